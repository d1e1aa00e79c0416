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
	eval.ReasonExcepted:          func(s *eval.Step) string { return who(first(s.Got)) + " is among those excepted" },
	eval.ReasonNotExcepted:       func(s *eval.Step) string { return who(first(s.Got)) + " is not among those excepted" },
	eval.ReasonOtherAccount:      named,
	eval.ReasonOtherPrincipal:    named,
	eval.ReasonOtherKindOfCaller: otherKind,
	eval.ReasonSignsNothing:      fixed(`{"AWS": "*"} names all who sign a request, and one with a provider’s token is unsigned: the provider stands under Federated`),
	eval.ReasonOtherPartition:    fixed("the caller is of another partition of AWS, and between partitions no policy names anybody"),
	eval.ReasonOtherID: func(s *eval.Step) string {
		return "it names the unique ID " + some(s.Wanted) + ", which the caller does not have"
	},
	eval.ReasonOtherAction: func(s *eval.Step) string {
		return "it is about " + some(s.Wanted) + ", and the request asks for " + first(s.Got)
	},
	eval.ReasonOtherResource: func(s *eval.Step) string {
		return "it is about " + some(s.Wanted) + ", and the request is about " + first(s.Got)
	},
	eval.ReasonConditionTrue:  conditionWords,
	eval.ReasonConditionFalse: conditionWords,
	eval.ReasonKeyMissing:     keyMissing,
	eval.ReasonKeyUnknown:     keyUnknown,
	eval.ReasonKeyMultivalued: func(s *eval.Step) string {
		return key(s) + " has several values, and asks for ForAnyValue or ForAllValues"
	},
	eval.ReasonNoValueFits: func(s *eval.Step) string {
		return "whatever " + key(s) + " may be, no comparison with " + some(s.Wanted) + " holds"
	},
	eval.ReasonVariableUnresolved: func(s *eval.Step) string {
		return "a policy variable in " + some(s.Wanted) + " has no value in this request"
	},
	eval.ReasonStatementApplies: fixed("every element fits, so the statement applies"),
	eval.ReasonElementDiffers:   elementDiffers,
	eval.ReasonHangsOnUnknown:   fixed("it hangs on a value that nobody knows"),
	eval.ReasonNotSaved:         fixed("AWS would not save this document, so it neither grants nor denies"),
	eval.ReasonAllows:           fixed("it allows"),
	eval.ReasonDenies:           fixed("it denies, and an explicit deny always wins"),
	eval.ReasonNothingApplies:   fixed("no statement of it applies"),
	eval.ReasonNoPolicy:         fixed("there is no such policy"),
	eval.ReasonNotNeeded:        fixed("nothing of it applies, and nothing needs to"),
	eval.ReasonNothingAllows:    fixed("nothing in it allows the request, and something must"),
	eval.ReasonDelegatesOnly:    fixed("it lets the account in, which then decides by its own policies"),
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
	policy.FormAccount:       "the caller’s account is named, which then decides by its own policies",
	policy.FormUser:          "this user is named",
	policy.FormRole:          "the role is named, and so every session of it",
	policy.FormSession:       "this one session is named",
	policy.FormFederatedUser: "this federated user is named",
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

// named says whom a principal element names, and who the caller is.
func named(s *eval.Step) string {
	return "it names " + whoAll(s.Wanted) + ", and the caller is " + who(first(s.Got))
}

func otherKind(s *eval.Step) string {
	return "it names " + whoAll(s.Wanted) + ", and " + who(first(s.Got)) + " is another kind of caller"
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
