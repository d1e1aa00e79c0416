package importer

import (
	"maps"
	"slices"
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
	return s.fillName(text)
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

// fillName puts words in the place of what a source has as expressions in a name, an ARN or a host.
func (s *standIns) fillName(text string) string {
	// As in a document, where quotes show that an ARN begins.
	quoted := s.fill(`"`+text+`"`, expressionsIn(text))
	return quoted[1 : len(quoted)-1]
}

// fillRequest puts stand-ins into what a request says. A role that is one expression is not said at all.
func (s *standIns) fillRequest(r *fact.Request) {
	if isExpression(r.Resource) && strings.HasPrefix(r.Action, "sts:Assume") {
		r.Resource = ""
	}
	for _, text := range []*string{&r.Caller, &r.Resource, &r.Provider, &r.Session, &r.Sent.SourceIdentity} {
		*text = s.fillName(*text)
	}
	for _, json := range []*string{&r.Sent.Claims, &r.Sent.SessionPolicy} {
		*json = s.fill(*json, expressionsIn(*json))
	}
	if r.Sent.ExternalID != nil {
		id := s.fillName(*r.Sent.ExternalID)
		r.Sent.ExternalID = &id
	}
	for key, value := range r.Sent.Tags {
		r.Sent.Tags[key] = s.fillName(value)
	}
}

// expressionsIn are the expressions in a text, each with its braces: ${Role}, ${module.x["a"].name}.
func expressionsIn(text string) []string {
	var list []string
	for at := 0; ; {
		i := strings.Index(text[at:], "${")
		if i < 0 {
			return list
		}
		from := at + i
		depth := 0
		for at = from + 1; at < len(text); at++ {
			if text[at] == '{' {
				depth++
			} else if text[at] == '}' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		if at == len(text) {
			return list
		}
		list = append(list, text[from:at+1])
	}
}

// isExpression reports whether a text is one placeholder or expression and nothing else.
func isExpression(text string) bool {
	list := expressionsIn(text)
	return text != "" && (policy.MarkedPlaceholder(text) == text || len(list) == 1 && list[0] == text)
}

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
	for i := range all.Requests {
		for _, text := range []string{all.Requests[i].Caller, all.Requests[i].Resource} {
			arn, _ := aws.ParseARN(text)
			if _, told := numbers[arn.Account]; told || !isExpression(arn.Account) {
				continue
			}
			if number := onlyAccount(all, arn, arn.Account); aws.IsAccountID(number) {
				numbers[arn.Account] = number
			}
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

// numbersOf are the numbers of the accounts in which sources have an entity of the same kind and name. A role is also
// told by the ARN in a policy of another source.
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
	if e.Kind != fact.Role {
		return numbers
	}
	for d := range documentsOf(all) {
		if d.Span.Text == e.Span.Text || !d.Known() {
			continue
		}
		for text := range rolesNamedIn(d) {
			if arn, ok := aws.ParseARN(text); ok && arn.IsRole() && arn.Name() == e.Name && aws.IsAccountID(arn.Account) {
				numbers[arn.Account] = true
			}
		}
	}
	return numbers
}

// bounded are the placeholders of a document, the longest first, each with the letters and digits that stand beside it:
// app${Env} and not ${Env}, because a walk finds a placeholder between other characters alone.
func bounded(json string, placeholders []string) []string {
	var list []string
	for at := 0; at < len(json); {
		from, to := at, at+placeholderAt(json[at:], placeholders)
		if to == from {
			at++
			continue
		}
		for from > 0 && isAlphanumeric(json[from-1]) && !escapedAt(json, from-1) {
			from--
		}
		for to < len(json) {
			n := placeholderAt(json[to:], placeholders)
			if n == 0 && isAlphanumeric(json[to]) {
				n = 1
			}
			if n == 0 {
				break
			}
			to += n
		}
		if text := json[from:to]; !slices.Contains(list, text) {
			list = append(list, text)
		}
		at = to
	}
	longestFirst(list)
	return list
}

// placeholderAt is the length of the longest placeholder with which a text begins; 0 if there is none.
func placeholderAt(text string, placeholders []string) int {
	for _, p := range placeholders { // the longest first
		if p != "" && strings.HasPrefix(text, p) {
			return len(p)
		}
	}
	return 0
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|' ' >= 'a' && c|' ' <= 'z'
}

// escapedAt reports whether the character at a place of JSON is part of an escape such as \n or \u00e9.
func escapedAt(json string, at int) bool {
	for back := range 5 {
		i := at - back - 1
		if i >= 0 && json[i] == '\\' && (back == 0 || json[i+1] == 'u') {
			slashes := len(json[:i+1]) - len(strings.TrimRight(json[:i+1], `\`))
			return slashes%2 == 1
		}
	}
	return false
}
