package lint

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// nextVariable finds the first `${…}` of the text at or after from. Ok is false if there is none.
func nextVariable(text string, from int) (start, end int, ok bool) {
	for {
		i := strings.Index(text[from:], "${")
		if i < 0 {
			return 0, 0, false
		}
		start = from + i
		j := strings.IndexAny(text[start+2:], "{}")
		if j < 0 {
			return 0, 0, false
		}
		if end = start + 2 + j + 1; text[end-1] == '}' {
			return start, end, true
		}
		from = start + 2
	}
}

// withoutVariables replaces each variable of the text with a star.
func withoutVariables(text string) string {
	for {
		from, to, ok := nextVariable(text, 0)
		if !ok {
			return text
		}
		text = text[:from] + "*" + text[to:]
	}
}

// patterned reports whether the value may match other texts than itself: through a wildcard or a policy variable.
func patterned(c *policy.Condition, value string) bool {
	_, _, variable := nextVariable(value, 0)
	return hasWildcard(value) || variable || c.Operator.Name == match.Null
}
