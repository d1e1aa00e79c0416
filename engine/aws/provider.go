package aws

import (
	"slices"
	"strings"
)

// STSAudience is the audience of tokens that are made for STS.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
const STSAudience = "sts.amazonaws.com"

// The providers that the engine speaks of by name.
const (
	Cognito  = "cognito-identity.amazonaws.com"
	Google   = "accounts.google.com"
	Facebook = "graph.facebook.com"
	Amazon   = "www.amazon.com"
	GitHub   = "token.actions.githubusercontent.com"
)

// Provider is an OpenID Connect provider that AWS knows: one that a role can trust by its name alone, one that issues
// tokens for all its customers, so that a trust policy must ask for the claim that tells them apart, or one whose
// tokens have claims beside those of every token that become condition keys.
type Provider struct {
	// Host is the provider's host and path, in lower case. A star stands for any text.
	Host string
	// BuiltIn says that a role can trust it by its name, without a provider registered in the account.
	BuiltIn bool
	// Claim is the claim that AWS requires of a trust policy: it says which customer a token is for. It is empty if AWS
	// requires none, and a whole condition key if the key is not one of the token's claims.
	Claim string
	// Keys are the claims, in lower case, that become condition keys beside those of every token.
	Keys []string
}

// The claims of the providers that AWS's list of condition keys names.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
var (
	gitHubClaims = []string{
		"actor", "actor_id", "enterprise_id", "environment", "job_workflow_ref", "ref", "repository", "repository_id",
		"repository_owner_id", "workflow",
	}
	gitLabClaims = []string{
		"namespace_id", "pipeline_source", "project_id", "ref_protected", "runner_environment", "user_access_level",
		"user_email", "user_id", "user_login",
	}
	buildkiteClaims = []string{
		"build_branch", "cluster_id", "cluster_name", "organization_id", "organization_slug", "pipeline_id",
		"pipeline_slug",
	}
)

// providers lists the built-in and the shared providers, and those with condition keys of their own. IBM Turbonomic and
// Red Hat run several issuers for all their customers.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity,
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
var providers = []Provider{
	{Host: Cognito, BuiltIn: true, Claim: "aud"},
	{Host: Google, BuiltIn: true, Claim: "aud", Keys: []string{"google/organization_number"}},
	{Host: Facebook, BuiltIn: true, Claim: "app_id", Keys: []string{"app_id", "id"}},
	{Host: Amazon, BuiltIn: true, Claim: "app_id", Keys: []string{"app_id", "user_id"}},
	{Host: GitHub, Claim: "sub", Keys: gitHubClaims},
	{Host: GitHub + "/*", Keys: gitHubClaims},
	{Host: "github.com/enterprises/*", Keys: gitHubClaims},
	{Host: "token.actions.*.ghe.com", Keys: gitHubClaims},
	{Host: "vstoken.actions.githubusercontent.com", Claim: "sub"},
	{Host: "oidc-configuration.audit-log.githubusercontent.com", Claim: "sub"},
	{Host: "gitlab.com", Claim: "sub", Keys: gitLabClaims},
	{Host: "app.terraform.io", Claim: "sub"},
	{Host: "agent.buildkite.com", Claim: "sub", Keys: buildkiteClaims},
	{Host: "agent.*.buildkite.dev", Keys: buildkiteClaims},
	{Host: "agent.*.buildkite.site", Keys: buildkiteClaims},
	{Host: "oidc.circleci.com/org/*", Keys: []string{"oidc.circleci.com/project-id"}},
	{Host: "idcs-*.identity.oraclecloud.com", Keys: []string{"rpst_id"}},
	{Host: "oidc.codefresh.io", Claim: "sub"},
	{Host: "scalr.io", Claim: "sub"},
	{Host: "studio.datachain.ai/api", Claim: "sub"},
	{Host: "tokens.cloud.shisho.dev", Claim: "sub"},
	{Host: "proidc.upbound.io", Claim: "sub"},
	{Host: "oidc.vercel.com", Claim: "aud"},
	{Host: "api.pulumi.com/oidc", Claim: "aud"},
	{Host: "sandboxes.cloud", Claim: "aud"},
	{Host: "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d", Claim: "sts:RoleSessionName"},
	{Host: "rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7", Claim: "sub"},
	{Host: "rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr", Claim: "sub"},
	{Host: "rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg", Claim: "sub"},
	{Host: "rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26", Claim: "sub"},
	{Host: "oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb", Claim: "sub"},
	{Host: "oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu", Claim: "sub"},
}

// Providers returns the OpenID Connect providers that AWS knows.
func Providers() []Provider { return slices.Clone(providers) }

// ProviderOf returns the provider with the host and path, in lower case; nil when AWS does not know it.
func ProviderOf(host string) *Provider {
	i := slices.IndexFunc(providers, func(p Provider) bool { return fits(p.Host, host) })
	if i < 0 {
		return nil
	}
	return &providers[i]
}

// fits reports whether text is the pattern, in which one star stands for any text that is not empty.
func fits(pattern, text string) bool {
	head, tail, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == text
	}
	return len(text) > len(head)+len(tail) && strings.HasPrefix(text, head) && strings.HasSuffix(text, tail)
}

// IsBuiltIn reports whether a role can trust the provider by its name.
func IsBuiltIn(host string) bool {
	p := ProviderOf(host)
	return p != nil && p.BuiltIn
}

// RequiredKey returns the condition key that AWS requires of a trust policy for the provider, such as gitlab.com:sub;
// empty if it requires none.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
func (p *Provider) RequiredKey() string {
	if p.Claim == "" || strings.Contains(p.Claim, ":") {
		return p.Claim
	}
	return p.Host + ":" + p.Claim
}
