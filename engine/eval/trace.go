package eval

import (
	"iter"
	"slices"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// The iterators of this file are how a trace is read. A trace is the tree under the step of one action: its gates, the
// policies of a gate, the statements of a policy, the elements of a statement.

// GateStep returns the step of a gate under the step of an action. It returns an empty step of that gate when s is nil
// or recorded none.
func (s *Step) GateStep(gate Gate) *Step {
	if s != nil {
		for _, g := range s.Sub {
			if g.Gate == gate {
				return g
			}
		}
	}
	return &Step{Kind: StepGate, Gate: gate}
}

// Statements yields each statement under the step of a gate or an action with the step of its policy, in the order of
// the text. It passes over documents that AWS would not save: Unsaved yields those.
func (s *Step) Statements() iter.Seq2[*Step, *Step] {
	return func(yield func(policy, statement *Step) bool) {
		for p := range s.Policies() {
			if p.Reason == ReasonNotSaved {
				continue
			}
			for st := range p.Written() {
				if !yield(p, st) {
					return
				}
			}
		}
	}
}

// Applying yields each statement of the effect that applies, with the step of its policy.
func (s *Step) Applying(effect policy.Effect) iter.Seq2[*Step, *Step] {
	return func(yield func(policy, statement *Step) bool) {
		for p, st := range s.Statements() {
			if st.Held == match.Yes && st.Statement.Effect == effect && !yield(p, st) {
				return
			}
		}
	}
}

// Unsaved yields the documents under the step of a gate or an action that AWS would not save. Their statements were
// looked at, to tell what they would have done.
func (s *Step) Unsaved() iter.Seq[*Step] {
	return func(yield func(*Step) bool) {
		for p := range s.Policies() {
			if p.Reason == ReasonNotSaved && !yield(p) {
				return
			}
		}
	}
}

// Gates yields the gates under the step of an action, in AWS's order.
func (s *Step) Gates() iter.Seq[*Step] { return slices.Values(s.Sub) }

// Elements yields the elements of a statement, in the order in which they were evaluated.
func (s *Step) Elements() iter.Seq[*Step] { return slices.Values(s.Sub) }

// Written yields the statements of one policy, also if AWS would not save it.
func (s *Step) Written() iter.Seq[*Step] { return slices.Values(s.Sub) }

// Policies yields the policies under the step of a gate or an action, those that AWS would not save included.
func (s *Step) Policies() iter.Seq[*Step] {
	return func(yield func(*Step) bool) {
		s.eachPolicy(yield)
	}
}

func (s *Step) eachPolicy(yield func(*Step) bool) bool {
	for _, sub := range s.Sub {
		if sub.Kind == StepPolicy && !yield(sub) || sub.Kind == StepGate && !sub.eachPolicy(yield) {
			return false
		}
	}
	return true
}

// Missing yields the elements of a statement that do not hold, unknown ones included.
func (s *Step) Missing() iter.Seq[*Step] {
	return func(yield func(*Step) bool) {
		for e := range s.Elements() {
			if e.Held != match.Yes && !yield(e) {
				return
			}
		}
	}
}

// Unknown yields the policies, statements and elements under the step of a gate that are unknown, outermost first.
func (s *Step) Unknown() iter.Seq[*Step] {
	return func(yield func(*Step) bool) {
		s.eachUnknown(yield)
	}
}

func (s *Step) eachUnknown(yield func(*Step) bool) bool {
	for _, sub := range s.Sub {
		if sub.Held == match.Unknown && (!yield(sub) || !sub.eachUnknown(yield)) {
			return false
		}
	}
	return true
}

// Deciding returns the steps of a gate that decided: the Deny that applies, or the Allow that does. refused and
// explicit say what the gate did. Nothing decided where something had to allow and nothing did; the set is then empty.
func (s *Step) Deciding(refused, explicit bool) map[*Step]bool {
	set := map[*Step]bool{}
	effect := policy.Allow
	switch {
	case explicit:
		effect = policy.Deny
	case refused:
		return set
	}
	for p, st := range s.Applying(effect) {
		set[p], set[st] = true, true
	}
	return set
}

// UnknownDocuments yields the documents whose text was not supplied and that the decision depends on, in the order of
// the gates. The step must be of a recorded evaluation.
func (s *Step) UnknownDocuments() iter.Seq[*Step] {
	return func(yield func(*Step) bool) {
		for g := range s.Gates() {
			for p := range g.Policies() {
				if p.Reason == ReasonDocumentUnknown && s.matters(g) && !yield(p) {
					return
				}
			}
		}
	}
}

// matters reports whether what is unknown in a gate can change the decision: the gate itself is unknown, or a gate of
// the caller is, which the trust policy or the resource's policy may exempt it from.
func (s *Step) matters(g *Step) bool {
	if g.Held == match.Unknown {
		return true
	}
	if g.Gate != GateTrust && g.Gate != GateResource {
		return false
	}
	for _, caller := range []Gate{GateIdentity, GateBoundary, GateSession} {
		if s.GateStep(caller).Held == match.Unknown {
			return true
		}
	}
	return false
}

// UnknownKeys returns the condition keys of unknown value that the decision depends on, as the policies write them,
// each once and in the order of the gates. The step must be of a recorded evaluation of the request.
func UnknownKeys(req *Request, t *Step) []string {
	var keys []string
	seen := map[string]bool{}
	add := func(key string) {
		if lower := strings.ToLower(key); !seen[lower] {
			seen[lower] = true
			keys = append(keys, key)
		}
	}
	for g := range t.Gates() {
		if t.matters(g) {
			unknownKeysOf(req, g, add)
		}
	}
	return keys
}

// unknownKeysOf adds the keys of unknown value that the statements of a gate depend on.
func unknownKeysOf(req *Request, g *Step, add func(string)) {
	for _, st := range g.Statements() {
		if st.Held != match.Unknown {
			continue
		}
		if resource := st.Statement.Resource; resource != nil {
			for i := range resource.Values {
				resource.Values[i].Pattern.Unknown(&req.Context, add)
			}
		}
		for e := range st.Missing() {
			if e.Kind == StepCondition && e.Held == match.Unknown {
				unknownIn(req, e.Condition, add)
			}
		}
	}
}

// unknownIn adds the keys and policy variables of a condition row whose value is unknown.
func unknownIn(req *Request, c *policy.Condition, add func(string)) {
	if req.values(c).Unknown {
		add(c.Key.Value)
	}
	for i := range c.Operands {
		c.Operands[i].Unknown(&req.Context, add)
	}
}
