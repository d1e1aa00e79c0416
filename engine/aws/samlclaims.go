package aws

import (
	"slices"
	"strings"
)

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

// IsSAMLKey reports whether a name, in any case, is a condition key of SAML assertions: saml:aud.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
func IsSAMLKey(key string) bool {
	name, ok := strings.CutPrefix(strings.ToLower(key), "saml:")
	return ok && slices.Contains(samlClaims, name)
}
