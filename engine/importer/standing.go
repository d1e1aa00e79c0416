package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// standing returns a function that reports whether a word stands in what the facts say, outside of placeholders. A walk
// compares some texts without regard to case, so case does not count. The words are collected when it is first asked.
func standing(all *fact.Facts) func(word string) bool {
	var words map[string]bool
	return func(word string) bool {
		if words == nil {
			words = wordsOf(all)
		}
		return words[strings.ToLower(word)]
	}
}

// wordsOf are the words of the documents, the requests and the names of the facts, in lower case.
func wordsOf(all *fact.Facts) map[string]bool {
	words := map[string]bool{}
	add := func(text string) {
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), between) {
			words[word] = true
			for _, part := range strings.FieldsFunc(word, isJoint) {
				words[part] = true
			}
		}
	}
	for d := range documentsOf(all) {
		if d.Known() {
			add(without(d.JSON, placeholdersIn(d.JSON, d.Expressions)))
		}
	}
	for i := range all.Requests {
		r := &all.Requests[i]
		for _, text := range []string{r.Caller, r.Resource, r.Provider, r.Session, r.Sent.Claims, r.Sent.SessionPolicy} {
			add(without(text, placeholdersIn(text, expressionsIn(text))))
		}
	}
	for i := range all.Entities {
		e := &all.Entities[i]
		for _, text := range []string{e.Name, e.Account, e.Path} {
			add(without(text, placeholdersIn(text, expressionsIn(text))))
		}
	}
	return words
}

// without is the text with blanks in place of the placeholders, the longest of which is the first.
func without(text string, placeholders []string) string {
	for _, p := range placeholders {
		text = strings.ReplaceAll(text, p, " ")
	}
	return text
}

func between(c rune) bool { return !strings.ContainsRune(aws.Letters+aws.Digits+"_-", c) }

func isJoint(c rune) bool { return c == '_' || c == '-' }
