package edits

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// target is a document in force for a request.
type target struct {
	policy *eval.Policy
	gate   eval.Gate
}

// targets returns the documents in force for a step, each once, in AWS's order.
func targets(step *scenario.StepResult) []target {
	var list []target
	seen := map[*eval.Policy]bool{}
	for _, r := range requests(step) {
		r.Documents(func(gate eval.Gate, p *eval.Policy) {
			if !seen[p] {
				seen[p] = true
				list = append(list, target{p, gate})
			}
		})
	}
	return list
}

// requests are the requests that a step needed; nil where it ended before any policy.
func requests(step *scenario.StepResult) []*eval.Request {
	if step.Answer == nil {
		return nil
	}
	list := make([]*eval.Request, len(step.Answer.Actions))
	for i := range step.Answer.Actions {
		list[i] = step.Answer.Actions[i].Request
	}
	return list
}

// edited is the document of a candidate as it would be read; nil where AWS would not save it.
func (c *candidate) edited(from *state) (*policy.Document, string) {
	span := c.document.Doc.Span
	text := from.result.Walk.Text.Body[span.From:span.To]
	e := c.Edit.Edit
	e.At.From -= span.From
	e.At.To -= span.From
	body, ok := source.Apply(text, []source.Edit{e})
	if !ok {
		return nil, ""
	}
	doc := policy.Parse(body, source.Span{To: len(body)}, policy.Options{Kind: c.document.Doc.Kind})
	if !doc.Saved() {
		return nil, ""
	}
	return doc, body
}

// screen evaluates the recorded requests with a candidate's document.
func (c *candidate) screen(from *state, opens bool) (distance int, ok bool) {
	doc, text := c.edited(from)
	if doc == nil {
		return 0, false
	}
	c.doc, c.text = doc, text
	other := &eval.Policy{Ref: c.document.Ref, Doc: doc, IDs: c.document.IDs}
	for _, r := range requests(from.step) {
		r = r.With(c.document, other)
		trace := &eval.Step{Kind: eval.StepAction}
		d := eval.Evaluate(r, trace)
		if !opens {
			if d.Refused != 0 {
				return 0, true
			}
			distance = 1
			continue
		}
		distance += gatesDistance(d, trace)
	}
	return distance, true
}

// The parts of a distance. A request that ends before any policy is farther than any that does not; a request that the
// policies let through and something else refuses is one step away.
const (
	beforePolicies = 10000
	afterPolicies  = 1
	perGate        = 8
	mostElements   = 7
	perDeny        = 4
)

// distanceOf says how far a step is from being allowed, or, where it is to be closed, whether it is refused. It is 0
// where the step is there.
func distanceOf(step *scenario.StepResult, opens bool) int {
	switch {
	case opens == (step.Outcome == scenario.Allow):
		if !opens && step.Outcome != scenario.Deny {
			return beforePolicies
		}
		return 0
	case !opens:
		return afterPolicies
	}
	if step.Answer == nil || len(step.Answer.Actions) == 0 {
		return beforePolicies
	}
	distance := 0
	for i := range step.Answer.Actions {
		if a := &step.Answer.Actions[i]; a.Trace != nil {
			distance += gatesDistance(a.Decision, a.Trace)
		}
	}
	return max(distance, afterPolicies)
}

// gatesDistance sums up, over the gates that refuse or may refuse, how many elements are between the nearest statement
// and its applying, and how many Deny statements apply.
func gatesDistance(d eval.Decision, trace *eval.Step) int {
	distance := 0
	for g := range trace.Gates() {
		if !d.Refused.Has(g.Gate) && !d.Open.Has(g.Gate) {
			continue
		}
		nearest, denies := mostElements, 0
		for _, st := range g.Statements() {
			switch {
			case st.Statement.Effect == policy.Deny && st.Held != match.No:
				denies++
			case st.Statement.Effect == policy.Allow:
				nearest = min(nearest, missing(st))
			}
		}
		distance += perGate + perDeny*denies
		if !d.Explicit.Has(g.Gate) {
			distance += nearest
		}
	}
	return distance
}

// missing counts the elements of a statement that do not hold.
func missing(s *eval.Step) int {
	n := 0
	for range s.Missing() {
		n++
	}
	return n
}
