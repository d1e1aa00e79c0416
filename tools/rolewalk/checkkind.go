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
			k.say(text.Where(at) + ": checked as " + article(taken.word) + " policy; use --as " + others + " if it is one")
		}
	}
	doc := policy.Parse(text.Body, at, taken.Options)
	o := lint.Options{Owner: k.account, Data: k.data}
	var list []found
	add := func(findings []source.Finding, version string) {
		for _, f := range findings {
			list = append(list, found{Finding: f, text: text, kind: string(taken.Kind), list: version})
		}
	}
	add(doc.Findings, "")
	add(lint.Document(doc, text.Body, o), "")
	add(lint.DocumentWithData(doc, text.Body, o), k.data.Version)
	return list
}

// guess returns the kind of a document from its elements. Others are the other possible kinds, empty if it is certain.
func guess(d *policy.Document) (taken as, others string) {
	principal, foreign, denies := false, false, len(d.Statements) > 0
	for i := range d.Statements {
		s := &d.Statements[i]
		principal = principal || s.Principal != nil
		foreign = foreign || hasOtherActions(s)
		denies = denies && deniesEveryone(s)
	}
	switch {
	case d.Broken:
		return asKinds["identity"], "" // AWS's answer does not depend on the kind
	case principal && denies:
		return asKinds["resource"], "rcp"
	case principal && foreign:
		return asKinds["resource"], ""
	case principal:
		return asKinds["trust"], ""
	}
	return asKinds["identity"], "boundary, session, scp or managed"
}

// hasOtherActions reports whether a statement has an action of a service other than sts, which no trust policy has.
func hasOtherActions(s *policy.Statement) bool {
	if s.Action == nil {
		return false
	}
	for _, action := range s.Action.Values {
		if !strings.HasPrefix(strings.ToLower(action.Value), "sts:") {
			return true
		}
	}
	return false
}

// deniesEveryone reports whether a statement has the form that a resource control policy requires.
func deniesEveryone(s *policy.Statement) bool {
	return s.Effect == policy.Deny && s.Resource != nil && s.Principal != nil && !s.Principal.Not &&
		len(s.Principal.Values) == 1 && s.Principal.Values[0].Value == "*"
}

func article(word string) string {
	if strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}
