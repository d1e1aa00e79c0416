package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var irrelevantConditionKey = &Check{
	Code: "IRRELEVANT_CONDITION_KEY_IN_POLICY",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A key that requests for a role do not have",
		Text: "AWS evaluates a trust policy when a caller assumes the role. Such a request has the global keys (`aws:`), " +
			"the keys of STS, the role's tags and the claims of an identity provider. It does not have the keys of other " +
			"services, nor `iam:PassedToService`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"iam:ResourceTag/stage": "dev"}}
			}`,
		See: checkPage + "general-warning-irrelevant-condition-key-in-policy",
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			prefix, name, _ := strings.Cut(c.Lower, ":")
			samlOnly := prefix == "saml" && !grants(s, aws.LowerAssumeRoleWithSAML) && !grants(s, aws.LowerAssumeRole) &&
				!grants(s, aws.LowerTagSession)
			switch {
			case samlOnly:
				p.report(
					c.Key.Span,
					fmt.Sprintf("only requests with a SAML assertion have %s, but this statement does not allow them", c.Key.Value),
					"allow sts:AssumeRoleWithSAML, or delete it",
				)
			case isClaim(c.Lower), policy.PlaceholderIn(c.Key.Value) != "": // other checks speak of claims and placeholders
			case prefix == "iam" && !strings.HasPrefix(name, "resourcetag/"), foreignPrefix(prefix):
				p.report(
					c.Key.Span,
					fmt.Sprintf("no request for a role has %s", c.Key.Value),
					"delete it, or move it to an identity policy",
				)
			}
		}
	},
}

// foreignPrefix reports whether a key's prefix is neither global, nor of STS, nor of an identity provider. Keys of EC2
// are in requests that an instance signs.
func foreignPrefix(prefix string) bool {
	return !strings.Contains(prefix, ".") && !strings.Contains(prefix, "/") &&
		!has([]string{"aws", "sts", "saml", "iam", "ec2", "lambda", "identitystore", "sso", "eks", "ecs", ""}, prefix)
}

func isClaim(lower string) bool {
	_, _, ok := aws.Claim(lower)
	return ok
}
