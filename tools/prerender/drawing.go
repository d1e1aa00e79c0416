package prerender

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"rolewalk/engine/view"
)

// drawing is a walk at one row, as the templates read it.
type drawing struct {
	Options
	Page *view.Page
	// Current is the row that is shown, Step its step; both nil where the walk has none.
	Current *view.Row
	Step    *view.Step
	// Pending says that the reader is to predict the verdict.
	Pending bool
	// Selected is the path of the row of the trace that decides; empty where none does, or it is not to be told.
	Selected string
	// Tab is the document in the editor; nil for the whole walk.
	Tab *view.Document
	// Findings are all that is said against the text, the gravest first.
	Findings []view.Finding
}

func newDrawing(page *view.Page, o Options) *drawing {
	d := &drawing{Options: o, Page: page}
	if o.Row >= 0 && o.Row < len(page.Rows) {
		d.Current = &page.Rows[o.Row]
		d.Step = d.Current.Step
		d.Pending = d.Current.Pending != nil
	} else {
		d.Row = -1
	}
	if d.Step != nil && !d.Pending {
		d.Selected = d.Step.Path
	}
	d.Tab = d.decidingTab()
	d.Findings = d.findings()
	return d
}

// decidingTab is the document of the row that decides, else the first document in force.
func (d *drawing) decidingTab() *view.Document {
	name := ""
	if t := d.selectedTrace(); t != nil {
		name = t.Document
	}
	var first *view.Document
	for _, tab := range d.Tabs() {
		if tab.Name == name {
			return tab.Document
		}
		if first == nil {
			first = tab.Document
		}
	}
	return first
}

// selectedTrace is the row of the trace that decides; nil where none does.
func (d *drawing) selectedTrace() *view.Trace {
	gate, path, _ := strings.Cut(d.Selected, ".")
	if d.Step == nil || path == "" {
		return nil
	}
	for i := range d.Step.Gates {
		if string(d.Step.Gates[i].Gate) == gate {
			return traceAt(d.Step.Gates[i].Trace, path)
		}
	}
	return nil
}

func traceAt(rows []view.Trace, path string) *view.Trace {
	first, rest, deeper := strings.Cut(path, ".")
	i, err := strconv.Atoi(first)
	if err != nil || i >= len(rows) {
		return nil
	}
	if deeper {
		return traceAt(rows[i].Sub, rest)
	}
	return &rows[i]
}

// tab is a document's tab.
type tab struct {
	*view.Document
	ID       string
	Dot      view.Badge
	Selected bool
}

// Tabs are the documents in force at the current row.
func (d *drawing) Tabs() []tab {
	var list []tab
	row := max(0, d.Row)
	for i := range d.Page.Documents {
		document := &d.Page.Documents[i]
		inForce := document.FromRow <= row && row < document.UntilRow
		if len(d.Page.Rows) == 0 {
			inForce = document.Change == 0
		}
		if inForce {
			list = append(list, tab{document, fmt.Sprintf("tab-%d", i), d.dot(document), document == d.Tab})
		}
	}
	return list
}

func (d *drawing) dot(document *view.Document) view.Badge {
	if document.State == view.StateOK && d.Advice != nil {
		for _, advised := range d.Advice.Documents {
			if advised.Name == document.Name {
				return advised.Badge
			}
		}
	}
	return document.Badge
}

// Fixed says that the walk is a challenge which does not let the document that is shown be changed.
func (d *drawing) Fixed() bool {
	if d.Page.Goal == nil {
		return false
	}
	return d.Tab == nil || !slices.Contains(d.Page.Goal.Editable, d.Tab.Name)
}

// TabID is the id of the tab that is shown.
func (d *drawing) TabID() string {
	for _, t := range d.Tabs() {
		if t.Selected {
			return t.ID
		}
	}
	return "tab-walk"
}

// TabText is the text of the document that is shown.
func (d *drawing) TabText() string {
	if d.Tab == nil {
		return d.Text
	}
	text := d.Text
	if n := d.Tab.At.Text; n > 0 && n < len(d.Page.Texts) {
		text = d.Page.Texts[n].Body
	}
	// Offsets count UTF-16 code units.
	units := utf16.Encode([]rune(text))
	if d.Tab.At.From < 0 || d.Tab.At.To < d.Tab.At.From || d.Tab.At.To > len(units) {
		return text
	}
	return string(utf16.Decode(units[d.Tab.At.From:d.Tab.At.To]))
}

// Why is the row of the trace whose sentence stands under the text; nil where there is none.
func (d *drawing) Why() *view.Trace {
	t := d.selectedTrace()
	if t == nil || t.Sentence == "" || d.Tab != nil && t.Document != d.Tab.Name {
		return nil
	}
	return t
}

// Counts says how many findings of each type there are.
func (d *drawing) Counts() string {
	var words []string
	for i := 0; i < len(d.Findings); {
		word, n := d.Findings[i].Badge.Word, 0
		for ; i < len(d.Findings) && d.Findings[i].Badge.Word == word; i++ {
			n++
		}
		if n != 1 {
			word += "s"
		}
		words = append(words, fmt.Sprintf("%d %s", n, word))
	}
	return strings.Join(words, ", ")
}

// steps are the indices of the rows that are steps.
func (d *drawing) steps() []int {
	var list []int
	for i := range d.Page.Rows {
		if d.Page.Rows[i].Kind == view.RowStep {
			list = append(list, i)
		}
	}
	return list
}

// position is the current step's place among the steps, from 1; 0 where there is none.
func (d *drawing) position() int {
	for n, i := range d.steps() {
		if i == d.Row {
			return n + 1
		}
	}
	return 0
}

// StepWords says which step it is.
func (d *drawing) StepWords() string {
	position := "–"
	if n := d.position(); n > 0 {
		position = strconv.Itoa(n)
	}
	return fmt.Sprintf("step %s of %d", position, len(d.steps()))
}

// StepMax is the number of steps, or 1 where there is none; StepNow the current one.
func (d *drawing) StepMax() int { return max(1, len(d.steps())) }

// StepNow is the current step's place for a slider, which has no place before the first.
func (d *drawing) StepNow() int { return max(1, d.position()) }

// Before says whether a step comes before the current row, After whether one comes after it.
func (d *drawing) Before() bool { return len(d.steps()) > 0 && d.steps()[0] < d.Row }

// After says whether a step comes after the current row.
func (d *drawing) After() bool {
	steps := d.steps()
	return len(steps) > 0 && steps[len(steps)-1] > d.Row
}
