package syntax

// ManagedPolicy declares a managed policy of the account.
type ManagedPolicy struct {
	Node
	Name     Name `parser:"'managed-policy' @@"`
	Document JSON `parser:"@@"`
}

// OIDCProvider registers an OpenID Connect provider.
type OIDCProvider struct {
	Node
	Host      Name        `parser:"'oidc-provider' @@"`
	Audiences []*Audience `parser:"Open @@* Close"`
}

// Audience is a client ID that a provider's tokens may be for.
type Audience struct {
	Node
	Audience Name `parser:"'audience' @@"`
}

// SAMLProvider registers a SAML provider.
type SAMLProvider struct {
	Node
	Name Name `parser:"'saml-provider' @@"`
}

// Resource declares a resource. Items are its statements in order; the other fields are gathered from them.
type Resource struct {
	Node
	ARN   ARN            `parser:"'resource' @@"`
	Items []ResourceItem `parser:"Open @@* Close"`

	Policy *JSON
	Tags   *Tags
}

// ResourceItem is *ResourcePolicy or *TagList.
type ResourceItem interface{ Spanned }

// ResourcePolicy is a resource-based policy.
type ResourcePolicy struct {
	Node
	Document JSON `parser:"'policy' @@" into:"Policy"`
}
