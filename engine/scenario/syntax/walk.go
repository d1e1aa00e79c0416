package syntax

// Note is Markdown, between steps, in a step or in a change.
type Note struct {
	Node
	Text Text `parser:"'note' @@"`
}

// Wait lets time pass.
type Wait struct {
	Node
	Duration Duration `parser:"'wait' @@"`
}

// At moves the clock to a moment.
type At struct {
	Node
	Time Time `parser:"'at' @@"`
}

// ExpectFinding holds where a document has a finding.
type ExpectFinding struct {
	Node
	Code Name     `parser:"'expect' 'finding' @@"`
	On   Document `parser:"'on' @@"`
}

// Step is one request. Items are its statements in order; the rest is gathered from them: Act is nil where it is missing
// and an error says so, pointers are nil where a clause is absent.
type Step struct {
	Node
	Title *Text      `parser:"'step' @@?"`
	Items []StepItem `parser:"Open @@* Close"`

	Act                 Act
	For                 *Duration
	ExternalID          *Text
	MFA                 *MFA
	SourceIdentity      *Name
	Tags                *Tags
	Transitive          *Strings
	SessionPolicy       *JSON
	SessionPolicyARNs   *Strings
	Claims              *Values
	From                *Address
	Context             *Values
	AutoRenew           *AutoRenew
	WithoutSessionToken *WithoutSessionToken
	Notes               []*Note
	Hints               []*Text
	Predict             *Predict
	Expect              *Expect
}

// StepItem is an Act or a clause: *For, *ExternalID, *MFA, *SourceIdentity, *TagList, *Transitive, *SessionPolicy,
// *SessionPolicyARNs, *Claims, *From, *Context, *AutoRenew, *WithoutSessionToken, *Note, *Hint, *Predict or *Expect.
type StepItem interface{ Spanned }

// ActKind is what a step does; it is the word of the act.
type ActKind string

// The acts.
const (
	Assumes             ActKind = "assumes"
	OIDC                ActKind = "oidc"
	SAML                ActKind = "saml"
	GetsSessionToken    ActKind = "gets-session-token"
	GetsFederationToken ActKind = "gets-federation-token"
	Calls               ActKind = "calls"
	Refresh             ActKind = "refresh"
)

// Act is what a step does: *Assume, *AssumeOIDC, *AssumeSAML, *SessionToken, *FederationToken, *Call or *RefreshSession.
type Act interface {
	Spanned
	Kind() ActKind
}

// Assume is sts:AssumeRole.
type Assume struct {
	Node
	Actor   Name `parser:"@@ 'assumes'"`
	Role    Name `parser:"@@ 'as'"`
	Session Name `parser:"@@"`
}

// AssumeOIDC is sts:AssumeRoleWithWebIdentity.
type AssumeOIDC struct {
	Node
	Host    Name `parser:"'oidc' @@ 'assumes'"`
	Role    Name `parser:"@@ 'as'"`
	Session Name `parser:"@@"`
}

// AssumeSAML is sts:AssumeRoleWithSAML; Provider is ALIAS/PROVIDER.
type AssumeSAML struct {
	Node
	Provider Name `parser:"'saml' @@ 'assumes'"`
	Role     Name `parser:"@@ 'as'"`
	Session  Name `parser:"@@"`
}

// SessionToken is sts:GetSessionToken.
type SessionToken struct {
	Node
	Actor   Name `parser:"@@ 'gets-session-token' 'as'"`
	Session Name `parser:"@@"`
}

// FederationToken is sts:GetFederationToken.
type FederationToken struct {
	Node
	Actor   Name `parser:"@@ 'gets-federation-token' 'as'"`
	Session Name `parser:"@@"`
}

// Call is any request.
type Call struct {
	Node
	Actor    Name `parser:"@@ 'calls'"`
	Action   Name `parser:"@@ 'on'"`
	Resource Name `parser:"@@"`
}

// RefreshSession makes the latest request under a session's name again.
type RefreshSession struct {
	Node
	Session Name `parser:"'refresh' @@"`
}

// Kind returns the word of the act.
func (*Assume) Kind() ActKind          { return Assumes }
func (*AssumeOIDC) Kind() ActKind      { return OIDC }
func (*AssumeSAML) Kind() ActKind      { return SAML }
func (*SessionToken) Kind() ActKind    { return GetsSessionToken }
func (*FederationToken) Kind() ActKind { return GetsFederationToken }
func (*Call) Kind() ActKind            { return Calls }
func (*RefreshSession) Kind() ActKind  { return Refresh }

// SessionOf is the session name that an act gives; nil where it gives none.
func SessionOf(a Act) *Name {
	switch x := a.(type) {
	case *Assume:
		return &x.Session
	case *AssumeOIDC:
		return &x.Session
	case *AssumeSAML:
		return &x.Session
	case *SessionToken:
		return &x.Session
	case *FederationToken:
		return &x.Session
	}
	return nil
}

// For is DurationSeconds.
type For struct {
	Node
	Duration Duration `parser:"'for' @@"`
}

// ExternalID is the external ID of a request.
type ExternalID struct {
	Node
	ID Text `parser:"'external-id' @@"`
}

// MFA sends an MFA code along.
type MFA struct {
	Node
	Word string `parser:"@'mfa'"`
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
	Text Text `parser:"'hint' @@"`
}

// Predict asks the learner before the verdict shows.
type Predict struct {
	Node
	Word string `parser:"@'predict'"`
}

// Outcome is what a step may be expected to give.
type Outcome string

// The outcomes, by the word behind expect; ExplicitDeny stands for two words.
const (
	Allow        Outcome = "allow"
	Deny         Outcome = "deny"
	ExplicitDeny Outcome = "explicit"
	Expired      Outcome = "expired"
	Error        Outcome = "error"
	Unknown      Outcome = "unknown"
)

// Expect is what a step is expected to give. Outcome says which form it is; Gate is set with ExplicitDeny and may be with
// Deny; Code is set with Error.
type Expect struct {
	Node
	Plain    string `parser:"'expect' ( @('allow' | 'expired' | 'unknown')"`
	Code     *Name  `parser:"| 'error' @@"`
	Explicit bool   `parser:"| @'explicit'?"`
	Denied   bool   `parser:"@'deny'"`
	Gate     *Gate  `parser:"( 'by' @@ )? )"`

	Outcome Outcome
}
