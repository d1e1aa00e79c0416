package terraform

import "strings"

// registry are the well-known modules of a registry, and what each makes. Longer names stand before those that they
// begin with.
//
// See https://registry.terraform.io/modules/terraform-aws-modules/iam/aws/latest
var registry = []struct{ source, makes string }{
	{"/iam/aws//modules/iam-assumable-role-with-oidc", "a role that tokens of its provider may assume"},
	{"/iam/aws//modules/iam-assumable-role-with-saml", "a role that users of its SAML provider may assume"},
	{"/iam/aws//modules/iam-assumable-roles-with-saml", "roles that users of its SAML provider may assume"},
	{
		"/iam/aws//modules/iam-assumable-roles",
		"an admin, a poweruser and a readonly role that its trusted_role_arns may assume",
	},
	{
		"/iam/aws//modules/iam-assumable-role",
		"a role that its trusted_role_arns and trusted_role_services may assume, with MFA unless role_requires_mfa is false",
	},
	{
		"/iam/aws//modules/iam-role-for-service-accounts",
		"a role that the service accounts in its oidc_providers may assume",
	},
	{"/iam/aws//modules/iam-eks-role", "a role that service accounts of its clusters may assume"},
	{"/iam/aws//modules/iam-github-oidc-provider", "the identity provider of GitHub's tokens"},
	{"/iam/aws//modules/iam-github-oidc-role", "a role that GitHub's tokens with its subjects may assume"},
	{"/iam/aws//modules/iam-oidc-provider", "an identity provider"},
	{"/iam/aws//modules/iam-role", "a role with the trust policy of its trust_policy_permissions"},
	{"/iam/aws//modules/iam-group", "a group with its users and policies"},
	{"/iam/aws//modules/iam-policy", "a managed policy"},
	{"/iam/aws//modules/iam-read-only-policy", "a managed policy that reads the services it names"},
	{"/iam/aws//modules/iam-user", "a user"},
	{"/eks-pod-identity/aws", "a role that EKS Pod Identity may assume for its service accounts"},
	{"/lambda/aws", "a function with its role"},
	{"/eks/aws", "a cluster with its identity provider and the roles of its nodes"},
}

// makes says what a module of a registry makes, as a sentence with a blank before it; "" if it is none of the known.
func makes(source string) string {
	for _, m := range registry {
		if strings.Contains(source, "terraform-aws-modules"+m.source) {
			return " It makes " + m.makes + "."
		}
	}
	return ""
}
