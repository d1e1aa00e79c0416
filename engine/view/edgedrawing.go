package view

import "strconv"

// mostTrails is how many faint edges are drawn; more of them would be a tangle.
const mostTrails = 7

// The measures of an edge.
const (
	edgeReach  = 116 // how far an edge within one column goes out into the space between the columns
	edgeApart  = 30  // the ends of an edge from a node to itself
	arrowGap   = 5   // between the tip of the arrow and the node
	arrowWide  = 5
	arrowLong  = 7
	curveLines = 12 // a stretch of a curve is drawn as so many short lines
)

type point struct{ x, y float64 }

// appendPoint writes a point of a path with a tenth of a unit.
func appendPoint(to []byte, command byte, x, y float64) []byte {
	to = appendTenths(append(to, command), x)
	return appendTenths(append(to, ' '), y)
}

func appendTenths(to []byte, v float64) []byte {
	n := int(10 * v)
	to = strconv.AppendInt(to, int64(n/10), 10)
	if n%10 != 0 {
		to = append(to, '.', byte('0'+n%10))
	}
	return to
}

func mix(a, b point, t float64) point { return point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }

// route is the line of an edge, from 0 at its start to 1 at the tip of its arrow.
type route struct {
	// corners are a straight line's two ends, or a Bézier curve's four points.
	corners []point
	// locks are the places of the two locks, and words where their labels stand: below, above, left or right of them.
	locks [2]float64
	words [2]string
	// back is how far behind the tip the arrow's head begins.
	back float64
}

// newRoute goes straight across between the columns, or out into the space and back within one.
func newRoute(from, to *Node) *route {
	a, outA := facing(from)
	b, outB := facing(to)
	tip := point{b.x + arrowGap*outB, b.y}
	if outA != outB {
		return &route{[]point{a, tip}, [2]float64{.27, .73}, [2]string{"below", "above"}, arrowLong * outB}
	}
	apart := 0.0
	if from == to {
		apart = edgeApart / 2
	}
	start, end := point{a.x, a.y - apart}, point{tip.x, tip.y + apart}
	words := "right"
	if outA < 0 {
		words = "left"
	}
	corners := []point{start, {start.x + edgeReach*outA, start.y}, {end.x + edgeReach*outA, end.y}, end}
	return &route{corners, [2]float64{.22, .78}, [2]string{words, words}, arrowLong * outB}
}

// facing is the middle of a node's side that faces the space between the columns, and 1 or -1 for where that is.
func facing(n *Node) (p point, out float64) {
	y := float64(n.Box.Y) + float64(n.Box.Height)/2
	if n.Box.X < pictureWidth/2 {
		return point{float64(n.Box.X + n.Box.Width), y}, 1
	}
	return point{float64(n.Box.X), y}, -1
}

func (r *route) at(t float64) point {
	points := append([]point(nil), r.corners...)
	for n := len(points) - 1; n > 0; n-- {
		for i := range n {
			points[i] = mix(points[i], points[i+1], t)
		}
	}
	return points[0]
}

// path is the stretch between two places. SVG has no name for a part of a curve, so it is drawn as short lines.
func (r *route) path(from, to float64) string {
	lines := 1
	if len(r.corners) > 2 {
		lines = curveLines
	}
	path, command := []byte(nil), byte('M')
	for i := range lines + 1 {
		p := r.at(from + (to-from)*float64(i)/float64(lines))
		path, command = appendPoint(path, command, p.x, p.y), 'L'
	}
	return string(path)
}

// shape is what an edge between two nodes looks like, whatever step it belongs to.
type shape struct {
	from, to *Node
	// first is the first edge between the two, which is the trail at other steps.
	first *Edge
	// paths are the line up to the first lock, between the locks, after the second, and the head of the arrow.
	paths []string
	locks []Lock
}

func newShape(from, to *Node, first *Edge) *shape {
	s := &shape{from: from, to: to, first: first, locks: make([]Lock, 2)}
	r := newRoute(from, to)
	s.paths = append(s.paths, r.path(0, r.locks[0]), r.path(r.locks[0], r.locks[1]), r.path(r.locks[1], 1), r.head())
	for i := range s.locks {
		s.locks[i].place(r.at(r.locks[i]), r.words[i])
	}
	first.Trail = r.path(0, 1)
	return s
}

func (r *route) head() string {
	tip := r.at(1)
	path := appendPoint(nil, 'M', tip.x+r.back, tip.y-arrowWide)
	path = appendPoint(path, 'L', tip.x, tip.y)
	return string(appendPoint(path, 'L', tip.x+r.back, tip.y+arrowWide))
}

// place puts a lock at a point, with its label on a side of it.
func (l *Lock) place(at point, side string) {
	x, y := int(at.x+.5), int(at.y+.5)
	l.X, l.Y = x, y
	l.Icon.X, l.Icon.Y = x-iconSize/2, y-iconSize/2
	l.Anchor = "middle"
	switch side {
	case "below":
		y += lockRadius + 15
	case "above":
		y -= lockRadius + 7
	case "right":
		x, y, l.Anchor = x+lockRadius+6, y+4, "start"
	case "left":
		x, y, l.Anchor = x-lockRadius-6, y+4, "end"
	}
	l.Label.X, l.Label.Y = x, y
}

// drawEdges fills in the edge of each step. The first edge between two nodes is drawn as a faint trail at other steps.
func drawEdges(p *Page) {
	shapes := []*shape{}
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Step == nil {
			continue
		}
		e := &row.Step.Edge
		e.Trail = ""
		from, to := findNode(p, e.From), findNode(p, e.To)
		describeEdge(p, row.Step, from, to)
		var s *shape
		if from != nil && to != nil {
			for _, known := range shapes {
				if known.from == from && known.to == to {
					s = known
				}
			}
			if s == nil {
				s = newShape(from, to, e)
				shapes = append(shapes, s)
			}
		}
		e.Drawing, e.Pending = newEdgeDrawing(e, s, false), nil
		if row.Pending != nil {
			e.Pending = newEdgeDrawing(e, s, true)
		}
	}
	if len(shapes) > mostTrails {
		for _, s := range shapes {
			s.first.Trail = ""
		}
	}
}

// findNode is the node of an ID; nil where there is none.
func findNode(p *Page, id string) *Node {
	for i := range p.Accounts {
		for n := range p.Accounts[i].Nodes {
			if node := &p.Accounts[i].Nodes[n]; node.ID == id {
				return node
			}
		}
	}
	return nil
}

// describeEdge says what the edge's caller is called for this step, and what the inspector shows with it.
func describeEdge(p *Page, s *Step, from, to *Node) {
	e := &s.Edge
	e.As, e.About = "", ""
	switch {
	case to != nil:
		e.About = to.ID
	case from != nil:
		e.About = from.ID
	case len(p.Accounts) > 0 && len(p.Accounts[0].Nodes) > 0:
		e.About = p.Accounts[0].Nodes[0].ID
	}
	if from == nil || s.Signer == "" {
		return
	}
	for i := range p.Lanes {
		if p.Lanes[i].ID == s.Signer {
			as := from.KindWord + ", as " + p.Lanes[i].Session
			if p.Lanes[i].Kind == LaneProvisional {
				as = "provisional " + p.Lanes[i].Session
			}
			e.As = shorten(as, subtitleBreadth)
		}
	}
}

// newEdgeDrawing draws an edge with its locks; one whose verdict the reader is still to predict gives neither side
// away. The shape is nil where one end is not drawn.
func newEdgeDrawing(e *Edge, s *shape, pending bool) *EdgeDrawing {
	sides := [2]Side{e.CallerSide, e.TargetSide}
	d := &EdgeDrawing{Words: edgeWords(e), Segments: []Segment{}, Locks: []Lock{}}
	if pending {
		sides = [2]Side{SideUnknown, SideUnknown}
	} else {
		d.Words += "; caller’s side " + sideWord(sides[0]) + ", " + e.TargetWord + " " + sideWord(sides[1])
	}
	if s == nil {
		return d
	}
	for i, hue := range segmentHues(sides[0], sides[1]) {
		d.Segments = append(d.Segments, Segment{hue, i == 3, s.paths[i]})
	}
	d.Locks = append(d.Locks, s.locks...)
	for i := range sides {
		l := &d.Locks[i]
		l.Hue, l.Icon.Text, l.Label.Text = sides[i], sideIcon(sides[i]), "caller’s side"
	}
	d.Locks[1].Label.Text = e.TargetWord
	return d
}

func edgeWords(e *Edge) string {
	words := e.From
	if words == "" {
		words = "A principal"
	}
	words += " asks for " + e.Label
	if e.To != "" {
		words += " at " + e.To
	}
	return words
}

// segmentHues are the hues of the line up to the first lock, between the locks, after the second, and of the head. A
// line is cut at the lock that is shut, and what lies behind it was not tried.
func segmentHues(caller, target Side) [4]string {
	switch {
	case caller == SideShut:
		return [4]string{"open", "cut", "untried", "cut"}
	case target == SideShut:
		return [4]string{string(caller), "gap", "cut", "cut"}
	}
	return [4]string{string(caller), string(caller), string(target), string(target)}
}
