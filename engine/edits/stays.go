package edits

import (
	"slices"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// Stay is a part of a document without which a step that is allowed would be refused.
type Stay struct {
	// At is the part, Document the document that it stands in.
	At       source.Span
	Document policy.Ref
	// Kind says what it is: a statement, one value of an element, or a condition whose key the request must have.
	Kind eval.StepKind
	// Statement is its statement.
	Statement *policy.Statement
	// Value is the value of the element, or the key of the condition.
	Value string
	// Got are the values that the request has under the key.
	Got []string
	// Either says that one of several statements is enough, so that each alone may go.
	Either bool
}

// Wide is a value of an Allow that the walk needs less of than it says.
type Wide struct {
	At       source.Span
	Document policy.Ref
	Kind     eval.StepKind
	Value    string
	// Used are the callers, actions or resources of the walk that it lets through; empty where no step needs it.
	Used []string
}

// Rests says what an allowed row rests on: what must stay as it is, and what is wider than the walk needs. Each part
// was taken away by itself, and the recorded requests decided again. A row that is not allowed rests on nothing.
func Rests(r *scenario.Result, row int) ([]Stay, []Wide) {
	if row < 0 || row >= len(r.Rows) || r.Rows[row].Step == nil || r.Rows[row].Step.Outcome != scenario.Allow {
		return nil, nil
	}
	traced := r.Walk.Run(scenario.Options{Trace: true})
	if row >= len(traced.Rows) || traced.Rows[row].Step == nil || traced.Rows[row].Step.Answer == nil {
		return nil, nil
	}
	s := &stays{step: traced.Rows[row].Step, uses: usesOf(traced)}
	for _, t := range targets(s.step) {
		s.document(t)
	}
	for _, gate := range eval.Gates {
		s.either(gate)
	}
	return s.list, s.wide
}

// stays gathers what a step rests on.
type stays struct {
	step *scenario.StepResult
	uses map[source.Span][]string
	list []Stay
	wide []Wide
	// spare are the Allow statements that apply and may go alone.
	spare []spare
}

type spare struct {
	target
	statement *policy.Statement
}

// usesOf are the callers, actions and resources that each value of the walk's Allow statements lets through.
func usesOf(r *scenario.Result) map[source.Span][]string {
	uses := map[source.Span][]string{}
	for i := range r.Rows {
		step := r.Rows[i].Step
		if step == nil || step.Answer == nil {
			continue
		}
		for n := range step.Answer.Actions {
			a := &step.Answer.Actions[n]
			if a.Trace == nil {
				continue
			}
			for _, st := range a.Trace.Statements() {
				if st.Held == match.No || st.Statement.Effect != policy.Allow {
					continue
				}
				for e := range st.Elements() {
					if e.Held != match.No && len(e.Got) > 0 && !e.Token.Empty() {
						uses[e.Token] = appendNew(uses[e.Token], e.Got[0])
					}
				}
			}
		}
	}
	return uses
}

// document looks at every statement of a document that had a part in the decision.
func (s *stays) document(t target) {
	for n := range s.step.Answer.Actions {
		a := &s.step.Answer.Actions[n]
		for p, st := range a.Trace.GateStep(t.gate).Statements() {
			if p.Policy != t.policy {
				continue
			}
			allow := st.Statement.Effect == policy.Allow
			if allow && st.Held == match.Yes {
				s.statement(t, st)
			}
			if allow == (st.Held == match.Yes) {
				s.conditions(t, st)
			}
		}
	}
}

// statement looks at an Allow that applies: whether it may go, and each value that matched.
func (s *stays) statement(t target, st *eval.Step) {
	own := st.Statement
	if !s.refuses(t, less(t.policy.Doc, own, nil)) {
		s.spare = append(s.spare, spare{t, own})
		s.wider(t, st)
		return
	}
	s.add(Stay{At: own.Span, Document: t.policy.Ref, Kind: eval.StepStatement, Statement: own, Value: own.Sid.Value})
	for e := range st.Elements() {
		if e.Kind == eval.StepCondition || e.Not || e.Token.Empty() {
			continue
		}
		if changed := lessOne(own, e); s.refuses(t, less(t.policy.Doc, own, changed)) {
			s.add(Stay{
				At: e.Token, Document: t.policy.Ref, Kind: e.Kind, Statement: own, Value: valueAt(own, e.Token),
			})
		}
	}
	s.wider(t, st)
}

// conditions looks at the keys that a statement asks for: the request must have those without which it is refused.
func (s *stays) conditions(t target, st *eval.Step) {
	for e := range st.Elements() {
		if e.Kind != eval.StepCondition || len(e.Got) == 0 {
			continue
		}
		if s.refusesWithout(e.Condition.Lower) {
			s.add(Stay{
				At: e.At, Document: t.policy.Ref, Kind: e.Kind, Statement: st.Statement, Value: e.Condition.Key.Value, Got: e.Got,
			})
		}
	}
}

// either looks at a gate in which several statements allow, of which each may go and not all.
func (s *stays) either(gate eval.Gate) {
	var own []spare
	for _, sp := range s.spare {
		if sp.gate == gate {
			own = append(own, sp)
		}
	}
	if len(own) < 2 || !s.refusesWithoutAll(own) {
		return
	}
	for _, sp := range own {
		s.add(Stay{
			At: sp.statement.Span, Document: sp.policy.Ref, Kind: eval.StepStatement, Statement: sp.statement,
			Value: sp.statement.Sid.Value, Either: true,
		})
	}
}

// wider looks at the values of an Allow that applies. Guardrails are wide by their nature, and so are left out.
func (s *stays) wider(t target, st *eval.Step) {
	if t.policy.Doc.Span.Text != source.Walk ||
		t.gate != eval.GateTrust && t.gate != eval.GateResource && t.gate != eval.GateIdentity {
		return
	}
	each := func(kind eval.StepKind, v policy.String, wide bool) {
		used := s.uses[v.Span]
		if !wide && len(used) > 0 || s.told(v.Span) {
			return
		}
		s.wide = append(s.wide, Wide{At: v.Span, Document: t.policy.Ref, Kind: kind, Value: v.Value, Used: used})
	}
	own := st.Statement
	if ps := own.Principal; ps != nil && !ps.Not {
		for i := range ps.Values {
			form := ps.Values[i].Form
			each(eval.StepPrincipal, ps.Values[i].String, form == policy.FormAccount || form == policy.FormEveryone)
		}
	}
	if as := own.Action; as != nil && !as.Not {
		for i := range as.Values {
			each(eval.StepActions, as.Values[i].String, strings.ContainsAny(as.Values[i].Value, "*?"))
		}
	}
	if rs := own.Resource; rs != nil && !rs.Not {
		for i := range rs.Values {
			each(eval.StepResource, rs.Values[i].String, strings.ContainsAny(rs.Values[i].Value, "*?"))
		}
	}
}

func (s *stays) told(at source.Span) bool {
	return slices.ContainsFunc(s.wide, func(w Wide) bool { return w.At == at })
}

func (s *stays) add(stay Stay) {
	same := func(o Stay) bool { return o.At == stay.At && o.Kind == stay.Kind }
	if !slices.ContainsFunc(s.list, same) {
		s.list = append(s.list, stay)
	}
}
