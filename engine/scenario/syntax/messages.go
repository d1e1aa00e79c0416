package syntax

import (
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/source"
)

// typo returns what the token was probably meant to be, if only literals fit and one of them is near. It reports the
// typo.
func (o *outline) typo(m *match, t token) string {
	n := len(m.tokens)
	if t.kind != kindWord || t.from == t.to || n > 0 && o.begins(o.top().in, t) {
		return ""
	}
	var fits []string
	message := o.quote(t) + o.noStatement()
	if n == 0 {
		// One letter of two is no typo: `An` is a word of English, not `at`.
		if len(o.words[o.top().in].acting) > 0 || len(o.homes(o.text(t))) > 0 || t.to-t.from < 3 {
			return ""
		}
		fits = o.words[o.top().in].keywords
	} else {
		fits = literals(m.alive, n)
		message = o.quote(t) + " does not fit after " + o.quote(m.tokens[n-1])
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

// literals returns the words that may come as token n.
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
		Code: code, At: span(t), Message: message, Remedy: source.Meant("`" + guess + "`"),
		Fixes: []source.Fix{source.Write(span(t), guess, guess)},
	})
}

// noStatement says, after a word, where it is not a statement.
func (o *outline) noStatement() string {
	switch o.top().in {
	case InFile:
		return " does not begin an item of the walk"
	case InStep:
		return " is not a clause, and no act follows it"
	}
	return " is not a statement of " + o.here()
}

// here names the open block.
func (o *outline) here() string { return blockName(o.top().in) }

func blockName(in BlockKind) string {
	if in == InFile {
		return "the file itself"
	}
	return article(string(in))
}

// fitsHere lists what may begin a statement of the open block.
func (o *outline) fitsHere() string {
	words := o.words[o.top().in]
	if o.top().in == InStep {
		return "a step says " + mainActs() + ", with clauses like " + list(words.clauses(), "and")
	}
	return o.here() + " takes " + list(words.keywords, "and")
}

// mainActs are the two acts that most steps have.
func mainActs() string {
	var usages []string
	for _, f := range vocabularies()[InStep].forms {
		if f.Act == Assumes || f.Act == Calls {
			usages = append(usages, f.Usage)
		}
	}
	return list(usages, "or")
}

// remedy shows the form and an example.
func (f *Form) remedy() string {
	return "the form is `" + f.Usage + "`, for example `" + f.Example + "`"
}

// homes returns the other blocks in which a statement begins with the word.
func (o *outline) homes(word string) []string {
	var homes []string
	for _, b := range Blocks() {
		if o.words[b].starting[word] != nil && b != o.top().in {
			homes = append(homes, blockName(b))
		}
	}
	return homes
}

// unknown reports a word that begins no statement of the block.
func (o *outline) unknown(t token) {
	if homes := o.homes(o.text(t)); len(homes) > 0 {
		message := o.quote(t) + " does not belong in " + o.here() + ": it belongs in " + source.List(homes, "or")
		o.report.errorAt(Misplaced, span(t), message, o.fitsHere())
		return
	}
	o.report.errorAt(UnknownWord, span(t), o.quote(t)+o.noStatement(), o.fitsHere())
}

// mismatch reports that a statement does not go on with t.
func (o *outline) mismatch(m *match, t token) {
	n := len(m.tokens)
	before := m.tokens[n-1]
	form, code, what := fillings(m.alive, n)
	remedy := form.remedy()
	if words := literals(m.alive, n); what == "" {
		what = list(words, "or")
		if len(m.alive) > 1 && len(words) > 1 {
			remedy = "write " + list(words, "or") + " after " + o.quote(before)
		}
	} else if len(words) > 0 {
		what += ", or " + list(words, "or")
	}
	named := (t.kind == kindWord || t.kind == kindString) && !o.begins(o.top().in, t)
	if named && code != IncompleteForm {
		o.report.errorAt(code, span(t), o.quote(t)+" is not "+what, remedy)
		return
	}
	message := "expected " + what + " after " + o.quote(before) + ", found " + o.quote(t)
	o.report.errorAt(IncompleteForm, o.place(before, t), message, remedy)
}

// fillings says what may be filled in at a place of the forms that are left, with the first of these forms and the code
// of what does not fit there. It is "" where words alone go on.
func fillings(alive []*variant, n int) (form *Form, code source.Code, what string) {
	form, code = alive[0].form, IncompleteForm
	var slots []string
	for _, v := range alive {
		if n >= len(v.elements) || v.elements[n].slot == slotLiteral {
			continue
		}
		misfit, slot := v.elements[n].describe()
		if slots == nil {
			form, code = v.form, misfit
		}
		if !slices.Contains(slots, slot) {
			slots = append(slots, slot)
		}
	}
	return form, code, source.List(slots, "or")
}

// place is where a mismatch is shown: at the token or, if that begins something else, at the word before it.
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
		if e.word != "NUMBER" {
			return BadNumber, "a whole number from 1"
		}
		return BadAccount, "an account number of 12 digits"
	case slotDuration:
		return BadDuration, "a duration such as 90m, 1h30m or 900s"
	case slotTime:
		return BadTime, "a time such as 2026-03-01T09:00:00Z"
	case slotAddress:
		return BadAddress, "an IP address such as 203.0.113.9"
	case slotJSON:
		return IncompleteForm, "a JSON document in `{` or `[`"
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

// quote shows a token in a message, cut short if it is long.
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
	quote := func(offset int) source.Edit { return source.Edit{At: source.Span{From: offset, To: offset}, New: `"`} }
	o.report.add(source.Finding{
		Code: NeedsQuotes, At: at, Message: "a text of several words needs quotes",
		Remedy: "write " + strconv.Quote(short(o.body[at.From:at.To])),
		Fixes:  []source.Fix{{Title: "Quote it", Edits: []source.Edit{quote(at.From), quote(at.To)}}},
	})
}
