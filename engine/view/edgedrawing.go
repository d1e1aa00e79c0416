package view

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

// String writes a point with a tenth of a unit.
func (p point) String() string { return tenths(p.x) + " " + tenths(p.y) }

func tenths(v float64) string {
	n := int(10*v+1000.5) - 1000 // coordinates are never below -100
	sign := ""
	if n < 0 {
		n, sign = -n, "-"
	}
	if n%10 == 0 {
		return sign + itoa(n/10)
	}
	return sign + itoa(n/10) + "." + itoa(n%10)
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
func newRoute(from, to *Node) route {
	a, outA := facing(from)
	b, outB := facing(to)
	tip := point{b.x + arrowGap*outB, b.y}
	if outA != outB {
		return route{[]point{a, tip}, [2]float64{.27, .73}, [2]string{"below", "above"}, arrowLong * outB}
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
	return route{corners, [2]float64{.22, .78}, [2]string{words, words}, arrowLong * outB}
}

// facing is the middle of a node's side that faces the space between the columns, and 1 or -1 for where that is.
func facing(n *Node) (p point, out float64) {
	y := float64(n.Box.Y) + float64(n.Box.Height)/2
	if n.Box.X < pictureWidth/2 {
		return point{float64(n.Box.X + n.Box.Width), y}, 1
	}
	return point{float64(n.Box.X), y}, -1
}

func (r route) at(t float64) point {
	points := append([]point(nil), r.corners...)
	for n := len(points) - 1; n > 0; n-- {
		for i := range n {
			points[i] = mix(points[i], points[i+1], t)
		}
	}
	return points[0]
}

// path is the stretch between two places. SVG has no name for a part of a curve, so it is drawn as short lines.
func (r route) path(from, to float64) string {
	lines := 1
	if len(r.corners) > 2 {
		lines = curveLines
	}
	path := "M" + r.at(from).String()
	for i := 1; i <= lines; i++ {
		path += "L" + r.at(from+(to-from)*float64(i)/float64(lines)).String()
	}
	return path
}

// shape is what an edge between two nodes looks like, whatever step it belongs to.
type shape struct {
	from, to *Node
	// first is the first edge between the two, which is the trail at other steps.
	first *Edge
	// paths are the line up to the first lock, between the locks, after the second, and the head of the arrow.
	paths [4]string
	locks [2]Lock
}

func newShape(from, to *Node, first *Edge) *shape {
	s := &shape{from: from, to: to, first: first}
	r := newRoute(from, to)
	places := [4]float64{0, r.locks[0], r.locks[1], 1}
	for i := range 3 {
		s.paths[i] = r.path(places[i], places[i+1])
	}
	s.paths[3] = r.head()
	for i := range s.locks {
		s.locks[i] = newLock(r.at(r.locks[i]), r.words[i])
	}
	first.Trail = r.path(0, 1)
	return s
}

func (r route) head() string {
	tip := r.at(1)
	x := tip.x + r.back
	return "M" + point{x, tip.y - arrowWide}.String() + "L" + tip.String() + "L" + point{x, tip.y + arrowWide}.String()
}

// newLock is a lock whose label stands on a side of it.
func newLock(at point, side string) Lock {
	half := iconSize / 2.0
	l := Lock{X: tenths(at.x), Y: tenths(at.y), Icon: Mark{X: tenths(at.x - half), Y: tenths(at.y - half)}}
	l.Label.Anchor = "middle"
	switch side {
	case "below":
		at.y += lockRadius + 15
	case "above":
		at.y -= lockRadius + 7
	case "right":
		at.x, at.y, l.Label.Anchor = at.x+lockRadius+6, at.y+4, "start"
	case "left":
		at.x, at.y, l.Label.Anchor = at.x-lockRadius-6, at.y+4, "end"
	}
	l.Label.X, l.Label.Y = tenths(at.x), tenths(at.y)
	return l
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
			e.As = shorten(from.KindWord+", as "+p.Lanes[i].Session, subtitleBreadth)
		}
	}
}

// newEdgeDrawing draws an edge with its locks; one whose verdict the reader is still to predict gives neither side
// away. The shape is nil where one end is not drawn.
func newEdgeDrawing(e *Edge, s *shape, pending bool) *EdgeDrawing {
	caller, target := e.CallerSide, e.TargetSide
	d := &EdgeDrawing{Words: edgeWords(e), Segments: []Segment{}, Locks: []Lock{}}
	if pending {
		caller, target = SideUnknown, SideUnknown
	} else {
		d.Words += "; caller’s side " + sideWord(caller) + ", " + e.TargetWord + " " + sideWord(target)
	}
	if s == nil {
		return d
	}
	for i, hue := range segmentHues(caller, target) {
		d.Segments = append(d.Segments, Segment{Hue: hue, Head: i == 3, Path: s.paths[i]})
	}
	d.Locks = append(d.Locks, s.locks[:]...)
	for i, side := range [2]Side{caller, target} {
		d.Locks[i].Hue, d.Locks[i].Icon.Text = side, sideIcon(side)
	}
	d.Locks[0].Label.Text, d.Locks[1].Label.Text = "caller’s side", e.TargetWord
	return d
}

func edgeWords(e *Edge) string {
	words := e.From
	if words == "" {
		words = "Somebody"
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
