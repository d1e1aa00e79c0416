package syntax

import (
	"strings"

	"rolewalk/engine/source"
)

// reader reads a small JSON document of known shape, so that messages can name the place and the shape. It stops at the
// first thing that is not JSON, because what follows could mean anything.
type reader struct {
	body   string
	base   int // offset of body in the walk
	at     int
	report *report
	failed bool
	braces *scanner // made when it is needed
	nested bool     // a value may be an object; the keys in it begin with its path
}

func (j *reader) span(from, to int) source.Span {
	return source.Span{From: j.base + from, To: j.base + to}
}

func (j *reader) shown(v Value) string {
	return "`" + short(j.body[v.At.From-j.base:v.At.To-j.base]) + "`"
}

// wrong reports a value of a kind that does not fit, and how to write it as a string.
func (j *reader) wrong(v Value, rule string) {
	f := source.Finding{Code: BadJSON, At: v.At, Message: rule + ", but " + j.shown(v) + " is " + article(string(v.Kind))}
	if v.Kind == NumberValue || v.Kind == BooleanValue {
		f.Remedy = `write "` + v.Text + `"`
		f.Fixes = []source.Fix{{Title: "Quote it", Edits: []source.Edit{{At: v.At, New: `"` + v.Text + `"`}}}}
	} else {
		f.Remedy = "write one string"
	}
	j.report.add(f)
}

// fail reports what is not JSON, once.
func (j *reader) fail(at int, wanted string) {
	if j.failed {
		return
	}
	j.failed = true
	to, found := at, "nothing more"
	for to < len(j.body) && strings.IndexByte(" \t\r\n{}[],:\"", j.body[to]) < 0 {
		to++
	}
	if to == at && at < len(j.body) {
		to++
	}
	if at < len(j.body) {
		found = "`" + short(j.body[at:to]) + "`"
	} else {
		at = max(0, len(j.body)-1)
		to = len(j.body)
	}
	j.report.errorAt(BadJSON, j.span(at, to), "this is not valid JSON: expected "+wanted+", found "+found,
		"JSON has double quotes, a comma between two entries and none after the last, and no comments")
}

func (j *reader) blank() {
	for j.at < len(j.body) && strings.IndexByte(" \t\r\n", j.body[j.at]) >= 0 {
		j.at++
	}
}

func (j *reader) peek() byte {
	j.blank()
	if j.at < len(j.body) {
		return j.body[j.at]
	}
	return 0
}

// document reads an object (open is {) or an array ([) and hands its entries on; an array's have no key.
func (j *reader) document(open byte, each func(Member)) {
	if j.peek() != open {
		shape := "an object, like `{\"key\": \"value\"}`"
		if open == '[' {
			shape = "an array, like `[\"first\", \"second\"]`"
		}
		j.report.errorAt(BadJSON, j.span(0, 1), "this must be "+shape, "begin it with `"+string(open)+"`")
		return
	}
	j.entries(open, "", map[string]bool{}, each)
	if j.blank(); !j.failed && j.at < len(j.body) {
		j.fail(j.at, "the end of the document")
	}
}

// longestPath bounds a key together with the objects that it stands in, in bytes: a path is kept for each key.
const longestPath = 1024

// entries reads an object or an array, whose path is within, and hands its entries on. keys are the keys of the
// document that were read before.
func (j *reader) entries(open byte, within string, keys map[string]bool, each func(Member)) {
	j.list(open, func() {
		member := Member{Inside: within != ""}
		if open == '{' && !j.key(&member) {
			return
		}
		if within != "" && len(within)+len(member.Key) > longestPath {
			j.failed = true
			j.report.errorAt(BadJSON, member.KeyAt,
				"this key, with the objects around it, is longer than "+number(longestPath)+" bytes",
				"remove levels, or write shorter keys")
			return
		}
		member.Key = within + member.Key
		if open == '{' && keys[member.Key] {
			j.report.errorAt(RepeatedKey, member.KeyAt, "`"+short(member.Key)+"` appears twice", "remove one of them")
			j.skip()
			return
		}
		keys[member.Key] = open == '{'
		if j.nested && j.peek() == '{' {
			j.entries('{', member.Key+"/", keys, each)
			return
		}
		if value, ok := j.value(open == '{'); ok {
			member.Value = value
			each(member)
		}
	})
}

// skip passes over a value of any kind.
func (j *reader) skip() {
	if c := j.peek(); c == '{' || c == '[' {
		j.pass()
		return
	}
	j.value(false)
}

// list reads the entries between a brace and its partner.
func (j *reader) list(open byte, entry func()) {
	closing := open + 2 // { and }, [ and ] are two apart
	j.at++
	for first := true; !j.failed; first = false {
		if j.peek() == closing && first {
			break
		}
		if entry(); j.failed {
			return
		}
		if c := j.peek(); c == closing {
			break
		} else if c != ',' {
			j.fail(j.at, "a comma or `"+string(closing)+"`")
			return
		}
		j.at++
	}
	j.at++
}

func (j *reader) key(m *Member) bool {
	if j.peek() != '"' {
		j.fail(j.at, "a key in quotes")
		return false
	}
	key, ok := j.text()
	if !ok {
		return false
	}
	m.Key, m.KeyAt = key.Text, key.At
	if j.peek() != ':' {
		j.fail(j.at, "`:`")
		return false
	}
	j.at++
	return true
}

// value reads a string, a number, a boolean or, if arrays are allowed, an array of them. Anything else is reported,
// and ok is false.
func (j *reader) value(arrays bool) (v Value, ok bool) {
	switch c := j.peek(); {
	case c == '"':
		return j.text()
	case c == '{', c == '[' && !arrays:
		from := j.at
		if j.pass(); j.failed {
			return v, false
		}
		what := "an object"
		if c == '[' {
			what = "an array inside an array"
		}
		j.report.errorAt(BadJSON, j.span(from, from+1), what+" is not allowed here",
			"values are strings, numbers, booleans and arrays of them")
		return v, false
	case c == '[':
		v = Value{Kind: ArrayValue}
		from := j.at
		j.list('[', func() {
			if item, ok := j.value(false); ok {
				v.Items = append(v.Items, item)
			}
		})
		v.At = j.span(from, min(j.at, len(j.body)))
		return v, !j.failed
	}
	return j.scalar()
}

// pass passes over an object or an array that is not allowed. Its braces balance or end the document.
func (j *reader) pass() {
	if j.braces == nil {
		j.braces = newScanner(j.body, &report{})
	}
	d := j.braces.document(j.at)
	if j.at = d.to; !d.closed {
		j.fail(j.at, "a closing brace")
	}
}

// scalar reads a number, true or false.
func (j *reader) scalar() (v Value, ok bool) {
	from := j.at
	for j.at < len(j.body) && strings.IndexByte(" \t\r\n{}[],:\"", j.body[j.at]) < 0 {
		j.at++
	}
	word := j.body[from:j.at]
	v = Value{Text: word, At: j.span(from, j.at)}
	switch {
	case word == "true" || word == "false":
		v.Kind = BooleanValue
	case word == "null":
		j.report.errorAt(BadJSON, v.At, "`null` is not allowed here", "remove the entry")
		return v, false
	case isNumber(word):
		v.Kind = NumberValue
	default:
		j.fail(from, "a value")
		return v, false
	}
	return v, true
}

// text reads a string.
func (j *reader) text() (v Value, ok bool) {
	from := j.at
	for j.at++; j.at < len(j.body); j.at++ {
		switch c := j.body[j.at]; {
		case c == '"':
			j.at++
			raw := j.body[from:j.at]
			return Value{Kind: StringValue, Text: unquote(raw), At: j.span(from, j.at)}, true
		case c == '\\':
			if !j.escape() {
				return v, false
			}
		case c < ' ':
			j.fail(from, "a string that ends on its line and has no control characters")
			return v, false
		}
	}
	j.fail(from, "a string with a closing quote")
	return v, false
}

// escape passes over one escape in a string.
func (j *reader) escape() bool {
	rest := j.body[j.at+1:]
	switch {
	case rest != "" && strings.IndexByte(`"\/bfnrt`, rest[0]) >= 0:
		j.at++
	case len(rest) >= 5 && rest[0] == 'u' && isHex(rest[1:5]):
		j.at += 5
	default:
		j.fail(j.at, "an escape that JSON has")
		return false
	}
	return true
}

// isNumber reports whether the word is a JSON number.
func isNumber(word string) bool {
	word = strings.TrimPrefix(word, "-")
	whole, rest := digits(word)
	if whole == "" || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	if fraction, found := strings.CutPrefix(rest, "."); found {
		var part string
		if part, rest = digits(fraction); part == "" {
			return false
		}
	}
	if rest == "" {
		return true
	}
	if rest[0] != 'e' && rest[0] != 'E' {
		return false
	}
	if rest = rest[1:]; rest != "" && (rest[0] == '+' || rest[0] == '-') {
		rest = rest[1:]
	}
	exponent, rest := digits(rest)
	return exponent != "" && rest == ""
}

func digits(s string) (digits, rest string) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}
