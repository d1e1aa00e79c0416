package sentence_test

import (
	"testing"

	"rolewalk/engine/importer/sentence"
)

// TestProse: who asks and which role is asked for, in people's own words; nothing where several could be meant.
func TestProse(t *testing.T) {
	const (
		bob   = "arn:aws:iam::111122223333:user/bob"
		web   = "arn:aws:iam::111122223333:role/web"
		role  = "arn:aws:iam::444455556666:role/deploy"
		other = "arn:aws:iam::444455556666:role/other"
	)
	for text, want := range map[string]string{
		"I'm user " + bob + " and cannot assume the role " + role + ".":                    bob + " > " + role,
		"Why can't " + web + " assume " + role + "?":                                       web + " > " + role,
		"My task uses role `" + web + "`; assuming `" + role + "` fails with AccessDenied": web + " > " + role,
		"Access denied when I switch to " + role + ", to assume it":                        " > " + role,
		"I fail to assume " + role + " and to assume " + other:                             " > ",
		"I assume " + role + " from " + web + ".":                                          " > ", // no trouble is told
		"get-caller-identity says " + bob + ". I cannot assume any role.":                  bob + " > ",
	} {
		facts, got := sentence.Prose(text, 0), " > "
		if len(facts.Requests) > 0 {
			got = facts.Requests[0].Caller + " > " + facts.Requests[0].Resource
		} else if len(facts.Callers) > 0 {
			got = facts.Callers[0].ARN + " > "
		}
		if got != want {
			t.Errorf("%s\ngives %s, want %s", text, got, want)
		}
	}
}
