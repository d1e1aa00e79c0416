package syntax

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

// Act is what a step does: *Assume, *AssumeOIDC, *AssumeSAML, *SessionToken, *FederationToken, *Call or
// *RefreshSession.
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

// SessionOf returns the session name that an act gives, or nil if it gives none.
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

// ActorOf returns the actor of an act: a provider for an act that no actor signs, nil for a refresh.
func ActorOf(a Act) *Name {
	switch x := a.(type) {
	case *Assume:
		return &x.Actor
	case *AssumeOIDC:
		return &x.Host
	case *AssumeSAML:
		return &x.Provider
	case *SessionToken:
		return &x.Actor
	case *FederationToken:
		return &x.Actor
	case *Call:
		return &x.Actor
	}
	return nil
}

// RoleOf returns the role that an act asks for, nil if it asks for none.
func RoleOf(a Act) *Name {
	switch x := a.(type) {
	case *Assume:
		return &x.Role
	case *AssumeOIDC:
		return &x.Role
	case *AssumeSAML:
		return &x.Role
	}
	return nil
}
