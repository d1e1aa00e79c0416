package syntax

import (
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/source"
)

// typo returns what the token was probably meant to be, where only literals fit and one of them is near; it reports it.
func (o *outline) typo(m *match, t token) string {
	n := len(m.tokens)
	if t.kind != kindWord || t.from == t.to || n > 0 && o.begins(o.top().in, t) {
		return ""
	}
	var fits []string
	message := o.quote(t) + " is " + o.noStatement()
	if n == 0 {
		if len(o.words[o.top().in].acting) > 0 || len(o.homes(o.text(t))) > 0 {
			return ""
		}
		fits = o.words[o.top().in].keywords
	} else {
		fits = literals(m.alive, n)
		message = o.quote(t) + " does not fit behind " + o.quote(m.tokens[n-1])
		if o.top().in == InStep && n == 1 && o.near(m.tokens[0], o.words[InStep].keywords) != "" && !o.isAct(m, t) {
			return ""
		}
	}
	guess := o.near(t, fits)
	if guess != "" {
		o.didYouMean(UnknownWord, t, guess, message)
	}
	return guess
}

// isAct reports whether the second word of a step's statement is near what an actor does.
func (o *outline) isAct(m *match, t token) bool { return o.near(t, literals(m.alive, 1)) != "" }

// near is source.Nearest for a token that is a word.
func (o *outline) near(t token, fits []string) string {
	if t.kind != kindWord || t.from == t.to {
		return ""
	}
	return source.Nearest(o.text(t), fits)
}

func literals(alive []*variant, n int) []string {
	var words []string
	for _, v := range alive {
		if n < len(v.elements) && v.elements[n].slot == slotLiteral && !slices.Contains(words, v.elements[n].word) {
			words = append(words, v.elements[n].word)
		}
	}
	return words
}

func (o *outline) didYouMean(code source.Code, t token, guess, message string) {
	o.report.add(source.Finding{
		Code: code, At: span(t), Message: message, Remedy: "did you mean `" + guess + "`?",
		Fixes: []source.Fix{{Title: "Write " + guess, Edits: []source.Edit{{At: span(t), New: guess}}}},
	})
}

// noStatement says where a word is not a statement.
func (o *outline) noStatement() string {
	switch in := o.top().in; in {
	case InFile:
		return "nothing that begins an item of the walk"
	case InStep:
		return "neither a clause nor followed by what an actor does"
	default:
		return "no statement of " + article(string(in))
	}
}

// fitsHere lists what may begin a statement of the open block.
func (o *outline) fitsHere() string {
	words := o.words[o.top().in].keywords
	switch o.top().in {
	case InFile:
		return "at the top of the file fit " + list(words, "and")
	case InStep:
		return "a step says `ACTOR assumes ROLE as SESSION` or `ACTOR calls ACTION on RESOURCE`, with clauses like " + list(words[3:], "and")
	}
	return "in " + article(string(o.top().in)) + " fit " + list(words, "and")
}

// homes returns the blocks in which a statement begins with the word.
func (o *outline) homes(word string) []string {
	var homes []string
	for _, b := range Blocks() {
		if o.words[b].starting[word] != nil && b != o.top().in {
			homes = append(homes, string(b))
		}
	}
	return homes
}

// unknown reports a word that begins no statement of the block.
func (o *outline) unknown(t token) {
	word := o.text(t)
	if homes := o.homes(word); len(homes) > 0 {
		where := make([]string, len(homes))
		for i, home := range homes {
			where[i] = article(home)
			if home == string(InFile) {
				where[i] = "the file itself"
			}
		}
		here := article(string(o.top().in))
		if o.top().in == InFile {
			here = "the file itself"
		}
		o.report.errorAt(Misplaced, span(t), "`"+word+"` does not fit in "+here+": it stands in "+series(where, "or"), o.fitsHere())
		return
	}
	o.report.errorAt(UnknownWord, span(t), o.quote(t)+" is "+o.noStatement(), o.fitsHere())
}

// mismatch reports that a statement does not go on with t.
func (o *outline) mismatch(m *match, t token) {
	n := len(m.tokens)
	form, wanted, before := m.alive[0].form, m.alive[0].elements[n], m.tokens[n-1]
	remedy := "the form is `" + form.Usage + "`, like `" + form.Example + "`"
	named := (t.kind == kindWord || t.kind == kindString) && !o.begins(o.top().in, t)
	if words := literals(m.alive, n); len(words) > 0 {
		message := "behind " + o.quote(before) + " stands " + o.quote(t) + ", where " + list(words, "or") + " should stand"
		if len(m.alive) > 1 && len(words) > 1 {
			remedy = "behind " + o.quote(before) + " fit " + list(words, "and")
		}
		o.report.errorAt(IncompleteForm, o.place(before, t), message, remedy)
		return
	}
	code, what := wanted.describe()
	if named && code != IncompleteForm {
		o.report.errorAt(code, span(t), o.quote(t)+" is not "+what, remedy)
		return
	}
	o.report.errorAt(IncompleteForm, o.place(before, t), "behind "+o.quote(before)+" stands "+o.quote(t)+", where "+what+" should stand", remedy)
}

// place is where a mismatch is shown: at what stands there or, where that begins something else, at the word before it.
func (o *outline) place(before, t token) source.Span {
	if t.kind == kindEOF || t.kind == kindClose || t.lineStart {
		return span(before)
	}
	return o.tight(t)
}

// tight is the span of a token; of a text or a document only its first characters.
func (o *outline) tight(t token) source.Span {
	if t.kind == kindText {
		t.to = t.from + 3
	}
	return span(t)
}

// describe says what fits an element, and the code of what does not.
func (e element) describe() (source.Code, string) {
	switch e.slot {
	case slotNumber:
		if e.word == "STEP" {
			return BadNumber, "the number of a step"
		}
		return BadAccount, "an account number of 12 digits"
	case slotDuration:
		return BadDuration, "a duration such as 90m, 1h30m or 900s"
	case slotTime:
		return BadTime, "a time such as 2026-03-01T09:00:00Z"
	case slotAddress:
		return BadAddress, "an IP address such as 203.0.113.9"
	case slotJSON:
		return IncompleteForm, "a JSON document, which begins with `{` or `[`,"
	case slotJSONOrName:
		return IncompleteForm, "a JSON document or the name of a managed-policy"
	case slotText:
		return IncompleteForm, "a text in quotes"
	case slotBlock:
		return MissingBrace, "`{`"
	}
	switch e.word {
	case "ARN":
		return IncompleteForm, "an ARN"
	case "ALIAS/NAME":
		return IncompleteForm, "ALIAS/NAME"
	}
	return IncompleteForm, article(strings.ToLower(e.word))
}

// quote shows a token in a message, cut short where it is long.
func (o *outline) quote(t token) string {
	switch t.kind {
	case kindEOF:
		return "the end of the file"
	case kindText:
		return "a text"
	case kindJSON:
		return "a JSON document"
	}
	if t.from == t.to {
		return "a missing word"
	}
	return "`" + short(o.text(t)) + "`"
}

func (o *outline) needsQuotes(first, last token) {
	at := source.Span{From: first.from, To: last.to}
	written := o.body[at.From:at.To]
	o.report.add(source.Finding{
		Code: NeedsQuotes, At: at, Message: "a text of several words needs quotes",
		Remedy: "write " + strconv.Quote(short(written)),
		Fixes:  []source.Fix{{Title: "Quote it", Edits: []source.Edit{{At: source.Span{From: at.From, To: at.From}, New: `"`}, {At: source.Span{From: at.To, To: at.To}, New: `"`}}}},
	})
}
