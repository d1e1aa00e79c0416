package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var variableUnsupportedInElement = &Check{
	Code: "VARIABLE_UNSUPPORTED_IN_ELEMENT",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "A policy variable where AWS does not replace it",
		Text: "AWS replaces variables after the fifth colon of a `Resource` and in the values of string and ARN " +
			"conditions. Anywhere else `${aws:username}` is literal text and matches nothing.",
		Before: `{
			  "Effect": "Allow", "Action": "sqs:SendMessage",
			  "Resource": "arn:aws:sqs:eu-central-1:${aws:PrincipalAccount}:orders"
			}`,
		After: `{
			  "Effect": "Allow", "Action": "sqs:SendMessage",
			  "Resource": "arn:aws:sqs:eu-central-1:111122223333:${aws:username}"
			}`,
		See: variables + "#policy-vars-wheretouse",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			if s.Action != nil {
				for _, a := range s.Action.Values {
					if strings.Contains(a.Value, "${") {
						p.report(
							a.Span,
							fmt.Sprintf("AWS replaces no variable in an action, so %q matches no action", a.Value),
							"write the actions out",
						)
					}
				}
			}
			p.variablesInConditions(s)
			if s.Resource == nil || p.doc.Version != policy.Version2012 {
				continue
			}
			for _, r := range s.Resource.Values {
				head := beforeFifthColon(r.Value)
				if strings.Contains(head, "${") && policy.MarkedPlaceholder(head) == "" {
					p.report(
						r.Span,
						"AWS replaces variables only after the fifth colon of an ARN",
						"write the account and the Region out, or * for them, and compare in a Condition",
					)
				}
			}
		}
	},
}

// variablesInConditions reports variables in the values of operators that do not support them.
func (p *pass) variablesInConditions(s *policy.Statement) {
	for i := range s.Condition {
		c := &s.Condition[i]
		if c.Operator.Name.TakesVariables() || p.doc.Version != policy.Version2012 {
			continue
		}
		for _, v := range c.Values {
			if strings.Contains(v.Value, "${") {
				p.report(
					v.Span,
					c.Written.Value+" does not support variables",
					"write the value out, or compare with a string operator",
				)
			}
		}
	}
}

// beforeFifthColon is an ARN without its resource component. Colons inside variables do not count.
func beforeFifthColon(arn string) string {
	colons, inside := 0, false
	for i, c := range arn {
		switch {
		case strings.HasPrefix(arn[i:], "${"):
			inside = true
		case c == '}':
			inside = false
		case c == ':' && !inside:
			if colons++; colons == 5 {
				return arn[:i]
			}
		}
	}
	return arn
}
