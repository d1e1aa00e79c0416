package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidGlobalConditionKey = &Check{
	Code: "INVALID_GLOBAL_CONDITION_KEY",
	Type: source.Error,
	Data: true,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A global condition key that does not exist",
		Text: "No request has a key that AWS does not define: an Allow with it never applies, and a negated Deny always " +
			"does. Case does not matter, but spelling does.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"Bool": {"aws:MultiFactorPresent": "true"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
			}`,
		See: checkPage + "error-invalid-global-condition-key",
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			family, _ := strings.CutSuffix(c.Lower, "/")
			if !strings.HasPrefix(c.Lower, "aws:") || p.data.Global(c.Lower) != nil || has(tagFamilies, family) ||
				aws.KeyOf(c.Lower) != nil || has(newerGlobals, c.Lower) {
				continue
			}
			if _, key := p.keyOf(c.Lower); key != nil || tagOf(c.Lower) {
				continue
			}
			remedy, fixes := "see the list of global keys", []source.Fix(nil)
			if near := source.Nearest(c.Key.Value, p.globalNames()); near != "" {
				remedy = source.Meant(near)
				if !strings.Contains(near, "*") {
					fixes = p.rekey(s, c, near)
				}
			}
			p.report(c.Key.Span, fmt.Sprintf("there is no global condition key %s", c.Key.Value), remedy, fixes...)
		}
	},
}

// newerGlobals are keys that AWS documents and that neither the data nor our own table has.
var newerGlobals = []string{"aws:isnamedquery", "aws:principalorgmasteraccountid", "aws:signindelegationpolicyarn"}

// tagOf reports whether the key names a tag after a slash.
func tagOf(lower string) bool {
	family, tag, ok := strings.Cut(lower, "/")
	return ok && tag != "" && has(tagFamilies, family)
}

func (p *pass) globalNames() []string {
	names := make([]string, len(p.data.Globals))
	for i := range p.data.Globals {
		names[i] = p.data.Globals[i].Name
	}
	return names
}
