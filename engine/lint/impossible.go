package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
)

// subjectStarts begin the subjects of providers, which no audience does.
var subjectStarts = []string{
	aws.GitHubRepository, "system:serviceaccount:", "project_path:", "organization:", "owner:", "pipeline:", "org:",
}

// isSubject reports whether a value has the form of a subject.
func isSubject(value string) bool {
	for _, start := range subjectStarts {
		if strings.HasPrefix(value, start) {
			return true
		}
	}
	return false
}

// admitsNone reports whether no token of the statement's one provider can meet its condition, because it asks for a claim
// of another provider, or for a subject in the key of the audience. Such a statement is not open, whatever else it lacks.
// Of several providers each is judged as if the condition were its own.
func admitsNone(s *policy.Statement, host string) bool {
	if len(hostsOf(s)) != 1 {
		return false
	}
	for i := range s.Condition {
		c := &s.Condition[i]
		provider, name, ok := aws.Claim(c.Lower)
		if ok && requires(c) && (provider != host || name == "aud" && allSubjects(c)) {
			return true
		}
	}
	return false
}

// allSubjects reports whether the row has values, and each is a subject.
func allSubjects(c *policy.Condition) bool {
	for _, v := range c.Values {
		if !isSubject(v.Value) {
			return false
		}
	}
	return len(c.Values) > 0
}
