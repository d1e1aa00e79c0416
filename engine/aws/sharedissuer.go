package aws

import "strings"

// IssuerRule is what IAM asks of a statement that trusts a shared identity provider, when it saves the trust policy.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
type IssuerRule struct {
	// Keys are condition keys of which one block of the statement must have at least one, in AWS's spelling.
	Keys []string
	// Strict says that the keys count in this spelling alone, that StringLike does not, and that any value does.
	Strict bool
	// Repository says that a value that is empty, blank or begins with * does not count. Otherwise only * alone does not.
	Repository bool
}

// RuleOfIssuer returns what IAM asks of a statement that trusts the issuer, which is given in lower case; nil if it
// asks nothing. GitHub's rule is for every issuer that begins with GitHub's name, the others are for the issuer
// itself.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/document-history.html (job_workflow_ref)
func RuleOfIssuer(issuer string) *IssuerRule {
	keys := func(claims ...string) []string {
		for i, claim := range claims {
			claims[i] = issuer + ":" + claim
		}
		return claims
	}
	p := ProviderOf(issuer)
	switch {
	case strings.HasPrefix(issuer, GitHub):
		return &IssuerRule{Keys: keys("sub", "job_workflow_ref"), Repository: true}
	case issuer == Google:
		return &IssuerRule{Keys: keys("aud", "oaud", "sub"), Strict: true}
	case issuer == Amazon || issuer == Facebook:
		return &IssuerRule{Keys: keys("app_id", "sub"), Strict: true}
	case p != nil && p.RequiredKey() != "":
		return &IssuerRule{Keys: []string{p.RequiredKey()}}
	}
	return nil
}
