package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The providers that serve many customers, with the claim that identifies the customer. AWS no longer saves a trust
// policy without it. A star stands for one label of the host.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
var sharedIssuers = []struct{ host, claim string }{
	{"vstoken.actions.githubusercontent.com", "sub"},
	{"oidc-configuration.audit-log.githubusercontent.com", "sub"},
	{"gitlab.com", "sub"},
	{"app.terraform.io", "sub"},
	{"agent.buildkite.com", "sub"},
	{"oidc.codefresh.io", "sub"},
	{"scalr.io", "sub"},
	{"studio.datachain.ai/api", "sub"},
	{"tokens.cloud.shisho.dev", "sub"},
	{"proidc.upbound.io", "sub"},
	{"cognito-identity.amazonaws.com", "aud"},
	{"oidc.vercel.com", "aud"},
	{"oidc.vercel.com/*", "aud"},
	{"api.pulumi.com/oidc", "aud"},
	{"sandboxes.cloud", "aud"},
	{"accounts.google.com", "aud"},
	{"graph.facebook.com", "app_id"},
	{"www.amazon.com", "app_id"},
}

// required returns the claim that a trust policy must require for the provider. It is empty if the provider serves one
// customer, or if it is not known here. Other checks are for GitHub.
func required(host string) string {
	for _, s := range sharedIssuers {
		if covers(s.host, host) {
			return s.claim
		}
	}
	return ""
}

var missingConditionKeyForOIDC = &Check{
	Code: policy.MissingCognitoCondition,
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "A shared provider trusted without the claim that identifies the customer",
		Text: "GitLab, Terraform Cloud, Buildkite, Cognito, Google and others issue tokens for all their customers. One " +
			"claim says which customer: `sub` for most, `aud` for Cognito, Vercel, Pulumi and Google. Without it, a token of " +
			"any customer opens the role. AWS no longer saves new trust policies of this kind.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {"StringEquals": {"gitlab.com:aud": "https://gitlab.com"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {"StringEquals": {"gitlab.com:sub": "project_path:acme/shop:ref_type:branch:ref:main"}}
			}`,
		See: oidcPage,
	},
	run: func(p *pass) {
		p.webIdentity(func(s *policy.Statement, pr *policy.Principal, host string) {
			name := required(host)
			if name == "" || host == "cognito-identity.amazonaws.com" && len(s.Condition) == 0 { // AWS does not save this one
				return
			}
			claims := []string{host + ":" + name}
			if host == "accounts.google.com" {
				claims = append(claims, host+":oaud", host+":sub", host+":azp", host+":google/organization_number")
			}
			if name == "sub" { // newer claims that also identify the customer
				claims = append(
					claims,
					host+":project_id",
					host+":namespace_id",
					host+":organization_id",
					host+":organization_slug",
					host+":pipeline_id",
				)
			}
			loose := anyRow(s, func(c *policy.Condition) bool {
				return singleValued(c.Lower) && strings.HasPrefix(c.Written.Value, "ForAllValues:")
			}, claims...)
			if !constrainsAny(s, claims...) && !loose {
				p.report(
					pr.Span,
					fmt.Sprintf("%s issues tokens for all its customers, and no condition says which customer is meant", host),
					fmt.Sprintf("require %s:%s in a Condition", host, name),
				)
			}
		})
	},
}
