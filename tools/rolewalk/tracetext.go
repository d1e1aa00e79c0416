package main

import (
	"fmt"
	"strings"

	"rolewalk/engine/view"
)

// traceText prints the page in words: every row in order, or only the step if it is over 0.
func traceText(page *view.Page, body string, step int, p paint) string {
	t := &tracer{paint: p, places: placesOf(page, body)}
	if step == 0 {
		t.line(0, p.bold(page.Title))
	}
	for _, row := range page.Rows {
		if step == 0 || row.Kind == view.RowStep && row.Number == step {
			t.row(row)
		}
	}
	if step == 0 {
		t.lanes(page.Lanes)
	}
	return strings.TrimPrefix(t.out.String(), "\n")
}

// tracer writes the trace.
type tracer struct {
	out    strings.Builder
	paint  paint
	places *places
}

func (t *tracer) line(depth int, words ...string) {
	kept := words[:0]
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	t.out.WriteString(strings.Repeat("  ", depth) + strings.Join(kept, "  ") + "\n")
}

func (t *tracer) row(row view.Row) {
	t.out.WriteByte('\n')
	label := string(row.Kind)
	if row.Number > 0 {
		label = fmt.Sprintf("%s %d", row.Kind, row.Number)
	}
	t.line(0, t.paint.bold(label), row.Title)
	t.line(1, row.Time, t.paint.faint(t.places.where(row.At)), differing(row.Line, row.Title))
	if row.Step != nil {
		t.step(row.Step)
	}
}

// differing returns s, or "" if it repeats what was said.
func differing(s, said string) string {
	if s == said {
		return ""
	}
	return s
}

func (t *tracer) step(s *view.Step) {
	verdict := s.Word
	if s.By != "" {
		verdict += " " + s.By
	}
	if s.Outcome == view.OutcomeAllow {
		verdict = t.paint.good(verdict)
	} else {
		verdict = t.paint.bad(verdict)
	}
	t.line(1, verdict)
	for _, words := range []string{
		s.Sentence, prefixed("AWS: ", s.AWS),
		prefixed("unknown: ", strings.Join(append(append([]string(nil), s.Documents...), s.Keys...), ", ")),
	} {
		if words != "" {
			t.line(1, words)
		}
	}
	for _, a := range s.Assumptions {
		t.line(1, "AWS’s documents disagree here: "+a.Question)
		t.line(2, "we take: "+a.Taken)
		t.line(2, "for it: "+a.For+" ("+a.ForSee+")")
		t.line(2, "against it: "+a.Against+" ("+a.AgainstSee+")")
	}
	if s.Expected != view.ExpectedNone {
		t.line(1, "expect "+s.Expectation+": "+string(s.Expected), t.paint.bad(s.Unmet))
	}
	for _, gate := range s.Gates {
		t.gate(gate)
	}
	for _, field := range s.Answer {
		t.line(1, "→ "+field.Name+": "+field.Value)
	}
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// gateMarks precede a gate. A dash means that the gate decided nothing.
var gateMarks = map[view.GateOutcome]string{
	view.GatePassed: "✓", view.GateRefused: "✗", view.GateAbsent: "–",
	view.GateUnreached: "–", view.GateUnknown: "?",
}

func (t *tracer) gate(g view.Gate) {
	how := ""
	switch {
	case g.Outcome == view.GateAbsent || g.Outcome == view.GateUnreached:
		how = string(g.Outcome)
	case g.Explicit:
		how = "explicitly"
	}
	t.line(1, t.mark(gateMarks[g.Outcome]), string(g.Gate), how, t.paint.faint(g.Summary))
	for _, row := range g.Trace {
		t.trace(3, row)
	}
}

// traceMarks precede what was evaluated. A missing key has the mark of whether the condition then holds.
var traceMarks = map[view.TraceOutcome]string{view.TraceTrue: "✓", view.TraceFalse: "✗", view.TraceUnknown: "?"}

func (t *tracer) trace(depth int, row view.Trace) {
	mark := traceMarks[row.Outcome]
	if row.Outcome == view.TraceMissing {
		mark = map[bool]string{true: "✓", false: "✗"}[row.Held]
	}
	decides := ""
	if row.Decides {
		decides = "← decides"
	}
	at := row.Token
	if at.To <= at.From {
		at = row.At
	}
	t.line(depth, t.mark(mark), row.Label, row.Effect, t.paint.faint(t.places.where(at)), t.paint.faint(row.Reason),
		decides)
	if row.Sentence != "" {
		t.line(depth+2, row.Sentence)
	}
	if row.Kind == view.TraceCondition || row.Outcome != view.TraceTrue && len(row.Wanted)+len(row.Actual) > 0 {
		t.line(depth+2, "wanted "+list(row.Wanted)+", got "+list(row.Actual))
	}
	for _, sub := range row.Sub {
		t.trace(depth+1, sub)
	}
}

// list joins values, or says that there are none.
func list(values []string) string {
	if len(values) == 0 {
		return "nothing"
	}
	return strings.Join(values, ", ")
}

func (t *tracer) mark(mark string) string {
	switch mark {
	case "✓":
		return t.paint.good(mark)
	case "✗":
		return t.paint.bad(mark)
	}
	return mark
}

// lanes prints the credentials that were issued.
func (t *tracer) lanes(lanes []view.Lane) {
	if len(lanes) == 0 {
		return
	}
	t.out.WriteByte('\n')
	t.line(0, t.paint.bold("credentials"))
	for _, lane := range lanes {
		chained := ""
		if lane.Chained {
			chained = "chained"
		}
		t.line(1, lane.ID, string(lane.Kind), lane.From+" to "+lane.Until, prefixed("from ", lane.Parent), chained)
		for _, pin := range lane.Pins {
			t.line(2, string(pin.Kind), pin.Time, pin.Label)
		}
	}
}
