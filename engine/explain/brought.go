package explain

import (
	"slices"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
)

// Brought is the answer to somebody who brought what they had and asks why they were refused. It is never a bare
// "unknown".
type Brought struct {
	// Headline is the answer in a few words, Sentence the reason.
	Headline, Sentence string
	// Documents, Keys and Placeholders are what could still turn the answer: documents as policy.Ref names them, condition
	// keys, and the names of placeholders.
	Documents, Keys, Placeholders []string
}

// BroughtBy answers for a step of a walk that was made of what somebody brought. The step must have been traced.
func BroughtBy(s *scenario.StepResult) Brought {
	v := Of(s)
	b := Brought{Headline: v.Word, Sentence: v.Sentence}
	if v.By != "" {
		b.Headline += " " + v.By
	}
	refused := s.Clauses != nil && s.Clauses.Refused != nil
	switch {
	case s.Outcome == scenario.Unknown && refused, s.Outcome == scenario.Allow && refused:
		b.Headline = "The refusal comes from what you have not brought"
		b.Sentence = "Nothing that you brought refuses the request, and AWS did. " + whatRefused(s) +
			" The same error also comes from a policy that was changed a minute ago, from another profile than the one you " +
			"think, and from a session that is older than the change."
	case s.Outcome == scenario.Unknown:
		b.Headline = "Allowed, as far as you brought it"
		b.Sentence = "Nothing that you brought refuses the request. It " + period(s.Named(dependsOn(s)))
	case s.Outcome == scenario.Allow:
		return b
	}
	b.Documents, b.Keys, b.Placeholders = openDocuments(s), UnknownKeys(s), placeholdersOf(s)
	return b
}

// whatRefused says which kinds of policies may have refused the request.
func whatRefused(s *scenario.StepResult) string {
	if openGates(s) == 0 {
		return "Every policy that could refuse it is here and allows it, so something here is not as it is in AWS."
	}
	return period(sentenceCase(s.Named(gatesLeft(s))))
}

// sentenceCase begins a clause with a capital.
func sentenceCase(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return string(text[0]-'a'+'A') + text[1:]
}

// openDocuments are the documents that the decision depends on and that nobody brought, as policy.Ref names them.
func openDocuments(s *scenario.StepResult) []string {
	var refs []string
	seen := map[policy.Ref]bool{}
	for i := range s.Answer.Actions {
		a := &s.Answer.Actions[i]
		if a.Trace == nil || a.Outcome != eval.Unknown {
			continue
		}
		for p := range a.Trace.UnknownDocuments() {
			if ref := p.Policy.Ref; !seen[ref] {
				seen[ref] = true
				refs = append(refs, ref.String())
			}
		}
	}
	return refs
}

// Turns reports whether one of the things that an answer decides could turn the verdict: a document, a condition key or
// a placeholder that it depends on.
func (b *Brought) Turns(about []string) bool {
	return slices.ContainsFunc(about, func(s string) bool {
		return slices.Contains(b.Documents, s) || slices.Contains(b.Placeholders, s) ||
			slices.ContainsFunc(b.Keys, func(key string) bool { return strings.EqualFold(key, s) })
	})
}
