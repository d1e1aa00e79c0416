package lint

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var sharedProviderNotSaved = &Check{
	Code: "SHARED_PROVIDER_NOT_SAVED",
	Type: source.Error,
	For:  trusts,
	Doc: Doc{
		Title: "A statement for a shared provider that AWS no longer saves",
		Text: "GitHub, GitLab, Terraform Cloud and others issue tokens for all their customers. When a role is created or " +
			"its trust policy is changed, IAM looks at each Allow that takes such tokens. It refuses the policy unless a " +
			"condition requires the claim that AWS names for the provider. The operator must be `StringEquals`, `StringLike` " +
			"or `StringEqualsIgnoreCase`. Roles that were saved before go on working. Whether the condition is safe is " +
			"another question: AWS also saves some that admit anyone.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {"StringEquals": {"gitlab.com:project_id": "4711"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {"gitlab.com:project_id": "4711"},
			    "StringLike": {"gitlab.com:sub": "project_path:acme/shop:*"}
			  }
			}`,
		See: oidcPage,
	},
	run: func(p *pass) {
		p.webIdentity(func(s *policy.Statement, pr *policy.Principal, host string) {
			rule := aws.RuleOfIssuer(host) // a statement for Cognito without a condition has a code of its own
			if rule == nil || host == aws.Cognito && len(s.Condition) == 0 || savedBy(rule, s) {
				return
			}
			p.refused(pr.Span, fmt.Sprintf("AWS does not save this now: no condition requires %s", source.List(rule.Keys, "or")),
				answerOf(rule, pr, host),
				fmt.Sprintf("require %s with %s; roles that AWS saved before go on", rule.Keys[0], requiredWith(rule)))
		})
	},
}

// savedBy reports whether a block of the statement has what the rule asks for. Package assumption has what is not known
// for certain.
func savedBy(rule *aws.IssuerRule, s *policy.Statement) bool {
	for i := range s.Condition {
		c := &s.Condition[i]
		if c.Span.From != c.Written.Span.From { // not the first row of its block
			continue
		}
		if blockSaves(rule, s.Condition[i:]) {
			return true
		}
	}
	return false
}

// blockSaves judges the block that rows begin with.
func blockSaves(rule *aws.IssuerRule, rows []policy.Condition) bool {
	op := rows[0].Operator
	names := []match.OperatorName{match.StringEquals, match.StringEqualsIgnoreCase}
	if !rule.Strict {
		names = append(names, match.StringLike)
	}
	if op.IfExists || !slices.Contains(names, op.Name) {
		return false
	}
	found := false
	for i := range rows {
		c := &rows[i]
		if c.Written.Span != rows[0].Written.Span {
			break
		}
		if !slices.ContainsFunc(rule.Keys, func(key string) bool {
			return key == c.Key.Value || !rule.Strict && strings.EqualFold(key, c.Key.Value)
		}) {
			continue
		}
		found = true
		if slices.ContainsFunc(c.Values, func(v policy.String) bool { return scopedToAll(rule, v.Value) }) {
			return false
		}
	}
	return found
}

// scopedToAll reports whether AWS takes the value for one that leaves the claim open.
func scopedToAll(rule *aws.IssuerRule, value string) bool {
	switch {
	case rule.Strict:
		return false
	case rule.Repository:
		return strings.TrimSpace(value) == "" || strings.HasPrefix(value, "*")
	}
	return value == "*"
}

// answerOf is what IAM answers to a statement that trusts the provider.
func answerOf(rule *aws.IssuerRule, pr *policy.Principal, host string) string {
	const malformed = "MalformedPolicyDocument: "
	if rule.Strict {
		return malformed + "Policy trusting " + host + " requires a StringEquals condition on an application id"
	}
	who := host
	if rule.Repository {
		who = pr.Value
	}
	return malformed + "Trust policy with trusted principal " + who + " must evaluate, using StringEquals, StringLike " +
		"or StringEqualsIgnoreCase, " + strings.Join(rule.Keys, " or ") + " which is not scoped to all."
}

// requiredWith says which operators and values the rule takes.
func requiredWith(rule *aws.IssuerRule) string {
	switch {
	case rule.Strict:
		return "StringEquals, and write the key as it stands here"
	case rule.Repository:
		return "StringEquals or StringLike, and a value that does not begin with *"
	}
	return "StringEquals or StringLike, and not with * alone"
}
