package main

import (
	"bytes"
	"html/template"
	"unicode/utf16"

	"github.com/yuin/goldmark"

	"rolewalk/engine/view"
)

// First is the first view of a walk as the templates read it: the same structure and classes as the page's components
// draw, so that nothing moves when they take over.
type First struct {
	Page *view.Page
	Row  view.Row
	// Step is the current step; nil where the walk has none.
	Step        *view.Step
	Hidden      bool
	Ways        *view.Ways
	OutcomeIcon string

	About, Note, Brief template.HTML
	Rows               []FirstRow
	Gates              []FirstGate
	Tabs               []FirstTab
	HasTab             bool
	TabText            string
	StepMax            int
	StepWords          string
	Picture            FirstPicture
	Ticks              []Tick
	Lanes              []FirstLane
	NowAt              float64
}

// FirstTab is a document's tab.
type FirstTab struct {
	view.Document
	Selected bool
}

// FirstRow is a row of the walk.
type FirstRow struct {
	Kind              view.RowKind
	Title, Time       string
	Clock, Icon, Word string
	Outcome           view.Outcome
	Expected          view.Expected
	Decides           bool
	Current, Unmet    bool
	Note              template.HTML
}

var outcomeIcons = map[view.Outcome]string{
	view.OutcomeAllow: "allow", view.OutcomeDeny: "deny", view.OutcomeExpired: "expired", view.OutcomeError: "error",
	view.OutcomeUnknown: "unknown", view.OutcomeUndecided: "later", view.OutcomeHidden: "hidden",
}

var outcomeWords = map[view.Outcome]string{
	view.OutcomeAllow: "allowed", view.OutcomeDeny: "denied", view.OutcomeExpired: "expired", view.OutcomeError: "error",
	view.OutcomeUnknown: "unknown", view.OutcomeUndecided: "undecided", view.OutcomeHidden: "your prediction first",
}

var rowIcons = map[view.RowKind]string{view.RowWait: "wait", view.RowNote: "note", view.RowChange: "change"}

// firstView is a walk at its first step.
func firstView(text string, page *view.Page, ways *view.Ways) *First {
	f := &First{Page: page, Ways: ways, StepMax: max(1, page.Steps), StepWords: stepWords(page), About: markdown(page.About)}
	current := firstStep(page)
	if current >= 0 {
		f.Row, f.Step = page.Rows[current], page.Rows[current].Step
	}
	if f.Step != nil {
		f.Hidden = f.Step.Predict
		f.OutcomeIcon = outcomeIcons[f.Step.Outcome]
		if !f.Row.Step.Predict { // the note tells what the reader is still to guess
			f.Note = markdown(f.Row.Note)
		}
		if !f.Hidden {
			f.Gates = firstGates(f.Step)
		}
	}
	if page.Goal != nil {
		f.Brief = markdown(page.Goal.Brief)
	}
	for i, row := range page.Rows {
		f.Rows = append(f.Rows, firstRow(page, row, i == current))
	}
	f.tabs(text, max(0, current))
	f.Picture = firstPicture(page, f.Step)
	f.timeline(page, f.Row.Time)
	return f
}

func stepWords(page *view.Page) string {
	if page.Steps == 0 {
		return "step – of 0"
	}
	return "step 1 of " + itoa(page.Steps)
}

func firstRow(page *view.Page, row view.Row, current bool) FirstRow {
	out := FirstRow{Kind: row.Kind, Title: row.Title, Time: row.Time, Clock: clock(row.Time, page), Icon: rowIcons[row.Kind], Current: current, Note: markdown(row.Note)}
	if row.Step == nil {
		return out
	}
	out.Decides, out.Outcome, out.Expected = true, row.Step.Outcome, row.Step.Expected
	if row.Step.Predict && row.Kind == view.RowStep {
		out.Outcome = view.OutcomeHidden
	}
	out.Unmet = out.Expected == view.ExpectedUnmet && out.Outcome != view.OutcomeHidden
	out.Icon, out.Word = outcomeIcons[out.Outcome], outcomeWords[out.Outcome]
	return out
}

// tabs lists the documents in force and shows the one that decided, else the first, else the whole walk.
func (f *First) tabs(text string, row int) {
	decider := ""
	if f.Step != nil && !f.Hidden {
		decider = decidingDocument(f.Step)
	}
	selected := -1
	for _, d := range f.Page.Documents {
		if len(f.Page.Rows) > 0 && (row < d.FromRow || row >= d.UntilRow) {
			continue
		}
		f.Tabs = append(f.Tabs, FirstTab{Document: d})
		if d.Name == decider {
			selected = len(f.Tabs) - 1
		}
	}
	if selected < 0 && len(f.Tabs) > 0 {
		selected = 0
	}
	f.TabText = text
	if selected < 0 {
		return
	}
	f.HasTab = true
	f.Tabs[selected].Selected = true
	at := f.Tabs[selected].At
	if at.Text > 0 && at.Text < len(f.Page.Texts) {
		text = f.Page.Texts[at.Text].Body
	}
	f.TabText = slice(text, at)
}

// slice is a span of a text, whose offsets count UTF-16 code units.
func slice(text string, at view.Span) string {
	units := utf16.Encode([]rune(text))
	if at.From < 0 || at.To < at.From || at.To > len(units) {
		return text
	}
	return string(utf16.Decode(units[at.From:at.To]))
}

// markdown is a note as HTML. The walks of the site are its own; raw HTML in them is left out all the same.
func markdown(text string) template.HTML {
	if text == "" {
		return ""
	}
	var out bytes.Buffer
	if err := goldmark.Convert([]byte(text), &out); err != nil {
		return template.HTML(template.HTMLEscapeString(text))
	}
	return template.HTML(out.String())
}
