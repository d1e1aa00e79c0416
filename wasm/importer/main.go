package main

import (
	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/shown"
	"rolewalk/engine/importer/told"
	"rolewalk/engine/wire"
)

// main does nothing: a reactor is called, it does not run.
func main() {}

// bring answers the case of what the page asks for.
func bring(text string) []byte {
	made := makeCase(text)
	return wire.JSON(&made)
}

// bringFault answers a case that says only that we failed.
func bringFault(said string) []byte {
	return wire.JSON(&shown.Case{Fault: "Rolewalk itself failed here, and your text is kept: " + said})
}

// makeCase answers an Ask, written as JSON. What is not one gives a case with a fault.
func makeCase(text string) shown.Case {
	ask, err := shown.ReadAsk(text)
	if err != nil {
		return shown.Case{Fault: err.Error()}
	}
	var read fact.Facts
	for _, answer := range ask.Read {
		var facts fact.Facts
		if err := wire.Read(answer, &facts); err != nil {
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
