package explain

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Sentence says in words what a step of a trace found. It is "" where the step has no reason.
func Sentence(s *eval.Step) string {
	if s.Reason == "" {
		return ""
	}
	return begun(s, clause(s)) + "."
}

// clause says the same within a sentence.
func clause(s *eval.Step) string {
	if words, ok := reasonWords[s.Reason]; ok {
		return words(s)
	}
	return string(s.Reason)
}

// begun begins a sentence about a step with a capital. A key, or a name of who asks, keeps its letters.
func begun(s *eval.Step, words string) string {
	if s.Condition != nil && strings.HasPrefix(words, key(s)+" ") {
		return words
	}
	for _, name := range s.Got {
		arn, _ := aws.ParseARN(name)
		if strings.HasPrefix(words, name+" ") || arn.Resource != "" && strings.HasPrefix(words, arn.Name()+" ") {
			return words
		}
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

var reasonWords = map[eval.Reason]func(*eval.Step) string{
	eval.ReasonMatched:           matched,
	eval.ReasonExcepted:          func(s *eval.Step) string { return who(first(s.Got)) + " is excepted" },
	eval.ReasonNotExcepted:       func(s *eval.Step) string { return who(first(s.Got)) + " is not excepted" },
	eval.ReasonOtherAccount:      named,
	eval.ReasonOtherPrincipal:    named,
	eval.ReasonOtherKindOfCaller: otherKind,
	eval.ReasonSignsNothing: fixed(
		`{"AWS": "*"} names every principal that signs, and a request with a provider’s token is unsigned: name the ` +
			`provider under Federated`,
	),
	eval.ReasonOtherPartition: fixed(
		"the caller is in another partition of AWS, and policies of one partition cannot name principals of another"),
	eval.ReasonOtherID: func(s *eval.Step) string {
		if aws.LooksLikeARN(first(s.Wanted)) {
			return "it names another " + some(s.Wanted) + ": AWS keeps the unique ID of the one that was there when the " +
				"policy was saved"
		}
		return "it names the unique ID " + some(s.Wanted) + ", which the caller does not have"
	},
	eval.ReasonOtherAction: func(s *eval.Step) string {
		return about(s) + ", but the request asks for " + first(s.Got)
	},
	eval.ReasonOtherResource: func(s *eval.Step) string {
		return about(s) + ", but the request is for " + first(s.Got) + slipWords(s.Wanted, s.Got)
	},
	eval.ReasonConditionTrue:  conditionWords,
	eval.ReasonConditionFalse: conditionWords,
	eval.ReasonKeyMissing:     keyMissing,
	eval.ReasonKeyUnknown:     keyUnknown,
	eval.ReasonKeyMultivalued: func(s *eval.Step) string {
		return key(s) + " has several values, so it needs ForAnyValue or ForAllValues"
	},
	eval.ReasonNoValueFits: func(s *eval.Step) string {
		return "no value of " + key(s) + " would match " + some(s.Wanted)
	},
	eval.ReasonVariableUnresolved: func(s *eval.Step) string {
		return "a policy variable in " + some(s.Wanted) + " has no value in this request"
	},
	eval.ReasonStatementApplies: fixed("every element matches, so the statement applies"),
	eval.ReasonElementDiffers:   elementDiffers,
	eval.ReasonDependsOnUnknown: fixed("it depends on a value that is not known"),
	eval.ReasonCallerUnknown: func(s *eval.Step) string {
		return "it names " + whoAll(s.Wanted) + ", and whether " + who(first(s.Got)) + " is meant is not known"
	},
	eval.ReasonDocumentUnknown: fixed("what it says is not known: it may allow, and it may deny"),
	eval.ReasonNotSaved:        fixed("AWS would not save this document, so it neither grants nor denies"),
	eval.ReasonAllows:          fixed("it allows"),
	eval.ReasonDenies:          fixed("it denies, and an explicit deny always wins"),
	eval.ReasonNothingApplies:  fixed("none of its statements applies"),
	eval.ReasonNoPolicy:        fixed("there is no such policy"),
	eval.ReasonNotNeeded:       fixed("no statement applies, and none has to"),
	eval.ReasonNothingAllows:   fixed("nothing in it allows the request, but something must"),
	eval.ReasonDelegatesOnly:   fixed("it trusts the account, whose own policies then decide"),
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

// about says what an element is about. AWS's refusals leave an element without values.
func about(s *eval.Step) string {
	if len(s.Wanted) == 0 {
		return "it has no value that AWS accepts"
	}
	return "it is about " + some(s.Wanted)
}

// some names the values of a list, the first few of many.
func some(list []string) string {
	const most = 3
	if len(list) > most {
		return strings.Join(list[:most], ", ") + fmt.Sprintf(" or %d others", len(list)-most)
	}
	return source.List(list, "or")
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
	return first(s.Got) + " is named"
}

var formWords = map[policy.Form]string{
	policy.FormEveryone:      "everyone is named, in every account",
	policy.FormAccount:       "the caller’s account is named, whose own policies then decide",
	policy.FormUser:          "this user is named",
	policy.FormRole:          "the role is named, and so are all its sessions",
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

// named says which principals an element names, and who the caller is.
func named(s *eval.Step) string {
	return "it names " + whoAll(s.Wanted) + ", and the caller is " + who(first(s.Got)) + slipWords(s.Wanted, s.Got)
}

func otherKind(s *eval.Step) string {
	return "it names " + whoAll(s.Wanted) + ", and " + who(first(s.Got)) + " is a different kind of caller"
}

// elementDiffers names the elements of a statement that do not match.
func elementDiffers(s *eval.Step) string {
	var parts []string
	for sub := range s.Elements() {
		if sub.Held == match.No {
			parts = append(parts, elementName(sub))
		}
	}
	if len(parts) == 0 {
		return "the statement does not apply"
	}
	verb := "does"
	if len(parts) > 1 {
		verb = "do"
	}
	return fmt.Sprintf("the %s %s not match", source.List(parts, "and"), verb)
}

// elementName is what an element of a statement is called in a sentence.
func elementName(s *eval.Step) string {
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
