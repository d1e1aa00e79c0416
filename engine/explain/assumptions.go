package explain

import (
	"strings"

	"rolewalk/engine/assumption"
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// Assumptions returns the points at which AWS's documents disagree or say nothing, and at which another reading would
// have given the step another answer. The step must have been traced.
func Assumptions(s *scenario.StepResult) []*assumption.Assumption {
	if s.Answer == nil {
		return nil
	}
	var list []*assumption.Assumption
	for _, name := range append(decidedBySTS(s), decidedByPolicies(s)...) {
		list = append(list, assumption.Of(name))
	}
	return list
}

// decidedBySTS returns the assumptions about sessions and limits that a step's answer rests on.
func decidedBySTS(s *scenario.StepResult) []assumption.Name {
	var names []assumption.Name
	add := func(is bool, name assumption.Name) {
		if is {
			names = append(names, name)
		}
	}
	a, signer := s.Answer, s.Signer.Session
	add(a.Outcome == sts.Denied && a.Longest > 0 && a.Asked > a.Longest, assumption.PoliciesBeforeLimits)
	add(signer != nil && signer.Parent != nil && a.Outcome == sts.Granted && !signer.Parent.Expires.After(s.At),
		assumption.ChildrenOutlive)
	add(a.Cause == sts.CauseDeletedPrincipal && signer != nil && signer.Role != nil, assumption.DeletedRole)
	add(a.Cause == sts.CausePacked || a.Outcome == sts.Granted && a.NearlyPacked(), assumption.PackedSize)
	add(a.Cause == sts.CauseSourceIdentityChanged, assumption.SourceIdentityChange)
	return names
}

// decidedByPolicies returns the assumptions about policies that changed a decision.
func decidedByPolicies(s *scenario.StepResult) []assumption.Name {
	var names []assumption.Name
	add := func(is bool, name assumption.Name) {
		for _, n := range names {
			is = is && n != name
		}
		if is {
			names = append(names, name)
		}
	}
	for i := range s.Answer.Actions {
		a := &s.Answer.Actions[i]
		for name, other := range readings {
			add(changes(a, func(r *eval.Request) { r.Reading = other }), name)
		}
		for name, bend := range bends {
			add(changes(a, func(r *eval.Request) { bend(s, r) }), name)
		}
		add(delegates(a), assumption.DelegatedTagging)
		add(sharedWithoutClaim(a), assumption.SharedIssuerAtRuntime)
		if a.Trace != nil {
			for _, name := range ofTrace(a.Trace) {
				add(true, name)
			}
		}
	}
	sortNames(names)
	return names
}

// readings are the choices that package eval can read in another way.
var readings = map[assumption.Name]eval.Reading{
	assumption.UserUnderBoundary: eval.UserExemptFromBoundary, assumption.SessionNamed: eval.SessionUnderSession,
	assumption.EveryoneInTrust: eval.EveryoneNeedsOwn, assumption.NamedIsEnough: eval.NamedNeedsOwn,
}

// changes reports whether the decision changes when the request does.
func changes(a *sts.ActionDecision, bend func(*eval.Request)) bool {
	r := *a.Request
	bend(&r)
	return eval.Evaluate(&r, nil).Outcome != a.Outcome
}

// delegates reports whether passing tags or a source identity failed because the caller has no policy for it, at a
// role that trusts the caller's account.
func delegates(a *sts.ActionDecision) bool {
	switch {
	case strings.EqualFold(a.Request.Action, aws.TagSession), strings.EqualFold(a.Request.Action, aws.SetSourceIdentity):
	default:
		return false
	}
	return a.Refused == eval.GateSet(0).With(eval.GateIdentity) &&
		a.Trace.GateStep(eval.GateTrust).Reason == eval.ReasonDelegatesOnly
}

// ofTrace returns the assumptions that statements which apply rest on, and those of documents that AWS would not save.
func ofTrace(t *eval.Step) []assumption.Name {
	var names []assumption.Name
	for p := range t.Unsaved() {
		if doc := p.Policy.Doc; !doc.OpenAction.Empty() && doc.Refusal.At == doc.OpenAction {
			names = append(names, assumption.TrustActions)
		}
	}
	for _, s := range t.Statements() {
		if s.Held != match.Yes {
			continue
		}
		for e := range s.Elements() {
			switch {
			case e.Kind != eval.StepCondition:
			case e.Condition.Operator.Name == match.Bool && hasVariable(e.Condition):
				names = append(names, assumption.VariablesInBool)
			}
		}
	}
	return names
}

func hasVariable(c *policy.Condition) bool {
	for i := range c.Values {
		if strings.Contains(c.Values[i].Value, "${") {
			return true
		}
	}
	return false
}

// sortNames sorts names in the order of the list of assumptions.
func sortNames(names []assumption.Name) {
	at := map[assumption.Name]int{}
	for i := range assumption.All {
		at[assumption.All[i].Name] = i
	}
	for i := range names {
		for j := i; j > 0 && at[names[j]] < at[names[j-1]]; j-- {
			names[j], names[j-1] = names[j-1], names[j]
		}
	}
}
