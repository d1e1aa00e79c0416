package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var reservedRoleNamed = &Check{
	Code: "RESERVED_ROLE_NAMED",
	Type: source.Suggestion,
	For:  []policy.Kind{policy.Trust, policy.Resource},
	Doc: Doc{
		Title: "A role of IAM Identity Center by its whole name",
		Text: "The name of such a role ends in 16 characters. They change when all assignments of the permission set in " +
			"the account are removed and made again. A policy that names the role then no longer lets its users in. Name the " +
			"account, and the role by a pattern of `aws:PrincipalArn`.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {
			    "AWS": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Ops_0123456789abcdef"
			  },
			  "Action": "sts:AssumeRole"
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole",
			  "Condition": {
			    "ArnLike": {
			      "aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Ops_*"
			    }
			  }
			}`,
		See: "https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			list := principals(s)
			for i := range list {
				pattern, ok := list[i].ARN.ReservedRolePattern()
				if !ok || p.refusedAt(list[i].Span) {
					continue
				}
				root := list[i].ARN
				root.Resource = string(aws.KindRoot)
				var fixes []source.Fix
				if len(list) == 1 { // the condition would be for the others too
					fixes = p.addRow(s, "ArnLike", "aws:PrincipalArn", pattern)
				}
				for j := range fixes {
					fixes[j].Title = "Name the account, and the role by a pattern"
					fixes[j].Edits = append(fixes[j].Edits, source.Edit{At: list[i].Span, New: `"` + root.String() + `"`})
				}
				p.report(
					list[i].Span,
					"the end of this role's name changes when its permission set is assigned anew",
					fmt.Sprintf("name %s, and require ArnLike aws:PrincipalArn %s", root, pattern),
					fixes...)
			}
		}
	},
}
