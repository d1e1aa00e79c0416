package main

import (
	"strings"

	"rolewalk/engine/lint"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// as is the kind that a policy is checked as. The zero value means that the kind is guessed.
type as struct {
	// word is its name for --as.
	word string
	policy.Options
}

// asKinds are the words that --as accepts, with their meaning.
var asKinds = map[string]as{
	"trust":    {"trust", policy.Options{Kind: policy.Trust}},
	"identity": {"identity", policy.Options{Kind: policy.Identity}},
	"resource": {"resource", policy.Options{Kind: policy.Resource}},
	"boundary": {"boundary", policy.Options{Kind: policy.Boundary}},
	"session":  {"session", policy.Options{Kind: policy.Session}},
	"scp":      {"scp", policy.Options{Kind: policy.SCP}},
	"rcp":      {"rcp", policy.Options{Kind: policy.RCP}},
	"managed":  {"managed", policy.Options{Kind: policy.Identity, Managed: true}},
}

// asWords lists the words in the order of the help.
func asWords() []string {
	return []string{"trust", "identity", "resource", "boundary", "session", "scp", "rcp", "managed"}
}

// policy returns the findings of the policy at the span of text.
func (k *checker) policy(text *source.Text, at source.Span) []found {
	taken := k.as
	if taken.Kind == "" {
		var others string
		taken, others = guess(policy.Parse(text.Body, at, policy.Options{Kind: policy.Resource})) // which reads every element
		if others != "" {
			k.note(text.Where(at) + asGuessed(taken, others))
		}
	}
	list := k.lint(text.Body, at, taken, lint.Options{Owner: k.account, Data: k.data})
	for i := range list {
		list[i].text = text
	}
	return list
}

// guess returns the kind of a document from its elements. Others are the other possible kinds, empty if it is certain.
func guess(d *policy.Document) (taken as, others string) {
	kind, more := policy.Guess(d)
	switch {
	case kind == policy.Identity && more != nil:
		return asKinds["identity"], "boundary, session, scp or managed"
	case more != nil:
		return asKinds[string(kind)], string(more[0])
	}
	return asKinds[string(kind)], ""
}

// asGuessed says what a policy is checked as, and what it could be as well.
func asGuessed(taken as, others string) string {
	return ": checked as " + article(taken.word) + " policy; use --as " + others + " if it is one"
}

func article(word string) string {
	if strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}
