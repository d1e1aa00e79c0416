package sts

import (
	"time"

	"rolewalk/engine/eval"
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
	// Role is the role that was assumed, nil for other kinds; User whose token it is, nil for role sessions.
	Role *eval.Role
	User *eval.User
	// Root is the account whose root user's token it is; nil otherwise.
	Root *eval.Account
	// ARN is the session as AWS prints it, without the role's path; ID is the unique ID and the name.
	ARN, ID string
	Credentials
	Issued, Expires time.Time
	// Chained says that the one-hour cap bounded it.
	Chained bool
	// Parent is the session that asked for it, nil where none did.
	Parent *Session
	// Service is the service that assumed the role, empty otherwise.
	Service string
}

// Expired reports whether the session's time is over: at the moment of expiry it is.
func (s *Session) Expired(now time.Time) bool { return !now.Before(s.Expires) }
