package whatif

import (
	"strings"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/tree"
)

// writing is a request on its way to a text.
type writing struct {
	text strings.Builder
	// lineEnd is the walk's.
	lineEnd string
	// body is the walk's text, base the step that the request was, was what it sent and ask what it is to send.
	body     string
	base     *syntax.Step
	was, ask Ask
	kind     syntax.ActKind
	// changed says that AWS was not asked this, so that what it answered then is not known of it.
	changed bool
}

// write writes the step.
func (w *writing) write() {
	if w.lineEnd == "" {
		w.lineEnd = "\n"
	}
	w.text.WriteString("step {")
	w.line()
	w.act()
	done := map[Field]bool{}
	for _, item := range w.base.Items {
		w.keep(item, done)
	}
	for _, c := range clauses {
		if !done[c.field] && syntax.Goes(c.word, w.kind) {
			w.clause(c.field, c.word)
		}
	}
	w.text.WriteString(w.lineEnd + "}")
}

func (w *writing) line() { w.text.WriteString(w.lineEnd + "  ") }

// lineEndOf is how the lines of a text end.
func lineEndOf(body string) string {
	if strings.Contains(body, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// slice returns what stands in the walk.
func (w *writing) slice(s syntax.Spanned) string { return w.body[s.Span().From:s.Span().To] }

// act writes who asks for what.
func (w *writing) act() {
	if w.kind == syntax.Refresh {
		w.text.WriteString(w.slice(w.base.Act))
		return
	}
	caller := w.ask.Caller
	switch w.kind {
	case syntax.OIDC, syntax.SAML:
		w.text.WriteString(string(w.kind) + " ")
		caller = strings.TrimSpace(strings.TrimPrefix(caller, string(w.kind)))
	}
	w.text.WriteString(w.name(w.ask.Caller == w.was.Caller, syntax.ActorOf(w.base.Act), caller))
	switch x := w.base.Act.(type) {
	case *syntax.Call:
		w.text.WriteString(" calls " + w.slice(&x.Action) + " on " + w.slice(&x.Resource))
		return
	case *syntax.SessionToken, *syntax.FederationToken:
		w.text.WriteString(" " + string(w.kind) + " as ")
	default:
		w.text.WriteString(" assumes ")
		w.text.WriteString(w.name(w.ask.Role == w.was.Role, syntax.RoleOf(w.base.Act), w.ask.Role))
		w.text.WriteString(" as ")
	}
	w.text.WriteString(w.slice(syntax.SessionOf(w.base.Act)))
}

// name is a name as it stands in the walk, or another that was asked for.
func (w *writing) name(same bool, was *syntax.Name, other string) string {
	if same {
		return w.slice(was)
	}
	return Word(other)
}

// fieldOf is the field that a clause is about; Whole for none.
func fieldOf(item syntax.StepItem) (field Field, word string) {
	switch item.(type) {
	case *syntax.For:
		field = Duration
	case *syntax.ExternalID:
		field = ExternalID
	case *syntax.MFA:
		field = MFA
	case *syntax.From:
		field = SourceIP
	case *syntax.Claims:
		field = Claims
	}
	for _, c := range clauses {
		if c.field == field {
			return field, c.word
		}
	}
	return Whole, ""
}

// keep writes a clause of the step again, unless it does not go with the request or only goes with the step.
func (w *writing) keep(item syntax.StepItem, done map[Field]bool) {
	text := w.slice(item)
	keyword, _, _ := strings.Cut(text, " ")
	switch item.(type) {
	case syntax.Act, *syntax.Note, *syntax.Hint, *syntax.Predict, *syntax.Expect:
		return
	case *syntax.Granted, *syntax.Refused:
		// A request that is made again does not have them either.
		if w.changed || w.base.Granted == nil && w.base.Refused == nil {
			return
		}
	case *syntax.MFA:
		text = w.mfa()
	}
	field, word := fieldOf(item)
	if field != Whole {
		done[field] = true
		keyword = word
	}
	if !syntax.Goes(firstWord(keyword), w.kind) {
		return
	}
	if field == Whole || w.sent(field) == sentBy(field, &w.was) {
		if text == "" {
			return
		}
		w.line()
		w.text.WriteString(text)
		return
	}
	w.clause(field, word)
}

// mfa is the clause that sends a code, as it is wrong in the step; empty where none is sent. A request that is made
// again has no code, or another one.
func (w *writing) mfa() string {
	switch {
	case w.base.MFA == nil:
		return ""
	case w.base.MFA.Code == "":
		return string(MFA)
	}
	return string(MFA) + " " + w.base.MFA.Code
}

func firstWord(text string) string { return strings.Fields(text + " ")[0] }

// sent is what a field is to send.
func (w *writing) sent(f Field) string { return sentBy(f, &w.ask) }

func sentBy(f Field, a *Ask) string {
	switch f {
	case Duration:
		return a.Duration
	case ExternalID:
		return a.ExternalID
	case SourceIP:
		return a.SourceIP
	case Claims:
		return a.Claims
	case MFA:
		if a.MFA {
			return string(MFA)
		}
	}
	return ""
}

// clause writes a clause for a field that sends something.
func (w *writing) clause(f Field, keyword string) {
	value := w.sent(f)
	if value == "" {
		return
	}
	w.line()
	w.text.WriteString(keyword)
	switch f {
	case MFA:
		return
	case ExternalID:
		value = tree.Quote(value)
	case Duration:
		if strings.Trim(value, "0123456789") == "" {
			value += "s"
		}
		value = Word(value)
	case SourceIP:
		value = Word(value)
	}
	w.text.WriteString(" " + value)
}

// wordCharacters are the characters of a word that never needs quotation marks.
const wordCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:@=+"

// Word writes a name as a word, or as a string where it could be taken for something else.
func Word(name string) string {
	if name == "" || strings.Trim(name, wordCharacters) != "" ||
		!strings.ContainsAny(name, "/:.") && syntax.IsKeyword(name) {
		return tree.Quote(name)
	}
	return name
}
