package main

import (
	"fmt"

	"rolewalk/engine/export"
	"rolewalk/engine/importer/anonymize"
	"rolewalk/engine/importer/held"
	"rolewalk/engine/importer/shown"
	"rolewalk/engine/policy"
	"rolewalk/engine/view"
	"rolewalk/engine/wire"
)

// exportForms are the forms of a world by their numbers.
const (
	asCLI       = 0
	asTerraform = 1
)

// world answers the world of a walk in a form. A walk that holds a key is held back.
func world(text string, form int) []byte {
	if found := held.In(text); found.Words != "" {
		return wire.JSON(&shown.World{Fault: found.Words})
	}
	walk := policies.Parse(text)
	if len(walk.Errors) > 0 {
		return wire.JSON(&shown.World{Fault: walk.Text.Report(walk.Errors[0])})
	}
	write := export.CLI
	if form == asTerraform {
		write = export.Terraform
	}
	var w shown.World
	w.Text, w.Left = write(walk)
	return wire.JSON(&w)
}

func worldFault(said string) []byte {
	return wire.JSON(&shown.World{Fault: ours(said)})
}

// placed is what `place` is handed: a walk, and a document with its kind.
type placed struct {
	Walk     string      `json:"walk"`
	Document string      `json:"document"`
	Kind     policy.Kind `json:"kind"`
}

// place answers where a document may go in a walk.
func place(text string) []byte {
	var p placed
	if err := wire.Read(text, &p); err != nil {
		return noPlaces(err.Error())
	}
	return wire.JSON(view.BuildPlaces(policies.Parse(p.Walk), p.Document, p.Kind))
}

func noPlaces(string) []byte { return wire.JSON(&view.Places{Places: []view.Fix{}}) }

// rename answers a walk with other names.
func rename(text string) []byte {
	renamed, kept := anonymize.Walk(text)
	out := shown.Renamed{Walk: renamed}
	for _, k := range kept {
		out.Kept = append(out.Kept, fmt.Sprintf("The name %s is kept, because %s.", k.Name, k.Reason))
	}
	return wire.JSON(&out)
}
