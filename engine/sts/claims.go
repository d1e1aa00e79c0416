package sts

import (
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/match"
)

// readClaims takes tags and the source identity from the claims.
func (p *FederatedParams) readClaims() {
	tag, transitive, identity := aws.OIDCTag, aws.OIDCTransitive, aws.OIDCSourceIdentity
	if p.Host == "" {
		tag, transitive, identity = aws.SAMLTag, aws.SAMLTransitive, aws.SAMLSourceIdentity
	}
	for _, c := range p.Claims {
		if len(c.Values) == 0 {
			continue
		}
		key, isTag := hasPrefix(c.Key, tag)
		switch {
		case isTag && key != "":
			// Rule: A token or an assertion passes session tags as claims of their own.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
			// Proof: web-identity/tags-in-the-token.walk
			p.Tags = append(p.Tags, iam.Tag{Key: key, Value: c.Values[0]})
		case strings.EqualFold(c.Key, transitive):
			// Rule: A token or an assertion says which of its tags are transitive.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
			// Proof: web-identity/transitive-tags-of-a-token.walk
			p.Transitive = append(p.Transitive, c.Values...)
		case strings.EqualFold(c.Key, identity):
			// Rule: A token or an assertion passes a source identity as a claim.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
			// Proof: web-identity/source-identity-in-the-token.walk
			p.SourceIdentity = c.Values[0]
		}
	}
}

// conditionKeys returns the claims as the conditions of a trust policy name them.
func (p *FederatedParams) conditionKeys() []GivenKey {
	if p.Host == "" {
		return p.samlKeys()
	}
	var keys []GivenKey
	for _, c := range p.Claims {
		if c.Key == oaud || !aws.ClaimIsKey(strings.ToLower(p.Host), c.Key) {
			// Rule: A claim that is not on AWS's list for its provider is no condition key.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
			// Proof: web-identity/unlisted-claims.walk, web-identity/claims-of-gitlab.walk
			continue
		}
		// Rule: The claims of a token are condition keys behind the name of their provider.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
		// Proof: web-identity/eks-service-account.walk, web-identity/case-072-environment-in-the-subject.walk
		keys = append(keys, p.key(c.Key, &c))
	}
	if azp := p.claim("azp"); azp != nil {
		// Rule: The condition key of the audience is the token's azp, if it has one.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
		// Proof: web-identity/google-audience-is-azp.walk, web-identity/azp-is-the-audience.walk
		keys = append(keys, p.key("aud", azp))
	}
	if aud := p.claim("aud"); aud != nil {
		// Rule: The condition key oaud has the token's own aud.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
		// Proof: web-identity/google-audience-is-azp.walk, web-identity/azp-is-the-audience.walk
		keys = append(keys, p.key(oaud, aud))
	}
	return keys
}

const oaud = "oaud"

// key returns the condition key of the provider with the name and the values of a claim.
func (p *FederatedParams) key(name string, c *GivenKey) GivenKey {
	return GivenKey{Key: p.Host + ":" + name, Values: c.Values, List: c.List}
}

// samlKeys returns what an assertion says as condition keys, which the walk gives as they are, and saml:doc, which AWS
// makes.
func (p *FederatedParams) samlKeys() []GivenKey {
	var keys []GivenKey
	for _, c := range p.Claims {
		if aws.IsSAMLKey(c.Key) {
			keys = append(keys, c)
		}
	}
	if !slices.ContainsFunc(p.Claims, func(c GivenKey) bool { return strings.EqualFold(c.Key, samlDoc) }) {
		keys = append(keys, GivenKey{Key: samlDoc, Values: []string{docOf(p.Provider)}})
	}
	return keys
}

// setAuthorized sets the key that says whether the token's provider lets it assume the role. rolesFit has refused every
// token that names other roles alone, so what a placeholder leaves open is true where AWS takes the token.
func (e *Env) setAuthorized(p *FederatedParams, c *eval.Context) {
	if p.Host == "" {
		return
	}
	roles, _ := p.rolesClaim()
	// Rule: sts:RoleAuthorizedByIdp is true if the token's roles claim names the role, and false if the token has none.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
	// Proof: web-identity/role-authorized-by-idp.walk
	c.Set("sts:RoleAuthorizedByIdp", strconv.FormatBool(e.isAny(roles, p.RoleARN) != match.No))
}

const samlDoc = "saml:doc"

// docOf returns how saml:doc names a provider: its account and its name.
func docOf(provider string) string {
	arn, _ := aws.ParseARN(provider)
	// Rule: saml:doc is the account and the name of the SAML provider.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
	// Proof: saml/provider-in-saml-doc.walk
	return arn.Account + "/" + arn.Name()
}

// setClaims sets claims as condition keys. A list is a multivalued key. For a claim that says one thing by its nature,
// a list of one is a single value.
func setClaims(c *eval.Context, claims []GivenKey) {
	for _, claim := range claims {
		if claim.List && !(len(claim.Values) == 1 && aws.IsSingleClaim(claim.Key)) {
			// Rule: A claim with a list of values is a multivalued key.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
			// Proof: saml/lists.walk, web-identity/cognito-pool-and-amr.walk
			c.SetList(claim.Key, claim.Values...)
			continue
		}
		c.Set(claim.Key, claim.Values...)
	}
}

// lasting returns the keys of claims that stay with the session for its later requests.
func (p *FederatedParams) lasting() []GivenKey {
	var keys []GivenKey
	for _, c := range p.conditionKeys() {
		if aws.Lasts(c.Key) {
			// Rule: Of the claims of a token, only those that name its user and its audience stay with the session.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
			// Proof: web-identity/claims-that-stay.walk
			keys = append(keys, c)
		}
	}
	return keys
}
