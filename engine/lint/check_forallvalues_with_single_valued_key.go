package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// ForAllValues holds for a request without the key, so in an Allow it lets in callers that the condition should refuse.
var forAllValuesWithSingleValuedKey = &Check{
	Code: "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
	Type: source.SecurityWarning,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "ForAllValues on a single-valued key",
		Text: "`ForAllValues` asks whether every value in the request matches. If the request has no value, that is " +
			"true. On a single-valued key its only effect is to admit requests without the key, such as a token without the " +
			"claim.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "ForAllValues:StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:environment:*"}
			  }
			}`,
		After: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:environment:*"}}
			}`,
		See: checkPage + "security-warning-forallvalues-with-single-valued-key",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Operator.Set != match.ForAllValues || !aws.IsSingleValued(c.Lower) || guarded(s, c) {
				continue
			}
			name := operatorName(match.Single, c.Operator.Name, c.Operator.IfExists)
			p.report(
				c.Written.Span,
				fmt.Sprintf("ForAllValues also holds for a request without %s", c.Key.Value),
				"write "+name+": the key has one value",
				p.rename(s, c, name)...)
		}
	},
}
