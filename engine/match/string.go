package match

import "strings"

// text compares strings: exactly, with wildcards, or without regard to case. A variable that cannot be resolved makes
// a comparison fail, so that a negated operator holds, as AWS documents for a value that is null.
type text struct {
	template Template
	fold     bool
}

func compileEquals(s string, variables bool) (comparison, error) {
	t, err := NewTemplate(s, variables, false)
	return &text{t, false}, err
}

func compileEqualsIgnoreCase(s string, variables bool) (comparison, error) {
	t, err := NewTemplate(s, variables, false)
	return &text{t, true}, err
}

func compileLike(s string, variables bool) (comparison, error) {
	t, err := NewTemplate(s, variables, true)
	return &text{t, false}, err
}

func (t *text) holds(got string, vars Lookup) Truth {
	if !t.fold {
		return t.template.Matches(got, vars)
	}
	wanted, resolved := t.template.expand(nil, vars)
	if resolved == Unknown {
		return resolved.And(Of(globMatches(strings.ToLower(string(wanted)), strings.ToLower(got))))
	}
	return resolved.And(Of(strings.EqualFold(string(wanted), got)))
}

func (t *text) unknown(vars Lookup, add func(string)) { t.template.unknown(vars, add) }

func (t *text) expanded(vars Lookup) (string, bool) { return t.template.Expanded(vars) }
