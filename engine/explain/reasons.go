package explain

import (
	"fmt"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// Sentence says in words what a step of a trace found, without a full stop.
func Sentence(s *eval.Step) string {
	if words, ok := reasonWords[s.Reason]; ok {
		return words(s)
	}
	return string(s.Reason)
}

var reasonWords = map[eval.Reason]func(*eval.Step) string{
	eval.ReasonMatched:           matched,
	eval.ReasonEveryValueMatched: fixed("every value of the request is among those named"),
	eval.ReasonNoneMatched:       fixed("no value of the request is among those named"),
	eval.ReasonExcepted:          func(s *eval.Step) string { return first(s.Got) + " is among those excepted" },
	eval.ReasonNotExcepted:       func(s *eval.Step) string { return first(s.Got) + " is not among those excepted" },
	eval.ReasonOtherAccount:      otherAccount,
	eval.ReasonOtherPrincipal: func(s *eval.Step) string {
		return "it names " + some(s.Wanted) + ", and the request comes from " + first(s.Got)
	},
	eval.ReasonOtherKindOfCaller: otherKind,
	eval.ReasonOtherID: func(s *eval.Step) string {
		return "it names the unique ID " + some(s.Wanted) + ", which the caller does not have"
	},
	eval.ReasonOtherAction: func(s *eval.Step) string {
		return "it is about " + some(s.Wanted) + ", and the request asks for " + first(s.Got)
	},
	eval.ReasonOtherResource:  otherResource,
	eval.ReasonConditionTrue:  conditionTrue,
	eval.ReasonConditionFalse: conditionFalse,
	eval.ReasonKeyMissing:     keyMissing,
	eval.ReasonKeyUnknown:     keyUnknown,
	eval.ReasonKeyMultivalued: func(s *eval.Step) string {
		return key(s) + " has several values, and asks for ForAnyValue or ForAllValues"
	},
	eval.ReasonVariableUnresolved: func(s *eval.Step) string {
		return "a policy variable in " + some(s.Wanted) + " has no value in this request"
	},
	eval.ReasonStatementApplies:    fixed("every element fits, so the statement applies"),
	eval.ReasonElementDiffers:      elementDiffers,
	eval.ReasonHangsOnUnknown:      fixed("it hangs on a value that nobody knows"),
	eval.ReasonNotSaved:            fixed("AWS would not save this document, so it neither grants nor denies"),
	eval.ReasonAllows:              fixed("it allows"),
	eval.ReasonDenies:              fixed("it denies, and an explicit deny always wins"),
	eval.ReasonNothingApplies:      fixed("no statement of it applies"),
	eval.ReasonNoPolicy:            fixed("there is no such policy"),
	eval.ReasonNotNeeded:           fixed("nothing of it applies, and nothing needs to"),
	eval.ReasonNotBound:            fixed("it does not bind this request"),
	eval.ReasonNothingAllows:       fixed("nothing in it allows the request, and something must"),
	eval.ReasonDelegatesOnly:       fixed("it lets the account in, which then decides by its own policies"),
	eval.ReasonDefaultAllow:        fixed("it allows by default"),
	eval.ReasonNoPermissionsNeeded: fixed("this request needs no permission"),
}

func fixed(words string) func(*eval.Step) string {
	return func(*eval.Step) string { return words }
}

func first(list []string) string {
	if len(list) == 0 {
		return "nothing"
	}
	return list[0]
}

// some names the values of a list, the first three of many.
func some(list []string) string {
	const most = 3
	if len(list) > most {
		return strings.Join(list[:most], ", ") + fmt.Sprintf(" or %d others", len(list)-most)
	}
	return join(list, "or")
}

func key(s *eval.Step) string {
	if s.Condition == nil {
		return "the key"
	}
	return s.Condition.Key.Value
}

func matched(s *eval.Step) string {
	if s.Kind == eval.StepPrincipal && s.Principal != nil {
		return matchedPrincipal(s)
	}
	return first(s.Got) + " is what it names"
}

var formWords = map[policy.Form]string{
	policy.FormEveryone:      "everybody is named, in every account",
	policy.FormAccount:       "the caller’s account is named, which decides by its own policies whom it lets in",
	policy.FormUser:          "the user himself is named",
	policy.FormRole:          "the role is named, and so every session of it",
	policy.FormSession:       "this very session is named",
	policy.FormFederatedUser: "this very federated user is named",
	policy.FormUniqueID:      "the caller’s unique ID is named",
	policy.FormService:       "the service is named",
	policy.FormProvider:      "the identity provider is named",
}

func matchedPrincipal(s *eval.Step) string {
	if words, ok := formWords[s.Principal.Form]; ok {
		return words
	}
	return "the caller is named"
}

func otherAccount(s *eval.Step) string {
	return "it names " + some(s.Wanted) + ", which is another account than that of " + first(s.Got)
}

func otherKind(s *eval.Step) string {
	return "it names " + some(s.Wanted) + ", and " + first(s.Got) + " is another kind of caller"
}

func otherResource(s *eval.Step) string {
	return "it is about " + some(s.Wanted) + ", and the request is about " + first(s.Got)
}

func conditionTrue(s *eval.Step) string {
	if s.Condition != nil && s.Condition.Operator.Name == match.Null {
		return nullWords(s)
	}
	return key(s) + " is " + join(s.Got, "and") + ", as " + s.Condition.Written.Value + " asks"
}

func conditionFalse(s *eval.Step) string {
	if s.Condition != nil && s.Condition.Operator.Name == match.Null {
		return nullWords(s)
	}
	if s.Condition.Operator.Negated {
		return key(s) + " is " + join(s.Got, "and") + ", which " + s.Condition.Written.Value + " rules out"
	}
	return key(s) + " is " + join(s.Got, "and") + ", and " + s.Condition.Written.Value + " asks for " + some(s.Wanted)
}

func nullWords(s *eval.Step) string {
	if len(s.Got) == 0 {
		return "the request has no " + key(s)
	}
	return "the request has " + key(s)
}

// keyMissing tells what the operator makes of a key that is not there, for that is where most surprises come from.
func keyMissing(s *eval.Step) string {
	c := s.Condition
	text := "the request has no " + key(s)
	switch {
	case s.Held != match.Yes:
		return text + ", and " + c.Written.Value + " needs one"
	case c.Operator.IfExists:
		return text + ", which IfExists lets pass"
	case c.Operator.Set == match.ForAllValues:
		return text + ", and ForAllValues holds where there is nothing to compare"
	}
	return text + ", and " + c.Written.Value + " holds where there is nothing to compare"
}

func keyUnknown(s *eval.Step) string {
	if s.Condition == nil {
		return "it hangs on a policy variable whose value nobody knows"
	}
	return "nobody knows the value of " + key(s) + " here"
}

// elementDiffers names the elements of a statement that do not fit.
func elementDiffers(s *eval.Step) string {
	var parts []string
	for _, sub := range s.Sub {
		if sub.Held == match.No {
			parts = append(parts, ElementName(sub))
		}
	}
	if len(parts) == 0 {
		return "the statement does not apply"
	}
	verb := "does"
	if len(parts) > 1 {
		verb = "do"
	}
	return fmt.Sprintf("the %s %s not fit", join(parts, "and"), verb)
}

// ElementName is what an element of a statement is called in a sentence.
func ElementName(s *eval.Step) string {
	switch s.Kind {
	case eval.StepPrincipal:
		return "principal"
	case eval.StepActions:
		return "action"
	case eval.StepResource:
		return "resource"
	case eval.StepCondition:
		return "condition on " + key(s)
	}
	return string(s.Kind)
}
