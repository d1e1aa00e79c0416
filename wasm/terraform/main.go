package main

import (
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/shown"
	"rolewalk/engine/importer/tfsource"
	"rolewalk/engine/wire"
)

// main does nothing: a reactor is called, it does not run.
func main() {}

// read answers what the sources say.
func read(text string) []byte {
	ask, err := shown.ReadAsk(text)
	if err != nil {
		return readFault(err.Error())
	}
	facts := tfsource.Facts(ask.Sorted())
	return wire.JSON(&facts)
}

// readFault answers that nothing was read, and why.
func readFault(said string) []byte {
	return wire.JSON(&fact.Facts{Unread: []fact.Unread{{What: "all that this reader is for", Reason: said}}})
}
