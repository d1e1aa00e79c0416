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

// admitsNone reports whether no token of the provider can meet the statement's condition, because it asks for a claim
// of another provider, or for a subject in the key of the audience. Such a statement is not open, whatever else it
// lacks.
func admitsNone(s *policy.Statement, host string) bool {
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
