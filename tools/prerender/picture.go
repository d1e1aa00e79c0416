package prerender

import (
	"fmt"
	"slices"

	"rolewalk/engine/view"
)

// account is an account of the picture, with where its button stands.
type account struct {
	*view.Account
	Plus view.Box
}

// Accounts are the accounts that are drawn.
func (d *drawing) Accounts() []account {
	var list []account
	m := view.TimelineMeasures()
	for i := range d.Page.Accounts {
		if len(d.Page.Accounts[i].Nodes) > 0 {
			a := &d.Page.Accounts[i]
			plus := view.Box{X: a.Box.X + m.PlusLeft, Y: a.Box.Y + m.PlusTop, Width: m.Plus, Height: m.Plus}
			list = append(list, account{a, plus})
		}
	}
	return list
}

// node is a node of the picture.
type node struct {
	*view.Node
	Now bool
	// Second is the second line, which says for a caller as which session it acts.
	Second view.Mark
}

// Nodes are the nodes of all accounts.
func (d *drawing) Nodes() []node {
	var list []node
	for _, a := range d.Accounts() {
		for i := range a.Nodes {
			n := node{Node: &a.Nodes[i], Second: a.Nodes[i].Subtitle}
			if d.Step != nil {
				e := &d.Step.Edge
				n.Now = n.ID == e.From || n.ID == e.To
				if n.ID == e.From && e.As != "" {
					n.Second.Text = e.As
				}
			}
			list = append(list, n)
		}
	}
	return list
}

// Edge is the current step as an edge; nil where there is no step.
func (d *drawing) Edge() *view.EdgeDrawing {
	if d.Step == nil {
		return nil
	}
	if d.Pending && d.Step.Edge.Pending != nil {
		return d.Step.Edge.Pending
	}
	return d.Step.Edge.Drawing
}

// trail is a faint edge of another step.
type trail struct{ When, Path string }

// Trails are the faint edges of the other steps.
func (d *drawing) Trails() []trail {
	var list []trail
	for i := range d.Page.Rows {
		s := d.Page.Rows[i].Step
		if s == nil || s.Edge.Trail == "" {
			continue
		}
		if d.Step == nil || s.Edge.From != d.Step.Edge.From || s.Edge.To != d.Step.Edge.To {
			list = append(list, trail{d.when(i), s.Edge.Trail})
		}
	}
	return list
}

// when says whether a row lies before the current one, or is it.
func (d *drawing) when(row int) string {
	switch {
	case row == d.Row:
		return "now"
	case row < d.Row:
		return "past"
	}
	return "later"
}

// hop is the number of a step in the picture.
type hop struct {
	When, Hue, Says string
	Number, Tab     int
	Now             bool
	Box             view.Box
	Middle, Base    int
}

// Hops are the numbers of all steps that the picture shows.
func (d *drawing) Hops() []hop {
	var list []hop
	stop := d.Row
	if d.Current == nil || d.Current.Kind != view.RowStep {
		stop = FirstStep(d.Page)
	}
	for i := range d.Page.Rows {
		row := &d.Page.Rows[i]
		if row.Step == nil || row.Step.Edge.Chip.Width == 0 {
			continue
		}
		badge := row.Badge
		if hidden := d.hidden(i); hidden != nil {
			badge = *hidden
		}
		box := row.Step.Edge.Chip
		h := hop{
			When: d.when(i), Hue: badge.Hue, Number: row.Number, Tab: -1, Now: i == d.Row, Box: box,
			Says:   fmt.Sprintf("%s %d: %s, %s", view.DrawingWords().Step, row.Number, row.Title, badge.Word),
			Middle: box.X + box.Width/2, Base: box.Y + 17,
		}
		if i == stop {
			h.Tab = 0
		}
		list = append(list, h)
	}
	return list
}

// Many says that the picture has a field to find a node.
func (d *drawing) Many() bool { return d.Page.Picture.Nodes > 12 }

// FactsAt are the facts that hold at the current row.
func (d *drawing) FactsAt(list []view.Facts) []view.Field {
	for i := range slices.Backward(list) {
		if i == 0 || list[i].Row <= max(0, d.Row) {
			return list[i].Fields
		}
	}
	return nil
}

// ParentOf is the session that asked for a credential; empty where none did.
func (d *drawing) ParentOf(l *view.Lane) string {
	for i := range d.Page.Lanes {
		if d.Page.Lanes[i].ID == l.Parent {
			return d.Page.Lanes[i].Session
		}
	}
	return ""
}

// InspectedLane is the credential that the step gave; nil where it gave none, or that is not to be told.
func (d *drawing) InspectedLane() *view.Lane {
	if d.Step == nil || d.Pending {
		return nil
	}
	for i := range d.Page.Lanes {
		if l := &d.Page.Lanes[i]; l.ID == d.Step.Session && l.Kind == view.LaneSession {
			return l
		}
	}
	return nil
}

// InspectedNode is what the step asks for, else the picture's first node; nil where nothing is drawn.
func (d *drawing) InspectedNode() *view.Node {
	about := ""
	if d.Step != nil {
		about = d.Step.Edge.About
	}
	for _, n := range d.Nodes() {
		if n.ID == about || d.Step == nil {
			return n.Node
		}
	}
	return nil
}

// lane is a lane of the timeline.
type lane struct {
	*view.Lane
	Shown                view.Badge
	Past, Known, Current bool
	// Name is what it is called, Label what is read out.
	Name, Label string
	Pins        []pin
}

// pin is a moment on a lane.
type pin struct{ X, Hue, Title string }

// Lanes are the lanes of the timeline. Whether a credential was issued is not told while that is to be predicted.
func (d *drawing) Lanes() []lane {
	now := d.Page.From
	if d.Current != nil {
		now = d.Current.Time
	}
	var list []lane
	for i := range d.Page.Lanes {
		l := lane{Lane: &d.Page.Lanes[i], Known: true}
		l.Shown = l.Badge
		if l.Pending != nil {
			l.Shown, l.Known = *l.Pending, false
		}
		// Times of the page are all of one form, so that they compare as texts.
		l.Past = l.Shown.Hue == string(view.LaneSession) && now >= l.Until
		l.Current = d.Step != nil && l.ID == currentLane(d.Step)
		l.Name = l.Session
		for _, word := range []string{l.Of, l.Ordinal} {
			if word != "" {
				l.Name += " " + word
			}
		}
		l.Label = l.Name + ", " + l.Shown.Word
		if l.Known && l.Span != "" {
			l.Label += ", " + l.Span
		}
		if l.Known {
			l.Pins = d.pins(l.Lane.Pins)
		}
		list = append(list, l)
	}
	return list
}

// TieTop is where the line from the lane of the parent begins, in percent of the lane's height.
func (l lane) TieTop() int { return 50 - 100*l.Tie }

// currentLane is the ID of the lane that a step asked for, or else signed with.
func currentLane(s *view.Step) string {
	if s.Session != "" {
		return s.Session
	}
	return s.Signer
}

func (d *drawing) pins(pins []view.Pin) []pin {
	var list []pin
	for _, p := range pins {
		drawn := pin{p.X, p.Hue, p.Label}
		if p.Row >= 0 && p.Row < len(d.Page.Rows) && d.Page.Rows[p.Row].Pending != nil {
			drawn.Hue, drawn.Title = "covered", view.DrawingWords().Asked
		}
		list = append(list, drawn)
	}
	return list
}
