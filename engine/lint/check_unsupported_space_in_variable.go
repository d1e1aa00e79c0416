package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var unsupportedSpaceInVariable = &Check{
	Code: "UNSUPPORTED_SPACE_IN_VARIABLE",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "A space inside a policy variable",
		Text: "`${ aws:username }` is not a variable, because no space may surround the key. Only a default value has a " +
			"space before it, after the comma.",
		Before: `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${ aws:username}/*"}`,
		After:  `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*"}`,
		See:    checkPage + "error-unsupported-space-in-variable",
	},
	run: func(p *pass) {
		p.variableTexts(func(v policy.String, from, to int) {
			key, rest, comma := strings.Cut(v.Value[from+2:to-1], ",")
			if key == strings.TrimSpace(key) && !(comma && strings.HasSuffix(rest, " ")) {
				return
			}
			plain := "${" + strings.TrimSpace(key)
			if comma {
				plain += ", " + strings.TrimSpace(rest)
			}
			plain += "}"
			at := p.part(v, from, to)
			var fixes []source.Fix
			if at != v.Span {
				fixes = replace("Write "+plain, at, plain)
			}
			p.report(at, fmt.Sprintf("%s has a space inside its braces", v.Value[from:to]), "write "+plain, fixes...)
		})
	},
}

// variableTexts visits everything that looks like a policy variable where AWS replaces variables.
func (p *pass) variableTexts(visit func(v policy.String, from, to int)) {
	if p.doc.Version != policy.Version2012 {
		return
	}
	p.variableStrings(func(v policy.String) {
		from, to, ok := nextVariable(v.Value, 0)
		for ; ok; from, to, ok = nextVariable(v.Value, to) {
			visit(v, from, to)
		}
	})
}

// variableStrings visits the resources and the condition values that may hold variables.
func (p *pass) variableStrings(visit func(v policy.String)) {
	for s := range p.statements() {
		if s.Resource != nil {
			for _, r := range s.Resource.Values {
				visit(r.String)
			}
		}
		for i := range s.Condition {
			if c := &s.Condition[i]; isString(c.Operator.Name) || strings.HasPrefix(string(c.Operator.Name), "Arn") {
				for _, v := range c.Values {
					visit(v)
				}
			}
		}
	}
}
