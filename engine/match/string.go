package match

import "strings"

// text compares strings: exactly, with wildcards, or without regard to case. A variable that cannot be resolved makes
// a comparison fail, so that a negated operator holds, as AWS documents for a value that is null.
type text struct {
	template template
	fold     bool
}

func compileEquals(s string, variables bool) (comparison, error) {
	// Rule: StringEquals compares exactly: its case counts, and * and ? are plain characters.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
	// Proof: conditions/string-equals.walk, web-identity/case-071-star-under-string-equals.walk
	t, err := compileTemplate(s, variables, false)
	return &text{t, false}, err
}

func compileEqualsIgnoreCase(s string, variables bool) (comparison, error) {
	t, err := compileTemplate(s, variables, false)
	return &text{t, true}, err
}

func compileLike(s string, variables bool) (comparison, error) {
	// Rule: StringLike takes the wildcards * and ?, and its case counts.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
	// Proof: conditions/string-like.walk
	t, err := compileTemplate(s, variables, true)
	return &text{t, false}, err
}

func (t *text) holds(got string, vars Lookup) Truth {
	if !t.fold {
		return t.template.matches(got, vars)
	}
	if t.template.parts == nil {
		// Rule: StringEqualsIgnoreCase compares without regard to case.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
		// Proof: conditions/string-equals-ignore-case.walk
		return Of(strings.EqualFold(t.template.glob.text, got))
	}
	wanted, resolved := t.template.expand(nil, vars)
	if resolved == Unknown {
		return resolved.And(Of(globMatches(lowered(string(wanted)), strings.ToLower(got))))
	}
	return resolved.And(Of(strings.EqualFold(string(wanted), got)))
}

func (t *text) plain() bool { return t.template.parts == nil }

func (t *text) unresolved(vars Lookup) bool { return t.template.unresolved(vars) }

func (t *text) unknown(vars Lookup, add func(string)) { t.template.unknown(vars, add) }

func (t *text) expanded(vars Lookup) (string, bool) { return t.template.expanded(vars) }

// lowered is a pattern in lower case, its marks of unknown text as they are: they are no UTF-8, which ToLower replaces.
func lowered(pattern string) string {
	parts := strings.Split(pattern, string(anyRunByte))
	for i := range parts {
		parts[i] = strings.ToLower(parts[i])
	}
	return strings.Join(parts, string(anyRunByte))
}
