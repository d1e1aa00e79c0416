package command

import (
	"maps"
	"path"
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
)

// removes names what a command takes away. The facts have what was made.
func removes(r *reader, l *line) {
	var about []string
	for _, name := range slices.Sorted(maps.Keys(l.options)) {
		if strings.HasSuffix(name, "-name") || strings.HasSuffix(name, "-arn") {
			about = append(about, path.Base(l.text(name)))
		}
	}
	r.unread(l.span, "aws "+l.service+" "+l.operation+" "+strings.Join(about, " "),
		"It takes something away, and what commands take away is not followed: leave out what is gone.")
}

// kinds are the types of organization policies that decide requests.
//
// See https://docs.aws.amazon.com/cli/latest/reference/organizations/create-policy.html
var kinds = map[string]policy.Kind{
	"SERVICE_CONTROL_POLICY": policy.SCP, "RESOURCE_CONTROL_POLICY": policy.RCP,
}

// controlPolicy reads organizations create-policy.
func (r *reader) controlPolicy(l *line) {
	name := l.text("name")
	kind, ok := kinds[l.text("type")]
	d := r.document(l, "content")
	if !ok {
		r.piece(l, "a policy of type "+l.text("type")+", which decides no request")
		return
	}
	if v := r.variableBefore(l); v != "" {
		r.made[v] = len(r.facts.Controls)
	}
	r.facts.Controls = append(r.facts.Controls, fact.Control{Kind: kind, Name: name, Document: d, Span: l.span})
	r.piece(l, string(kind)+" "+name)
}

// variableBefore is the variable that is given the output of a command.
func (r *reader) variableBefore(l *line) string {
	text := before(r.body, l.span.From)
	m := assigned.FindStringSubmatch(text)
	if m == nil || !strings.HasSuffix(strings.TrimRight(text, " \t"), "(") {
		return ""
	}
	return m[1]
}

// attachControl reads organizations attach-policy. The id may be in the variable that create-policy has filled.
func (r *reader) attachControl(l *line) {
	id, target := l.word("policy-id"), l.text("target-id")
	if i, ok := r.made[r.variableOf(id)]; ok {
		c := &r.facts.Controls[i]
		c.Targets = append(c.Targets, target)
		r.piece(l, string(c.Kind)+" "+c.Name+" on "+target)
		return
	}
	if len(id.expressions) > 0 {
		r.unread(l.span, "aws organizations attach-policy", "It is not known which policy has the id "+id.text+".")
		return
	}
	r.facts.Controls = append(r.facts.Controls, fact.Control{ID: id.text, Targets: []string{target}, Span: l.span})
	r.piece(l, "policy "+id.text+" on "+target)
}

// variableOf is the variable that a word is; "" if it is more or another.
func (r *reader) variableOf(w word) string {
	text := strings.Trim(r.body[w.span.From:w.span.To], `"`)
	if m := variable.FindStringSubmatch(text); m != nil && m[0] == text {
		return m[1] + m[2]
	}
	return ""
}
