package syntax

import (
	"slices"
	"strings"
)

// surplus is a closing brace behind a document that may be one too many, and how the outline stood before it.
type surplus struct {
	snapshot
	dropped bool // the outline went back to it
	odd     bool // a later brace is indented more deeply than the block that it closes
}

// mayBeSurplus keeps a brace that closes a block right behind a document, and does not stand where the block's own
// would. The last one before the first error is kept.
func (o *outline) mayBeSurplus(t token) {
	b := o.top()
	if o.surplus != nil && o.scan.leads(t.from) && o.scan.indent(t.from) > b.indent {
		o.surplus.odd = true
	}
	known := o.surplus != nil && (o.surplus.dropped || len(o.report.found) > o.surplus.errors)
	if len(o.last.tokens) == 0 || !b.given || known {
		return
	}
	end := o.last.tokens[len(o.last.tokens)-1]
	if end.kind != kindJSON || strings.TrimSpace(o.body[end.to:t.from]) != "" {
		return
	}
	own := o.scan.leads(t.from) && o.scan.indent(t.from) <= b.indent ||
		!strings.Contains(o.body[b.brace.From:t.from], "\n")
	if !own {
		o.surplus = &surplus{snapshot: o.snapshot(t.from)}
		o.surplus.brace, o.surplus.blocks = t.from, slices.Clone(o.blocks)
	}
}

// dropSurplus goes back to a brace that is one too many, where what comes behind it fits nowhere.
func (o *outline) dropSurplus() bool {
	e := o.surplus
	if e == nil || e.dropped || len(o.report.found) == e.errors && !e.odd || o.again > 2*len(o.body) {
		return false
	}
	e.dropped = true
	o.again += o.pos - e.pos
	o.blocks = append(o.blocks[:0], e.blocks...)
	o.undo(e.snapshot)
	o.pos, o.last = e.pos, ending{}
	return true
}
