package syntax

import "rolewalk/engine/source"

// block is one open block.
type block struct {
	in         BlockKind
	name       string      // what messages call it: role `Deploy`
	head       source.Span // its name, or its keyword if it has none
	brace      source.Span // its {, or the empty place where it should stand
	indent     int         // of the line it opened on
	given      bool        // its { is written
	suppressed bool        // a document that is not closed swallowed its closing brace, so its own errors are not reported
	broken     bool        // a statement in it was left out, so something may seem to be missing
	once       []said      // the statements whose number is limited
	act        *Form
	actAt      source.Span
	clauses    []said // the clauses of a step, to see which fit its act

	// suspect is how the outline stood before the first document in it whose closing brace may belong to the block.
	suspect *snapshot

	// inner is a block inside it whose closing brace may be this block's own.
	inner *block
}

// said is one statement of a block, by its form.
type said struct {
	form *Form
	at   source.Span // its keyword
}

// snapshot is a state that the outline can go back to.
type snapshot struct {
	pos, tokens, starts, errors int
	brace, dedent               int     // of the suspect document
	blocks                      []block // as they were; nil where only the last statement is undone
	once, clauses               int
	act                         *Form
}

func (o *outline) top() *block { return &o.blocks[len(o.blocks)-1] }

func (o *outline) snapshot(pos int) snapshot {
	b := o.top()
	return snapshot{
		pos: pos, tokens: len(o.tokens), starts: len(o.starts), errors: len(o.report.found),
		once: len(b.once), clauses: len(b.clauses), act: b.act,
	}
}

// undo puts the outline back to before the last statement.
func (o *outline) undo(s snapshot) {
	o.tokens, o.starts, o.report.found = o.tokens[:s.tokens], o.starts[:s.starts], o.report.found[:s.errors]
	b := o.top()
	b.once, b.clauses, b.act = b.once[:s.once], b.clauses[:s.clauses], s.act
}

// goBack goes back to a document that swallowed a brace, and reads on with the document ending before that brace.
func (o *outline) goBack(s *snapshot) bool {
	if s == nil || o.again > 2*len(o.body) {
		return false
	}
	o.again += o.pos - s.pos
	o.cuts[s.brace] = s.dedent
	o.blocks = append(o.blocks[:0], s.blocks...)
	o.undo(*s)
	o.pos, o.last = s.pos, ending{}
	return true
}

// push opens a block.
func (o *outline) push(form *Form, head []token, brace source.Span, given bool) {
	b := block{
		in: form.Opens, brace: brace, indent: o.scan.indent(head[0].from), given: given,
		head: span(head[0]), name: string(form.Opens),
	}
	if at := form.named; at > 0 && at < len(head) && head[at].kind != kindOpen && head[at].to > head[at].from {
		b.head = span(head[at])
		b.name += " `" + o.text(head[at]) + "`"
	}
	o.blocks = append(o.blocks, b)
	o.last = ending{}
}

// startsItem reports whether the token begins a new item of the file although a block is open: it is a top-level
// keyword in column 1 that does not belong in the block.
func (o *outline) startsItem(t token) bool {
	if len(o.blocks) == 1 || t.kind != kindWord || !o.scan.column1(t.from) || !isTopKeyword(o.text(t)) {
		return false
	}
	word, in := o.text(t), o.top().in
	next := o.scan.next(t.to)
	if in == InStep && o.isVerb(next) {
		return false
	}
	if word == "expect" {
		return in != InStep || o.text(next) == "finding"
	}
	return o.words[in].starting[word] == nil
}

// startsOuter reports whether the token begins a statement of the block around the innermost one, which then lacks its
// closing brace: the token belongs there and not here, and is indented no deeper than the innermost block.
func (o *outline) startsOuter(t token) bool {
	if len(o.blocks) < 3 || t.kind != kindWord {
		return false
	}
	inner, outer := o.top(), o.blocks[len(o.blocks)-2]
	word := o.text(t)
	if o.words[inner.in].starting[word] != nil || o.words[outer.in].starting[word] == nil {
		return false
	}
	return !inner.given || o.scan.leads(t.from) && o.scan.indent(t.from) <= inner.indent
}

func (o *outline) unclosedInner(t token) {
	if o.goBack(o.top().suspect) {
		return
	}
	o.blame(o.top(), t)
	o.pop(t.from, t.from)
}

// unclosed closes every open block at a token that begins a new item or ends the file. It reports whether there was
// one.
func (o *outline) unclosed(t token) bool {
	if len(o.blocks) == 1 {
		return false
	}
	for i := 1; i < len(o.blocks); i++ {
		if o.goBack(o.blocks[i].suspect) {
			return true
		}
	}
	for len(o.blocks) > 1 {
		o.blame(o.top(), t)
		o.pop(o.pos, o.pos)
	}
	return true
}

// blame reports that a block is not closed before the token.
func (o *outline) blame(b *block, t token) {
	if b.suppressed || !b.given {
		return
	}
	if b.inner != nil {
		b = b.inner
	}
	where := "the end of the file"
	if t.kind != kindEOF {
		where = "`" + o.text(t) + "` on line " + number(o.scan.line(t.from))
	}
	message := "the block of this " + b.name + " is not closed before " + where
	o.report.errorAt(UnclosedBlock, b.brace, message, "close it with `}`")
}

// closing handles a } where a statement could begin.
func (o *outline) closing(t token) {
	if o.surplus != nil && o.surplus.dropped && o.surplus.brace == t.from {
		o.report.errorAt(StrayBrace, span(t), "this `}` is one too many", "remove it")
		o.pos = t.to
		return
	}
	if len(o.blocks) == 1 {
		if o.dropSurplus() {
			return
		}
		o.report.errorAt(StrayBrace, span(t), "this `}` closes nothing: no block is open here",
			"remove it, or look for a block above that was closed too early")
		o.pos = t.to
		return
	}
	o.mayBeSurplus(t)
	b := o.top()
	outer := &o.blocks[len(o.blocks)-2]
	dedented := o.scan.leads(t.from) && len(o.blocks) > 2
	if !b.given && dedented && o.scan.indent(t.from) <= outer.indent {
		o.pop(t.from, t.from)
		return
	}
	if b.given && dedented && o.scan.indent(t.from) < b.indent {
		if b.suspect != nil && outer.suspect == nil {
			outer.suspect = b.suspect
		}
		if outer.inner == nil {
			held := *b
			outer.inner = &held
		}
	}
	o.pop(t.from, t.to)
}

// pop closes the innermost block with the brace at from, which is empty where it is missing.
func (o *outline) pop(from, to int) {
	o.finish(o.top())
	o.tokens = append(o.tokens, token{kind: kindClose, from: from, to: to})
	o.blocks = o.blocks[:len(o.blocks)-1]
	o.pos = max(o.pos, to)
	o.last = ending{}
}
