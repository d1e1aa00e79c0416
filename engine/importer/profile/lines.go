package profile

import (
	"strings"

	"rolewalk/engine/source"
)

// section is a part of the file: a profile, a session of IAM Identity Center, or another.
type section struct {
	// kind is the word before the name, such as profile; empty for [default] and for a section without such a word.
	kind, name string
	span       source.Span
	values     map[string]value
	// order are the names of the values as they stand.
	order []string
}

// value is what stands behind a name and an equals sign.
type value struct {
	text string
	span source.Span
}

func (s *section) get(name string) string { return s.values[name].text }

// kinds are the words that begin the name of a section.
//
// See https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
var kinds = []string{"profile", "sso-session", "services"}

// maxSections is how many sections of one text are read.
const maxSections = 5000

// scanner reads the lines of a text that are those of a config file.
type scanner struct {
	body     string
	id       source.TextID
	sections []section
	// left is the text with blanks in place of the sections.
	left []byte
	// odd are lines that begin like a section and are none, or that a section has and that are no setting.
	odd []source.Span
	// full says that there are more sections than are read.
	full bool
}

// scan cuts a text into the sections that it has. What is not in one of them, such as the fences around it, stays.
func scan(body string, id source.TextID) *scanner {
	s := &scanner{body: body, id: id, left: []byte(body)}
	var open *section
	for at := 0; at < len(body); {
		end := at + strings.IndexByte(body[at:]+"\n", '\n')
		next := min(end+1, len(body))
		line := strings.TrimRight(body[at:end], " \t\r")
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "["):
			span := source.Span{Text: id, From: at, To: at + len(line)}
			if open = s.begin(trimmed, span); open == nil && s.full {
				return s
			}
			if open == nil && isSectionWord(trimmed[1:]) {
				s.odd = append(s.odd, span)
			}
		case open == nil || trimmed == "" || trimmed[0] == '#' || trimmed[0] == ';':
		default:
			if !open.add(line, source.Span{Text: id, From: at, To: at + len(line)}) {
				open = nil
			}
		}
		at = next
	}
	return s
}

// isSectionWord reports whether a text begins as the name of a section does.
func isSectionWord(text string) bool {
	for _, kind := range kinds {
		if strings.HasPrefix(text, kind+" ") {
			return true
		}
	}
	return false
}

// begin opens the section of a line like [profile ci]; nil if the line is none.
func (s *scanner) begin(line string, at source.Span) *section {
	inner, rest, ok := strings.Cut(line[1:], "]")
	rest = strings.TrimSpace(rest)
	if !ok || rest != "" && rest[0] != '#' && rest[0] != ';' {
		return nil
	}
	name := unquoted(strings.TrimSpace(inner))
	open := section{name: name, span: at, values: map[string]value{}}
	for _, kind := range kinds {
		if behind, ok := strings.CutPrefix(name, kind); ok && behind != strings.TrimLeft(behind, " \t") {
			open.kind, open.name = kind, unquoted(strings.TrimSpace(behind))
		}
	}
	if open.name == "" || strings.ContainsAny(open.name, "\"{}[],=") {
		return nil
	}
	if s.full = len(s.sections) == maxSections; s.full {
		return nil
	}
	s.sections = append(s.sections, open)
	return &s.sections[len(s.sections)-1]
}

// add takes a line of a section: a name and a value, or a line that is indented below one, which decides nothing. It is
// false for a line that is neither.
func (s *section) add(line string, at source.Span) bool {
	indented := line[0] == ' ' || line[0] == '\t'
	name, text, ok := strings.Cut(line, "=")
	name = strings.ToLower(strings.TrimSpace(name))
	if !ok || name == "" || strings.ContainsAny(name, " \t{}[]\"'`<>$") {
		return indented && len(s.order) > 0 && strings.TrimSpace(text) == "" && ok
	}
	s.span.To = at.To
	if indented && len(s.order) > 0 && s.get(s.order[len(s.order)-1]) == "" {
		return true // a value of a group such as s3
	}
	v := value{text: plain(text), span: at}
	if i := strings.Index(line, v.text); v.text != "" && strings.LastIndex(line, v.text) == i {
		v.span.From, v.span.To = at.From+i, at.From+i+len(v.text)
	}
	if _, twice := s.values[name]; !twice {
		s.order = append(s.order, name)
	}
	s.values[name] = v
	return true
}

// plain is a value without the blanks around it, the quotes, and a comment behind it.
func plain(text string) string {
	for _, mark := range []string{" #", " ;", "\t#", "\t;"} {
		text, _, _ = strings.Cut(text, mark)
	}
	return unquoted(strings.TrimSpace(text))
}

func unquoted(text string) string {
	if n := len(text); n >= 2 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		return text[1 : n-1]
	}
	return text
}

// blank takes a section out of the text that is left.
func (s *scanner) blank(at source.Span) {
	for i := at.From; i < at.To; i++ {
		if s.left[i] != '\n' {
			s.left[i] = ' '
		}
	}
}
