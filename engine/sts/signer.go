package sts

import (
	"rolewalk/engine/eval"
)

// Signer is who signs a request, with what. Exactly one of User, Role, Root, Session, Service and Stranger says who.
type Signer struct {
	User *eval.User
	// Role is an actor that is a role: it acts through a session of one hour that was issued unasked at this step.
	Role    *eval.Role
	Root    *eval.Account
	Session *Session
	// Service is a service principal.
	Service string
	// Stranger is the ARN of somebody whom the file does not declare.
	Stranger string
	// WithoutToken leaves the session token out of the request.
	WithoutToken bool
}

// temporary reports whether the signer's keys are temporary ones.
func (s *Signer) temporary() bool { return s.Session != nil || s.Role != nil }

// chains reports whether a role assumed by this signer falls under the one-hour cap.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
func (s *Signer) chains() bool { return s.temporary() }

// user is the user behind the signature: with long-term keys, with those of GetSessionToken, or as the one who asked for a
// federated user's.
func (s *Signer) user() *eval.User {
	if s.Session != nil {
		return s.Session.User
	}
	return s.User
}

// federated is the session of a federated user that signs, nil where none does.
func (s *Signer) federated() *Session {
	if s.Session != nil && s.Session.Kind == FederatedSession {
		return s.Session
	}
	return nil
}

// sessionPolicies are the session policies of the credentials that sign; nil limits nothing.
func (s *Signer) sessionPolicies() []*eval.Policy {
	switch {
	case s.Session == nil:
		return nil
	case s.federated() != nil && s.Session.Policies == nil:
		return []*eval.Policy{}
	}
	return s.Session.Policies
}

// role is the role whose session signs, nil where none does.
func (s *Signer) role() *eval.Role {
	if s.Session != nil {
		return s.Session.Role
	}
	return s.Role
}

// root is the account whose root user signs, nil where none does.
func (s *Signer) root() *eval.Account {
	if s.Session != nil {
		return s.Session.Root
	}
	return s.Root
}

// Account is the signer's account, nil for services and for accounts that the file does not declare.
func (s *Signer) Account() *eval.Account {
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
			Kind: eval.CallerRole, Partition: r.Account.Partition, Account: r.Account.ID, ARN: sessionARN(r, s.sessionName()),
			RoleARN: r.ARN(), ID: r.ID, HasBoundary: r.Boundary != nil,
		}
	case s.federated() != nil:
		f := s.federated()
		return eval.Caller{
			Kind: eval.CallerFederatedUser, Partition: f.account().Partition, Account: f.account().ID, ARN: f.ARN,
			UserARN: f.userARN(), UserID: f.userID(), ByRoot: f.Root != nil, HasBoundary: s.boundary() != nil,
		}
	case s.user() != nil:
		u := s.user()
		return eval.Caller{
			Kind: eval.CallerUser, Partition: u.Account.Partition, Account: u.Account.ID, ARN: u.ARN(), ID: u.ID, HasBoundary: u.Boundary != nil,
		}
	case s.root() != nil:
		a := s.root()
		return eval.Caller{Kind: eval.CallerRoot, Partition: a.Partition, Account: a.ID, ARN: a.Root()}
	case s.Service != "":
		return eval.Caller{Kind: eval.CallerService, ARN: s.Service}
	}
	return strangerCaller(s.Stranger)
}

// sessionName is the role session name of a signing role session.
func (s *Signer) sessionName() string {
	if s.Session != nil {
		return s.Session.Name
	}
	return s.Role.Name
}

// policies are the identity policies of the signer.
func (s *Signer) policies() []*eval.Policy {
	switch {
	case s.role() != nil:
		return s.role().Policies()
	case s.user() != nil:
		return s.user().Policies()
	}
	return nil
}

// sessionARN is the ARN of a session of r: the role's name without its path.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
func sessionARN(r *eval.Role, name string) string {
	return "arn:" + r.Account.Partition + ":sts::" + r.Account.ID + ":assumed-role/" + r.Name + "/" + name
}
