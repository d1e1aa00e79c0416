package sts

import (
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
)

// SessionKind says what issued a session.
type SessionKind string

// The kinds of sessions.
const (
	RoleSession      SessionKind = "role"
	UserToken        SessionKind = "session-token"    // GetSessionToken: the same user, with temporary keys
	FederatedSession SessionKind = "federation-token" // GetFederationToken
)

// Session is a temporary credential, from the moment it is issued until it expires. It is never changed after: what an
// edit of a policy does to it shows in what its next request is answered.
type Session struct {
	Kind SessionKind
	// Name is the role session name, or what the walk calls the credential.
	Name string
	// Role is the role that was assumed, nil for other kinds and for a role that the walk does not have; User whose token
	// it is, nil for role sessions.
	Role *iam.Role
	User *iam.User
	// RoleARN is the ARN of a role that the walk does not have, "" for any other session.
	RoleARN string
	// Root is the account whose root user's token it is; nil otherwise.
	Root *iam.Account
	// ARN is the session as AWS prints it, without the role's path; ID is the unique ID and the name.
	ARN, ID string
	Credentials
	Issued, Expires time.Time
	// Provisional says that it is not known whether AWS issued it.
	Provisional bool
	// Policies are the session policies that it was asked for with, as they were then; nil is none, which limits a role
	// session by nothing and leaves a federated user nothing.
	Policies []*eval.Policy
	// Tags are the session's own tags: those passed, and those that are transitive and came along. Transitive are the keys
	// that go on to the next session.
	Tags       []iam.Tag
	Transitive []string
	// SourceIdentity is set once and stays through a chain; empty where there is none.
	SourceIdentity string
	// MFA says that a multi-factor code was given for it. A role session never has it.
	MFA bool
	// AskedWithMFA says that the request for a role session came with a multi-factor code, or from credentials that had
	// one. Nothing is decided by it: it is what another reading of AWS's documents would give the session.
	AskedWithMFA bool
	// Provider is the identity provider of a session that one vouched for; Claims those of its claims that stay with it.
	Provider string
	Claims   []GivenKey
	// Chained says that the one-hour cap bounded it.
	Chained bool
	// Parent is the session that asked for it, nil where none did.
	Parent *Session
	// Service is the service that assumed the role, empty otherwise.
	Service string
}

// Expired reports whether the session's time is over: at the moment of expiry it is.
func (s *Session) Expired(now time.Time) bool { return !now.Before(s.Expires) }

// livePolicies returns the session policies as they are now. A managed one is read from its account at each request.
func (s *Session) livePolicies(w *iam.World) []*eval.Policy {
	if s.Policies == nil {
		return nil
	}
	live := make([]*eval.Policy, 0, len(s.Policies))
	for _, p := range s.Policies {
		if p.Ref.Kind == policy.RefManaged {
			// Rule: A managed session policy is read anew at each request of the session. An inline one stays as it was
			// passed.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
			// Proof: session-policies/managed-policy-is-live.walk
			arn, _ := aws.ParseARN(s.ARN)
			p = w.Account(arn.Account).Managed[p.Ref.Name]
		}
		if p != nil {
			live = append(live, p)
		}
	}
	return live
}

// isFederated reports whether the credentials are those of a person that is no principal of IAM: one with a token or an
// assertion of an identity provider, or a federated user. A role that is assumed with them is a session like any other.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
func (s *Session) isFederated() bool {
	return s != nil && (s.Provider != "" || s.Kind == FederatedSession)
}

// account is the account of the user, or of the root user, whose token it is.
func (s *Session) account() *iam.Account {
	if s.User != nil {
		return s.User.Account
	}
	return s.Root
}

// userARN and userID are those of the user who asked for a federated user's credentials; a root user has no ID.
func (s *Session) userARN() string {
	if s.User != nil {
		return s.User.ARN()
	}
	return s.Root.Root()
}

func (s *Session) userID() string {
	if s.User != nil {
		return s.User.ID
	}
	return ""
}
