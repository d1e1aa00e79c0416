package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var multivaluedKeyAsVariable = &Check{
	Code: "MULTIVALUED_KEY_AS_VARIABLE",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "A policy variable with several values",
		Text: "A variable stands for one value. AWS cannot insert a multivalued key, so a pattern with such a variable " +
			"matches nothing.",
		Before: `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::teams/${aws:TagKeys}/*"}`,
		After:  `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::teams/${aws:PrincipalTag/team}/*"}`,
		See:    multiPage,
	},
	run: func(p *pass) {
		p.variableTexts(func(v policy.String, from, to int) {
			key, _, _ := strings.Cut(v.Value[from+2:to-1], ",")
			if aws.IsMultivalued(strings.ToLower(strings.TrimSpace(key))) {
				p.report(
					p.part(v, from, to),
					fmt.Sprintf("%s has several values, but a variable stands for one", key),
					"use a key with one value, such as a tag of the principal",
				)
			}
		})
	},
}
