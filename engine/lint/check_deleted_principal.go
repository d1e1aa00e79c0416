package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var deletedPrincipal = &Check{
	Code: "DELETED_PRINCIPAL",
	Type: source.Warning,
	For:  []policy.Kind{policy.Trust, policy.Resource},
	Doc: Doc{
		Title: "A principal that AWS shows by its unique id",
		Text: "AWS stores users and roles in a policy by their unique ids. It shows the id when the user or role has " +
			"been deleted. A new one with the same name has another id, so it is not trusted until the policy is saved again " +
			"with its ARN.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "AROAEXAMPLEROLEID1234"}, "Action": "sts:AssumeRole"}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}, "Action": "sts:AssumeRole"}`,
		See:    guide + "troubleshoot_roles.html",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			for _, pr := range principals(s) {
				if pr.Form == policy.FormUniqueID {
					what := "user"
					if strings.HasPrefix(pr.Value, aws.RoleIDPrefix) {
						what = "role"
					}
					p.report(
						pr.Span,
						fmt.Sprintf("%s is the unique id of a %s, which AWS shows when the %s was deleted", pr.Value, what, what),
						"delete it, or write the ARN of the principal that is meant",
					)
				}
			}
		}
	},
}
