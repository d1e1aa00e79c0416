package explain

import (
	"slices"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// Provisional is what is said of credentials that AWS may or may not have issued.
const Provisional = "provisional: whether AWS issued them is not known"

// keysMissing says of condition keys that the walk does not give them.
const keysMissing = ", which the walk does not give: add `from` or `context`"

// unknown says what the decision depends on.
func unknown(s *scenario.StepResult) string {
	text := "This " + dependsOn(s, nil)
	if s.Clauses != nil && s.Clauses.Refused != nil {
		text += ". AWS refused it, as the walk says, so " + gatesLeft(s)
	}
	return text
}

// dependsOn names the documents and keys that the decision depends on, and what else is not known. Documents stand in
// the order of the gates, or in the one given.
func dependsOn(s *scenario.StepResult, order func(a, b *eval.Step) int) string {
	var parts []string
	if documents := unknownDocuments(s, order); len(documents) > 0 {
		parts = append(parts, source.List(documents, "and")+", which the walk does not have")
	}
	if keys := UnknownKeys(s); len(keys) > 0 && order != nil {
		for i := range keys {
			keys[i] = meaning(keys[i])
		}
		parts = append(parts, source.List(keys, "and")+nothingSays)
	} else if len(keys) > 0 {
		parts = append(parts, source.List(keys, "and")+keysMissing)
	}
	if names := placeholdersOf(s); len(names) == 1 {
		parts = append(parts, "what "+names[0]+" stands for")
	} else if len(names) > 1 {
		parts = append(parts, "what "+source.List(names, "and")+" stand for")
	}
	if s.Answer.OnMaxSession {
		parts = append(parts, "the longest session of the role, which the walk does not have: the request asks for "+
			Duration(s.Answer.Asked)+", and it may be "+Duration(aws.MinMaxSession)+" to "+Duration(aws.MaxMaxSession))
	}
	if s.Answer.OnToken {
		parts = append(parts, "whether the account’s provider takes the token, which a placeholder leaves open")
	}
	if s.Answer.OnSession {
		parts = append(parts, "whether AWS issued the credentials of "+s.Actor+": no policy here refuses the request")
	}
	if len(parts) == 0 {
		return "depends on what the walk does not say"
	}
	text := "depends on "
	for i, p := range parts {
		if i > 0 {
			text += "; and on "
		}
		text += p
	}
	return text
}

// UnknownKeys returns the condition keys of unknown value that a step's decision depends on, in order.
func UnknownKeys(s *scenario.StepResult) []string {
	return eachUnknown(s, func(a *sts.ActionDecision, add func(string)) {
		for _, key := range eval.UnknownKeys(a.Request, a.Trace) {
			add(key)
		}
	})
}

// UnknownDocuments returns the names of the documents that a step's decision depends on and whose text was not
// supplied, in the order of the gates.
func UnknownDocuments(s *scenario.StepResult) []string { return unknownDocuments(s, nil) }

func unknownDocuments(s *scenario.StepResult, order func(a, b *eval.Step) int) []string {
	return eachUnknown(s, func(a *sts.ActionDecision, add func(string)) {
		list := slices.Collect(a.Trace.UnknownDocuments())
		if order != nil {
			slices.SortStableFunc(list, order)
		}
		for _, p := range list {
			add(policyName(p.Policy))
		}
	})
}

// eachUnknown gathers what is unknown of every action that a step needs, each name once. It is nil for a step that was
// not traced.
func eachUnknown(s *scenario.StepResult, of func(a *sts.ActionDecision, add func(string))) []string {
	if s.Answer == nil {
		return nil
	}
	var names []string
	seen := map[string]bool{}
	for i := range s.Answer.Actions {
		if a := &s.Answer.Actions[i]; a.Trace != nil && a.Outcome == eval.Unknown {
			of(a, func(name string) {
				name = s.Named(name)
				if !seen[name] {
					seen[name] = true
					names = append(names, name)
				}
			})
		}
	}
	return names
}

// recorded adds what the walk says that AWS answered, if it says so.
func recorded(s *scenario.StepResult) string {
	switch {
	case s.Answer == nil || s.Clauses == nil:
		return ""
	case s.Clauses.Refused != nil && s.Outcome == scenario.Allow:
		return ". But AWS refused it, as the walk says, and no policy here does: what refused it is not in the walk"
	case s.Answer.Recorded && s.Outcome == scenario.Allow && isOpen(s):
		return ". AWS granted it, as the walk says; here it " + dependsOn(s, nil)
	case s.Answer.Recorded && s.Outcome == scenario.Deny:
		return ". Still, AWS granted it, as the walk says, so the session exists: " +
			"a policy of the walk is not the one that AWS has"
	case s.Answer.Recorded && s.Answer.Session != nil && s.Outcome != scenario.Allow:
		return ". Still, AWS granted it, as the walk says, so the session exists: " +
			"something in the walk is not as it was in AWS"
	}
	return ""
}

// isOpen reports whether what the walk does not have could change the answer.
func isOpen(s *scenario.StepResult) bool {
	return openGates(s) != 0 || s.Answer.OnMaxSession || s.Answer.OnToken
}

// LeavesOpen reports whether policies that the walk does not have may refuse a step too.
func LeavesOpen(s *scenario.StepResult) bool { return openGates(s) != 0 }

// openGates returns the gates that may refuse or not, over all actions that a step needs.
func openGates(s *scenario.StepResult) (open eval.GateSet) {
	for i := range s.Answer.Actions {
		open |= s.Answer.Actions[i].Open
	}
	return open
}

// gatesLeft says which gates may have refused.
func gatesLeft(s *scenario.StepResult) string {
	var names []string
	named := namedByAWS(s)
	for _, g := range openGates(s).List() {
		if string(g) == named.Gate {
			return gateWords[g].name + " did, as AWS’s words say"
		}
		names = append(names, gateWords[g].name)
	}
	switch len(names) {
	case 0:
		return "what the walk does not have did"
	case 1:
		return names[0] + " did"
	}
	return "one of these did: " + source.List(names, "or")
}

// placeholdersOf names the placeholders in what is unknown of a step: in the two sides of a comparison, and in the
// accounts of the caller and of the resource.
func placeholdersOf(s *scenario.StepResult) []string {
	return eachUnknown(s, func(a *sts.ActionDecision, add func(string)) {
		texts := []string{a.Request.Caller.Account, a.Request.ResourceAccount}
		for g := range a.Trace.Gates() {
			for e := range g.Unknown() {
				texts = append(append(texts, e.Wanted...), e.Got...)
			}
		}
		for _, t := range texts {
			for _, name := range s.PlaceholdersIn(t) {
				add(name)
			}
		}
	})
}

// refusedFirst says of an error that comes after the policies that a policy which the walk does not have may refuse the
// request before.
func refusedFirst(s *scenario.StepResult) string {
	if s.Outcome == scenario.Error && openGates(s) != 0 {
		return ". Policies that the walk does not have may refuse it first, with AccessDenied"
	}
	return ""
}

// furtherName is what documents are called that were not supplied and have no names of their own; "" for others.
func furtherName(ref policy.Ref) string {
	switch ref.Kind {
	case policy.RefPolicies:
		if aws.LooksLikeARN(ref.Holder) { // of such a principal the walk has none
			return "the policies of " + ref.Holder
		}
		return "the other policies of " + ref.Holder
	case policy.RefSessionPolicies:
		return "the session policies of " + ref.Holder
	case policy.RefControlPolicies:
		return "the SCPs and RCPs over " + ref.Holder
	}
	return ""
}
