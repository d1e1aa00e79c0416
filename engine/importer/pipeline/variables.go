package pipeline

import (
	"strings"

	"rolewalk/engine/tree"
)

// scope has variables and their values. An inner one shadows its outer one.
type scope struct {
	outer  *scope
	values map[string]string
}

// within is a scope with the variables of an object.
func (s *scope) within(n *tree.Node) *scope {
	inner := &scope{outer: s, values: map[string]string{}}
	for i := range membersOf(n) {
		m := &n.Members[i]
		value := &m.Value
		if value.Kind == '{' { // GitLab's long form of a variable
			value = value.At("value")
		}
		if text := textOf(value); text != "" {
			inner.values[m.Name.Value] = text
		}
	}
	return inner
}

func (s *scope) lookup(name string) (string, bool) {
	for ; s != nil; s = s.outer {
		if value, ok := s.values[name]; ok {
			return value, true
		}
	}
	return "", false
}

// maxText is how long a text may become when its variables are put in.
const maxText = 1 << 16

// github puts the variables of a workflow into a text: `${{ env.NAME }}` and `${{ matrix.NAME }}`. What else stands in
// such brackets stays.
//
// See https://docs.github.com/en/actions/reference/workflows-and-actions/contexts
func (s *scope) github(text string) string {
	for range 8 {
		out := between(text, "${{", "}}", func(inner string) (string, bool) {
			name := strings.TrimSpace(inner)
			if variable, ok := strings.CutPrefix(name, "env."); ok {
				return s.lookup(variable)
			}
			if strings.HasPrefix(name, "matrix.") {
				return s.lookup(name)
			}
			return "", false
		})
		if out == text || len(out) > maxText {
			break
		}
		text = out
	}
	return text
}

// between puts values in place of what stands between two marks.
func between(text, open, end string, value func(inner string) (string, bool)) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, open)
		inner, after, closed := strings.Cut(rest, end)
		if !found || !closed {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(before)
		if v, ok := value(inner); ok {
			b.WriteString(v)
		} else {
			b.WriteString(open + inner + end)
		}
		text = after
	}
}

// shell puts variables into a text of a shell: `$NAME`, `${NAME}` and `"$NAME"`. Those without a value stay as
// `${NAME}`.
func (s *scope) shell(text string) string {
	for range 8 {
		out := s.shellOnce(text)
		if out == text || len(out) > maxText {
			break
		}
		text = out
	}
	return text
}

func (s *scope) shellOnce(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "$")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after := rest, ""
		if inner, ok := strings.CutPrefix(rest, "{"); ok {
			name, after, found = strings.Cut(inner, "}")
			if !found {
				b.WriteString("$" + rest)
				return b.String()
			}
			name, _, _ = strings.Cut(name, ":-")
		} else {
			end := 0
			for end < len(rest) && isWord(rest[end]) {
				end++
			}
			name, after = rest[:end], rest[end:]
		}
		switch value, ok := s.lookup(name); {
		case ok:
			b.WriteString(value)
		case name == "" || strings.HasPrefix(name, "{"):
			b.WriteString("$" + rest[:len(rest)-len(after)])
		default:
			b.WriteString("${" + name + "}")
		}
		text = after
	}
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
