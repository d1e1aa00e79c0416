package match

import "strings"

// text compares strings: exactly, with wildcards, or without regard to case. A variable that cannot be resolved makes
// a comparison fail, so that a negated operator holds, as AWS documents for a value that is null.
type text struct {
	template template
	fold     bool
	lower    string // the template in lower case, where fold is true and no variable stands in it
}

func compileEquals(s string, variables bool) (comparison, error) {
	// Rule: StringEquals compares exactly: its case counts, and * and ? are plain characters.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
	// Proof: conditions/string-equals.walk, web-identity/case-071-star-under-string-equals.walk
	t, err := compileTemplate(s, variables, false)
	return &text{template: t}, err
}

func compileEqualsIgnoreCase(s string, variables bool) (comparison, error) {
	t, err := compileTemplate(s, variables, false)
	return &text{template: t, fold: true, lower: lowerCase(t.glob.text)}, err
}

func compileLike(s string, variables bool) (comparison, error) {
	// Rule: StringLike takes the wildcards * and ?, and its case counts.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
	// Proof: conditions/string-like.walk
	t, err := compileTemplate(s, variables, true)
	return &text{template: t}, err
}

func (t *text) holds(got string, vars Lookup) Truth {
	held := t.compare(got, vars)
	if p := vars.Placeholders(); p != nil && held == No && t.could(got, vars, p) {
		return Unknown
	}
	return held
}

// could reports whether a value that does not match could match with other text in place of the placeholders.
func (t *text) could(got string, vars Lookup, p *Placeholders) bool {
	if !t.fold {
		return t.template.could(mark(got, p.values), vars, p.values)
	}
	pattern, resolved := t.template.expand(nil, vars)
	return resolved != No && overlap(mark(lowered(string(pattern)), p.lower), mark(lowered(got), p.lower))
}

func (t *text) compare(got string, vars Lookup) Truth {
	if !t.fold {
		return t.template.matches(got, vars)
	}
	if t.template.parts == nil {
		// Rule: StringEqualsIgnoreCase compares in lower case.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
		// Proof: conditions/string-equals-ignore-case.walk, conditions/letters-with-two-lower-cases.walk
		return Of(equalInLowerCase(t.lower, got))
	}
	wanted, resolved := t.template.expand(nil, vars)
	if resolved == Unknown {
		return resolved.And(Of(globMatches(lowered(string(wanted)), lowered(got))))
	}
	return resolved.And(Of(equalInLowerCase(lowerCase(string(wanted)), got)))
}

func (t *text) plain() bool { return t.template.parts == nil }

func (t *text) unresolved(vars Lookup) bool { return t.template.unresolved(vars) }

func (t *text) unknown(vars Lookup, add func(string)) { t.template.unknown(vars, add) }

func (t *text) expanded(vars Lookup) (string, bool) { return t.template.expanded(vars) }

// lowered is a pattern with text that is not known, in lower case. Its marks stay as they are: they are no UTF-8, which
// lowerCase would replace. Both forms of the Greek sigma are one here, because what stands around it is not known.
func lowered(pattern string) string {
	parts := strings.Split(pattern, string(anyRunByte))
	for i := range parts {
		parts[i] = strings.ReplaceAll(lowerCase(parts[i]), "ς", "σ")
	}
	return strings.Join(parts, string(anyRunByte))
}
