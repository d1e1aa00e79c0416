package syntax

// ManagedPolicy declares a managed policy of the account, with the path /. Either Document or Unknown is
// nil.
type ManagedPolicy struct {
	Node
	Name     Name         `parser:"'managed-policy' @@"`
	Document *JSON        `parser:"( @@"`
	Unknown  *NotSupplied `parser:"| @@ )"`
}

// ManagedBlock declares a managed policy of the account with a path. Items are its statements in order; the other
// fields are gathered from them.
type ManagedBlock struct {
	Node
	Name  Name          `parser:"'managed-policy' @@"`
	Items []ManagedItem `parser:"Open @@* Close"`

	Path   *Name
	Policy *ManagedText
}

// ManagedItem is *Path or *ManagedText.
type ManagedItem interface{ Spanned }

// ManagedText is the document of a managed policy. Either Document or Unknown is nil.
type ManagedText struct {
	Node
	Document *JSON        `parser:"'policy' ( @@"`
	Unknown  *NotSupplied `parser:"| @@ )"`
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

	PoliciesUnknown *PoliciesUnknown
	TagsUnknown     *TagsUnknown
}

func (x *Resource) check(r *report) {
	if x.Policy != nil && x.PoliciesUnknown != nil {
		r.errorAt(RepeatedStatement, x.PoliciesUnknown.Span(), "this resource has a `policy`, so its policy is known",
			"remove `policies unknown`: a resource has one policy at most")
	}
}

// ResourceItem is *ResourcePolicy, *TagList, *PoliciesUnknown or *TagsUnknown.
type ResourceItem interface{ Spanned }

// ResourcePolicy is a resource-based policy.
type ResourcePolicy struct {
	Node
	Document JSON `parser:"'policy' @@" into:"Policy"`
}
