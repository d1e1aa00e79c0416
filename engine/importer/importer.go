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

	// texts are the sources whose places were asked for: each finds its lines once.
	texts []*source.Text
}

// Options are what a person says of a case.
type Options struct {
	// Answers are those to the questions of the case, by name.
	Answers map[string]string
	// All keeps what the requests of the walk cannot touch.
	All bool
}

// Import reads the sources, sorted as brought.Sorted does, and joins them to one case. Read is what the packages files
// and tfsource found in them; the parts that they read are left to them.
func Import(sources []brought.Source, read fact.Facts, o Options) *Case {
	var all fact.Facts
	c := &Case{}
	c.Sources, all.Removed = clean(sources)
	if c.itself() {
		return c
	}
	all.Add(&read)
	forgetTrees(&all)
	for i, src := range c.Sources {
		id := source.TextID(i)
		src.Body = brought.Blanked(src.Body, read.ReadIn(id))
		facts := readSource(src, id, o.Answers)
		forgetTrees(&facts)
		all.Add(&facts)
	}
	placeFiles(&all, func(id source.TextID) string { return c.Sources[id].Name })
	inOrder(&all)
	c.leaveOut(&all, o.Answers)
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

// forgetTrees leaves out what the joining does without, so that a large source is not held in memory twice.
func forgetTrees(facts *fact.Facts) {
	for d := range documentsOf(facts) {
		d.Tree = nil
	}
	facts.Aside = nil
}

// clean takes the secrets out of sources.
func clean(sources []brought.Source) (list []brought.Source, removed []fact.Removed) {
	list = slices.Clone(sources)
	for i := range list {
		text, found := secret.Remove(list[i].Body, source.TextID(i))
		list[i].Body, removed = text, append(removed, found...)
	}
	return list, removed
}

// Facts are what the sources say, before they are joined, and the sources without their secrets, into which places
// point. The sources are sorted as brought.Sorted does, and read is what the packages files and
// tfsource found in them. A document keeps its tree.
func Facts(sources []brought.Source, read fact.Facts) (list []brought.Source, all fact.Facts) {
	list, all.Removed = clean(sources)
	all.Add(&read)
	for i, src := range list {
		id := source.TextID(i)
		src.Body = brought.Blanked(src.Body, read.ReadIn(id))
		facts := readSource(src, id, nil)
		if straight(plain(src)).Body != src.Body { // whose places are not those of the source
			facts.MoveTo(source.Span{Text: id, To: len(src.Body)})
		}
		all.Add(&facts)
	}
	placeFiles(&all, func(id source.TextID) string { return list[id].Name })
	inOrder(&all)
	return list, all
}

// Where is a place in the sources as a person reads it: the source's name, the line and the column.
func (c *Case) Where(at source.Span) string {
	if c.texts == nil {
		c.texts = make([]*source.Text, len(c.Sources))
	}
	if c.texts[at.Text] == nil {
		c.texts[at.Text] = c.Sources[at.Text].Text()
	}
	return c.texts[at.Text].Where(at)
}

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
