package view_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"rolewalk/engine/view"
)

// drawn is a page with accounts of so many nodes each, drawn.
func drawn(t *testing.T, nodes ...int) *view.Page {
	t.Helper()
	p := &view.Page{From: "2026-03-01T09:00:00Z", Until: "2026-03-01T11:00:00Z"}
	for i, count := range nodes {
		a := view.Account{ID: strconv.Itoa(i), Alias: "account " + strconv.Itoa(i)}
		for n := range count {
			id := fmt.Sprintf("%d/%d", i, n)
			a.Nodes = append(a.Nodes, view.Node{ID: id, Kind: view.NodeRole, Name: id, ARN: id})
		}
		p.Accounts = append(p.Accounts, a)
	}
	view.Draw(p)
	return p
}

func overlap(a, b view.Box) bool {
	return a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height
}

func TestPictureLiesFlat(t *testing.T) {
	p := drawn(t, 2, 1, 0, 3, 1)
	compared := 0
	for i := range p.Accounts {
		a := &p.Accounts[i]
		if len(a.Nodes) == 0 {
			continue
		}
		if a.Box.X < 0 || a.Box.X+a.Box.Width > p.Picture.Width || a.Box.Y+a.Box.Height > p.Picture.Height {
			t.Errorf("%s stands outside: %+v", a.Alias, a.Box)
		}
		for n := range a.Nodes {
			node := a.Nodes[n].Box
			if node.X < a.Box.X || node.Y < a.Box.Y || node.X+node.Width > a.Box.X+a.Box.Width ||
				node.Y+node.Height > a.Box.Y+a.Box.Height {
				t.Errorf("%s is outside its account", a.Nodes[n].ID)
			}
			for m := range n {
				if overlap(node, a.Nodes[m].Box) {
					t.Errorf("%s lies on %s", a.Nodes[n].ID, a.Nodes[m].ID)
				}
			}
		}
		for k := range i {
			if b := &p.Accounts[k]; len(b.Nodes) > 0 {
				compared++
				if overlap(a.Box, b.Box) {
					t.Errorf("%s lies on %s", a.Alias, b.Alias)
				}
			}
		}
	}
	if compared != 6 {
		t.Errorf("compared %d pairs of accounts", compared)
	}
}

// TestPictureStands: an account that is added moves none that was there.
func TestPictureStands(t *testing.T) {
	before, after := drawn(t, 2, 1, 3), drawn(t, 2, 1, 3, 4)
	for i := range before.Accounts {
		if before.Accounts[i].Box != after.Accounts[i].Box {
			t.Errorf("account %d moved: %+v, %+v", i, before.Accounts[i].Box, after.Accounts[i].Box)
		}
	}
}

// TestEdgesShowTheirLocks draws an edge between any two nodes: its locks are apart.
func TestEdgesShowTheirLocks(t *testing.T) {
	p := drawn(t, 3, 2, 2)
	var ids []string
	for _, a := range p.Accounts {
		for _, n := range a.Nodes {
			ids = append(ids, n.ID)
		}
	}
	for _, from := range ids {
		for _, to := range ids {
			edge := view.Edge{From: from, To: to, CallerSide: view.SideOpen, TargetSide: view.SideShut}
			p.Rows = append(p.Rows, view.Row{Kind: view.RowStep, Time: p.From, Step: &view.Step{Edge: edge}})
		}
	}
	view.Draw(p)
	for _, row := range p.Rows {
		e := row.Step.Edge
		if len(e.Drawing.Locks) != 2 || len(e.Drawing.Segments) != 4 || e.Trail == "" {
			t.Fatalf("%s to %s: %+v, trail %q", e.From, e.To, e.Drawing, e.Trail)
		}
		a, b := e.Drawing.Locks[0], e.Drawing.Locks[1]
		if apart := math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)); apart < float64(2*p.Picture.Lock) {
			t.Errorf("%s to %s: the locks are %.1f apart", e.From, e.To, apart)
		}
	}
}

// TestEdgeTells: a side that is shut cuts the line, and a verdict that is to be predicted gives neither side away.
func TestEdgeTells(t *testing.T) {
	p := drawn(t, 1, 1)
	for _, sides := range [][2]view.Side{{"shut", "open"}, {"open", "shut"}, {"open", "none"}} {
		edge := view.Edge{
			From:       "0/0",
			To:         "1/0",
			Label:      "sts:AssumeRole",
			CallerSide: sides[0],
			TargetSide: sides[1],
			TargetWord: "role’s side",
		}
		p.Rows = append(p.Rows, view.Row{Kind: view.RowStep, Time: p.From, Step: &view.Step{Edge: edge, Predict: true}})
	}
	view.Draw(p)
	wanted := []string{"open cut untried cut", "open gap cut cut", "open open none none"}
	for i := range p.Rows {
		e := p.Rows[i].Step.Edge
		if got := hues(e.Drawing); got != wanted[i] {
			t.Errorf("%s, %s: %s, want %s", e.CallerSide, e.TargetSide, got, wanted[i])
		}
		if got := hues(e.Pending); got != "unknown unknown unknown unknown" || strings.Contains(e.Pending.Words, "side") {
			t.Errorf("to be predicted: %s, %q", got, e.Pending.Words)
		}
		if (e.Trail != "") != (i == 0) {
			t.Errorf("edge %d has the trail %q", i, e.Trail)
		}
	}
	const words = "0/0 asks for sts:AssumeRole at 1/0; caller’s side shut, role’s side open"
	if got := p.Rows[0].Step.Edge.Drawing.Words; got != words {
		t.Errorf("got %q", got)
	}
}

func hues(d *view.EdgeDrawing) string {
	var list []string
	for _, s := range d.Segments {
		list = append(list, s.Hue)
	}
	return strings.Join(list, " ")
}

func TestNamesAreShortened(t *testing.T) {
	for name, want := range map[string]string{
		"prod-artifacts":                "prod-artifacts",
		"arn:aws:s3:::a-very-long-name": "arn:a…-name",
		"":                              "",
	} {
		p := &view.Page{Accounts: []view.Account{{Nodes: []view.Node{{Name: name}}}}}
		view.Draw(p)
		if got := p.Accounts[0].Nodes[0].Title.Text; got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestTicks: each axis has ticks of its own, whose labels stand apart on the narrowest axis that has them.
func TestTicks(t *testing.T) {
	widths := map[view.TickWidth]float64{view.TickNarrow: 120, view.TickMiddle: 320, view.TickWide: 640}
	for span, want := range map[[2]string]string{
		{"2026-03-01T09:00:00Z", "2026-03-01T11:00:00Z"}: "0% 09:00 start, 100% 11:00 end",
		{"2026-03-01T09:07:00Z", "2026-03-01T09:07:00Z"}: "88.333% 10:00 end, 13.333% 09:15 middle", // shown as an hour
		{"2026-03-01T09:00:00Z", "2026-03-01T09:00:30Z"}: "0% 09:00 start, 100% 09:00:30 end",
		{"2026-03-01T09:00:00Z", "2026-03-04T09:00:00Z"}: "",
		{"2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"}: "",
	} {
		p := &view.Page{From: span[0], Until: span[1]}
		view.Draw(p)
		var got []string
		ends, counts := map[view.TickWidth]float64{}, map[view.TickWidth]int{}
		for _, tick := range p.Ticks {
			got = append(got, tick.X+" "+tick.Label+" "+tick.Anchor)
			x, err := strconv.ParseFloat(strings.TrimSuffix(tick.X, "%"), 64)
			if err != nil {
				t.Fatal(err)
			}
			wide := drawnWide(tick.Label, plain)
			left := x / 100 * widths[tick.Width]
			switch tick.Anchor {
			case "middle":
				left -= wide / 2
			case "end":
				left -= wide
			}
			if counts[tick.Width]++; left < ends[tick.Width] {
				t.Errorf("%v: %s lies on the label before it, or outside, on the %s axis", span, tick.Label, tick.Width)
			}
			if ends[tick.Width] = left + wide; ends[tick.Width] > widths[tick.Width]+1 {
				t.Errorf("%v: %s leaves the %s axis", span, tick.Label, tick.Width)
			}
		}
		if counts[view.TickNarrow] < 1 || counts[view.TickWide] < 3 {
			t.Errorf("%v: %v ticks", span, counts)
		}
		if list := strings.Join(got[:2], ", "); want != "" && list != want {
			t.Errorf("%v: got %s, want %s", span, list, want)
		}
	}
}

func TestClock(t *testing.T) {
	p := &view.Page{From: "2026-03-01T09:00:00Z", Until: "2026-03-01T11:00:00Z"}
	wanted := map[string]string{
		"2026-03-01T10:00:00Z": "10:00 50%", "2026-03-01T09:05:09Z": "09:05:09 4.291%",
		"2026-03-02T09:05:00Z": "03-02 09:05 100%",
		"nonsense":             " 0%",
	}
	for time := range wanted {
		p.Rows = append(p.Rows, view.Row{Kind: view.RowNote, Time: time})
	}
	view.Draw(p)
	for _, row := range p.Rows {
		if got := row.Clock + " " + row.X; got != wanted[row.Time] {
			t.Errorf("%s: got %q, want %q", row.Time, got, wanted[row.Time])
		}
	}
}

// TestLanes: only a session has the length of one, and a tie leads to who asked for it.
func TestLanes(t *testing.T) {
	lane := func(kind view.LaneKind, chained bool) view.Lane {
		return view.Lane{Kind: kind, From: "2026-03-01T09:00:00Z", Until: "2026-03-01T10:00:00Z", Chained: chained}
	}
	p := &view.Page{From: "2026-03-01T09:00:00Z", Until: "2026-03-01T11:00:00Z", Lanes: []view.Lane{
		lane(view.LaneSession, true), lane(view.LaneRefused, false), lane(view.LaneProvisional, true),
	}}
	p.Lanes[0].ID, p.Lanes[2].Parent = "first", "first"
	p.Rows = []view.Row{{Kind: view.RowStep, Time: p.From, Step: &view.Step{Predict: true, Outcome: view.OutcomeDeny}}}
	view.Draw(p)
	for i, want := range []string{
		"session|until 10:00, chained|09:00 to 10:00|session|50%|0", "refused|refused|09:00 to 10:00|refused request||0",
		"provisional|provisional until 10:00, chained|09:00 to 10:00|provisional session||2",
	} {
		l := p.Lanes[i]
		tie := strconv.Itoa(l.Tie)
		if got := strings.Join([]string{l.Badge.Hue, l.Badge.Word, l.Span, l.KindWord, l.Width, tie}, "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if l.Pending == nil || *l.Pending != (view.Badge{Hue: "covered", Word: "asked for"}) {
			t.Errorf("to be predicted: %+v", l.Pending)
		}
		if l.X != "0%" || l.End != "50%" {
			t.Errorf("stands at %s to %s", l.X, l.End)
		}
	}
}

// TestTraceBadges: a verdict's hue is for what decides; what is unknown has a hue of its own.
func TestTraceBadges(t *testing.T) {
	for _, c := range []struct {
		trace view.Trace
		want  string
	}{
		{
			view.Trace{Kind: view.TraceStatement, Outcome: view.TraceTrue, Held: true, Decides: true, Effect: "Allow"},
			"allow allow",
		},
		{
			view.Trace{Kind: view.TraceStatement, Outcome: view.TraceTrue, Held: true, Decides: true, Effect: "Deny"},
			"deny deny",
		},
		{view.Trace{Kind: view.TraceStatement, Outcome: view.TraceFalse}, "passed-over none"},
		{view.Trace{Kind: view.TraceElement, Outcome: view.TraceFalse}, "plain none"},
		{view.Trace{Kind: view.TraceElement, Outcome: view.TraceFalse, Decides: true}, "deny deny"},
		{view.Trace{Kind: view.TraceCondition, Outcome: view.TraceMissing, Decides: true}, "missing missing"},
		{view.Trace{Kind: view.TraceCondition, Outcome: view.TraceMissing, Held: true, Decides: true}, "allow missing"},
		{view.Trace{Kind: view.TraceCondition, Outcome: view.TraceUnknown, Decides: true}, "unknown unknown"},
		{view.Trace{Kind: view.TraceCondition, Outcome: view.TraceUnknown}, "plain unknown"},
	} {
		p := &view.Page{Rows: []view.Row{{Step: &view.Step{Gates: []view.Gate{{Trace: []view.Trace{c.trace}}}}}}}
		view.Draw(p)
		if b := p.Rows[0].Step.Gates[0].Trace[0].Badge; b.Hue+" "+b.Icon != c.want || b.Word == "" {
			t.Errorf("%+v: got %+v, want %s", c.trace, b, c.want)
		}
	}
}

// TestPath: the path leads to the deepest row that decides, in the gate that refused.
func TestPath(t *testing.T) {
	row := func(decides bool, document string, sub ...view.Trace) view.Trace {
		return view.Trace{Decides: decides, Document: document, Sub: sub}
	}
	gate := func(word view.GateWord, outcome view.GateOutcome, rows ...view.Trace) view.Gate {
		return view.Gate{Gate: word, Outcome: outcome, Trace: rows}
	}
	passed := gate(view.GateIdentity, view.GatePassed, row(true, "p", row(false, "p"), row(true, "p")))
	refused := gate(view.GateTrust, view.GateRefused, row(false, "t"),
		row(true, "t", row(true, "t", row(false, "t"), row(true, "t"))))
	for want, gates := range map[string][]view.Gate{
		"identity.0.1": {passed},
		"trust.1.0.1":  {passed, refused},
		"":             {gate(view.GateCredentials, view.GateRefused), passed},
		"trust.1":      {passed, gate(view.GateTrust, view.GateRefused, row(false, ""), row(false, "t"))},
		"trust.0":      {gate(view.GateTrust, view.GatePassed, row(true, "t")), gate(view.GateIdentity, view.GateRefused)},
	} {
		p := &view.Page{Rows: []view.Row{{Step: &view.Step{Gates: gates}}}}
		view.Draw(p)
		if got := p.Rows[0].Step.Path; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
