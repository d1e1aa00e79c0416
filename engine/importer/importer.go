package importer

import (
	"cmp"
	"slices"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/source"
)

// Case is what the sources make together.
type Case struct {
	// Walk is the text of the walk. It is empty if nothing was recognised.
	Walk string
	// Sources are those that spans point into; a Span's Text is the number of one.
	Sources []brought.Source
	Pieces  []fact.Piece
	Unread  []fact.Unread
	Removed []fact.Removed
	// Remarks are sentences on what was taken for granted.
	Remarks []string
	// Placeholders are what stands in the walk for what no source has.
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

// Options are what a person says of a case.
type Options struct {
	// Answers are those to the questions of the case, by name.
	Answers map[string]string
	// All keeps what the requests of the walk cannot touch.
	All bool
}

// Import reads the sources, sorted as brought.Sorted does, and joins them to one case. Read is what the readers of
// Terraform and of YAML found in them; the parts that they read are left to them. Answers are those to the case's
// questions, by name.
func Import(sources []brought.Source, read fact.Facts, o Options) *Case {
	var all fact.Facts
	c := &Case{Sources: slices.Clone(sources)}
	for i := range c.Sources {
		clean, removed := secret.Remove(c.Sources[i].Body, source.TextID(i))
		c.Sources[i].Body, all.Removed = clean, append(all.Removed, removed...)
	}
	if c.itself() {
		return c
	}
	all.Add(&read)
	for i, src := range c.Sources {
		id := source.TextID(i)
		src.Body = brought.Blanked(src.Body, read.ReadIn(id))
		facts := readSource(src, id, o.Answers)
		all.Add(&facts)
	}
	placeFiles(&all, func(id source.TextID) string { return c.Sources[id].Name })
	inOrder(&all)
	c.Pieces, c.Removed = all.Pieces, all.Removed
	if len(all.Pieces) == 0 {
		c.Unread = all.Unread
		return c
	}
	w := join(c.Sources, &all, o)
	for i := range c.Pieces {
		if owner := w.owners[c.Pieces[i].Span]; owner != "" && !w.isPlaceholder(owner) {
			c.Pieces[i].Title += " of " + owner
		}
	}
	w.nameSession()
	c.Questions = w.questions()
	c.Refused = w.answer(o.Answers)
	w.notSent(o.Answers)
	c.Walk = w.write()
	c.Commands = w.commands()
	c.Placeholders = w.fills.list
	c.Unread, c.Remarks, c.Asked = w.unread, w.remarks, w.asked
	return c
}

// Where is a place in the sources as a person reads it: the source's name, the line and the column.
func (c *Case) Where(at source.Span) string { return c.Sources[at.Text].Where(at) }

// inOrder puts what is told of the sources in the order of their places, whichever reader told it.
func inOrder(all *fact.Facts) {
	source.Ordered(all.Pieces, func(a, b *fact.Piece) int { return before(a.Span, b.Span) })
	source.Ordered(all.Unread, func(a, b *fact.Unread) int { return before(a.Span, b.Span) })
	source.Ordered(all.Removed, func(a, b *fact.Removed) int { return before(a.Span, b.Span) })
}

// before compares two places: that in the earlier source, or further up, comes first.
func before(a, b source.Span) int {
	return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.From, b.From))
}
