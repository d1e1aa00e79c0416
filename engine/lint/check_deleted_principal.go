package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var deletedPrincipal = &Check{
	Code: "DELETED_PRINCIPAL",
	Type: source.Warning,
	For:  []policy.Kind{policy.Trust, policy.Resource},
	Doc: Doc{
		Title:  "A principal that AWS shows by its id",
		Text:   "AWS keeps users and roles in a policy by their unique ids, and shows the id where there is nobody with it any more. One that was made anew under the same name has another id and is not let in until the policy is saved with the ARN again.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "AROAEXAMPLEROLEID1234"}, "Action": "sts:AssumeRole"}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}, "Action": "sts:AssumeRole"}`,
		See:    guide + "troubleshoot_roles.html",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			for _, pr := range principals(s) {
				if pr.Form == policy.FormUniqueID {
					what := "user"
					if strings.HasPrefix(pr.Value, "AROA") {
						what = "role"
					}
					p.report(pr.Span, fmt.Sprintf("%s is the id of a %s, which AWS shows where the %s was deleted", pr.Value, what, what), "delete it, or write the ARN of who is meant")
				}
			}
		}
	},
}
