package main

import (
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
)

// name stands before the colon in messages; the page shows places by itself.
const name = "walk"

// shelf are the AWS-managed policies that were handed over, by name. They are too long to be part of the module.
var shelf = map[string]string{}

// mostShelved is how many policies are kept; a caller who hands over more is not the page.
const mostShelved = 64

// library takes an AWS-managed policy: its name, a line end, its text. It answers nothing.
func library(policy string) []byte {
	if name, text, ok := strings.Cut(policy, "\n"); ok && len(shelf) < mostShelved {
		shelf[name] = text
	}
	return nil
}

// evaluate answers the page of a walk.
func evaluate(text string) []byte {
	walk := scenario.ParseWith(name, text, scenario.PageLimit, scenario.Library{Lookup: func(policy string) (string, bool) {
		document, ok := shelf[policy]
		return document, ok
	}})
	return encode(view.Build(walk.Run(scenario.Options{Trace: true})))
}

// pageFault answers a page that says only that we failed.
func pageFault(said string) []byte {
	return encode(&view.Page{Status: view.StatusBroken, Fault: faultSentence(said)})
}

// format answers the walk as the formatter writes it, or its first error.
func format(text string) []byte {
	walk := source.NewText(name, text)
	formatted, findings := syntax.Format(walk, scenario.PageLimit)
	if len(findings) > 0 {
		return encode(Opened{Error: walk.Report(findings[0])})
	}
	return encode(Opened{Text: formatted})
}
