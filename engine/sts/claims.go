package sts

import (
	"slices"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
)

// The claims by which a provider passes tags and a source identity. A token has them nested under one name; a walk writes
// the path.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
const (
	oidcTag            = "https://aws.amazon.com/tags/principal_tags/"
	oidcTransitive     = "https://aws.amazon.com/tags/transitive_tag_keys"
	oidcSourceIdentity = "https://aws.amazon.com/source_identity"
	samlTag            = "https://aws.amazon.com/SAML/Attributes/PrincipalTag:"
	samlTransitive     = "https://aws.amazon.com/SAML/Attributes/TransitiveTagKeys"
	samlSourceIdentity = "https://aws.amazon.com/SAML/Attributes/SourceIdentity"
)

// readClaims takes tags and source identity from the claims.
func (p *FederatedParams) readClaims() {
	tag, transitive, identity := oidcTag, oidcTransitive, oidcSourceIdentity
	if p.Host == "" {
		tag, transitive, identity = samlTag, samlTransitive, samlSourceIdentity
	}
	for _, c := range p.Claims {
		if len(c.Values) == 0 {
			continue
		}
		key, isTag := hasPrefix(c.Key, tag)
		switch {
		case isTag && key != "":
			p.Tags = append(p.Tags, eval.Tag{Key: key, Value: c.Values[0]})
		case strings.EqualFold(c.Key, transitive):
			p.Transitive = append(p.Transitive, c.Values...)
		case strings.EqualFold(c.Key, identity):
			p.SourceIdentity = c.Values[0]
		}
	}
}

// conditionKeys are the claims as the trust policy's conditions name them: an OIDC claim behind its provider's host, a SAML
// one as it is given, with saml:doc, which AWS makes. Google's aud is the token's azp where it has one, and its oaud is the token's aud.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
func (p *FederatedParams) conditionKeys() []GivenKey {
	var keys []GivenKey
	for _, c := range p.Claims {
		if strings.HasPrefix(c.Key, "https://aws.amazon.com/") {
			continue
		}
		if p.Host != "" {
			c.Key = p.Host + ":" + c.Key
		}
		keys = append(keys, c)
	}
	given := slices.ContainsFunc(p.Claims, func(c GivenKey) bool { return strings.EqualFold(c.Key, samlDoc) })
	if p.Host == "" && !given {
		keys = append(keys, GivenKey{Key: samlDoc, Values: []string{docOf(p.Provider)}})
	}
	if p.Host != "accounts.google.com" {
		return keys
	}
	for _, c := range p.Claims {
		switch c.Key {
		case "azp":
			keys = append(keys, GivenKey{Key: p.Host + ":aud", Values: c.Values, List: c.List})
		case "aud":
			keys = append(keys, GivenKey{Key: p.Host + ":oaud", Values: c.Values, List: c.List})
		}
	}
	return keys
}

const samlDoc = "saml:doc"

// docOf is how saml:doc names a provider: its account and its name.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
func docOf(provider string) string {
	arn, _ := match.ParseARN(provider)
	return arn.Account + strings.TrimPrefix(arn.Resource, "saml-provider")
}

// singleClaims are claims that say one thing by their nature, though a token may write it as a list.
var singleClaims = map[string]bool{"aud": true, "sub": true, "iss": true, "azp": true, "oaud": true, "doc": true, "sub_type": true, "namequalifier": true}

// setClaims sets claims as condition keys. A list is a multivalued key; of what says one thing, a list of one is that.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func setClaims(c *eval.Context, claims []GivenKey) {
	for _, claim := range claims {
		if claim.List && !(len(claim.Values) == 1 && singleClaims[claimName(claim.Key)]) {
			c.SetList(claim.Key, claim.Values...)
			continue
		}
		c.Set(claim.Key, claim.Values...)
	}
}

// claimName is a claim's name, without its provider, in lower case.
func claimName(key string) string { return strings.ToLower(key[strings.LastIndexByte(key, ':')+1:]) }

// lasting are the keys that stay with the session for its later requests.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func (p *FederatedParams) lasting() []GivenKey {
	var keys []GivenKey
	for _, c := range p.conditionKeys() {
		switch claimName(c.Key) {
		case "aud", "sub", "amr", "id", "app_id", "user_id", "namequalifier", "sub_type":
			if p.Host != "" || !strings.EqualFold(c.Key, "saml:aud") {
				keys = append(keys, c)
			}
		}
	}
	return keys
}
