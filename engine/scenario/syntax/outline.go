package syntax

import (
	"slices"

	"rolewalk/engine/source"
)

// outline finds where the statements of a walk begin and end: it balances blocks, tells JSON from blocks, reports
// what fits no form and goes on after it. It leaves the tokens of a walk without such errors, which participle turns
// into the tree. It is one pass forward; only a document that swallowed the brace of a block sends it back to that
// document.
type outline struct {
	scan   *scanner
	body   string
	report *report // of statements and blocks; shortened when the outline goes back
	words  map[BlockKind]*vocabulary

	pos     int
	blocks  []block     // the open ones, the file first
	tokens  []token     // for the grammar
	starts  []int       // for each top-level item, its first token
	cuts    map[int]int // where documents that swallowed the brace of a block end, by their own brace
	surplus *surplus    // the last brace behind a document that may be one too many
	again   int         // how many bytes were read twice; bounded, so that the work stays linear
	last    ending      // how the last statement ended
	lost    bool        // a statement was left out that may have declared a name
}

// ending is what must be known of the statement before when the next one makes no sense.
type ending struct {
	before snapshot
	tokens []token
	whole  *variant
	more   []string // literals that could have gone on with it
}

func newOutline(body string, characters, statements *report) *outline {
	return &outline{
		scan: newScanner(body, characters), body: body, report: statements, words: vocabularies(), cuts: map[int]int{},
		blocks: []block{{in: InFile, name: "file"}}, tokens: make([]token, 0, min(len(body)/24, 4096)),
	}
}

// run outlines the whole body.
func (o *outline) run() {
	for {
		t := o.scan.next(o.pos)
		switch {
		case t.kind == kindEOF:
			if !o.unclosed(t) {
				return
			}
		case t.kind == kindClose:
			o.closing(t)
		case o.startsItem(t):
			o.unclosed(t)
		case o.startsOuter(t):
			o.unclosedInner(t)
		default:
			o.follow(&match{alive: o.candidates(o.top().in, t)}, t)
		}
	}
}

func (o *outline) text(t token) string { return o.body[t.from:t.to] }

func span(t token) source.Span { return source.Span{From: t.from, To: t.to} }

// isVerb reports whether the token is a word that follows an actor.
func (o *outline) isVerb(t token) bool {
	return t.kind == kindWord && slices.ContainsFunc(o.words[InStep].acting, func(v *variant) bool {
		return v.elements[1].word == o.text(t)
	})
}

// begins reports whether a statement of the block plainly begins with the token. In the file, a word in the middle of a
// line is more likely part of a text that lacks its quotes.
func (o *outline) begins(in BlockKind, t token) bool {
	if t.kind != kindWord {
		return false
	}
	if o.words[in].starting[o.text(t)] != nil {
		return in != InFile || t.lineStart
	}
	return in == InStep && o.isVerb(o.scan.next(t.to))
}

// match follows the forms of a block through the tokens of one statement.
type match struct {
	alive    []*variant
	tokens   []token
	doc      document // of its JSON token, which no form has more than one of
	ended    int      // how many tokens the longest complete form has; 0 for none
	whole    *variant // that form
	reported bool     // an error in this statement is reported already
	opening  bool     // its last token opened a block
}

// candidates returns the variants that can begin with the token.
func (o *outline) candidates(in BlockKind, t token) []*variant {
	words := o.words[in]
	if t.kind == kindString {
		return words.acting
	}
	if t.kind != kindWord || len(words.acting) == 0 {
		return words.starting[o.text(t)]
	}
	return append(append([]*variant(nil), words.starting[o.text(t)]...), words.acting...)
}

// follow takes tokens, beginning with t, as long as some form goes on. The longest complete form wins.
func (o *outline) follow(m *match, t token) {
	for {
		word, n := "", len(m.tokens)
		alive := o.advance(m.alive, n, t)
		if len(alive) == 0 && m.whole == nil {
			if word = o.typo(m, t); word != "" {
				if n == 0 {
					m.alive = o.words[o.top().in].starting[word]
				}
				alive = literal(m.alive, n, word)
				m.reported = true
			}
		}
		if len(alive) == 0 {
			break
		}
		m.alive = alive
		if t = o.add(m, t, word); m.opening {
			break
		}
		t = o.scan.next(t.to)
	}
	if m.whole == nil {
		o.recover(m, t)
		return
	}
	o.take(m)
}

// longForm is how many tokens most forms have at most.
const longForm = 6

// add takes the token into the match, as what its forms take it for. word replaces what is written if it was a typo.
func (o *outline) add(m *match, t token, word string) token {
	n := len(m.tokens)
	if n == 0 {
		m.tokens = make([]token, 0, longForm)
	}
	if t.kind == kindBracket {
		if m.opening = m.alive[0].elements[n].slot == slotBlock; m.opening {
			t.kind = kindOpen
		} else {
			m.doc = o.json(t.from)
			t.kind, t.to = kindJSON, m.doc.to
		}
	}
	t.word = word
	m.tokens = append(m.tokens, t)
	for _, v := range m.alive {
		if len(v.elements) == len(m.tokens) {
			m.ended, m.whole = len(m.tokens), v
			break
		}
	}
	return t
}

// advance returns those of the variants that take t as token n. A brace that could open a block or a document opens a
// block if a statement of that block stands behind it.
func (o *outline) advance(alive []*variant, n int, t token) []*variant {
	still := make([]*variant, 0, len(alive))
	documents, opens := 0, BlockKind("")
	for _, v := range alive {
		if n >= len(v.elements) || !v.elements[n].takes(t, o.body) {
			continue
		}
		still = append(still, v)
		if v.elements[n].slot == slotBlock {
			opens = v.form.Opens
		} else {
			documents++
		}
	}
	if t.kind != kindBracket || opens == "" || documents == 0 {
		return still
	}
	first := o.scan.next(t.to)
	block := first.kind == kindWord && o.words[opens].starting[o.text(first)] != nil
	return slices.DeleteFunc(still, func(v *variant) bool { return (v.elements[n].slot == slotBlock) != block })
}

func literal(alive []*variant, n int, word string) []*variant {
	var still []*variant
	for _, v := range alive {
		if n < len(v.elements) && v.elements[n].slot == slotLiteral && v.elements[n].word == word {
			still = append(still, v)
		}
	}
	return still
}

// take gives a complete statement to the grammar, unless it is one too many, and opens its block.
func (o *outline) take(m *match) {
	tokens := m.tokens[:m.ended]
	end := tokens[len(tokens)-1]
	before := o.snapshot(tokens[0].from)
	if o.top().in == InFile {
		o.starts = append(o.starts, len(o.tokens))
	}
	if o.counts(m.whole.form, tokens) {
		if m.whole.form.Act != "" && m.whole.elements[0].slot != slotLiteral {
			tokens[0].kind = kindActor
		}
		o.tokens = append(o.tokens, tokens...)
		if end.kind == kindJSON && m.doc.suspect() && o.top().suspect == nil {
			held := before
			held.brace, held.dedent = end.from, m.doc.dedent
			held.blocks = slices.Clone(o.blocks)
			o.top().suspect = &held
		}
	}
	o.pos = end.to
	o.last = ending{before: before, tokens: tokens, whole: m.whole, more: m.goesOn()}
	if m.opening {
		o.push(m.whole.form, tokens, span(end), true)
	}
}

// goesOn returns the literals that could come after the complete statement.
func (m *match) goesOn() []string {
	var words []string
	for _, v := range m.alive {
		if m.ended == len(m.tokens) && m.ended < len(v.elements) && v.elements[m.ended].slot == slotLiteral {
			words = append(words, v.elements[m.ended].word)
		}
	}
	return words
}

// json delimits a document and reports one that does not end by itself.
func (o *outline) json(from int) document {
	d := o.scan.document(from)
	cut, wasCut := o.cuts[from]
	if wasCut {
		d.to, d.closed = o.scan.trimmed(from, cut), false
	}
	if d.closed {
		return d
	}
	if d.word >= 0 && d.word < d.to && o.again <= 2*len(o.body) {
		o.again += d.to - d.word
		d.to = o.scan.trimmed(from, d.word)
	}
	next := o.scan.next(d.to)
	o.scan.blamed[from] = true
	o.scan.complain(UnclosedJSON, d.to-1, d.to, "this document ends without a closing brace",
		"close every `{` with `}` and every `[` with `]`")
	if !wasCut && next.kind != kindClose {
		for i := range o.blocks {
			o.blocks[i].suppressed = true
		}
	}
	return d
}
