package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// identifiers are the keys whose values are ids that AWS generates, with a check of how such an id starts. The length
// is not checked: a walk may call its organization o-acme, although AWS's ids are longer.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html for organizations' ids.
var identifiers = []struct {
	keys          []string
	form          func(text string) bool
	name, example string
}{
	{
		[]string{"aws:principalaccount", "aws:sourceaccount", "aws:resourceaccount", "aws:vpceaccount", "s3:resourceaccount"},
		isAccount,
		"an account number",
		"111122223333",
	},
	{
		[]string{"aws:principalorgid", "aws:resourceorgid", "aws:sourceorgid", "aws:vpceorgid"},
		begins("o-"),
		"an organization's id",
		"o-a1b2c3d4e5",
	},
	{[]string{"aws:sourcevpc"}, begins("vpc-"), "a VPC's id", "vpc-0a1b2c3d4e5f60718"},
	{[]string{"aws:sourcevpce"}, begins("vpce-"), "a VPC endpoint's id", "vpce-0a1b2c3d4e5f60718"},
}

var invalidIDInCondition = &Check{
	Code: "INVALID_ID_IN_CONDITION",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A value that the key never has",
		Text: "An account number has twelve digits, an organization's id starts with `o-`, a VPC's with `vpc-`. No " +
			"request has a value of another form: an Allow never applies, and a negated Deny always does.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:PrincipalOrgID": "r-ab12"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
			}`,
		See: globals,
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if !isString(c.Operator.Name) {
				continue
			}
			for _, id := range identifiers {
				for _, v := range c.Values {
					if keyIn(c.Lower, id.keys) && !patterned(c, v.Value) && !id.form(v.Value) {
						p.report(
							v.Span,
							fmt.Sprintf("%q is not %s, so no request has it as %s", v.Value, id.name, c.Key.Value),
							"write one like "+id.example,
						)
					}
				}
			}
		}
	},
}

// isAccount accepts account numbers, and the values that AWS uses for itself and for anonymous callers.
func isAccount(text string) bool {
	return aws.IsAccountID(text) || text == "aws" || text == "anonymous"
}

func begins(prefix string) func(text string) bool {
	return func(text string) bool {
		rest, ok := strings.CutPrefix(text, prefix)
		return ok && madeOf(rest, aws.SmallLetters+aws.Digits+"-")
	}
}
