package view

import (
	"fmt"
	"strings"

	"rolewalk/engine/edits"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// Ways are the smallest sets of edits that turn the decision of a row round, in the order in which they are offered.
type Ways struct {
	// Needs are the AWS-managed policies that the walk attaches and that are to be handed over first.
	Needs []string `json:"needs"`
	// Row is an index into Page.Rows.
	Row int `json:"row"`
	// Opens says that the ways let a refused request through; false where they would refuse an allowed one.
	Opens bool `json:"opens"`
	// Title is what the list is called; None says that no way was found, and is empty where one was.
	Title string `json:"title"`
	None  string `json:"none"`
	Ways  []Way  `json:"ways"`
	Tried int    `json:"tried"`
}

// Way is one set of edits, applied together.
type Way struct {
	// Title says what to do, as a sentence without a full stop.
	Title string `json:"title"`
	// Danger says what else it opens; empty where there is nothing to fear.
	Danger string `json:"danger"`
	// Others says which other steps come out differently; empty where none does.
	Others string `json:"others"`
	Edits  []Edit `json:"edits"`
	Diffs  []Diff `json:"diffs"`
}

// Diff is one edit as lines of the text, without the indentation that all of them have.
type Diff struct {
	// Where is what it changes: the document's label, or the step.
	Where string `json:"where"`
	// Line is the number of the first line, from 1.
	Line    int      `json:"line"`
	Removed []string `json:"removed"`
	Added   []string `json:"added"`
}

// BuildWays searches the ways of a row of a walk that has run.
func BuildWays(r *scenario.Result, row int) *Ways {
	w := &Ways{Needs: append([]string{}, r.Walk.Needs...), Row: row, Ways: []Way{}}
	answer := edits.Find(r, row)
	w.Opens, w.Tried = answer.Opens, answer.Tried
	w.Title = "What it rests on"
	if w.Opens {
		w.Title = "What would let it through"
	}
	b := &builder{result: r, walk: r.Walk, sources: r.Texts, units: []*units{newUnits(r.Walk.Text.Body)}}
	for i := range answer.Sets {
		w.Ways = append(w.Ways, b.way(&answer.Sets[i]))
	}
	switch {
	case len(w.Ways) > 0:
	case w.Opens:
		w.None = fmt.Sprintf("No set of up to %d edits was found.", edits.MostEdits)
	default:
		w.None = "No edit of this text would refuse it."
	}
	return w
}

func (b *builder) way(s *edits.Set) Way {
	w := Way{Danger: s.Risk, Others: othersWords(s.Others), Edits: []Edit{}, Diffs: []Diff{}}
	var words []string
	for _, e := range s.Edits {
		words = append(words, e.Words)
		w.Edits = append(w.Edits, Edit{At: b.span(e.At), New: e.New})
		w.Diffs = append(w.Diffs, b.diff(&e))
	}
	title := strings.Join(words, ", and ")
	w.Title = strings.ToUpper(title[:1]) + title[1:]
	return w
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
	removed := strings.Split(body[from:to], "\n")
	added := strings.Split(body[from:e.At.From]+e.New+body[e.At.To:to], "\n")
	line := b.walk.Text.Position(from).Line
	for len(removed) > 0 && len(added) > 0 && removed[0] == added[0] {
		removed, added, line = removed[1:], added[1:], line+1
	}
	for len(removed) > 0 && len(added) > 0 && removed[len(removed)-1] == added[len(added)-1] {
		removed, added = removed[:len(removed)-1], added[:len(added)-1]
	}
	indent := commonIndent(removed, added)
	return Diff{Where: b.labelOf(e), Line: line, Removed: outdented(removed, indent), Added: outdented(added, indent)}
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
