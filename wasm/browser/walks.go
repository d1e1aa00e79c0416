package main

import (
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
)

// name stands before the colon in messages; the page shows places by itself.
const name = "walk"

// evaluate answers the page of a walk.
func evaluate(text string) []byte {
	walk := scenario.Parse(name, text, scenario.PageLimit)
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
