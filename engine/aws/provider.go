package aws

import "strings"

// The providers that the engine speaks of by name.
const (
	Cognito  = "cognito-identity.amazonaws.com"
	Google   = "accounts.google.com"
	Facebook = "graph.facebook.com"
	Amazon   = "www.amazon.com"
	GitHub   = "token.actions.githubusercontent.com"
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
	{Host: Facebook, BuiltIn: true, Claim: "app_id"},
	{Host: Amazon, BuiltIn: true, Claim: "app_id"},
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
