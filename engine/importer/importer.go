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
	// Asked is the request that the last step makes; nil if the walk has no step.
	Asked *fact.Request
}

// Import reads the sources and joins them to one case. Their order does not matter.
func Import(sources []Source) *Case {
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
	w := join(&all)
	c.Walk = w.write()
	c.Placeholders = w.fills.list
	c.Unread, c.Remarks, c.Asked = w.unread, w.remarks, w.asked
	return c
}
