package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewalk/engine/scenario"
	"rolewalk/engine/whatif"
)

// Matrix is a stretch of the matrix of principals and roles, whose cells are counted row by row.
type Matrix struct {
	Needs []string `json:"needs"`
	// From are the principals, To the roles, as a step names them; As is the session that each principal asks for.
	From []string `json:"from"`
	As   []string `json:"as"`
	To   []string `json:"to"`
	// Time is the moment at which all is asked.
	Time string `json:"time"`
	// First is the first cell of the stretch, Outcomes are those of its cells.
	First    int       `json:"first"`
	Outcomes []Outcome `json:"outcomes"`
	// Legend are the badges of all outcomes.
	Legend []Badge `json:"legend"`
	// Edit says what the last edit of the text was, in a sentence; empty where the text before was not given.
	Edit string `json:"edit"`
	// Fault says what keeps it from being decided; empty where nothing does.
	Fault string `json:"fault"`
}

// BuildMatrix decides a stretch of the matrix of a moment. The text before is that before the last edit, or
// empty.
func BuildMatrix(x *whatif.Matrix, walk *scenario.Walk, first, count int, before string) *Matrix {
	m := &Matrix{
		Needs: append([]string{}, walk.Needs...), To: append([]string{}, x.To...), From: []string{}, As: []string{},
		Time: rfc3339(x.Time()), First: first, Outcomes: []Outcome{}, Legend: []Badge{},
	}
	for _, p := range x.From {
		m.From, m.As = append(m.From, p.Name), append(m.As, p.Session)
	}
	for cell := max(first, 0); cell < min(first+count, x.Cells()); cell++ {
		m.Outcomes = append(m.Outcomes, Outcome(x.Outcome(cell)))
	}
	for _, o := range []Outcome{OutcomeAllow, OutcomeDeny, OutcomeError, OutcomeExpired, OutcomeUnknown} {
		badge := Badge{}
		badge.ofOutcome(o)
		m.Legend = append(m.Legend, badge)
	}
	if before != "" && before != walk.Text.Body {
		m.Edit = editWords(walk, before)
	}
	return m
}

// editWords says what made the text of a walk of the one before: the words that it replaced, and where.
func editWords(walk *scenario.Walk, before string) string {
	after := walk.Text.Body
	from := 0
	for from < min(len(before), len(after)) && before[from] == after[from] {
		from++
	}
	end := 0
	for end < min(len(before), len(after))-from && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	for from > 0 && !cuts(after, from) {
		from--
	}
	for end > 0 && !cuts(after, len(after)-end) {
		end--
	}
	removed, added := quoted(before[from:len(before)-end]), quoted(after[from:len(after)-end])
	where := "In the walk, "
	for _, d := range walk.Documents() {
		if at := d.Policy.Doc.Span; at.From <= from && len(after)-end <= at.To {
			where = "In " + d.Label + ", "
		}
	}
	switch {
	case removed == "":
		return walk.Named(where + added + " was added.")
	case added == "":
		return walk.Named(where + removed + " was removed.")
	}
	return walk.Named(where + removed + " became " + added + ".")
}

// cuts reports whether no word of the text goes on over an offset.
func cuts(text string, at int) bool {
	if at <= 0 || at >= len(text) {
		return true
	}
	left, _ := utf8.DecodeLastRuneInString(text[:at])
	right, _ := utf8.DecodeRuneInString(text[at:])
	return utf8.RuneStart(text[at]) && (!inWord(left) || !inWord(right))
}

func inWord(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("_-+=.@*", c)
}

// quoted is a text of an edit in quotation marks, in one line and cut where it is long; empty for blanks.
func quoted(text string) string {
	const most = 48
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return ""
	}
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most]) + " …"
	}
	return "“" + text + "”"
}
