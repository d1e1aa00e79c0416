package pipeline

import (
	"cmp"
	"regexp"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// maxSteps is how many steps of one text are read line by line.
const maxSteps = 50

// entry is a line with a key and its value. Before it may stand the mark of a difference or of a quotation, a line's
// number and the mark of an item.
var entry = regexp.MustCompile(
	`^([+>|│ \t]*(?:\d{1,5}\s*[|│:]?)?[ \t]*)(- +)?["']?([A-Za-z][\w-]*)["']?[ \t]*:(?:[ \t]+(.*))?$`)

// stamp is what logs of GitHub have before a line: the job and the step, and the time.
//
// See https://docs.github.com/en/actions/how-tos/monitor-workflows/use-workflow-run-logs
var stamp = regexp.MustCompile(`^(?:[^\t\n]*\t[^\t\n]*\t)?\d{4}-\d\d-\d\dT[\d:.]+Z ?`)

// ran begins the lines of logs that name the action of a step.
var ran = regexp.MustCompile(`^(?:##\[group\])?Run ([\w.-]+/[\w./-]+@\S+)$`)

// inputs are the inputs of configure-aws-credentials with a value on their line, and what else of a step is read.
var inputs = []string{
	"role-to-assume", "role-session-name", "role-duration-seconds", "role-external-id", "role-chaining",
	"role-skip-session-tagging", "audience", "aws-access-key-id", "web-identity-token-file", "aws-region",
	"inline-session-policy", "managed-session-policies", "transitive-tag-keys",
}

// lineReader finds the steps of a text line by line.
type lineReader struct {
	steps []lineStep
	open  bool
	// environment is that of the job that a line is in, depth how far its line is indented.
	environment string
	depth       int
	awaitsName  bool
}

// lineStep is a step with configure-aws-credentials, as far as its lines tell.
type lineStep struct {
	version, id, environment string
	with                     []tree.Member
	role                     bool
	// longer are the inputs whose values stand on lines of their own.
	longer []string
	at     source.Span
}

// Lines reads the steps with configure-aws-credentials that no reader of YAML has read, because the text is a part of a
// workflow or broken: it takes the keys line by line. Root is what was read of the workflow around them, nil if nothing
// was; known reports whether the step at a place was read.
func Lines(body string, id source.TextID, name string, root *tree.Node, known func(at int) bool) fact.Facts {
	if !strings.Contains(body, "role-to-assume") {
		return fact.Facts{}
	}
	l := &lineReader{}
	at := 0
	for line := range strings.Lines(body) {
		l.line(line, source.Span{Text: id, From: at, To: at + len(strings.TrimRight(line, " \t\r\n"))})
		at += len(line)
	}
	r := &reader{root: root, name: name}
	j := &job{
		reader: r, triggers: triggersOf(root.At("on")), workflow: cmp.Or(textOf(root.At("name")), "<WORKFLOW>"),
		env: (*scope)(nil).within(root.At("env")), byID: map[string]*session{},
	}
	for i := range l.steps {
		s := &l.steps[i]
		if !s.role || known(s.at.From) || known(s.at.To-1) {
			continue
		}
		if len(r.Requests) == maxSteps {
			r.unread("the other steps with "+configure, "The lines of a text are read up to 50 steps.", s.at)
			break
		}
		j.environment = j.env.github(s.environment)
		j.configure(s.node(), s.version)
		for _, input := range s.longer {
			r.unread(input+" of a step", "Its value stands on lines of its own, which are read in a whole workflow alone.", s.at)
			r.Requests[len(r.Requests)-1].Shown = false
		}
	}
	return r.Facts
}

func (l *lineReader) line(line string, at source.Span) {
	before := len(stamp.FindString(line))
	line, at.From = line[before:], at.From+before
	if m := ran.FindStringSubmatch(strings.TrimRight(line, " \t\r\n")); m != nil {
		line = "- uses: " + m[1]
	}
	m := entry.FindStringSubmatch(strings.TrimRight(line, " \t\r\n"))
	if m == nil {
		l.open = l.open && strings.TrimSpace(strings.TrimLeft(line, "+>|│ \t")) == ""
		return
	}
	at.From += len(m[1])
	depth, key, value := len(m[1])+len(m[2]), m[3], plainValue(m[4])
	switch {
	case l.awaitsName && key == "name":
		l.environment = value
	case key == "environment":
		l.environment, l.depth = value, depth
	case depth < l.depth && value == "":
		l.environment, l.depth = "", 0 // another job
	}
	l.awaitsName = key == "environment" && value == ""
	action, version, _ := strings.Cut(value, "@")
	isAction := key == "uses" && strings.EqualFold(action, configure)
	if m[2] != "" || isAction || key == "role-to-assume" && (!l.open || l.last().role) {
		if !(isAction && l.open && m[2] == "" && l.last().version == "") {
			l.steps = append(l.steps, lineStep{environment: l.environment, at: at})
		}
		l.open = true
	}
	if l.open {
		l.last().take(key, value, version, at)
	}
}

func (l *lineReader) last() *lineStep { return &l.steps[len(l.steps)-1] }

// take takes a line of the step.
func (s *lineStep) take(key, value, version string, at source.Span) {
	switch {
	case key == "uses":
		s.version = version
	case key == "id":
		s.id = value
	case key == "role-to-assume":
		bare := strings.TrimSpace(strings.NewReplacer("${{", "", "}}", "").Replace(value))
		if bare == "" || strings.Contains(bare, " ") {
			return // words about it
		}
		s.role = true
	}
	for _, input := range inputs {
		if key != input || value == "" {
			continue
		}
		if strings.HasPrefix(value, "|") || strings.HasPrefix(value, ">") {
			s.longer = append(s.longer, key)
		} else {
			s.with = append(s.with, tree.Member{
				Name: tree.String{Value: key, Span: at}, Value: tree.Node{Kind: '"', Text: value, Span: at},
			})
			s.at.To = at.To
		}
	}
	s.at.To = max(s.at.To, at.From)
}

// node is the step as YAML would give it.
func (s *lineStep) node() *tree.Node {
	with := tree.Node{Kind: '{', Members: s.with, Span: s.at}
	return &tree.Node{Kind: '{', Span: s.at, Members: []tree.Member{
		{Name: tree.String{Value: "id"}, Value: tree.Node{Kind: '"', Text: s.id, Span: s.at}},
		{Name: tree.String{Value: "with"}, Value: with},
	}}
}

// plainValue is a value without its quotation marks and without the comment behind it.
func plainValue(text string) string {
	text = strings.TrimSpace(text)
	for _, quote := range []string{`"`, "'"} {
		if rest, ok := strings.CutPrefix(text, quote); ok {
			inner, _, closed := strings.Cut(rest, quote)
			if closed {
				return inner
			}
			return rest
		}
	}
	if text, _, found := strings.Cut(text, " #"); found {
		return strings.TrimSpace(text)
	}
	return text
}
