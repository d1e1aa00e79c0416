package edits

import (
	"slices"

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

// wanted says where a decision is wanted: allowed, or refused.
type wanted struct {
	opens bool
	// open are the gates that were unknown from the start, where what is known refuses. They may stay so: a set of edits
	// does what it can if nothing that is known refuses any more.
	open eval.GateSet
	// provisional says that the step is asked with credentials that may not exist, so that it can be unknown at best.
	provisional bool
	// placeholders are the names of those in a text; nil where the step was unknown from the start. A gate that hangs on
	// nothing but what they stand for is as far as a set of edits can come.
	placeholders func(text string) []string
}

// wantedOf returns where a step is wanted.
func wantedOf(step *scenario.StepResult) wanted {
	w := wanted{opens: step.Outcome != scenario.Allow}
	if step.Outcome != scenario.Unknown {
		w.open, w.provisional = openGates(step), step.SignedBy != nil && step.SignedBy.Unknown
		w.placeholders = step.PlaceholdersIn
	}
	return w
}

// openGates are the gates of a step that may refuse or not, over all its actions.
func openGates(step *scenario.StepResult) (open eval.GateSet) {
	if step.Answer != nil {
		for i := range step.Answer.Actions {
			open |= step.Answer.Actions[i].Open
		}
	}
	return open
}

// reached reports whether an outcome is what is wanted.
func (w wanted) reached(step *scenario.StepResult) bool {
	if !w.opens {
		return step.Outcome == scenario.Deny
	}
	if step.Outcome != scenario.Unknown {
		return step.Outcome == scenario.Allow
	}
	still := w.stillOpen(step)
	return (w.open != 0 || w.provisional || still != openGates(step)) && still&^w.open == 0
}

// stillOpen are the gates of a step that hang on more than what placeholders stand for.
func (w wanted) stillOpen(step *scenario.StepResult) eval.GateSet {
	open := openGates(step)
	if step.Answer == nil {
		return open
	}
	for i := range step.Answer.Actions {
		a := &step.Answer.Actions[i]
		for g := range a.Trace.Gates() {
			if a.Open.Has(g.Gate) && w.onlyPlaceholders(g) {
				open &^= eval.GateSet(0).With(g.Gate)
			}
		}
	}
	return open
}

// onlyPlaceholders reports whether all that is unknown in a gate are comparisons with placeholders.
func (w wanted) onlyPlaceholders(g *eval.Step) bool {
	found := false
	for s := range g.Unknown() {
		if s.Reason == eval.ReasonDocumentUnknown {
			return false
		}
		if len(s.Sub) > 0 {
			continue // what is unknown stands further down
		}
		if w.placeholders == nil || !slices.ContainsFunc(slices.Concat(s.Wanted, s.Got), func(text string) bool {
			return len(w.placeholders(text)) > 0
		}) {
			return false
		}
		found = true
	}
	return found
}

// screen evaluates the recorded requests with a candidate's document.
func (c *candidate) screen(from *state, w wanted) (distance int, ok bool) {
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
		if !w.opens {
			if d.Refused != 0 {
				return 0, true
			}
			distance = 1
			continue
		}
		distance += w.gatesDistance(d, trace)
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
func (w wanted) distanceOf(step *scenario.StepResult) int {
	switch {
	case w.reached(step):
		return 0
	case !w.opens && step.Outcome != scenario.Allow:
		return beforePolicies
	case !w.opens:
		return afterPolicies
	}
	if step.Answer == nil || len(step.Answer.Actions) == 0 {
		return beforePolicies
	}
	distance := 0
	for i := range step.Answer.Actions {
		if a := &step.Answer.Actions[i]; a.Trace != nil {
			distance += w.gatesDistance(a.Decision, a.Trace)
		}
	}
	return max(distance, afterPolicies)
}

// gatesDistance sums up, over the gates that refuse or may refuse, how many elements are between the nearest statement
// and its applying, and how many Deny statements apply.
func (w wanted) gatesDistance(d eval.Decision, trace *eval.Step) int {
	distance := 0
	for g := range trace.Gates() {
		if !d.Refused.Has(g.Gate) && (!d.Open.Has(g.Gate) || w.open.Has(g.Gate) || w.onlyPlaceholders(g)) {
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
