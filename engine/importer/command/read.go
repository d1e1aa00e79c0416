package command

import (
	"fmt"
	"regexp"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// maxLines is how many commands of one text are read.
const maxLines = 20_000

// reader reads the commands of one text.
type reader struct {
	*shell
	facts fact.Facts
	left  []byte
	// used are the places that documents of the commands were taken from.
	used []source.Span
	// made are the control policies by the variable that was given their id, policies the names of managed policies by the
	// variable that was given their ARN.
	made     map[string]int
	policies map[string]string
	// seen are the entities of a kind, name and profile.
	seen map[string][]int
	places
}

// Read finds the commands of the AWS CLI in a text. A call of sts is a request that shows all that it carries; its
// caller is named by its profile alone. The commands of iam, organizations and s3api give principals, policies and
// providers with their owners. A document that a command names by file://NAME has that name, unless the text writes the
// file itself. Rest is the text with blanks in place of what was read, the documents within it included.
func Read(body string, id source.TextID) (facts fact.Facts, rest string) {
	if !strings.Contains(body, "aws") {
		return fact.Facts{}, body
	}
	r := &reader{
		shell: &shell{body: body, id: id, variables: map[string]word{}, files: map[string]word{}},
		made:  map[string]int{}, policies: map[string]string{}, seen: map[string][]int{},
		places: places{told: map[string]string{}, twice: map[string]bool{}},
	}
	for at, lines, set := 0, 0, 0; lines <= maxLines; {
		i := nextCommand(body, at)
		if i < 0 {
			break
		}
		if r.left == nil {
			r.left = []byte(body)
			r.heredocs()
		}
		r.assign(set, i)
		set = i
		at = i + len("aws")
		l, end, do := r.commandAt(i)
		if do == nil {
			continue
		}
		if lines++; lines > maxLines {
			r.unread(l.span, "the commands from here on", fmt.Sprintf("A text is read up to its first %d commands.", maxLines))
			break
		}
		at = max(end, at)
		do(r, &l)
		r.blank(l.span)
	}
	if len(r.facts.Pieces)+len(r.facts.Unread) == 0 {
		return fact.Facts{}, body
	}
	for _, at := range r.used {
		r.blank(at)
	}
	r.infer(body, &r.facts)
	r.rest(body, &r.facts)
	r.settle(&r.facts)
	return r.facts, string(r.left)
}

// commandAt reads the command at the byte i, which reaches to end. Do is nil if it is none that is read.
func (r *reader) commandAt(i int) (l line, end int, do func(*reader, *line)) {
	name := len("aws") + len(suffix.FindString(r.body[i+len("aws"):]))
	words, end := r.line(i + name)
	l, ok := parse(words)
	l.span = source.Span{Text: r.id, From: i, To: trimmedEnd(r.body, i, max(i, end))}
	do = commandTable[l.service+" "+l.operation]
	if !ok || do == nil || !r.likely(&l) {
		return l, end, nil
	}
	if len(words) == maxWords {
		r.unread(l.span, "the rest of a command", fmt.Sprintf("A command is read up to its first %d words.", maxWords))
	}
	r.profileOf(&l)
	return l, end, do
}

// nextCommand is where the word aws stands next as a command, from the byte at on; -1 if it does not.
func nextCommand(body string, at int) int {
	for at < len(body) {
		i := strings.Index(body[at:], "aws")
		if i < 0 {
			return -1
		}
		i += at
		end := i + len("aws")
		alone := i == 0 || strings.IndexByte(aws.Letters+aws.Digits+"_-.:@*", body[i-1]) < 0
		if alone && beginning.MatchString(body[end:min(len(body), end+longestBeginning)]) && !isComment(body, i) {
			return i
		}
		at = end
	}
	return -1
}

// beginning is how a command goes on behind the word aws: the options of all commands, a service and an operation.
var beginning = regexp.MustCompile(
	"^(?:-cli|2|\\.exe)?(?:[\\s\\\\`^]+--[a-z-]+(?:[= ]\"?[^\\s-]\\S*)?)*[\\s\\\\`^]+(?:sts|iam|organizations|s3api)\\s+[a-z0-9-]+")

// suffix is what the names of the command have behind aws in some systems.
var suffix = regexp.MustCompile(`^(?:-cli|2|\.exe)`)

// longestBeginning is how long that can be.
const longestBeginning = 500

// longestLine is how far before a command its line is looked at.
const longestLine = 4096

// before is what stands before the byte i on its line.
func before(body string, i int) string {
	start := max(0, i-longestLine)
	return body[start+strings.LastIndexByte(body[start:i], '\n')+1 : i]
}

// isComment reports whether a comment of the shell begins before the byte i on its line.
func isComment(body string, i int) bool {
	return strings.HasPrefix(strings.TrimLeft(before(body, i), " \t"), "#")
}

// likely reports whether a command without options is one, and no mention of it in a sentence: it begins its line.
func (r *reader) likely(l *line) bool {
	if len(l.options) > 0 {
		return true
	}
	text := before(r.body, l.span.From)
	return strings.Trim(text, " \t$>%+") == "" || strings.HasSuffix(text, "(") || strings.HasSuffix(text, "-- ")
}

func trimmedEnd(body string, from, to int) int {
	return from + len(strings.TrimRight(body[from:to], " \t\r\n\\"))
}

// inline is a profile that is set before a command on its line.
var inline = regexp.MustCompile(`\bAWS_PROFILE=["']?([\w@.+-]+)["']?\s+(?:\w+=\S*\s+)*$`)

// vault is a profile with whose credentials a program runs the command.
var vault = regexp.MustCompile(`\baws-vault exec (?:--?[a-z-]+(?:=\S+)? )*([\w@.+-]+) (?:--?[a-z-]+(?:=\S+)? )*-- $`)

// profileOf finds the profile of a command that names none: the one that the text has set.
func (r *reader) profileOf(l *line) {
	if l.profile != "" {
		return
	}
	for _, form := range []*regexp.Regexp{inline, vault} {
		if m := form.FindStringSubmatch(before(r.body, l.span.From)); m != nil {
			l.profile = m[1]
			return
		}
	}
	for _, name := range []string{"AWS_PROFILE", "AWS_DEFAULT_PROFILE"} {
		if v, ok := r.variables[name]; ok && len(v.expressions) == 0 {
			l.profile = v.text
			return
		}
	}
}

func (r *reader) blank(at source.Span) {
	for i := at.From; i < at.To; i++ {
		if r.left[i] != '\n' {
			r.left[i] = ' '
		}
	}
}

func (r *reader) unread(at source.Span, what, reason string) {
	r.facts.Unread = append(r.facts.Unread, fact.Unread{Span: at, What: what, Reason: reason})
}

func (r *reader) piece(l *line, title string) {
	r.facts.Pieces = append(r.facts.Pieces, fact.Piece{
		Title: title, Why: "it is a command line of aws " + l.service + " " + l.operation, Span: l.span,
	})
}

// document reads a policy that an option has: its text, or the name of its file. It is nil if the option is not there.
func (r *reader) document(l *line, name string) *fact.Document {
	if !l.has(name) {
		return nil
	}
	w := l.word(name)
	d := &fact.Document{Span: w.span}
	r.used = append(r.used, w.from...)
	if name, ok := file(w.text); ok {
		text, written := r.files[name]
		if !written {
			d.File = name
			return d
		}
		r.used = append(r.used, text.span)
		w.text, w.expressions, d.Span = text.text, text.expressions, text.span
	}
	text := strings.TrimSpace(w.text)
	if strings.HasPrefix(text, "${") && len(w.expressions) == 1 && text == w.expressions[0] {
		r.unread(w.span, "the document of aws "+l.service+" "+l.operation, "Its text is in "+text+
			", which the text does not set.")
		return d
	}
	n, fault := tree.ReadJSON(text, source.Span{To: len(text)})
	if fault != nil {
		r.unread(d.Span, "the document of aws "+l.service+" "+l.operation, sentence(fault))
		return d
	}
	d.JSON, d.Expressions = n.Print(), w.expressions
	return d
}

// sentence says what is wrong with JSON.
func sentence(fault *tree.Fault) string {
	text := fault.Message
	if fault.Remedy != "" {
		text += ": " + fault.Remedy
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
