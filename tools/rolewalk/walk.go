package main

import (
	"rolewalk/engine/managed/large"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// parse reads and binds a walk, with every AWS-managed policy there is: the command need not be small.
func parse(text *source.Text) *scenario.Walk {
	return scenario.ParseWith(text.Name, text.Body, scenario.CommandLimit, scenario.Library{Lookup: large.Text})
}
