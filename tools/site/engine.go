package main

import (
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// run decides a walk by the engine, as the page's own module does.
func run(name, text string) *view.Page {
	return view.Build(scenario.Parse(name, text, scenario.PageLimit).Run(scenario.Options{Trace: true}))
}
