package prerender

import (
	"strconv"
	"strings"

	"rolewalk/engine/view"
)

// row is a row of the walk.
type row struct {
	*view.Row
	Shown          view.Badge
	Current, Unmet bool
	// Goal says that what is expected is a goal.
	Goal bool
	// Shows says that the row leads to a document that it changed.
	Shows bool
}

// Rows are the rows of the walk. The verdict of a step that is to be predicted is not told.
func (d *drawing) Rows() []row {
	list := make([]row, len(d.Page.Rows))
	for i := range d.Page.Rows {
		r := row{Row: &d.Page.Rows[i], Current: i == d.Row, Goal: d.Page.Goal != nil}
		r.Shown = r.Badge
		hidden := d.hidden(i)
		if hidden != nil {
			r.Shown = *hidden
		}
		r.Unmet = r.Step != nil && r.Step.Expected == view.ExpectedUnmet && hidden == nil
		if r.Kind == view.RowChange {
			for n := range d.Page.Documents {
				r.Shows = r.Shows || d.Page.Documents[n].Change == r.Number
			}
		}
		list[i] = r
	}
	return list
}

// Standing is the badge of the step that is shown; nil where the walk has none.
func (d *drawing) Standing() *view.Badge {
	if d.Step == nil {
		return nil
	}
	if hidden := d.hidden(d.Row); hidden != nil {
		return hidden
	}
	return &d.Current.Badge
}

// hidden is the badge of a row whose verdict is not told yet; nil where it is.
func (d *drawing) hidden(index int) *view.Badge {
	if r := &d.Page.Rows[index]; r.Pending == nil {
		return d.givesAway(r, index)
	}
	return d.Page.Rows[index].Pending
}

// givesAway is the badge of a step that is still to be predicted and whose verdict a row would tell, because it signs
// with what that step asks for; nil where there is none.
func (d *drawing) givesAway(r *view.Row, index int) *view.Badge {
	if r.Step == nil || r.Step.Signer == "" || index == d.Row {
		return nil
	}
	for i := range d.Page.Lanes {
		if l := &d.Page.Lanes[i]; l.ID == r.Step.Signer {
			return d.Page.Rows[l.Row].Pending
		}
	}
	return nil
}

// begins says that the current row is the first that decides something, which has the walk's introduction.
func (d *drawing) begins() bool {
	for i := range d.Page.Rows {
		if d.Page.Rows[i].Step != nil {
			return i == d.Row
		}
	}
	return d.Row == -1
}

// About is the walk's introduction where it stands; empty elsewhere.
func (d *drawing) About() string {
	if !d.begins() {
		return ""
	}
	return d.Page.About
}

// Note is the current row's note. It would tell what the reader is still to predict.
func (d *drawing) Note() string {
	if d.Current == nil || d.Pending {
		return ""
	}
	return d.Current.Note
}

// Remember is what to keep of a lesson, at its last step; empty elsewhere.
func (d *drawing) Remember() string {
	if d.Current == nil || d.Pending {
		return ""
	}
	for i := d.Row + 1; i < len(d.Page.Rows); i++ {
		if d.Page.Rows[i].Kind == view.RowStep {
			return ""
		}
	}
	return d.Page.Lesson.Remember
}

// Hints is how many hints the current step has.
func (d *drawing) Hints() int {
	if d.Step == nil {
		return 0
	}
	return len(d.Step.Hints)
}

// suggestions is the list of edits under the verdict.
type suggestions struct {
	Title string
	Class string
	// Open says that the list is shown; a list that was not searched says so.
	Open  bool
	Found *view.Suggestions
}

// Suggestions is the list of edits that would flip the decision; nil where there is none to be had. A challenge's edits
// are its solution, so they begin folded.
func (d *drawing) Suggestions() *suggestions {
	if d.Step == nil || d.Pending {
		return nil
	}
	allowed := d.Step.Outcome == view.OutcomeAllow
	s := &suggestions{Title: view.DrawingWords().Opens, Class: "opens", Found: d.Suggested}
	if allowed {
		s.Title, s.Class = view.DrawingWords().Closes, "closes"
	}
	s.Open = !allowed && d.Page.Goal == nil
	return s
}

// gate is a gate with its trace.
type gate struct {
	*view.Gate
	Open bool
	Rows []traceRow
}

// traceRow is a row of the trace with those under it, or where it has a Table, the elements and conditions that stand
// together in one.
type traceRow struct {
	*view.Trace
	Selected, Open bool
	Table, Rows    []traceRow
}

// Gates are the gates of the current step. The one whose trace is shown is open.
func (d *drawing) Gates() []gate {
	var list []gate
	shown := d.shownGate()
	for i := range d.Step.Gates {
		g := &d.Step.Gates[i]
		list = append(list, gate{g, i == shown, d.traceRows(string(g.Gate), g.Trace)})
	}
	return list
}

// ShownGate is the gate whose trace is shown; nil where no gate has one.
func (d *drawing) ShownGate() *gate {
	gates := d.Gates()
	if shown := d.shownGate(); shown >= 0 {
		return &gates[shown]
	}
	return nil
}

// shownGate is the gate of the row that is selected, else the one that decides, else the last; -1 where none has a
// trace.
func (d *drawing) shownGate() int {
	deciding, last := -1, -1
	for i := range d.Step.Gates {
		g := &d.Step.Gates[i]
		if len(g.Trace) == 0 {
			continue
		}
		if d.leads(string(g.Gate)) {
			return i
		}
		if deciding < 0 && (g.Outcome == view.GateRefused || g.Outcome == view.GateUnknown) {
			deciding = i
		}
		last = i
	}
	if deciding >= 0 {
		return deciding
	}
	return last
}

// leads says whether a path leads to the row that is selected.
func (d *drawing) leads(path string) bool {
	return d.Selected == path || strings.HasPrefix(d.Selected, path+".")
}

// traceRows puts elements and conditions that follow each other into one table.
func (d *drawing) traceRows(prefix string, traces []view.Trace) []traceRow {
	var out []traceRow
	for i := range traces {
		path := prefix + "." + strconv.Itoa(i)
		t := &traces[i]
		r := traceRow{Trace: t, Selected: d.Selected == path, Open: t.Decides || d.leads(path)}
		r.Rows = d.traceRows(path, t.Sub)
		if t.Kind != view.TraceElement && t.Kind != view.TraceCondition {
			out = append(out, r)
			continue
		}
		if n := len(out); n == 0 || out[n-1].Table == nil {
			out = append(out, traceRow{})
		}
		last := &out[len(out)-1]
		last.Table = append(last.Table, r)
	}
	return out
}
