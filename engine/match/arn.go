package match

import (
	"strings"
)

// ARNPattern is an ARN in a policy, each of its six parts matched on its own: a wildcard never reaches across one of
// the first five colons, and in the last part it spans / and : alike. The zero ARNPattern matches nothing.
type ARNPattern struct {
	kind  arnKind
	parts []template // six of arnParts, else none
	text  string     // the whole of an arnLiteral
}

type arnKind uint8

const (
	arnNever arnKind = iota // not an ARN: matches nothing
	arnAll                  // a bare *, in Resource
	arnParts
	arnLiteral // no wildcard and no variable: equal or not
)

// NewARNPattern compiles pattern. Variables are put in where variables is true: in every part for the ARN operators, in
// the last part alone for a Resource, as AWS documents it. A bare `*` matches everything where star is true.
func NewARNPattern(pattern string, variables, onlyLast, star bool) (ARNPattern, error) {
	if pattern == "*" && star {
		return ARNPattern{kind: arnAll}, nil
	}
	texts := splitPattern(pattern, variables)
	if len(texts) != 6 {
		return ARNPattern{}, nil
	}
	if !strings.ContainsAny(pattern, "*?$") {
		return ARNPattern{kind: arnLiteral, text: pattern}, nil
	}
	p := ARNPattern{kind: arnParts, parts: make([]template, 6)}
	var bad error
	for i, text := range texts {
		counts := variables
		if onlyLast && i < 5 && strings.Contains(text, "${") {
			// Rule: A policy variable in a Resource counts after the fifth colon only.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-resourceelement
			// Proof: variables/variable-before-the-resource-part.walk,
			// variables/variable-in-the-account-of-an-arn.walk
			counts = false
		}
		t, err := compileTemplate(text, counts, true)
		if err != nil {
			bad = err
		}
		p.parts[i] = t
	}
	return p, bad
}

// splitPattern cuts at the first five colons that are not inside a policy variable.
func splitPattern(pattern string, variables bool) []string {
	texts := make([]string, 0, 6)
	from, inside := 0, false
	for i := 0; i < len(pattern) && len(texts) < 5; i++ {
		switch {
		case variables && strings.HasPrefix(pattern[i:], "${"):
			inside = true
		case pattern[i] == '}':
			inside = false
		case pattern[i] == ':' && !inside:
			texts = append(texts, pattern[from:i])
			from = i + 1
		}
	}
	return append(texts, pattern[from:])
}

// Matches compares value part by part; a value that is not an ARN never matches, but for a bare star.
func (p *ARNPattern) Matches(value string, vars Lookup) Truth {
	held := p.compare(value, vars)
	if held == No && p.kind != arnNever {
		if placeholders := vars.Placeholders(); placeholders != nil && p.could(value, vars, placeholders.values) {
			return Unknown
		}
	}
	return held
}

// could reports whether value, which does not match, could match with other text in place of the placeholders.
func (p *ARNPattern) could(value string, vars Lookup, values words) bool {
	parts := p.parts
	if p.kind == arnLiteral {
		for _, part := range splitPattern(p.text, false) {
			parts = append(parts, template{glob: glob{text: part}})
		}
	}
	segments := splitPattern(value, false)
	if len(segments) != len(parts) {
		return len(segments) == 1 && string(mark(value, values)) == string(anyRunByte) // it stands for a whole ARN
	}
	for i := range parts {
		if !parts[i].could(mark(segments[i], values), vars, values) {
			return false
		}
	}
	return true
}

func (p *ARNPattern) compare(value string, vars Lookup) Truth {
	switch p.kind {
	case arnNever, arnAll:
		return Of(p.kind == arnAll)
	case arnLiteral:
		return Of(p.text == value)
	}
	// Rule: A wildcard in an ARN stays in its component, and each component is compared on its own.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
	// Proof: matching/star-stays-in-its-segment.walk
	result := Yes
	for i := range p.parts {
		segment, rest, more := value, "", false
		if i < 5 {
			if segment, rest, more = strings.Cut(value, ":"); !more {
				return No
			}
		}
		if result = result.And(p.parts[i].matches(segment, vars)); result == No {
			return No
		}
		value = rest
	}
	return result
}

// Plain reports whether no policy variable stands in the pattern; Expanded then needs no Lookup.
func (p *ARNPattern) Plain() bool {
	for i := range p.parts {
		if p.parts[i].parts != nil {
			return false
		}
	}
	return true
}

// Unresolved reports whether a policy variable of the pattern has no value in vars.
func (p *ARNPattern) Unresolved(vars Lookup) bool {
	for i := range p.parts {
		if p.parts[i].unresolved(vars) {
			return true
		}
	}
	return false
}

// Expanded returns the pattern as people read it, with variables put in; ok is false where one cannot be resolved, and
// for what is no ARN.
func (p *ARNPattern) Expanded(vars Lookup) (text string, ok bool) {
	switch p.kind {
	case arnNever:
		return "", false
	case arnAll:
		return "*", true
	case arnLiteral:
		return p.text, true
	}
	ok = true
	texts := make([]string, len(p.parts))
	for i := range p.parts {
		resolved := true
		texts[i], resolved = p.parts[i].expanded(vars)
		ok = ok && resolved
	}
	return strings.Join(texts, ":"), ok
}

// Unknown calls add for every policy variable of the pattern whose value is not known, as the policy writes it.
func (p *ARNPattern) Unknown(vars Lookup, add func(key string)) {
	for i := range p.parts {
		p.parts[i].unknown(vars, add)
	}
}
