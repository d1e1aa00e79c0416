package aws

import (
	"slices"
	"strings"
)

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
	"aud":   {everyToken: true, oneValue: true, single: true, lasting: true},
	"sub":   {everyToken: true, oneValue: true, single: true, lasting: true},
	"azp":   {everyToken: true, oneValue: true, single: true},
	"oaud":  {everyToken: true, oneValue: true, single: true},
	"amr":   {everyToken: true, lasting: true},
	"email": {everyToken: true},

	"id":      {oneValue: true, lasting: true},
	"app_id":  {oneValue: true, lasting: true},
	"user_id": {lasting: true},

	"iss":           {single: true},
	"doc":           {single: true},
	"sub_type":      {single: true, lasting: true},
	"namequalifier": {single: true, lasting: true},
}

// providerClaims are the claims of single providers that AWS makes condition keys of, beside those of every token. A
// star in a host stands for any text without a slash, and for any text at the end.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
var providerClaims = []struct {
	hosts, claims []string
}{
	{[]string{Amazon}, []string{"app_id", "user_id"}},
	{[]string{Facebook}, []string{"app_id", "id"}},
	{[]string{Google}, []string{"google/organization_number"}},
	{
		[]string{GitHub, GitHub + "/*", "token.actions.*.ghe.com", "github.com/enterprises/*"},
		[]string{
			"actor", "actor_id", "enterprise_id", "environment", "job_workflow_ref", "ref", "repository", "repository_id",
			"repository_owner_id", "workflow",
		},
	},
	{
		[]string{"gitlab.com"},
		[]string{
			"namespace_id", "pipeline_source", "project_id", "ref_protected", "runner_environment", "user_access_level",
			"user_email", "user_id", "user_login",
		},
	},
	{
		[]string{"agent.buildkite.com", "agent.*.buildkite.dev", "agent.*.buildkite.site"},
		[]string{
			"build_branch", "cluster_id", "cluster_name", "organization_id", "organization_slug", "pipeline_id",
			"pipeline_slug",
		},
	},
	{[]string{"oidc.circleci.com/org/*"}, []string{"oidc.circleci.com/project-id"}},
	{[]string{"idcs-*.identity.oraclecloud.com"}, []string{"rpst_id"}},
}

// samlClaims are what an assertion says that becomes a condition key behind saml:, in lower case.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
var samlClaims = []string{
	"aud", "cn", "commonname", "doc", "eduorghomepageuri", "eduorgidentityauthnpolicyuri", "eduorglegalname",
	"eduorgsuperioruri", "eduorgwhitepagesuri", "edupersonaffiliation", "edupersonassurance", "edupersonentitlement",
	"edupersonnickname", "edupersonorgdn", "edupersonorgunitdn", "edupersonprimaryaffiliation",
	"edupersonprimaryorgunitdn", "edupersonprincipalname", "edupersonscopedaffiliation", "edupersontargetedid",
	"givenname", "iss", "mail", "name", "namequalifier", "organizationstatus", "primarygroupsid", "sub", "sub_type",
	"surname", "uid", "x500uniqueidentifier",
}

// ClaimIsKey reports whether AWS makes a condition key of a claim in the tokens of an OpenID Connect provider. The host
// and the claim may be in any case.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
func ClaimIsKey(host, name string) bool {
	host, name = strings.ToLower(host), strings.ToLower(name)
	if claims[name].everyToken {
		return true
	}
	for i := range providerClaims {
		row := &providerClaims[i]
		if slices.Contains(row.claims, name) && slices.ContainsFunc(row.hosts, func(h string) bool { return hostIs(h, host) }) {
			return true
		}
	}
	return false
}

// hostIs reports whether a host of the table stands for a provider's host.
func hostIs(row, host string) bool {
	before, after, star := strings.Cut(row, "*")
	rest, ok := strings.CutPrefix(host, before)
	if !star || !ok {
		return row == host
	}
	middle, ok := strings.CutSuffix(rest, after)
	return ok && middle != "" && (after == "" || !strings.Contains(middle, "/"))
}

// IsSAMLKey reports whether a name, in any case, is a condition key of SAML assertions: saml:aud.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
func IsSAMLKey(key string) bool {
	name, ok := strings.CutPrefix(strings.ToLower(key), "saml:")
	return ok && slices.Contains(samlClaims, name)
}

// IsSingleClaim reports whether a claim says one thing by its nature, although a token may write it as a list.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func IsSingleClaim(key string) bool { return claims[claimName(key)].single }

// Lasts reports whether the key of a claim stays with the session for its later requests. SAML's audience does not, and
// of the claims of single providers only those of Amazon and Facebook do.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func Lasts(key string) bool {
	c := claims[claimName(key)]
	host, _, ofToken := Claim(key)
	if ofToken {
		return c.lasting && (c.everyToken || IsBuiltIn(strings.ToLower(host)))
	}
	return c.lasting && !strings.EqualFold(key, "saml:aud")
}

// RolesClaim is the claim of a token that names the roles which its provider lets it assume.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
const RolesClaim = ClaimPrefix + "roles"

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
