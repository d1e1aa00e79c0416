package main

import (
	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/shown"
	"rolewalk/engine/importer/told"
)

// main does nothing: a reactor is called, it does not run.
func main() {}

// bring answers the case of what the page asks for.
func bring(text string) []byte {
	made := makeCase(text)
	return made.JSON()
}

// bringFault answers a case that says only that we failed.
func bringFault(said string) []byte {
	c := shown.Case{Fault: "Rolewalk itself failed here, and your text is kept: " + said}
	return c.JSON()
}

// makeCase answers an Ask, written as JSON. What is not one gives a case with a fault.
func makeCase(text string) shown.Case {
	ask, err := shown.ReadAsk(text)
	if err != nil {
		return shown.Case{Fault: err.Error()}
	}
	var read fact.Facts
	for _, answer := range ask.Read {
		facts, err := fact.Read(answer)
		if err != nil {
			return shown.Case{Fault: err.Error()}
		}
		read.Add(&facts)
	}
	sorted := ask.Sorted()
	made := told.Of(importer.Import(sorted, read, importer.Options{Answers: ask.Answers}), ask.Order())
	if len(ask.Read) == 0 {
		made.Needs = brought.Needs(sorted)
	}
	return made
}
