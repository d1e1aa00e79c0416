package view

import (
	"fmt"
	"strings"

	"rolewalk/engine/edits"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// Suggestions are the smallest sets of edits that flip the decision of a row, in the order in which they are offered.
type Suggestions struct {
	// Needs are the AWS-managed policies that the walk attaches and that must be handed over first.
	Needs []string `json:"needs"`
	// Row is an index into Page.Rows.
	Row int `json:"row"`
	// Opens says that the edits let a refused request through; false where they would refuse an allowed one.
	Opens bool `json:"opens"`
	// Title is what the list is called; None says that no set was found, and is empty where one was.
	Title       string       `json:"title"`
	None        string       `json:"none"`
	Suggestions []Suggestion `json:"suggestions"`
	// Tried is how many edits the search has tried.
	Tried int `json:"tried"`
}

// Suggestion is one set of edits, applied together.
type Suggestion struct {
	// Title says what to do, as a sentence without a full stop.
	Title string `json:"title"`
	// Risk says what else it opens; empty where that is harmless. Level is how grave that is.
	Risk  string    `json:"risk"`
	Level RiskLevel `json:"level"`
	// Others says which other steps come out differently; empty where none does.
	Others string `json:"others"`
	// Edits may have one more than Diffs: the last then takes out AWS's refusal of what was asked before.
	Edits []Edit `json:"edits"`
	Diffs []Diff `json:"diffs"`
}

// RiskLevel is what a set of edits opens besides what is asked: nothing, other requests of the same kind, or what a
// condition or a guardrail was to keep out.
type RiskLevel string

// The levels of risk.
const (
	RiskNone      RiskLevel = "none"
	RiskWider     RiskLevel = "wider"
	RiskDangerous RiskLevel = "dangerous"
)

func levelOf(set *edits.Set) RiskLevel {
	switch {
	case set.Risk != "":
		return RiskDangerous
	case set.Access > 0:
		return RiskWider
	}
	return RiskNone
}

// Diff is one edit as lines of the text, without the indentation that all of them have.
type Diff struct {
	// Where is what it changes: the document's label, or the step.
	Where string `json:"where"`
	// Line is the number of the first line in its document, in the walk where it is in none, from 1.
	Line int `json:"line"`
	// WalkLine is the same line in the walk's text, for programs that show that.
	WalkLine int      `json:"-"`
	Removed  []string `json:"removed"`
	Added    []string `json:"added"`
}

// BuildSuggestions searches for the edits that flip the decision of a row of a walk that has run. The checks are
// review.Document, for programs that carry them.
func BuildSuggestions(r *scenario.Result, row int, checks edits.Checks) *Suggestions {
	s := &Suggestions{Needs: append([]string{}, r.Walk.Needs...), Row: row, Suggestions: []Suggestion{}}
	answer := edits.Find(r, row, checks)
	s.Opens, s.Tried = answer.Opens, answer.Tried
	s.Title = titleCloses
	if s.Opens {
		s.Title = titleOpens
	}
	b := &builder{result: r, walk: r.Walk, sources: r.Texts, units: []*units{newUnits(r.Walk.Text.Body)}}
	for i := range answer.Sets {
		s.Suggestions = append(s.Suggestions, b.suggestion(&answer.Sets[i], answer.Record))
	}
	switch {
	case len(s.Suggestions) > 0:
	case answer.Unknown:
		s.None = "Nothing that is known refuses this. It depends on what the walk does not have."
	case s.Opens:
		s.None = fmt.Sprintf("No combination of up to %d edits would change this decision.", edits.MostEdits)
	default:
		s.None = "No edit of this text would deny it."
	}
	return s
}

func (b *builder) suggestion(set *edits.Set, record *edits.Edit) Suggestion {
	s := Suggestion{
		Risk: b.walk.Named(set.Risk), Level: levelOf(set), Others: othersWords(set.Others), Edits: []Edit{}, Diffs: []Diff{},
	}
	var words []string
	for _, e := range set.Edits {
		words = append(words, e.Words)
		s.Edits = append(s.Edits, Edit{At: b.span(e.At), New: e.New})
		s.Diffs = append(s.Diffs, b.diff(&e))
	}
	if record != nil {
		s.Edits = append(s.Edits, Edit{At: b.span(record.At), New: record.New})
	}
	title := strings.Join(words, ", and ")
	s.Title = b.walk.Named(strings.ToUpper(title[:1]) + title[1:])
	return s
}

// othersWords says which other steps a set changes.
func othersWords(others []edits.Other) string {
	var words []string
	for _, o := range others {
		words = append(words, fmt.Sprintf("step %d: %s, was %s", o.Number, o.Is, o.Was))
	}
	return strings.Join(words, "; ")
}

// diff is an edit as whole lines, those left out at both ends that stay the same.
func (b *builder) diff(e *edits.Edit) Diff {
	body := b.walk.Text.Body
	from := strings.LastIndexByte(body[:e.At.From], '\n') + 1
	to := len(body)
	if i := strings.IndexByte(body[e.At.To:], '\n'); i >= 0 {
		to = e.At.To + i
	}
	// What is read has the names of placeholders, as the title has; the edit itself has the texts that stand for them.
	removed := strings.Split(b.walk.Named(body[from:to]), "\n")
	added := strings.Split(b.walk.Named(body[from:e.At.From]+e.New+body[e.At.To:to]), "\n")
	line := b.walk.Text.Position(from).Line
	for len(removed) > 0 && len(added) > 0 && removed[0] == added[0] {
		removed, added, line = removed[1:], added[1:], line+1
	}
	for len(removed) > 0 && len(added) > 0 && removed[len(removed)-1] == added[len(added)-1] {
		removed, added = removed[:len(removed)-1], added[:len(added)-1]
	}
	indent := commonIndent(removed, added)
	return Diff{
		Where: b.walk.Named(b.labelOf(e)), WalkLine: line,
		Line:    b.lineInDocument(source.Span{From: e.At.From, To: e.At.From}, line),
		Removed: outdented(removed, indent), Added: outdented(added, indent),
	}
}

// labelOf is how a tab is called that an edit changes; a step's title for one of a step, empty for the rest.
func (b *builder) labelOf(e *edits.Edit) string {
	for _, v := range b.result.Documents {
		if v.Ref == e.Document {
			return v.Label
		}
	}
	for i := range b.result.Rows {
		if row := &b.result.Rows[i]; row.Kind == scenario.RowStep && row.At.Holds(source.Span{From: e.At.From, To: e.At.To}) {
			return fmt.Sprintf("step %d", row.Number)
		}
	}
	return ""
}

// commonIndent is how many bytes of white space all lines begin with.
func commonIndent(lists ...[]string) int {
	indent := -1
	for _, list := range lists {
		for _, line := range list {
			n := len(line) - len(strings.TrimLeft(line, " \t"))
			if n < len(line) && (indent < 0 || n < indent) {
				indent = n
			}
		}
	}
	return max(indent, 0)
}

func outdented(lines []string, indent int) []string {
	out := []string{}
	for _, line := range lines {
		out = append(out, line[min(indent, len(line)):])
	}
	return out
}
