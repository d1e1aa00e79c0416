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
	// everyToken says that the claim of any OpenID Connect provider becomes a condition key. Provider.Keys has the further
	// claims of some providers.
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
	"id":      {oneValue: true, lasting: true},
	"app_id":  {oneValue: true, lasting: true},
	"user_id": {lasting: true},
	"amr":     {everyToken: true, lasting: true},
	"email":   {everyToken: true},

	"iss":           {single: true},
	"doc":           {single: true},
	"sub_type":      {single: true, lasting: true},
	"namequalifier": {single: true, lasting: true},
}

// ClaimIsKey reports whether a claim of a token becomes a condition key. The issuer is the provider's host and path in
// lower case; the claim is taken in any case. The keys of a provider that AWS's list does not name are those that every
// token has.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
func ClaimIsKey(issuer, name string) bool {
	name = strings.ToLower(name)
	if claims[name].everyToken {
		return true
	}
	p := ProviderOf(issuer)
	return p != nil && slices.Contains(p.Keys, name)
}

// IsSingleClaim reports whether a claim says one thing by its nature, although a token may write it as a list.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func IsSingleClaim(key string) bool { return claims[claimName(key)].single }

// Lasts reports whether the key of a claim stays with the session for its later requests. SAML's audience does not, and
// of the claims that some providers have beside those of every token, only those of Amazon and Facebook do.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func Lasts(key string) bool {
	known := claims[claimName(key)]
	if !known.lasting || strings.EqualFold(key, "saml:aud") {
		return false
	}
	issuer, _, ok := Claim(key)
	return !ok || known.everyToken || IsBuiltIn(strings.ToLower(issuer))
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

// RolesClaim is the claim of a token that names the roles which its provider lets it assume.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
const RolesClaim = ClaimPrefix + "roles"
