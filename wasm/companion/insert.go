package main

import (
	"rolewalk/engine/insert"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/engine/whatif"
	"rolewalk/engine/wire"
)

// formOf is what `insert` and `changes` are handed: a walk, and what a form says or the edits of a fix.
type formOf struct {
	Walk   string           `json:"walk"`
	Row    int              `json:"row"`
	Kind   view.FormKind    `json:"kind"`
	Values []view.FormValue `json:"values"`
	Edits  []view.Edit      `json:"edits"`
	// Other is another text of the walk, which `changes` compares it with in place of the edits.
	Other string `json:"other"`
}

// formed reads what is handed over and runs the walk, unless it was the last one.
func formed(text string) (*formOf, *session) {
	var f formOf
	if err := wire.Read(text, &f); err != nil {
		panic(err) // the page wrote it
	}
	return &f, sessionOf(f.Walk)
}

// sessionOf is the session of a walk.
func sessionOf(walk string) *session {
	if latest.asker == nil || latest.text != walk {
		latest = session{text: walk, result: policies.Parse(walk).Run(scenario.Options{})}
		latest.asker = whatif.New(latest.result)
	}
	return &latest
}

// inserted answers what a form adds.
func inserted(text string) []byte {
	f, s := formed(text)
	return wire.JSON(view.BuildInsertion(insert.New(s.result, s.asker, f.Row), s.result, f.Kind, f.Values))
}

// changes answers what edits change, as lines.
func changes(text string) []byte {
	f, s := formed(text)
	if f.Other != "" {
		return wire.JSON(view.BuildDifference(s.result, f.Other))
	}
	return wire.JSON(view.BuildChanges(s.result, f.Edits))
}

// mends answers fixes for the findings of a walk that the engine tells without one.
func mends(text string) []byte { return wire.JSON(view.BuildMends(policies.Parse(text))) }

func insertFault(said string) []byte {
	return wire.JSON(&view.Insertion{
		Needs: []string{}, Faults: []view.FormFault{{Message: ours(said)}}, Edits: []view.Edit{}, Inverse: []view.Edit{},
		Diffs: []view.Diff{}, Proposed: []view.FormValue{}, Offers: []view.FormOffer{},
	})
}

func noChanges(string) []byte { return wire.JSON(&view.Changes{Diffs: []view.Diff{}}) }

func noMends(string) []byte { return wire.JSON(&view.Mends{Mends: []view.Mend{}}) }
