package view

import (
	"rolewalk/engine/insert"
	"rolewalk/engine/scenario"
)

// Mends are fixes for findings that the engine tells without one, because they are written like what a form adds.
type Mends struct {
	Mends []Mend `json:"mends"`
}

// Mend are the fixes of the finding of a code at a place.
type Mend struct {
	Code  string `json:"code"`
	At    Span   `json:"at"`
	Fixes []Fix  `json:"fixes"`
}

// BuildMends finds the fixes of a walk, which need not be one that can be read.
func BuildMends(w *scenario.Walk) *Mends {
	b := &builder{walk: w, sources: w.Texts, units: []*units{newUnits(w.Text.Body)}}
	out := &Mends{Mends: []Mend{}}
	for _, m := range insert.Mends(w) {
		out.Mends = append(out.Mends, Mend{string(m.Code), b.span(m.At), b.fixes(m.Fixes)})
	}
	return out
}
