package match

import (
	"errors"
	"strings"

	"rolewalk/engine/aws"
)

// Lookup gives the value of a condition key for a policy variable. The key is in lower case. Unknown is a key that the
// request has, or may have, with a value that is not known; Yes comes with the value; No is a key that is absent. No
// with the value Several is a key with several values, which cannot be a variable and takes no default either.
type Lookup interface {
	Variable(key string) (value string, found Truth)
	// Placeholders are the texts that stand for something that is not known; nil if there are none.
	Placeholders() *Placeholders
}

// Several is what a Lookup gives for a key with several values.
const Several = "several"

// template is a pattern that may hold policy variables: `home/${aws:username}/*`, `${aws:PrincipalTag/team, 'none'}`,
// and the escapes `${*}`, `${?}`, `${$}`.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
type template struct {
	glob  glob // the whole pattern, where parts is nil
	parts []part
}

// part is marked literal text, or a variable where key is not empty.
type part struct {
	text       string
	key        string // in lower case
	written    string // the key as the policy writes it
	fallback   string
	hasDefault bool
	several    bool // the key has several values by its nature
}

var errVariable = errors.New("a policy variable is written ${key} or ${key, 'default'}")

// compileTemplate compiles pattern. Where variables is false (Version 2008-10-17, or an element that takes none),
// `${…}` is plain text. Where wildcards is false, * and ? are plain text too, as in StringEquals. The error names the
// first variable that is not well formed; its text then stands for itself.
func compileTemplate(pattern string, variables, wildcards bool) (template, error) {
	b := builder{wildcards: wildcards}
	var err error
	for pattern != "" {
		before, body, rest, found := cutVariable(pattern)
		if !variables || !found {
			if variables && strings.Contains(pattern, "${") {
				err = errVariable
			}
			b.literal(pattern)
			break
		}
		b.literal(before)
		if !b.variable(body) {
			err = errVariable
			b.literal("${" + body + "}")
		}
		pattern = rest
	}
	return b.template(), err
}

// cutVariable cuts pattern around its first `${…}`.
func cutVariable(pattern string) (before, body, rest string, found bool) {
	before, rest, _ = strings.Cut(pattern, "${")
	body, rest, found = strings.Cut(rest, "}")
	return before, body, rest, found
}

// builder collects the parts of a template.
type builder struct {
	wildcards bool
	parts     []part
	text      []byte // marked literal text behind the parts
}

// literal adds text whose wildcards count, if any do.
func (b *builder) literal(text string) {
	if b.wildcards {
		b.text = appendPattern(b.text, text)
	} else {
		b.text = append(b.text, text...)
	}
}

// variable adds what stands between `${` and `}`: a variable, or an escape. It reports whether it is either.
func (b *builder) variable(body string) bool {
	if body == "*" || body == "?" || body == "$" {
		// Rule: ${*}, ${?} and ${$} are the characters *, ? and $ themselves.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
		// Proof: variables/escapes.walk
		b.text = append(b.text, body...)
		return true
	}
	p, ok := parseVariable(body)
	if ok {
		b.flush()
		b.parts = append(b.parts, p)
	}
	return ok
}

// flush makes the literal text the next part.
func (b *builder) flush() {
	if len(b.text) > 0 {
		b.parts = append(b.parts, part{text: string(b.text)})
		b.text = nil
	}
}

func (b *builder) template() template {
	if b.parts == nil {
		return template{glob: newGlob(string(b.text))}
	}
	b.flush()
	return template{parts: b.parts}
}

// parseVariable reads what stands between `${` and `}`.
func parseVariable(body string) (part, bool) {
	key, rest, comma := strings.Cut(body, ",")
	written := strings.TrimSpace(key)
	p := part{key: strings.ToLower(written), written: written}
	p.several = aws.IsMultivalued(p.key)
	if p.key == "" || strings.ContainsAny(p.key, " '\"${") {
		return p, false
	}
	if !comma {
		return p, true
	}
	rest = strings.TrimSpace(rest)
	if len(rest) < 2 || rest[0] != '\'' || rest[len(rest)-1] != '\'' {
		return p, false
	}
	p.fallback, p.hasDefault = rest[1:len(rest)-1], true
	return p, true
}

// value looks the variable up.
func (p *part) value(vars Lookup) (string, Truth) {
	if p.several {
		// Rule: A multivalued key fills no variable, and neither does its default.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
		// Proof: variables/default-of-a-multivalued-key.walk, variables/multivalued-key-as-variable.walk
		return Several, No
	}
	return vars.Variable(p.key)
}

// expand appends the pattern with its variables put in, each as literal text. No is a variable that the request does
// not have and that has no default: the pattern then matches nothing.
func (t *template) expand(to []byte, vars Lookup) ([]byte, Truth) {
	if t.parts == nil {
		return append(to, t.glob.text...), Yes
	}
	result := Yes
	for i := range t.parts {
		p := &t.parts[i]
		if p.key == "" {
			to = append(to, p.text...)
			continue
		}
		value, found := p.value(vars)
		if found == No && p.hasDefault && value != Several {
			// Rule: A policy variable has its default value if the request does not have the key.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-default-values
			// Proof: variables/default-values.walk
			value, found = p.fallback, Yes
		}
		switch found {
		case No:
			// Rule: A policy variable without a value and without a default matches nothing.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
			// Proof: variables/unresolved-in-resource.walk, variables/unresolved-in-conditions.walk
			result, value = No, ""
		case Unknown:
			result = result.And(Unknown)
			value = string(anyRunByte) // whatever it is, the rest of the pattern must fit
		}
		to = append(to, value...)
	}
	return to, result
}

// matches compares value with the pattern. A variable that cannot be resolved matches nothing.
func (t *template) matches(value string, vars Lookup) Truth {
	if t.parts == nil {
		return Of(t.glob.matches(value))
	}
	var room [128]byte
	pattern, resolved := t.expand(room[:0], vars)
	return resolved.And(Of(globMatches(pattern, value)))
}

// could reports whether value, which does not match, could match with other text in place of the placeholders.
func (t *template) could(value []byte, vars Lookup, values words) bool {
	pattern, resolved := t.expand(nil, vars)
	return resolved != No && overlap(mark(string(pattern), values), value)
}

// unknown calls add for every variable whose value is not known, as the policy writes it.
func (t *template) unknown(vars Lookup, add func(key string)) {
	for i := range t.parts {
		p := &t.parts[i]
		if p.key == "" {
			continue
		}
		if _, found := p.value(vars); found == Unknown {
			add(p.written)
		}
	}
}

// unresolved reports whether a variable of the pattern has no value in vars.
func (t *template) unresolved(vars Lookup) bool {
	if t.parts == nil {
		return false
	}
	var room [128]byte
	_, resolved := t.expand(room[:0], vars)
	return resolved != Yes
}

// expanded returns the pattern as people read it, with variables put in; ok is false where one cannot be resolved.
func (t *template) expanded(vars Lookup) (text string, ok bool) {
	if t.parts == nil && t.glob.shape == shapeLiteral {
		return t.glob.text, true
	}
	pattern, resolved := t.expand(nil, vars)
	for i, c := range pattern {
		switch c {
		case anyRun:
			pattern[i] = '*'
		case anyChar:
			pattern[i] = '?'
		}
	}
	return string(pattern), resolved == Yes
}
