package lint

import (
	"fmt"
	"iter"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingDollarInVariable = &Check{
	Code: "MISSING_DOLLAR_IN_VARIABLE",
	Type: source.Warning,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "A policy variable without its dollar sign",
		Text: "`{aws:username}` is plain text; the variable is `${aws:username}`. The dollar sign is often lost when a " +
			"shell or a template processes the policy first.",
		Before: `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/{aws:username}/*"}`,
		After:  `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*"}`,
		See:    variables,
	},
	run: func(p *pass) {
		p.variableStrings(func(v policy.String) {
			for from, to := range bareVariables(v.Value) {
				at := p.part(v, from, to)
				text := v.Value[from:to]
				var fixes []source.Fix
				if at != v.Span {
					fixes = replace("Write $"+text, at, "$"+text)
				}
				p.report(at, fmt.Sprintf("%s is plain text: a variable starts with a dollar sign", text), "write $"+text, fixes...)
			}
		})
	},
}

// bareVariables yields the places of `{aws:…}` and similar texts without a dollar sign.
func bareVariables(text string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for i := 0; i < len(text); i++ {
			end := strings.IndexByte(text[i:], '}')
			if text[i] != '{' || end < 0 || i > 0 && text[i-1] == '$' {
				continue
			}
			prefix, name, _ := strings.Cut(text[i+1:i+end], ":")
			if has([]string{"aws", "iam", "sts", "s3", "saml"}, prefix) && madeOf(name, aws.Letters+aws.Digits+"/_-") &&
				!yield(i, i+end+1) {
				return
			}
		}
	}
}
