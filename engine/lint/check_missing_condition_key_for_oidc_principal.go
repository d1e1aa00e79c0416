package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// required returns the condition key that a trust policy must require for the provider. It is empty if the provider
// serves one customer, or if it is not known here. Other checks are for GitHub.
func required(host string) string {
	p := aws.ProviderOf(host)
	if p == nil || aws.IsGitHub(host) {
		return ""
	}
	return p.RequiredKey()
}

var missingConditionKeyForOIDC = &Check{
	Code: policy.MissingCognitoCondition,
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "A shared provider trusted without the claim that identifies the customer",
		Text: "GitLab, Terraform Cloud, Buildkite, Cognito, Google and others issue tokens for all their customers. One " +
			"claim says which customer: `sub` for most, `aud` for Cognito, Vercel, Pulumi and Google. Without it, a token of " +
			"any customer can assume the role. AWS no longer saves new trust policies of this kind.",
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
			key := required(host)
			if key == "" || admitsNone(s, host) || host == aws.Cognito && len(s.Condition) == 0 { // AWS does not save this one
				return
			}
			claims := []string{strings.ToLower(key)}
			if host == aws.Google {
				claims = append(claims, host+":oaud", host+":sub", host+":azp", host+":google/organization_number")
			}
			if strings.HasSuffix(key, ":sub") { // newer claims that also identify the customer
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
				return aws.IsSingleValued(c.Lower) && strings.HasPrefix(c.Written.Value, "ForAllValues:")
			}, claims...)
			if !constrainsAny(s, claims...) && !loose {
				p.report(
					pr.Span,
					fmt.Sprintf("%s issues tokens for all its customers, but no condition says which customer is meant", host),
					fmt.Sprintf("require %s in a Condition", key),
				)
			}
			p.openCustomers(s, key)
		})
	},
}

// openCustomers reports the subjects of a shared provider that leave open which customer is meant.
func (p *pass) openCustomers(s *policy.Statement, key string) {
	for i := range s.Condition {
		c := &s.Condition[i]
		if !strings.HasSuffix(key, ":sub") || c.Lower != strings.ToLower(key) || c.Operator.Negated ||
			!takesWildcards(c.Operator.Name) {
			continue
		}
		for _, v := range c.Values {
			if leavesCustomerOpen(v.Value) {
				p.report(
					v.Span,
					fmt.Sprintf("%q also matches tokens of other customers", v.Value),
					"write the name of the customer in full, with the sign that ends it, before the wildcard",
				)
			}
		}
	}
}

// leavesCustomerOpen reports whether a subject like organization:NAME:… or project_path:NAME/… has a wildcard before
// the end of the name.
func leavesCustomerOpen(subject string) bool {
	at := strings.IndexAny(subject, "*?")
	if at < 0 {
		return false
	}
	_, name, labelled := strings.Cut(subject[:at], ":")
	return labelled && !strings.ContainsAny(name, ":/")
}
