package view

import (
	"strings"

	"rolewalk/engine/edits"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
)

// Places are where a document that a person brings may go in the walk that is open.
type Places struct {
	// Needs are the AWS-managed policies that the walk attaches and that must be handed over first.
	Needs  []string `json:"needs"`
	Places []Fix    `json:"places"`
}

// BuildPlaces finds the places of a document of a kind; there are none in a walk that does not parse.
func BuildPlaces(walk *scenario.Walk, json string, kind policy.Kind) *Places {
	p := &Places{Needs: walk.Needs, Places: []Fix{}}
	if len(walk.Errors) > 0 {
		return p
	}
	b := &builder{walk: walk, sources: walk.Texts, units: []*units{newUnits(walk.Text.Body)}}
	for _, e := range edits.Places(walk, json, kind) {
		title := walk.Named(strings.ToUpper(e.Words[:1]) + e.Words[1:])
		p.Places = append(p.Places, Fix{Title: title, Edits: []Edit{{At: b.span(e.At), New: e.New}}})
	}
	return p
}
