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

// claims are the claims that AWS reads of every provider's token or assertion, by their lower-case names.
var claims = map[string]struct{ single, lasting bool }{
	"aud": {single: true, lasting: true}, "sub": {single: true, lasting: true},
	"amr": {lasting: true}, "id": {lasting: true}, "app_id": {lasting: true}, "user_id": {lasting: true},
	"iss": {single: true}, "azp": {single: true}, "oaud": {single: true}, "doc": {single: true},
	"sub_type": {single: true, lasting: true}, "namequalifier": {single: true, lasting: true},
}

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
