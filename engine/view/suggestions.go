package view

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/edits"
	"rolewalk/engine/explain"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// Suggestions are the smallest sets of edits that flip the decision of a row, in the order in which they are offered.
type Suggestions struct {
	// Needs are the AWS-managed policies that the walk attaches and that must be handed over first.
	Needs []string `json:"needs"`
	// Row is an index into Page.Rows.
	Row int `json:"row"`
	// Opens says that the request is refused, and that the edits let it through; an allowed one has Stays and Wider.
	Opens bool `json:"opens"`
	// Title is what the list is called; None says that there is nothing in it, and is empty where there is.
	Title string `json:"title"`
	None  string `json:"none"`
	// Note says that policies which the walk does not have may refuse the request all the same; empty otherwise.
	Note        string       `json:"note"`
	Suggestions []Suggestion `json:"suggestions"`
	// Stays is what must stay as it is, Wider what is wider than the walk needs.
	Stays []Stay `json:"stays"`
	Wider []Stay `json:"wider"`
	// Tried is how many edits the search has tried.
	Tried int `json:"tried"`
}

// Suggestion is one set of edits, applied together.
type Suggestion struct {
	// Title says what to do, as a sentence without a full stop.
	Title string `json:"title"`
	// Level is how much else it opens, RiskWord the same in words, and Risk says what, as a sentence without a full stop.
	Level    RiskLevel `json:"level"`
	RiskWord string    `json:"riskWord"`
	Risk     string    `json:"risk"`
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

// riskOf says how much else a set opens, and what.
func (b *builder) riskOf(s *Suggestion, set *edits.Set) {
	switch {
	case set.Risk != "":
		s.Level, s.RiskWord, s.Risk = RiskDangerous, "Dangerous", "it "+b.walk.Named(set.Risk)
	case len(set.Opens) > 0:
		s.Level, s.RiskWord = RiskWider, "Wider than needed"
		s.Risk = "it also allows " + b.walk.Named(source.List(set.Opens[:min(len(set.Opens), mostOpened)], "and"))
	case slices.ContainsFunc(set.Edits, func(e edits.Edit) bool { return e.Writes || e.Document != policy.Ref{} }):
		s.Level, s.RiskWord, s.Risk = RiskNone, "Safe", "no other request that was tried gets through"
	default:
		s.Level, s.RiskWord, s.Risk = RiskNone, "Safe", "no policy changes"
	}
}

// mostOpened is how many kinds of further requests are told.
const mostOpened = 2

// Diff is one edit as lines of the text, without the indentation that all of them have.
type Diff struct {
	// Where is what it changes: the document's label, or the step.
	Where string `json:"where"`
	// Line is the number of the first line in its document, in the walk where it is in none, from 1.
	Line int `json:"line"`
	// WalkLine is the same line in the walk's text, for programs that show that.
	WalkLine int      `json:"-"`
	Removed  []string `json:"-"`
	Added    []string `json:"-"`
	// Was and Is are the lines as the page shows them: what differs is marked, and long parts that are equal are cut.
	Was [][]Part `json:"was"`
	Is  [][]Part `json:"is"`
}

// BuildSuggestions searches for the edits that flip the decision of a row of a walk that has run. The checks are
// review.Document, for programs that carry them.
func BuildSuggestions(r *scenario.Result, row int, checks edits.Checks) *Suggestions {
	s := &Suggestions{
		Needs: append([]string{}, r.Walk.Needs...), Row: row, Suggestions: []Suggestion{}, Stays: []Stay{}, Wider: []Stay{},
	}
	b := &builder{result: r, walk: r.Walk, sources: r.Texts, units: []*units{newUnits(r.Walk.Text.Body)}}
	if row >= 0 && row < len(r.Rows) && r.Rows[row].Step != nil && r.Rows[row].Step.Outcome == scenario.Allow {
		s.Title = titleCloses
		b.rests(s)
		return s
	}
	answer := edits.Find(r, row, checks)
	s.Opens, s.Tried, s.Title = true, answer.Tried, titleOpens
	for i := range answer.Sets {
		s.Suggestions = append(s.Suggestions, b.suggestion(&answer.Sets[i], answer.Record))
	}
	switch {
	case len(s.Suggestions) > 0:
		if explain.LeavesOpen(r.Rows[row].Step) {
			s.Note = "These edits take away what is known to refuse it. Policies that the walk does not have may still " +
				"refuse it."
		}
	case answer.Unknown:
		s.None = "Nothing that is known refuses this. It depends on what the walk does not have."
	default:
		s.None = fmt.Sprintf("No combination of up to %d edits would change this decision.", edits.MostEdits)
	}
	return s
}

func (b *builder) suggestion(set *edits.Set, record *edits.Edit) Suggestion {
	s := Suggestion{Others: othersWords(set.Others), Edits: []Edit{}, Diffs: []Diff{}}
	b.riskOf(&s, set)
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
	d := Diff{
		Where: b.walk.Named(b.labelOf(e)), WalkLine: line,
		Line:    b.lineInDocument(source.Span{From: e.At.From, To: e.At.From}, line),
		Removed: outdented(removed, indent), Added: outdented(added, indent),
	}
	d.Was, d.Is = innerDiff(d.Removed, d.Added)
	return d
}

// labelOf is how a tab is called that an edit changes; a step's title for one of a step, empty for the rest.
func (b *builder) labelOf(e *edits.Edit) string {
	if label := b.labelOfDocument(e.Document); label != "" {
		return label
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
