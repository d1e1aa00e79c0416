package command

import (
	"path"
	"regexp"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// variable is a name with what stands around it: $NAME, ${NAME} and PowerShell's $Env:NAME.
var variable = regexp.MustCompile(`^\$(?:\{([A-Za-z_]\w*)(?:[:?-][^}]*)?\}|(?:[Ee]nv:|ENV:)?([A-Za-z_]\w*))`)

// expand puts in what the shell puts in place of the text at the dollar sign i: what the text has set, else an
// expression.
func (r *reading) expand(i int) int {
	rest := r.body[i:]
	if strings.HasPrefix(rest, "$(") {
		end := closing(r.body, i+2)
		for _, text := range r.texts {
			if text.span.From > i && text.span.From < end {
				r.b.WriteString(text.text)
				r.w.expressions = append(r.w.expressions, text.expressions...)
				r.w.from = append(r.w.from, text.span)
				return min(closing(r.body, text.span.To)+1, len(r.body))
			}
		}
		r.output(r.body[i+2 : end])
		return min(end+1, len(r.body))
	}
	m := variable.FindStringSubmatch(rest)
	if m == nil || strings.HasPrefix(rest, "${") && m[1] == "" {
		r.b.WriteByte('$')
		return i + 1
	}
	name := m[1] + m[2]
	if v, ok := r.variables[name]; ok && v.text != output {
		r.b.WriteString(v.text)
		r.w.expressions = append(r.w.expressions, v.expressions...)
		r.w.from = append(append(r.w.from, v.span), v.from...)
	} else {
		r.expression(name)
	}
	return i + len(m[0])
}

// expression puts in a text that stands for what is not known.
func (r *reading) expression(name string) {
	text := "${" + name + "}"
	r.b.WriteString(text)
	r.w.expressions = append(r.w.expressions, text)
}

// output puts in what a command prints: the text of a file for cat, the number of an account for get-caller-identity.
func (r *reading) output(command string) {
	if name, ok := strings.CutPrefix(strings.TrimSpace(command), "cat "); ok && !strings.ContainsAny(name, "|<") {
		name = strings.Trim(strings.TrimSpace(name), `"'`)
		if file, ok := r.files[path.Base(name)]; ok {
			r.b.WriteString(file.text)
			r.w.from = append(r.w.from, file.span)
			return
		}
		r.b.WriteString("file://" + name)
		return
	}
	if strings.Contains(command, "get-caller-identity") && strings.Contains(command, "Account") {
		r.expression("ACCOUNT_ID")
		return
	}
	r.b.WriteString(output)
	r.w.expressions = append(r.w.expressions, output)
}

// output stands for what a command prints. A variable with it stands for itself.
const output = "${OUTPUT}"

// closing is where the parenthesis is closed that was opened before the byte i; the end of the text if it is not.
func closing(body string, i int) int {
	depth := 1
	for ; i < len(body); i++ {
		switch body[i] {
		case '\\':
			i++
		case '\'':
			if end := strings.IndexByte(body[i+1:], '\''); end >= 0 {
				i += 1 + end
			}
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(body)
}

// These find what a text sets before its commands.
var (
	// heredoc is a text that ends in a line with its word.
	heredoc = regexp.MustCompile(`<<-?[ \t]*\\?(["']?)([A-Za-z_]\w*)(["']?)[^\n]*\n`)
	// written is the file that a command before a heredoc writes.
	written = regexp.MustCompile(`(?:>|\btee(?:\s+-a)?)\s*["']?([^\s"'<>|;&]+)["']?[^\n<]*$`)
	// writtenBehind is the file that cat writes which is named behind the heredoc's word.
	writtenBehind = regexp.MustCompile(`>\s*["']?([^\s"'<>|;&]+)["']?\s*$`)
	// assigned is the variable that a line sets.
	assigned = regexp.MustCompile(
		`(?m)^[ \t]*(?:\$ |> |\+ )?(?:(?:export|declare|local|readonly|set|SET|-)[ \t]+)?` +
			`(?:\$(?:[Ee]nv:|ENV:)?)?([A-Za-z_]\w*)[ \t]?=[ \t]?`)
	// readInto is the variable that read fills from a heredoc.
	readInto = regexp.MustCompile(`\bread\b[^\n]*?\s([A-Za-z_]\w*)\s*$`)
	// heredocInto is the variable that cat fills from a heredoc.
	heredocInto = regexp.MustCompile(`([A-Za-z_]\w*)="?\$\(\s*cat\s*$`)
)

// maxHeredocs is how many heredocs of a text are read.
const maxHeredocs = 1000

// heredocs finds the files and variables that a text fills with the lines that follow. A name of a variable within a
// text whose word is not quoted is an expression.
func (s *shell) heredocs() {
	at := 0
	for range maxHeredocs {
		m := heredoc.FindStringSubmatchIndex(s.body[at:])
		if m == nil {
			return
		}
		s.assign(at, at+m[0])
		start := at + m[1]
		mark := s.body[at+m[4] : at+m[5]]
		end := endOfHeredoc(s.body, start, mark)
		line := s.body[strings.LastIndexByte(s.body[:at+m[0]], '\n')+1 : at+m[0]]
		w := word{text: s.body[start:end], span: source.Span{Text: s.id, From: start, To: end}}
		if m[2] == m[3] { // the word is not quoted
			r := &reading{shell: s}
			for i := start; i < end; {
				switch {
				case s.body[i] == '$':
					i = r.expand(i)
				case s.body[i] == '\\' && i+1 < end && strings.IndexByte("$`\\", s.body[i+1]) >= 0:
					r.b.WriteByte(s.body[i+1])
					i += 2
				default:
					r.b.WriteByte(s.body[i])
					i++
				}
			}
			w.text, w.expressions = r.b.String(), r.w.expressions
		}
		s.texts = append(s.texts, w)
		s.keep(w, line, s.body[at+m[5]:start])
		at = end
	}
}

// keep files a heredoc under the name of its file or variable.
func (s *shell) keep(w word, before, behind string) {
	if m := written.FindStringSubmatch(before); m != nil {
		s.files[path.Base(m[1])] = w
	} else if m := writtenBehind.FindStringSubmatch(behind); m != nil {
		s.files[path.Base(m[1])] = w
	}
	for _, form := range []*regexp.Regexp{readInto, heredocInto} {
		if m := form.FindStringSubmatch(before); m != nil {
			s.variables[m[1]] = w
		}
	}
}

// endOfHeredoc is where the line with the word begins; the end of the text if there is none.
func endOfHeredoc(body string, i int, mark string) int {
	for i < len(body) {
		line, _, _ := strings.Cut(body[i:], "\n")
		if strings.Trim(line, " \t\r)\"") == mark {
			return i
		}
		i += len(line) + 1
	}
	return len(body)
}

// longestValue is how many bytes the value of a variable may have.
const longestValue = 64 << 10

// assign sets the variable of each line from the byte from up to to that sets one.
func (s *shell) assign(from, to int) {
	for _, m := range assigned.FindAllStringSubmatchIndex(s.body[from:to], -1) {
		name := s.body[from+m[2] : from+m[3]]
		at := from + m[1]
		if v, ok := s.variables[name]; ok && v.span.From > at || at >= len(s.body) {
			continue // a heredoc that begins here
		}
		w, end := s.word(at)
		if end > at && end-at <= longestValue && strings.Trim(name, aws.Letters+aws.Digits+"_") == "" {
			s.variables[name] = w
		}
	}
}
