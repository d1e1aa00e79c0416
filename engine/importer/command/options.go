package command

import (
	"path"
	"regexp"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// line is a command of the AWS CLI.
type line struct {
	service, operation string
	// options are the words behind each option, by its name without dashes.
	options map[string][]word
	// profile is the one that the command names.
	profile string
	span    source.Span
}

// text is the word of an option; "" if it is not there.
func (l *line) text(name string) string { return l.word(name).text }

func (l *line) word(name string) word {
	if list := l.options[name]; len(list) > 0 {
		return list[0]
	}
	return word{}
}

func (l *line) has(name string) bool {
	_, ok := l.options[name]
	return ok
}

// switches are options without a value.
var switches = map[string]bool{
	"debug": true, "no-verify-ssl": true, "no-paginate": true, "no-sign-request": true, "no-cli-pager": true,
	"cli-auto-prompt": true, "no-cli-auto-prompt": true, "set-as-default": true, "no-set-as-default": true,
}

// option is the name of an option, and the value behind its equals sign. Word processors make one dash of two.
func option(text string) (name, value string, ok bool) {
	for _, dashes := range []string{"--", "–", "—"} {
		if rest, found := strings.CutPrefix(text, dashes); found && rest != "" {
			name, value, _ = strings.Cut(rest, "=")
			return name, value, strings.Trim(name, aws.SmallLetters+aws.Digits+"-") == ""
		}
	}
	return "", "", false
}

// parse makes a line of words. ok is false if it has no service and operation.
func parse(words []word) (l line, ok bool) {
	l.options = map[string][]word{}
	name, positional := "", []string{}
	for _, w := range words {
		if n, value, is := option(w.text); is {
			name = n
			l.options[name] = l.options[name][:0:0]
			if value != "" {
				w.text = value
				l.options[name] = append(l.options[name], w)
				name = ""
			}
			if switches[n] {
				name = ""
			}
			continue
		}
		if name == "" || len(positional) < 2 && len(l.options[name]) > 0 {
			positional = append(positional, w.text)
			continue
		}
		l.options[name] = append(l.options[name], w)
	}
	if len(positional) < 2 {
		return l, false
	}
	l.service, l.operation = positional[0], positional[1]
	l.profile = l.text("profile")
	l.input()
	return l, len(positional) == 2
}

// camel is where a word of a name in JSON begins.
var camel = regexp.MustCompile(`([a-z0-9])([A-Z])|([A-Z]+)([A-Z][a-z])`)

// input takes the options from the JSON of --cli-input-json. Those of the line itself stay.
//
// See https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html
func (l *line) input() {
	w := l.word("cli-input-json")
	n, fault := tree.ReadJSON(w.text, source.Span{To: len(w.text)})
	if fault != nil {
		return
	}
	for i := range n.Members {
		m := &n.Members[i]
		name := strings.ToLower(camel.ReplaceAllString(m.Name.Value, "$1$3-$2$4"))
		if l.has(name) {
			continue
		}
		text := m.Value.Text
		if m.Value.Kind == '{' || m.Value.Kind == '[' {
			text = m.Value.Print()
		}
		l.options[name] = []word{{text: text, span: w.span, expressions: w.expressions, from: w.from}}
	}
}

// list are the words of an option, or the strings of the JSON list that it has.
func (l *line) list(name string) []string {
	var list []string
	for _, w := range l.options[name] {
		if n, fault := tree.ReadJSON(w.text, source.Span{To: len(w.text)}); fault == nil && n.Kind == '[' {
			for i := range n.Items {
				list = append(list, stringIn(&n.Items[i]))
			}
			continue
		}
		for text := range strings.SplitSeq(w.text, ",") {
			if text = strings.TrimPrefix(strings.TrimSpace(text), "arn="); text != "" {
				list = append(list, text)
			}
		}
	}
	return list
}

// stringIn is a string, or the one in an object such as {"arn": "…"}.
func stringIn(n *tree.Node) string {
	if len(n.Members) > 0 {
		n = &n.Members[0].Value
	}
	return n.Text
}

// tags are those of --tags: Key=…,Value=…, or JSON.
//
// See https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
func (l *line) tags() map[string]string {
	if !l.has("tags") {
		return nil
	}
	tags := map[string]string{}
	for _, w := range l.options["tags"] {
		if n, fault := tree.ReadJSON(w.text, source.Span{To: len(w.text)}); fault == nil {
			for _, tag := range n.List() {
				if key := tag.At("Key").String(); key != "" {
					tags[key] = tag.At("Value").String()
				}
			}
			continue
		}
		for pair := range strings.SplitSeq(strings.Trim(w.text, "{}"), "},{") {
			rest, ok := strings.CutPrefix(pair, "Key=")
			key, value, _ := strings.Cut(rest, ",Value=")
			if ok && key != "" {
				tags[key] = value
			}
		}
	}
	return tags
}

// file is the name of the file that a word names in place of a text.
func file(text string) (name string, ok bool) {
	for _, scheme := range []string{"file://", "fileb://"} {
		if rest, found := strings.CutPrefix(text, scheme); found {
			return path.Base(strings.ReplaceAll(rest, `\`, "/")), true
		}
	}
	return "", false
}
