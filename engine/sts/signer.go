package sts

import (
	"cmp"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Signer is the identity that signs a request, and with what. Exactly one of User, Role, Root, Session, Service and
// External is set; none of them is set for an unsigned request.
type Signer struct {
	User *iam.User
	// Role is an actor that is a role: it acts through a session of its own that begins with the step.
	Role    *iam.Role
	Root    *iam.Account
	Session *Session
	// Service is a service principal.
	Service string
	// SessionName is the name of the session that Role acts through; "" is the name of the role.
	SessionName string
	// External is the ARN of a principal that the walk does not declare. It may go along with Session, for a session of a
	// role that the walk does not have.
	External string
	// MayExist says of External that it may exist or not, in an account that has more principals than the walk.
	MayExist bool
	// WithoutToken leaves the session token out of the request.
	WithoutToken bool
}

// keys says what keys sign.
func (s *Signer) keys() Keys {
	k := Keys{temporary: s.temporary()}
	if s.Session != nil && s.Session.Kind == UserToken {
		k.token, k.mfa = true, s.Session.MFA
	}
	if s.External != "" {
		c := s.caller()
		k = KeysOf(&c)
	}
	return k
}

// temporary reports whether the signer's keys are temporary ones.
func (s *Signer) temporary() bool { return s.Session != nil || s.Role != nil }

// chains reports whether the one-hour limit applies to a role that this signer assumes.
func (s *Signer) chains() bool { return s.temporary() }

// user returns the user behind the signature: with long-term keys, with those of GetSessionToken, or as the one that
// asked for a federated user's. It is nil when there is none.
func (s *Signer) user() *iam.User {
	if s.Session != nil {
		return s.Session.User
	}
	return s.User
}

// federated returns the session of a federated user that signs, nil when none does.
func (s *Signer) federated() *Session {
	if s.Session != nil && s.Session.Kind == FederatedSession {
		return s.Session
	}
	return nil
}

// role returns the role whose session signs, nil when none does.
func (s *Signer) role() *iam.Role {
	if s.Session != nil {
		return s.Session.Role
	}
	return s.Role
}

// root returns the account whose root user signs, nil when none does.
func (s *Signer) root() *iam.Account {
	if s.Session != nil {
		return s.Session.Root
	}
	return s.Root
}

// Identity returns the user or the role behind the signature, nil when there is none.
func (s *Signer) Identity() (user *iam.User, role *iam.Role) {
	if role = s.role(); role != nil {
		return nil, role
	}
	return s.user(), nil
}

// Account returns the signer's account, nil for services and for accounts that the walk does not declare.
func (s *Signer) Account() *iam.Account {
	switch {
	case s.role() != nil:
		return s.role().Account
	case s.user() != nil:
		return s.user().Account
	}
	return s.root()
}

// caller describes the signer to package eval.
func (s *Signer) caller() eval.Caller {
	switch {
	case s.role() != nil:
		r := s.role()
		return eval.Caller{
			Kind: eval.CallerRole, Partition: r.Account.Partition, Account: r.Account.ID,
			ARN: sessionARN(r, s.sessionName()), RoleARN: r.ARN(), ID: r.ID,
		}
	case s.federated() != nil:
		f := s.federated()
		return eval.Caller{
			Kind: eval.CallerFederatedUser, Partition: f.account().Partition, Account: f.account().ID, ARN: f.ARN,
			UserARN: f.userARN(), UserID: f.userID(), ByRoot: f.Root != nil,
		}
	case s.user() != nil:
		u := s.user()
		return eval.Caller{
			Kind: eval.CallerUser, Partition: u.Account.Partition, Account: u.Account.ID, ARN: u.ARN(), ID: u.ID,
		}
	case s.root() != nil:
		a := s.root()
		return eval.Caller{Kind: eval.CallerRoot, Partition: a.Partition, Account: a.ID, ARN: a.Root()}
	case s.Service != "":
		return eval.Caller{Kind: eval.CallerService, ARN: s.Service}
	}
	c, _ := CallerOf(s.External)
	c.IDUnknown = c.Kind == eval.CallerUser || c.Kind == eval.CallerRole
	if arn, _ := aws.ParseARN(s.External); arn.Kind() == aws.KindSession {
		c.PathUnknown = true
		if s.Session != nil {
			c.RoleARN, c.PathUnknown = s.Session.RoleARN, false
		}
	}
	return c
}

// sessionName returns the role session name of a role session that signs.
func (s *Signer) sessionName() string {
	if s.Session != nil {
		return s.Session.Name
	}
	return cmp.Or(s.SessionName, s.Role.Name)
}

// provisional reports whether it is not known whether the credentials that sign exist.
func (s *Signer) provisional() bool { return s.MayExist || s.Session != nil && s.Session.Provisional }

// policies returns the identity policies of the signer. Those of an external principal are unknown.
func (s *Signer) policies() []*eval.Policy {
	switch user, role := s.Identity(); {
	case s.External != "":
		return unsupplied(policy.RefPolicies, s.External, policy.Identity)
	case role != nil:
		return role.Policies()
	case user != nil:
		return user.Policies()
	}
	return nil
}

// boundaries returns the permissions boundary of the signer, nil when there is none.
func (s *Signer) boundaries() []*eval.Policy {
	boundary := (*eval.Policy)(nil)
	switch user, role := s.Identity(); {
	case s.External != "":
		return unsupplied(policy.RefPolicies, s.External, policy.Boundary)
	case role != nil:
		boundary = role.Boundary
	case user != nil:
		boundary = user.Boundary
	}
	if boundary == nil {
		return nil
	}
	return []*eval.Policy{boundary}
}

// session returns the session policies of the signer, nil when there are none. Those of an external principal that has
// temporary credentials are unknown.
func (s *Signer) session(w *iam.World, caller *eval.Caller) []*eval.Policy {
	switch {
	case s.Session != nil:
		return s.Session.livePolicies(w)
	case s.External != "" && (caller.Kind == eval.CallerFederatedUser || caller.Kind == eval.CallerRole):
		return unsupplied(policy.RefSessionPolicies, s.External, policy.Session)
	}
	return nil
}

// unsupplied returns a document that stands for all those of the holder that were not supplied.
func unsupplied(ref policy.RefKind, holder string, kind policy.Kind) []*eval.Policy {
	return []*eval.Policy{{
		Ref: policy.Ref{Kind: ref, Holder: holder}, Doc: policy.UnknownDocument(kind, source.Span{}),
	}}
}

// sessionARN returns the ARN of a session of r.
func sessionARN(r *iam.Role, name string) string {
	return aws.SessionARN(r.Account.Partition, r.Account.ID, r.Name, name)
}
