package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// identifiers are the forms of the values of keys that hold an identifier of AWS's making, by how they begin: a walk may
// call its organization o-acme, though AWS's are longer.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html for organizations' ids.
var identifiers = []struct {
	keys          []string
	form          func(text string) bool
	name, example string
}{
	{[]string{"aws:principalaccount", "aws:sourceaccount", "aws:resourceaccount", "aws:vpceaccount", "s3:resourceaccount"}, isAccount, "an account number", "111122223333"},
	{[]string{"aws:principalorgid", "aws:resourceorgid", "aws:sourceorgid", "aws:vpceorgid"}, begins("o-"), "an organization's id", "o-a1b2c3d4e5"},
	{[]string{"aws:sourcevpc"}, begins("vpc-"), "a VPC's id", "vpc-0a1b2c3d4e5f60718"},
	{[]string{"aws:sourcevpce"}, begins("vpce-"), "a VPC endpoint's id", "vpce-0a1b2c3d4e5f60718"},
}

var invalidIDInCondition = &Check{
	Code: "INVALID_ID_IN_CONDITION",
	Type: source.Error,
	Doc: Doc{
		Kind:   policy.Trust,
		Title:  "A value that the key never has",
		Text:   "Accounts have twelve digits, organizations' ids begin with `o-`, VPCs' with `vpc-`. A value of another form equals nothing that AWS puts there: an Allow never applies, and a negated Deny always does.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "r-ab12"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}`,
		See:    globals,
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if !isString(c.Operator.Name) {
				continue
			}
			for _, id := range identifiers {
				for _, v := range c.Values {
					if keyIn(c.Lower, id.keys) && !patterned(c, v.Value) && !id.form(v.Value) {
						p.report(v.Span, fmt.Sprintf("%q is not %s, so no request has it as %s", v.Value, id.name, c.Key.Value), "write one like "+id.example)
					}
				}
			}
		}
	},
}

// isAccount takes, besides account numbers, what AWS puts there for itself and for those who sign nothing.
func isAccount(text string) bool {
	return policy.IsAccountID(text) || text == "aws" || text == "anonymous"
}

func begins(prefix string) func(text string) bool {
	return func(text string) bool {
		rest, ok := strings.CutPrefix(text, prefix)
		return ok && madeOf(rest, small+digits+"-")
	}
}
