package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/source"
)

var irrelevantConditionKey = &Check{
	Code: "IRRELEVANT_CONDITION_KEY_IN_POLICY",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title:  "A key that no request for a role has",
		Text:   "A trust policy is asked when somebody assumes the role. Such a request has the global keys (`aws:`), those of STS, the tags of the role and the claims of an identity provider. The keys of other services, and `iam:PassedToService`, are not in it.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"iam:ResourceTag/stage": "dev"}}}`,
		See:    checkPage + "general-warning-irrelevant-condition-key-in-policy",
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			prefix, name, _ := strings.Cut(c.Lower, ":")
			samlOnly := prefix == "saml" && !grants(s, "sts:assumerolewithsaml") && !grants(s, "sts:assumerole") && !grants(s, "sts:tagsession")
			switch {
			case samlOnly:
				p.report(c.Key.Span, fmt.Sprintf("%s stands in requests with a SAML assertion, and this statement allows none", c.Key.Value), "allow sts:AssumeRoleWithSAML, or delete it")
			case prefix == "iam" && !strings.HasPrefix(name, "resourcetag/"), foreignPrefix(prefix):
				p.report(c.Key.Span, fmt.Sprintf("no request for a role has %s", c.Key.Value), "delete it, or put it into a permission policy")
			}
		}
	},
}

// foreignPrefix reports whether a key's prefix is neither global, nor of STS, nor of an identity provider. EC2's are in
// requests that an instance signs.
func foreignPrefix(prefix string) bool {
	return !strings.Contains(prefix, ".") && !strings.Contains(prefix, "/") && !has([]string{"aws", "sts", "saml", "iam", "ec2", "lambda", "identitystore", "sso", "eks", "ecs", ""}, prefix)
}
