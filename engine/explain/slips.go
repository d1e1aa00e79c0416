package explain

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/slip"
)

// slipWords says what keeps an element from matching where it is a slip of the pen, behind a semicolon; empty where it
// is none. Got may be the ARN of a session, whose role is what a policy names.
func slipWords(wanted, got []string) string {
	for _, w := range wanted {
		for _, g := range got {
			switch kind := slip.Between(w, g); kind {
			case slip.None:
			case slip.Unfilled:
				return "; " + slip.Placeholder(w) + " is a placeholder: put the real name in its place"
			case slip.ImmutableSubject:
				return "; GitHub puts permanent IDs behind the names, and the policy has the names alone"
			default:
				return "; " + string(kind)
			}
			if ofSession(w, g) {
				return "; the ARN of the caller’s role has another path"
			}
		}
	}
	return ""
}

// ofSession reports whether an ARN names the role of a session’s ARN, but for its path, which the ARN of a session does
// not have.
func ofSession(role, session string) bool {
	r, _ := aws.ParseARN(role)
	s, _ := aws.ParseARN(session)
	name, _ := s.Session()
	return r.IsRole() && s.Kind() == aws.KindSession && r.Account == s.Account && r.Name() == name
}

// keySlip says that a row asks for one claim and names the value of another, or that its key is not written as AWS
// knows it; empty where neither is so.
func keySlip(s *eval.Step, r *eval.Request) string {
	of, name, claim := aws.Claim(s.Condition.Lower)
	if !claim || s.Condition.Operator.Negated {
		return ""
	}
	for _, e := range r.Context.Entries() {
		to, other, ok := aws.Claim(strings.ToLower(e.Key))
		switch {
		case !ok:
		case to == of && other != name && len(e.List) == 1 && has(s.Wanted, e.List[0]) && slipWords(s.Wanted, s.Got) == "":
			return "; that is the value of " + e.Key
		case s.Reason == eval.ReasonKeyMissing && to != of && other == name && aws.LooksLikeARN(of):
			return "; a condition key begins with the provider’s address, not with its ARN"
		case s.Reason == eval.ReasonKeyMissing && to != of && other == name:
			return "; the request has " + e.Key
		}
	}
	return ""
}

func has(list []string, s string) bool {
	for _, item := range list {
		if item == s || match.NewAction(item).Matches(strings.ToLower(s)) {
			return true
		}
	}
	return false
}

// starred reports whether a wanted text would match if its stars were wildcards.
func starred(wanted, got []string) bool {
	for _, w := range wanted {
		for _, g := range got {
			if strings.ContainsAny(w, "*?") && has([]string{w}, g) {
				return true
			}
		}
	}
	return false
}
