package aws

import "strings"

// The providers that the engine speaks of by name.
const (
	Cognito = "cognito-identity.amazonaws.com"
	Google  = "accounts.google.com"
	GitHub  = "token.actions.githubusercontent.com"
)

// Provider is an OpenID Connect provider that AWS knows: one that a role can trust by its name alone, or one that
// issues tokens for all its customers, so that a trust policy must ask for the claim that tells them apart.
type Provider struct {
	// Host is the provider's host and path, in lower case. A star stands for any text.
	Host string
	// BuiltIn says that a role can trust it by its name, without a provider registered in the account.
	BuiltIn bool
	// Claim is the claim that AWS requires of a trust policy: it says which customer a token is for.
	Claim string
}

// providers lists the built-in and the shared providers.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
// and https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
var providers = []Provider{
	{Host: Cognito, BuiltIn: true, Claim: "aud"},
	{Host: Google, BuiltIn: true, Claim: "aud"},
	{Host: "graph.facebook.com", BuiltIn: true, Claim: "app_id"},
	{Host: "www.amazon.com", BuiltIn: true, Claim: "app_id"},
	{Host: GitHub, Claim: "sub"},
	{Host: "vstoken.actions.githubusercontent.com", Claim: "sub"},
	{Host: "oidc-configuration.audit-log.githubusercontent.com", Claim: "sub"},
	{Host: "gitlab.com", Claim: "sub"},
	{Host: "app.terraform.io", Claim: "sub"},
	{Host: "agent.buildkite.com", Claim: "sub"},
	{Host: "oidc.codefresh.io", Claim: "sub"},
	{Host: "scalr.io", Claim: "sub"},
	{Host: "studio.datachain.ai/api", Claim: "sub"},
	{Host: "tokens.cloud.shisho.dev", Claim: "sub"},
	{Host: "proidc.upbound.io", Claim: "sub"},
	{Host: "oidc.vercel.com", Claim: "aud"},
	{Host: "oidc.vercel.com/*", Claim: "aud"},
	{Host: "api.pulumi.com/oidc", Claim: "aud"},
	{Host: "sandboxes.cloud", Claim: "aud"},
}

// ProviderOf returns the provider with the host, in lower case; nil when AWS does not know it.
func ProviderOf(host string) *Provider {
	for i := range providers {
		p := &providers[i]
		start, star := strings.CutSuffix(p.Host, "*")
		if p.Host == host || star && strings.HasPrefix(host, start) {
			return p
		}
	}
	return nil
}

// IsBuiltIn reports whether a role can trust the provider by its name.
func IsBuiltIn(host string) bool {
	p := ProviderOf(host)
	return p != nil && p.BuiltIn
}

// Claim cuts the condition key of a claim, like token.actions.githubusercontent.com:sub, into the provider and the
// claim. ok is false for AWS's own keys. The key may be in any case; the parts keep it.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
func Claim(key string) (provider, name string, ok bool) {
	i := strings.LastIndexByte(key, ':')
	if i < 0 {
		return "", "", false
	}
	provider, name = key[:i], key[i+1:]
	return provider, name, strings.Contains(provider, ".") && name != ""
}

// claimName returns the last part of a condition key, in lower case: the claim's name without its provider.
func claimName(key string) string { return strings.ToLower(key[strings.LastIndexByte(key, ':')+1:]) }

// claim says what AWS does with one claim.
type claim struct {
	// everyToken says that the claim of any OpenID Connect provider becomes a condition key. AWS's list of keys has the
	// further claims of some providers.
	//
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
	everyToken bool
	// oneValue says that the condition key of an OpenID Connect provider's claim is known to have one value, so a
	// condition needs no set operator. For SAML's keys, which the table Keys has, Key.Multivalued says it.
	//
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
	oneValue bool
	// single says that a list of one value in a token or an assertion is that value alone, because the claim says one
	// thing by its nature.
	//
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
	single bool
	// lasting says that the key stays with the session for its later requests.
	//
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
	lasting bool
}

// claims are the claims that AWS reads in tokens and assertions, by their lower-case names. Those of OpenID Connect
// come before those that SAML alone has.
var claims = map[string]claim{
	"aud":     {everyToken: true, oneValue: true, single: true, lasting: true},
	"sub":     {everyToken: true, oneValue: true, single: true, lasting: true},
	"azp":     {everyToken: true, oneValue: true, single: true},
	"oaud":    {everyToken: true, oneValue: true, single: true},
	"id":      {everyToken: true, oneValue: true, lasting: true},
	"app_id":  {everyToken: true, oneValue: true, lasting: true},
	"user_id": {everyToken: true, lasting: true},
	"amr":     {everyToken: true, lasting: true},
	"email":   {everyToken: true},

	"iss":           {single: true},
	"doc":           {single: true},
	"sub_type":      {single: true, lasting: true},
	"namequalifier": {single: true, lasting: true},
}

// InEveryToken reports whether a claim, given by its name in lower case, becomes a condition key whichever OpenID
// Connect provider issues the token.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
func InEveryToken(name string) bool { return claims[name].everyToken }

// IsSingleClaim reports whether a claim says one thing by its nature, although a token may write it as a list.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func IsSingleClaim(key string) bool { return claims[claimName(key)].single }

// Lasts reports whether the key of a claim stays with the session for its later requests. SAML's audience does not.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func Lasts(key string) bool {
	return claims[claimName(key)].lasting && !strings.EqualFold(key, "saml:aud")
}

// The claims by which a provider passes tags and a source identity. A token has them nested under one name; a walk
// writes the path.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
const (
	ClaimPrefix        = "https://aws.amazon.com/" // of every claim that is read and becomes no condition key
	OIDCTag            = ClaimPrefix + "tags/principal_tags/"
	OIDCTransitive     = ClaimPrefix + "tags/transitive_tag_keys"
	OIDCSourceIdentity = ClaimPrefix + "source_identity"
	SAMLTag            = ClaimPrefix + "SAML/Attributes/PrincipalTag:"
	SAMLTransitive     = ClaimPrefix + "SAML/Attributes/TransitiveTagKeys"
	SAMLSourceIdentity = ClaimPrefix + "SAML/Attributes/SourceIdentity"
)
