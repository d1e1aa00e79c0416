package main

import (
	"strconv"

	"rolewalk/engine/view"
)

func itoa(n int) string { return strconv.Itoa(n) }

// FirstGate is a gate with its trace, open where it refused.
type FirstGate struct {
	view.Gate
	Icon, Word string
	Open       bool
	Rows       []FirstTrace
}

// FirstTrace is a row of the trace. Kind is that of the trace, or `table` for elements and conditions that stand together.
type FirstTrace struct {
	Kind            string
	Trace           view.Trace
	Hue, Icon, Word string
	Open            bool
	Rows            []FirstTrace
}

// Says is the row's sentence where it tells more than that the row holds.
func (t FirstTrace) Says() string {
	if t.Trace.Decides || t.Trace.Outcome != view.TraceTrue {
		return t.Trace.Sentence
	}
	return ""
}

var gateIcons = map[view.GateOutcome]string{
	view.GatePassed: "allow", view.GateRefused: "deny", view.GateAbsent: "none", view.GateUnreached: "later",
}

var gateWords = map[view.GateOutcome]string{
	view.GatePassed: "passed", view.GateRefused: "refused", view.GateAbsent: "not present", view.GateUnreached: "not reached",
}

var traceIcons = map[view.TraceOutcome]string{
	view.TraceTrue: "allow", view.TraceFalse: "deny", view.TraceMissing: "missing", view.TraceUnknown: "unknown",
}

var traceWords = map[view.TraceOutcome]string{
	view.TraceTrue: "holds", view.TraceFalse: "does not hold", view.TraceMissing: "key missing", view.TraceUnknown: "unknown",
}

func firstGates(step *view.Step) []FirstGate {
	var out []FirstGate
	decider := decidingGate(step)
	for _, gate := range step.Gates {
		out = append(out, FirstGate{
			Gate: gate, Icon: gateIcons[gate.Outcome], Word: gateWords[gate.Outcome],
			Open: len(gate.Trace) > 0 && (gate.Outcome == view.GateRefused || gate.Gate == decider),
			Rows: firstTraces(gate.Trace),
		})
	}
	return out
}

// firstTraces puts elements and conditions that follow each other into one table.
func firstTraces(traces []view.Trace) []FirstTrace {
	var out []FirstTrace
	for _, t := range traces {
		row := FirstTrace{
			Kind: string(t.Kind), Trace: t, Hue: hue(t), Icon: traceIcon(t), Word: traceWords[t.Outcome],
			Open: t.Decides, Rows: firstTraces(t.Sub),
		}
		if t.Kind != view.TraceElement && t.Kind != view.TraceCondition {
			out = append(out, row)
			continue
		}
		if len(out) == 0 || out[len(out)-1].Kind != "table" {
			out = append(out, FirstTrace{Kind: "table"})
		}
		last := &out[len(out)-1]
		last.Rows = append(last.Rows, row)
	}
	return out
}

// hue is the verdict's colour for what decided, and none for what merely did not match.
func hue(t view.Trace) string {
	switch {
	case !t.Decides:
		return "plain"
	case t.Held && t.Effect != "Deny":
		return "allow"
	case t.Outcome == view.TraceMissing:
		return "missing"
	default:
		return "deny"
	}
}

func traceIcon(t view.Trace) string {
	if t.Outcome == view.TraceFalse && !t.Decides {
		return "none"
	}
	if t.Effect == "Deny" && t.Held && t.Decides {
		return "deny"
	}
	return traceIcons[t.Outcome]
}

// deciding finds the gate that refused first, else the first that let the request pass, with the document of its deepest
// deciding row.
func deciding(step *view.Step) (gate view.GateWord, document string) {
	for _, outcome := range []view.GateOutcome{view.GateRefused, view.GatePassed} {
		for _, g := range step.Gates {
			if g.Outcome != outcome {
				continue
			}
			if document = deepest(g.Trace); document != "" {
				return g.Gate, document
			}
		}
		if refused(step) {
			return "", ""
		}
	}
	return "", ""
}

func refused(step *view.Step) bool {
	for _, g := range step.Gates {
		if g.Outcome == view.GateRefused {
			return true
		}
	}
	return false
}

func deepest(traces []view.Trace) string {
	for _, t := range traces {
		if !t.Decides {
			continue
		}
		if below := deepest(t.Sub); below != "" {
			return below
		}
		if t.Document != "" {
			return t.Document
		}
	}
	return ""
}

func decidingDocument(step *view.Step) string {
	_, document := deciding(step)
	return document
}

func decidingGate(step *view.Step) view.GateWord {
	gate, _ := deciding(step)
	return gate
}
