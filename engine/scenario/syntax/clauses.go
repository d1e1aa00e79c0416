package syntax

// For is DurationSeconds.
type For struct {
	Node
	Duration Duration `parser:"'for' @@"`
}

// ExternalID is the external ID of a request.
type ExternalID struct {
	Node
	ID Line `parser:"'external-id' @@" usage:"STRING"`
}

// MFA sends an MFA code along. Code says what is wrong with the code; "" is a code that AWS takes.
type MFA struct {
	Node
	Word string `parser:"@'mfa'"`
	Code string `parser:"@('no-code' | 'wrong-code' | 'used-code')?"`
}

// SourceIdentity sets the source identity.
type SourceIdentity struct {
	Node
	Name Name `parser:"'source-identity' @@"`
}

// Transitive names the session tags that stay through a chain of roles.
type Transitive struct {
	Node
	Keys Strings `parser:"'transitive' @@"`
}

// SessionPolicy is an inline session policy.
type SessionPolicy struct {
	Node
	Document JSON `parser:"'session-policy' @@"`
}

// SessionPolicyARNs are managed session policies.
type SessionPolicyARNs struct {
	Node
	ARNs Strings `parser:"'session-policy-arns' @@"`
}

// Claims are what an identity provider claims.
type Claims struct {
	Node
	Claims TokenClaims `parser:"'claims' @@"`
}

// From is the caller's address.
type From struct {
	Node
	Address Address `parser:"'from' @@"`
}

// Context gives further keys of the request context.
type Context struct {
	Node
	Keys Values `parser:"'context' @@"`
}

// AutoRenew lets the session renew itself.
type AutoRenew struct {
	Node
	Word string `parser:"@'auto-renew'"`
}

// WithoutSessionToken leaves the session token out of the request.
type WithoutSessionToken struct {
	Node
	Word string `parser:"@'without-session-token'"`
}

// Hint is shown on request.
type Hint struct {
	Node
	Text Line `parser:"'hint' @@" usage:"HINT" into:"Hints"`
}

// Predict asks the learner before the verdict shows.
type Predict struct {
	Node
	Word string `parser:"@'predict'"`
}
