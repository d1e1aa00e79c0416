package lint

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var trustsEveryone = &Check{
	Code: "TRUSTS_EVERYONE",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title:  "A role that every AWS account may assume",
		Text:   "`{\"AWS\": \"*\"}` is every user and role of every account there is: whoever can sign a request in an account of his own gets in. Name the account or the role, or ask in a `Condition` for something that the caller cannot choose: `aws:PrincipalOrgID`, `aws:PrincipalAccount`, `aws:PrincipalArn`. An external ID, a session name, a tag or MFA is chosen by whoever comes.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}`,
		See:    principal + "#principal-anonymous",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			pr := everyone(s)
			if pr == nil || pr.Type == "" || !grants(s, "sts:assumerole") || narrows(s) || p.deniesOutsiders() { // AWS does not save the bare star
				continue
			}
			message := "every user and role of every AWS account may assume this role"
			if len(s.Condition) > 0 {
				message = "every AWS account may assume this role, for the Condition asks for nothing that a caller cannot choose"
			}
			p.report(pr.Span, message, "name the account or the role, or ask for aws:PrincipalOrgID")
		}
	},
}

// alwaysThere are the keys of callerKeys that every signed request has, so that IfExists changes nothing about them.
var alwaysThere = []string{"aws:principalarn", "aws:principalaccount", "aws:userid"}

// narrows reports whether the statement's conditions speak of who asks or from where. What ForAllValues leaves open is
// for other checks to report.
func narrows(s *policy.Statement) bool {
	return anyRow(s, func(c *policy.Condition) bool {
		return constrains(c) || c.Operator.Set == match.ForAllValues || c.Operator.IfExists && !c.Operator.Negated && keyIn(c.Lower, alwaysThere)
	}, callerKeys...)
}

// deniesOutsiders reports whether some Deny of the document shuts out whoever does not come from where it says. Another row
// beside that one lets in who does not meet it, but for one that spares AWS's services.
func (p *pass) deniesOutsiders() bool {
	for s, c := range p.rows(policy.Deny) {
		if everyone(s) == nil || !grants(s, "sts:assumerole") || !c.Operator.Negated || c.Operator.Set == match.ForAnyValue || !keyIn(c.Lower, callerKeys) {
			continue
		}
		others := 0
		for i := range s.Condition {
			if c := &s.Condition[i]; c.Lower != "aws:principalisawsservice" || len(c.Values) != 1 || !strings.EqualFold(c.Values[0].Value, "false") {
				others++
			}
		}
		if others == 1 {
			return true
		}
	}
	return false
}
