package view

import (
	"strconv"
	"strings"
)

// drawHints gives the steps that are to be predicted, and the open exercise, the hints that their author left out, so
// that each has three: a nudge, a place, and what is nearly the answer.
func drawHints(p *Page) {
	for i := range p.Rows {
		if s := p.Rows[i].Step; s != nil && s.Predict {
			s.Hints = filled(s.Hints, hintsOf(p, i))
		}
	}
	if p.Goal != nil {
		p.Goal.Hints = filled(p.Goal.Hints, hintsToGoal(p))
	}
}

// filled is the author's hints, and behind them the stronger of those that the engine made.
func filled(given, made []string) []string {
	if len(given) >= len(made) {
		return given
	}
	return append(given, made[len(given):]...)
}

// nudges lead to a gate without saying what it does.
var nudges = map[GateWord]string{
	GateCredentials:   "Before any policy, look at the credentials: whose are they, and are they still alive?",
	GateRequest:       "Before any policy, look at the request: may it ask for all that it asks for?",
	GateRCP:           "Look above the resource: what does its organization let others do?",
	GateSCP:           "Look above the caller: what does its organization let the account do?",
	GateTrust:         "Look at the role’s side: who does it let in, and under which conditions?",
	GateResource:      "Look at the resource’s own policy: who does it let in?",
	GateIdentity:      "Look at the caller’s side: which policies does it have now, and what do they say?",
	GateBoundary:      "Look at the permissions boundary: it caps whatever the other policies give.",
	GateSessionPolicy: "Look at the session policy: the session can do only what it leaves.",
}

// hintsOf are the hints about a step, from its trace: which gate, which document, which element.
func hintsOf(p *Page, row int) []string {
	s := p.Rows[row].Step
	gate, t := decidingTrace(s)
	if gate == nil {
		return []string{
			"Go through the gates in order.", "Each must let the request pass.", "Which is the first that does not?",
		}
	}
	hints := []string{nudges[gate.Gate], "", ""}
	if t == nil {
		hints[1] = "The row “" + gate.Name + "” decides, and it finds no statement about this request."
		hints[2] = "It says: " + gate.Summary + "."
		if gate.Summary == "" {
			hints[2] = "Look for a policy of that kind: is there one?"
		}
		if gate.Gate == GateCredentials || gate.Gate == GateRequest {
			hints[1] = "The row “" + gate.Name + "” decides, before AWS reads a policy."
		}
		return hints
	}
	hints[1] = "It is decided in the document " + labelNamed(p, t.Document, row) + "."
	hints[2] = elementHint(t)
	return hints
}

// decidingTrace is the gate that decides, and what decides in it; nil where no document does.
func decidingTrace(s *Step) (*Gate, *Trace) {
	var passed *Gate
	for i := range s.Gates {
		g := &s.Gates[i]
		switch g.Outcome {
		case GateRefused, GateUnknown:
			if strings.HasPrefix(s.Path, string(g.Gate)+".") {
				return g, traceAt(g, s.Path)
			}
			return g, nil
		case GatePassed:
			if strings.HasPrefix(s.Path, string(g.Gate)+".") {
				passed = g
			}
		}
	}
	if passed == nil {
		return nil, nil
	}
	return passed, traceAt(passed, s.Path)
}

// traceAt is the row of a gate's trace that a path leads to.
func traceAt(g *Gate, path string) *Trace {
	rows, t := g.Trace, (*Trace)(nil)
	for _, part := range strings.Split(path, ".")[1:] {
		n, err := strconv.Atoi(part)
		if err != nil || n >= len(rows) {
			return nil
		}
		t = &rows[n]
		rows = t.Sub
	}
	return t
}

// labelNamed is the text of the tab of a document that is in force at a row.
func labelNamed(p *Page, name string, row int) string {
	for i := range p.Documents {
		if d := &p.Documents[i]; d.Name == name && d.FromRow <= row && row < d.UntilRow {
			return d.Label
		}
	}
	return name
}

// elementHint says what to compare, and leaves the comparison to the reader.
func elementHint(t *Trace) string {
	wanted, actual := some(t.Wanted), some(t.Actual)
	if t.Kind != TraceCondition && t.Kind != TraceElement || wanted == "" {
		return "Read " + inCode(t.Label) + " there, element by element: does each fit the request?"
	}
	if actual == "" {
		actual = "nothing"
	}
	if wanted == actual && !t.Held {
		// A principal that was made anew has the ARN of the one that is gone.
		return "Compare " + inCode(t.Label) + ": it wants " + wanted +
			", and the request has the same text. Is it the same one?"
	}
	return "Compare " + inCode(t.Label) + ": it wants " + wanted + ", and the request has " + actual + "."
}

// some is the first of a list as code, with how many more there are.
func some(list []string) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return inCode(list[0])
	}
	return inCode(list[0]) + " or " + strconv.Itoa(len(list)-1) + " more"
}

func inCode(text string) string { return "`" + text + "`" }

// hintsToGoal are the hints about the first goal that is not met: which step, which text, which element.
func hintsToGoal(p *Page) []string {
	row, wanted := firstUnmet(p)
	if row < 0 || len(p.Goal.Labels) == 0 {
		return nil
	}
	r := &p.Rows[row]
	hints := []string{
		"Start with step " + strconv.Itoa(r.Number) + ". It ends as " + inCode(r.Badge.Word) + ", and the goal is “" +
			wanted + "”.",
		"Change " + strings.Join(p.Goal.Labels, " or ") + ". Nothing else has to change.",
		"",
	}
	if gate, t := decidingTrace(r.Step); t != nil {
		hints[2] = elementHint(t)
	} else if gate != nil {
		hints[2] = nudges[gate.Gate]
	}
	return hints
}

// firstUnmet is the row of the first goal that is not met, and what is wanted of it; -1 where all are.
func firstUnmet(p *Page) (row int, wanted string) {
	row = -1
	for _, group := range p.Goal.Groups {
		for _, g := range group.Goals {
			if !g.Met && (row < 0 || g.Row < row) {
				row, wanted = g.Row, group.Words
			}
		}
	}
	return row, wanted
}
