package sts

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
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
	// External is the ARN of a principal that the walk does not declare.
	External string
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
	return c
}

// sessionName returns the role session name of a role session that signs.
func (s *Signer) sessionName() string {
	if s.Session != nil {
		return s.Session.Name
	}
	return s.Role.Name
}

// policies returns the identity policies of the signer.
func (s *Signer) policies() []*eval.Policy {
	switch user, role := s.Identity(); {
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

// unavailable returns the gates of the signer some of whose documents were not supplied. caller is the signer.
func (s *Signer) unavailable(caller *eval.Caller) eval.GateSet {
	var set eval.GateSet
	user, role := s.Identity()
	if s.External != "" || user != nil && user.HasUnknown() || role != nil && role.HasUnknown() {
		set = set.With(eval.GateIdentity)
	}
	if s.Session != nil && s.Session.UnknownPolicies || s.External != "" && caller.Kind == eval.CallerFederatedUser {
		set = set.With(eval.GateSession)
	}
	return set
}

// sessionARN returns the ARN of a session of r.
func sessionARN(r *iam.Role, name string) string {
	return aws.SessionARN(r.Account.Partition, r.Account.ID, r.Name, name)
}
