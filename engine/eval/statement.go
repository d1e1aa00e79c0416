package eval

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// applies reports whether every element of s holds for the request. A recorded run looks at all of them, because a
// reader wants every reason; an unrecorded run stops at the first that fails.
func (r *Request) applies(s *policy.Statement, in *Policy, t *Step) (match.Truth, exemption) {
	st := t.enter(StepStatement, s.Span)
	if st != nil {
		st.Statement = s
		st.expect(elements(s))
	}
	exempt := exemption{}
	held := match.Yes
	if s.Principal != nil {
		held, exempt = r.principal(s, in, st)
	}
	if held != match.No || st != nil {
		held = held.And(r.action(s.Action, st))
	}
	if s.Resource != nil && (held != match.No || st != nil) {
		held = held.And(r.resource(s.Resource, st))
	}
	for i := range s.Condition {
		if held == match.No && st == nil {
			break
		}
		// Rule: All operators and keys of a Condition must hold.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
		// Proof: conditions/operators-and-keys-are-joined.walk
		held = held.And(r.condition(&s.Condition[i], st))
	}
	switch held {
	case match.Yes:
		st.leave(held, ReasonStatementApplies)
	case match.Unknown:
		st.leave(held, ReasonDependsOnUnknown)
	default:
		st.leave(held, ReasonElementDiffers)
	}
	return held, exempt
}

// elements returns how many steps a statement takes.
func elements(s *policy.Statement) int {
	n := 1 + len(s.Condition)
	if s.Principal != nil {
		n++
	}
	if s.Resource != nil {
		n++
	}
	return n
}

// action compares the Action or NotAction element. AWS saves no statement that has neither.
func (r *Request) action(a *policy.Actions, t *Step) match.Truth {
	if a == nil {
		return match.No
	}
	st := t.enter(StepActions, a.Span)
	named := match.No
	for i := range a.Values {
		if !a.Values[i].Pattern.Matches(r.Lower) {
			continue
		}
		named = match.Yes
		if st != nil {
			st.Token = a.Values[i].Span
		}
		break
	}
	if st != nil {
		st.Got = []string{r.Action}
		st.Wanted = a.Texts()
	}
	return leaveElement(st, named, a.Not, ReasonOtherAction)
}

// resource compares the Resource or NotResource element.
func (r *Request) resource(rs *policy.Resources, t *Step) match.Truth {
	st := t.enter(StepResource, rs.Span)
	named := match.No
	unresolved := false
	for i := range rs.Values {
		v := &rs.Values[i]
		truth := v.Pattern.Matches(r.Resource, &r.Context)
		if named = named.Or(truth); st != nil && truth == match.Yes {
			st.Token = v.Span
		}
		if named == match.Yes {
			break
		}
		unresolved = unresolved || st != nil && v.Pattern.Unresolved(&r.Context)
	}
	if st != nil {
		st.Got = []string{r.Resource}
		st.Wanted = rs.Texts(&r.Context)
	}
	why := ReasonOtherResource
	if unresolved {
		why = ReasonVariableUnresolved
	}
	return leaveElement(st, named, rs.Not, why)
}

// leaveElement closes an element: a Not… element holds if nothing that it names matches.
func leaveElement(st *Step, named match.Truth, not bool, otherwise Reason) match.Truth {
	if st != nil {
		st.Not = not
	}
	switch {
	case named == match.Unknown:
		return st.leave(match.Unknown, ReasonKeyUnknown)
	case not && named == match.Yes:
		return st.leave(match.No, ReasonExcepted)
	case not:
		// Rule: NotAction and NotResource match everything except what they list.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html and
		// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html
		// Proof: resource-policies/not-action-allow.walk, resource-policies/not-resource-allow.walk,
		// resource-policies/not-action-deny.walk
		return st.leave(match.Yes, ReasonNotExcepted)
	case named == match.Yes:
		return st.leave(match.Yes, ReasonMatched)
	}
	return st.leave(match.No, otherwise)
}

// condition evaluates one row of the Condition element: an operator, a key and its values.
func (r *Request) condition(c *policy.Condition, t *Step) match.Truth {
	got := r.values(c)
	held := c.Operator.Holds(c.Operands, got, &r.Context)
	if t == nil {
		return held
	}
	st := t.enter(StepCondition, c.Span)
	st.Condition, st.Got, st.Wanted = c, got.List, c.Texts(&r.Context)
	if len(c.Values) == 1 {
		st.Token = c.Values[0].Span
	}
	for i := 0; len(c.Values) > 1 && len(got.List) > 0 && st.Token.Empty() && i < len(c.Values); i++ {
		if c.Operands[i].Equals(got.List[0], &r.Context) {
			st.Token = c.Values[i].Span
		}
	}
	return st.leave(held, r.conditionReason(c, got, held))
}

// values returns what the request has under the key of a condition row.
func (r *Request) values(c *policy.Condition) match.Values {
	got := r.Context.Values(c.Lower)
	if r.Context.Unfilled != nil && got.Absent() {
		got = r.Context.mayHave(c.Lower)
	}
	return got
}

func (r *Request) conditionReason(c *policy.Condition, got match.Values, held match.Truth) Reason {
	switch {
	case held == match.Unknown:
		return ReasonKeyUnknown
	case c.Operator.Name == match.Null:
	case got.Absent():
		return ReasonKeyMissing
	case got.Multi && c.Operator.Set == match.Single:
		return ReasonKeyMultivalued
	case got.Unknown:
		return ReasonNoValueFits
	case r.unresolved(c):
		return ReasonVariableUnresolved
	}
	if held == match.Yes {
		return ReasonConditionTrue
	}
	return ReasonConditionFalse
}

// unresolved reports whether a policy variable in the row has no value in this request.
func (r *Request) unresolved(c *policy.Condition) bool {
	for i := range c.Operands {
		if c.Operands[i].Unresolved(&r.Context) {
			return true
		}
	}
	return false
}
