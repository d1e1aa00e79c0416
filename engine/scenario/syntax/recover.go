package syntax

import (
	"slices"

	"rolewalk/engine/source"
)

// recover reports a statement whose forms all end at t, and goes on after what cannot be read.
func (o *outline) recover(m *match, t token) {
	switch n := len(m.tokens); {
	case n == 0:
		o.unfit(t)
	case n == 1 && m.alive[0].elements[0].slot != slotLiteral:
		o.noAct(m, t)
	case m.alive[0].form.Opens != "":
		o.brokenHead(m, t)
	default:
		if !m.reported {
			o.mismatch(m, t)
		}
		o.leaveOut()
		o.resync(t)
	}
}

// fillers are words of English that people write before a clause, like `with external-id`.
var fillers = []string{"with", "using", "and", "by", "sending", "passing"}

// clauseMeant returns the keyword of a step that a token is, or was probably meant to be.
func (o *outline) clauseMeant(t token) string {
	if t.kind == kindWord && slices.Contains(o.words[InStep].keywords, o.text(t)) {
		return o.text(t)
	}
	return o.near(t, o.words[InStep].keywords)
}

// noAct handles a statement of a step that begins with a word that could be an actor, with no act after it: a clause
// with a typo in it, a statement of another block, or a word that means nothing here.
func (o *outline) noAct(m *match, t token) {
	first := m.tokens[0]
	if guess := o.near(first, o.words[InStep].keywords); guess != "" {
		again := match{alive: o.words[InStep].starting[guess], reported: true}
		o.didYouMean(UnknownWord, first, guess, o.quote(first)+o.noStatement())
		o.add(&again, first, guess)
		o.follow(&again, t)
		return
	}
	if guess := o.clauseMeant(t); guess != "" && !t.lineStart && slices.Contains(fillers, o.text(first)) {
		again := match{alive: o.words[InStep].starting[guess], reported: true}
		both := t
		both.from = first.from
		o.didYouMean(UnknownWord, both, guess, o.quote(first)+o.noStatement())
		o.follow(&again, o.scan.next(o.add(&again, t, guess).to))
		return
	}
	if t.kind == kindWord && !t.lineStart && len(o.homes(o.text(first))) == 0 {
		o.report.errorAt(UnknownWord, span(t), o.quote(t)+" is not something that "+o.quote(first)+" can do in a step",
			"after an actor comes "+list(literals(m.alive, 1), "or"))
		o.leaveOut()
		o.resync(t)
		return
	}
	o.unfit(first)
}

// leaveOut notes that a statement of the block does not reach the tree.
func (o *outline) leaveOut() {
	o.top().broken = true
	o.lost = o.lost || o.top().in != InStep
}

// brokenHead repairs the head of a block, so that the statements in the block are still read: a word too many is left
// out, a missing word is put in, and a missing { is taken to stand where the head ends.
func (o *outline) brokenHead(m *match, t token) {
	n := len(m.tokens)
	wanted := m.alive[0].elements[n]
	for _, v := range m.alive {
		if v.elements[n].slot == slotBlock {
			wanted = v.elements[n]
		}
	}
	switch {
	case wanted.slot != slotBlock:
		if !m.reported {
			o.mismatch(m, t)
		}
		m.reported, o.lost = true, true
		m.alive = m.alive[:1]
		missing := token{kind: kindWord, from: t.from, to: t.from}
		word := ""
		if wanted.slot == slotLiteral {
			word = wanted.word
		}
		o.add(m, missing, word)
		if o.skips(wanted.element, t) {
			t = o.scan.next(t.to)
		}
		o.follow(m, t)
	case o.extra(m, t):
	default:
		o.missingBrace(m, t)
	}
}

// skips reports whether the token was meant for the element, though it does not fit it.
func (o *outline) skips(e element, t token) bool {
	if !isNamed(t) || t.lineStart {
		return false
	}
	next := o.scan.next(t.to)
	return (e.slot == slotNumber || e.slot == slotLiteral) && isNamed(next) && !next.lineStart
}

// extra handles words too many between the head of a block and its {, and reports whether there are any.
func (o *outline) extra(m *match, t token) bool {
	last := t
	for next := t; isNamed(next) && !next.lineStart && !o.begins(o.top().in, next); next = o.scan.next(next.to) {
		last = next
	}
	brace := o.scan.next(last.to)
	if t.lineStart || !isNamed(last) || brace.kind != kindBracket || o.body[brace.from] != '{' || brace.lineStart {
		return false
	}
	before := m.tokens[len(m.tokens)-1]
	titled := m.alive[0].elements[len(m.alive[0].elements)-2].slot == slotLine
	if titled && len(m.tokens) > 1 && before.kind == kindWord && last.kind == kindWord {
		o.needsQuotes(before, last)
	} else {
		extra := source.Span{From: t.from, To: last.to}
		o.report.errorAt(Misplaced, extra, "nothing may stand between "+o.quote(before)+" and its `{`",
			"the form is `"+m.alive[0].form.Usage+"`")
	}
	m.reported = true
	o.follow(m, brace)
	return true
}

// isNamed reports whether the token is a word or a string.
func isNamed(t token) bool { return t.kind == kindWord || t.kind == kindString }

// missingBrace opens a block whose { is missing. If what follows does not belong in it, the block is empty.
func (o *outline) missingBrace(m *match, t token) {
	form, last := m.alive[0].form, m.tokens[len(m.tokens)-1]
	end := source.Span{From: last.to, To: last.to}
	begins := o.begins(form.Opens, t) && !(o.begins(o.top().in, t) && t.lineStart && o.scan.column1(t.from))
	fix := source.Fix{Title: "Open the block", Edits: []source.Edit{{At: end, New: " {"}}}
	if !begins {
		fix = source.Fix{Title: "Give it an empty block", Edits: []source.Edit{{At: end, New: " { }"}}}
	}
	name := "`" + o.body[m.tokens[0].from:last.to] + "`"
	o.report.add(source.Finding{
		Code: MissingBrace, At: span(last), Message: "the block of " + name + " has no `{`",
		Remedy: "the form is `" + form.Usage + "`", Fixes: []source.Fix{fix},
	})
	o.add(m, token{kind: kindBracket, from: last.to, to: last.to}, "")
	m.tokens[len(m.tokens)-1].kind, m.opening = kindOpen, true
	for _, v := range m.alive {
		if len(v.elements) == len(m.tokens) {
			m.ended, m.whole = len(m.tokens), v
		}
	}
	o.take(m)
	o.top().given, o.top().brace = false, end
	o.top().broken = !begins
	if !begins {
		o.pop(last.to, last.to)
		if t.kind != kindClose && t.kind != kindEOF && !o.begins(o.top().in, t) {
			o.resync(t)
		}
	}
}

// unfit handles a token with which no statement of the block begins.
func (o *outline) unfit(t token) {
	switch {
	case o.retake(t), o.continued(t), o.unquoted(t):
		return
	case t.kind == kindWord:
		o.unknown(t)
		o.leaveOut()
		o.skip(t)
		return
	}
	o.report.errorAt(Misplaced, o.tight(t), "no statement begins with "+o.quote(t), o.fitsHere())
	o.resync(t)
}

// retake goes back if the last statement took the keyword of the next line for its own last word (`as` without a
// session, and `expect` below it). It reads on from that keyword.
func (o *outline) retake(t token) bool {
	last := o.last.tokens
	if len(last) < 2 {
		return false
	}
	end, before := last[len(last)-1], last[len(last)-2]
	if !end.lineStart || !o.begins(o.top().in, end) || end.to == end.from {
		return false
	}
	form := o.last.whole.form
	o.undo(o.last.before)
	message := "something is missing after `" + o.text(before) + "`: the next word, on line " +
		number(o.scan.line(end.from)) + ", is `" + o.text(end) + "`"
	o.report.errorAt(IncompleteForm, span(before), message, form.remedy())
	o.leaveOut()
	o.last = ending{}
	o.pos = end.from
	return true
}

// continued handles a typo in the part of the last statement that may be left out (`expect deny bye scp`).
func (o *outline) continued(t token) bool {
	guess := o.near(t, o.last.more)
	if guess == "" {
		return false
	}
	o.didYouMean(UnknownWord, t, guess, o.quote(t)+" does not fit after "+o.quote(o.last.tokens[len(o.last.tokens)-1]))
	o.last = ending{}
	o.resync(o.scan.next(t.to))
	return true
}

// unquoted handles a text of several words without quotes.
func (o *outline) unquoted(t token) bool {
	last := o.last.tokens
	if len(last) == 0 || t.lineStart || t.kind != kindWord {
		return false
	}
	end := last[len(last)-1]
	taken := o.last.whole.elements[len(last)-1].slot
	if end.kind != kindWord || len(last) < 2 || taken != slotLine && taken != slotText {
		return false
	}
	stop := t
	for next := t; next.kind == kindWord && !next.lineStart; next = o.scan.next(next.to) {
		if next != t && o.begins(o.top().in, next) {
			break
		}
		stop = next
	}
	o.needsQuotes(end, stop)
	o.pos, o.last = stop.to, ending{}
	return true
}

// skip passes over a statement that belongs in another block, as far as its form goes, or over a word that no block
// knows.
func (o *outline) skip(t token) {
	for _, b := range Blocks() {
		variants := o.words[b].starting[o.text(t)]
		if o.scan.next(t.to).kind == kindBracket || len(variants) == 0 {
			continue
		}
		m := match{alive: variants}
		for next := t; ; next = o.scan.next(m.tokens[len(m.tokens)-1].to) {
			alive := o.advance(m.alive, len(m.tokens), next)
			if len(alive) == 0 {
				break
			}
			if next.kind == kindBracket {
				next.to = o.json(next.from).to
			}
			m.alive, m.tokens = alive, append(m.tokens, next)
		}
		o.last, o.pos = ending{}, m.tokens[len(m.tokens)-1].to
		o.resync(o.scan.next(o.pos))
		return
	}
	o.pos = t.to
	o.resync(o.scan.next(t.to))
}

// resync passes over what cannot be read, from t to where the next statement of the block begins, the block ends or a
// new item begins. It passes over documents as a whole.
func (o *outline) resync(t token) {
	from := o.pos
	for {
		begins := o.begins(o.top().in, t) && t.from >= from || o.startsItem(t) || o.startsOuter(t)
		if begins || t.kind == kindEOF || t.kind == kindClose {
			break
		}
		if t.kind == kindBracket {
			t.to = o.json(t.from).to
		}
		t = o.scan.next(t.to)
	}
	o.pos, o.last = t.from, ending{}
}
