package importer

import (
	"cmp"
	"slices"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// Case is what the sources make together.
type Case struct {
	// Walk is the text of the walk. It is empty if nothing was recognised.
	Walk string
	// Sources are the sources as they were read, in the order of their names; a Span's Text is the number of one.
	Sources []Source
	Pieces  []fact.Piece
	Unread  []fact.Unread
	Removed []fact.Removed
	// Remarks are sentences on what was taken for granted.
	Remarks []string
	// Placeholders are what stands in the walk for what nobody brought.
	Placeholders []Placeholder
	// Commands fetch what the walk does not have, Questions are what a person can say. Whether one can turn the verdict is
	// for those to say who run the walk.
	Commands  []Command
	Questions []Question
	// Refused are sentences on answers that could not be taken.
	Refused []string
	// Asked is the request that the last step makes; nil if the walk has no step.
	Asked *fact.Request
}

// Import reads the sources and joins them to one case, with the answers to its questions by name. The order of the sources
// does not matter.
func Import(sources []Source, answers map[string]string) *Case {
	c := &Case{Sources: slices.Clone(sources)}
	slices.SortStableFunc(c.Sources, func(a, b Source) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Body, b.Body))
	})
	var all fact.Facts
	for i, src := range c.Sources {
		facts := readSource(src, source.TextID(i))
		all.Add(&facts)
	}
	c.Pieces, c.Removed = all.Pieces, all.Removed
	if len(all.Pieces) == 0 {
		c.Unread = all.Unread
		return c
	}
	w := join(&all, answers)
	c.Questions = w.questions()
	c.Refused = w.answer(answers)
	c.Walk = w.write()
	c.Commands = w.commands()
	c.Placeholders = w.fills.list
	c.Unread, c.Remarks, c.Asked = w.unread, w.remarks, w.asked
	return c
}
