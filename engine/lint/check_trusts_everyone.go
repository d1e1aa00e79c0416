package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var trustsEveryone = &Check{
	Code: "TRUSTS_EVERYONE",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "A role that every AWS account may assume",
		Text: "`{\"AWS\": \"*\"}` is every user and role of every account: anyone who can sign a request in their own " +
			"account gets in. Name the account or the role, or require in a `Condition` something that the caller cannot " +
			"choose: `aws:PrincipalOrgID`, `aws:PrincipalAccount` or `aws:PrincipalArn`. The caller chooses an external ID, " +
			"a session name, a tag and MFA.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
			}`,
		See: principal + "#principal-anonymous",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			pr := everyone(s)
			if pr == nil || pr.Type == "" || !grants(s, aws.LowerAssumeRole) || narrows(s) ||
				p.deniesOutsiders() { // AWS does not save the bare star
				continue
			}
			message := "every user and role of every AWS account may assume this role"
			if len(s.Condition) > 0 {
				message = "every AWS account may assume this role, because the caller can choose everything that the Condition " +
					"requires"
			}
			p.report(pr.Span, message, "name the account or the role, or require aws:PrincipalOrgID")
		}
	},
}

// narrows reports whether the statement's conditions limit who calls or from where. Other checks report what
// ForAllValues leaves open.
func narrows(s *policy.Statement) bool {
	return anyRowWhere(s, identifies, func(c *policy.Condition) bool {
		always := aws.KeyHas(c.Lower, aws.Always) // IfExists changes nothing for a key that every signed request has
		return constrains(c) || c.Operator.Set == match.ForAllValues || c.Operator.IfExists && !c.Operator.Negated && always
	})
}

// identifies reports whether the key says who calls or from where in a way that a caller cannot choose.
func identifies(lower string) bool { return aws.KeyHas(lower, aws.Identifies) }

// deniesOutsiders reports whether some Deny of the document refuses every caller from elsewhere. Another row in that
// Deny would let some of them in, unless it only exempts AWS services.
func (p *pass) deniesOutsiders() bool {
	for s, c := range p.rows(policy.Deny) {
		if everyone(s) == nil || !grants(s, aws.LowerAssumeRole) ||
			!c.Operator.Negated || c.Operator.Set == match.ForAnyValue ||
			!identifies(c.Lower) {
			continue
		}
		others := 0
		for i := range s.Condition {
			if c := &s.Condition[i]; c.Lower != "aws:principalisawsservice" || len(c.Values) != 1 ||
				!strings.EqualFold(c.Values[0].Value, "false") {
				others++
			}
		}
		if others == 1 {
			return true
		}
	}
	return false
}
