package main

import (
	"rolewalk/engine/importer/shown"
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
