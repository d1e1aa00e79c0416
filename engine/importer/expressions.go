package importer

import (
	"maps"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// fillAccount puts a number in the place of an account that a source has as an expression alone.
func (s *standIns) fillAccount(text string) string {
	if isExpression(text) {
		return s.standFor(text, true)
	}
	return s.fill(text, nil)
}

// written is a text that stands between the quotation marks of JSON, without escapes.
func written(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	quoted := `"` + text + `"`
	n, fault := tree.ReadJSON(quoted, source.Span{To: len(quoted)})
	if fault != nil {
		return text
	}
	return n.Text
}

// isExpression reports whether a text is one placeholder and nothing else.
func isExpression(text string) bool { return text != "" && policy.MarkedPlaceholder(text) == text }

// withAccounts are the answers, and what the accounts that a source has as expressions stand for: the number with which
// another source has a user or a role of theirs. Where sources have several, nothing is taken.
func withAccounts(all *fact.Facts, answers map[string]string) map[string]string {
	numbers := map[string]string{}
	for i := range all.Entities {
		e := &all.Entities[i]
		if !isExpression(e.Account) || e.Name == "" || strings.Contains(e.Name, "${") {
			continue
		}
		for number := range numbersOf(all, e) {
			if known, told := numbers[e.Account]; told && known != number {
				number = ""
			}
			numbers[e.Account] = number
		}
	}
	known := maps.Clone(answers)
	for text, number := range numbers {
		if _, said := answers[text]; said || number == "" {
			continue
		}
		if known == nil {
			known = map[string]string{}
		}
		known[text] = number
	}
	return known
}

// numbersOf are the numbers of the accounts in which sources have an entity of the same kind and name.
func numbersOf(all *fact.Facts, e *fact.Entity) map[string]bool {
	numbers := map[string]bool{}
	for i := range all.Requests {
		for _, text := range []string{all.Requests[i].Caller, all.Requests[i].Resource} {
			arn, ok := aws.ParseARN(text)
			if o := entityOfARN(arn); ok && o != nil && o.Kind == e.Kind && o.Name == e.Name && aws.IsAccountID(o.Account) {
				numbers[o.Account] = true
			}
		}
	}
	for i := range all.Entities {
		if o := &all.Entities[i]; o.Kind == e.Kind && o.Name == e.Name && aws.IsAccountID(o.Account) {
			numbers[o.Account] = true
		}
	}
	return numbers
}
