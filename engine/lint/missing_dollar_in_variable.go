package lint

import (
	"fmt"
	"regexp"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var bareVariable = regexp.MustCompile(`(?:^|[^$])(\{(?:aws|iam|sts|s3|saml):[A-Za-z0-9/_-]+\})`)

var missingDollarInVariable = &Check{
	Code: "MISSING_DOLLAR_IN_VARIABLE",
	Type: source.Warning,
	Doc: Doc{
		Kind:   policy.Identity,
		Title:  "A policy variable without its dollar sign",
		Text:   "`{aws:username}` is plain text; the variable is `${aws:username}`. It is often lost where a shell or a template has read the policy first.",
		Before: `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/{aws:username}/*"}`,
		After:  `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*"}`,
		See:    variables,
	},
	Run: func(p *Pass) {
		p.variableStrings(func(v policy.String) {
			for _, m := range bareVariable.FindAllStringSubmatchIndex(v.Value, -1) {
				at := p.part(v, m[2], m[3])
				text := v.Value[m[2]:m[3]]
				var fixes []source.Fix
				if at != v.Span {
					fixes = replace("Write $"+text, at, "$"+text)
				}
				p.Report(at, fmt.Sprintf("%s is plain text: a variable begins with a dollar sign", text), "write $"+text, fixes...)
			}
		})
	},
}
