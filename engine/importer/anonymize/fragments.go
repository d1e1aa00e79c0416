package anonymize

import (
	"regexp"
	"strings"
)

// fragment is a part of a word beside a wildcard or a policy variable: what stands before it, behind it, or both, may
// be any text.
type fragment struct {
	text          string
	before, after bool
	// variable says that it stands beside a policy variable.
	variable bool
}

// These find the strings of policies in a walk.
var (
	prose = regexp.MustCompile(`(?s)"""[^"]*(?:"{1,2}[^"]+)*"""`)
	told  = regexp.MustCompile(`(?m)^\s*(?:(?:title|step|note|hint|about|change|challenge|brief|placeholder|refused)\b` +
		`[^\n"{]*"(?:[^"\\\n]|\\.)*"|#[^\n]*)`)
	actions = regexp.MustCompile(`"(?:Not)?Action"\s*:\s*(?:"[^"]*"|\[[^\]]*\])`)
	strs    = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"`)
	// wild is a wildcard or a policy variable.
	wild = regexp.MustCompile(`\$\{[^}"]*\}|[*?]+`)
)

// policyStrings are the strings of a walk without its prose and its actions.
func policyStrings(text string) []string {
	return strs.FindAllString(actions.ReplaceAllString(withoutProse(text), ""), -1)
}

// withoutProse is a walk without what is written for a reader.
func withoutProse(text string) string {
	return told.ReplaceAllString(prose.ReplaceAllString(text, ""), "")
}

// fragmentsOf finds the parts of words beside wildcards and variables, in small letters.
func fragmentsOf(text string) []fragment {
	var list []fragment
	seen := map[fragment]bool{}
	for _, s := range policyStrings(text) {
		marks := wild.FindAllStringIndex(s, -1)
		for k, at := range marks {
			from := at[0]
			for from > 0 && inWord(s[from-1]) {
				from--
			}
			to := at[1]
			for to < len(s) && inWord(s[to]) {
				to++
			}
			before := k > 0 && marks[k-1][1] == from
			after := k+1 < len(marks) && marks[k+1][0] == to
			variable := s[at[0]] == '$'
			for _, f := range []fragment{
				{strings.ToLower(s[from:at[0]]), before, true, variable},
				{strings.ToLower(s[at[1]:to]), true, after, variable},
			} {
				if f.text != "" && !seen[f] {
					seen[f] = true
					list = append(list, f)
				}
			}
		}
	}
	return list
}

// meets reports whether a pattern may meet the word inside: it begins or ends as a fragment says.
func (n *names) meets(word string) bool {
	for _, f := range n.fragments {
		switch {
		case f.before && f.after && strings.Contains(word, f.text),
			!f.before && f.after && strings.HasPrefix(word, f.text),
			f.before && !f.after && strings.HasSuffix(word, f.text):
			return true
		}
	}
	return false
}

// keepVariables keeps the words that, with a fragment beside a variable, make another word of the walk: the variable's
// value stands within it.
func (n *names) keepVariables(fixed map[string]bool) {
	for _, f := range n.fragments {
		if !f.variable {
			continue
		}
		for word := range n.taken {
			if rest, ok := strings.CutSuffix(word, f.text); ok && f.before && rest != "" && n.taken[rest] {
				fixed[rest] = true
			}
			if rest, ok := strings.CutPrefix(word, f.text); ok && f.after && rest != "" && n.taken[rest] {
				fixed[rest] = true
			}
		}
	}
}
