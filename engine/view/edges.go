package view

// drawEdges fills in the edge of each step. The first edge between two nodes is drawn as a faint trail at other steps.
func drawEdges(p *Page) {
	shapes := []*shape{}
	byEnds := map[[2]*Node]*shape{}
	nodes := map[string]*Node{}
	for i := range p.Accounts {
		for n := range p.Accounts[i].Nodes {
			node := &p.Accounts[i].Nodes[n]
			nodes[node.ID] = node
		}
	}
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Step == nil {
			continue
		}
		e := &row.Step.Edge
		e.Trail = ""
		from, to := nodes[e.From], nodes[e.To]
		describeEdge(p, row.Step, from, to)
		var s *shape
		if from != nil && to != nil {
			s = byEnds[[2]*Node{from, to}]
			if s == nil {
				s = newShape(from, to, e, shapes)
				e.Trail = s.trail()
				shapes, byEnds[[2]*Node{from, to}] = append(shapes, s), s
			}
		}
		e.Drawing, e.Pending = nil, nil
		if row.Far {
			continue
		}
		e.Drawing = newEdgeDrawing(e, s, false)
		if row.Pending != nil {
			e.Pending = newEdgeDrawing(e, s, true)
		}
	}
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
			as := "as " + p.Lanes[i].Session
			if p.Lanes[i].Kind == LaneProvisional {
				as = "provisional " + p.Lanes[i].Session
			}
			e.As = shorten(as, nodeWidth-nodeText-6, monoWide)
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
	paths := s.paths()
	for i, hue := range segmentHues(sides[0], sides[1]) {
		d.Segments = append(d.Segments, Segment{hue, i == 3, paths[i]})
	}
	d.Locks = make([]Lock, 2)
	s.lock(&d.Locks[0], s.a, s.from, 0)
	row := 0
	if s.from == s.to {
		row = 1
	}
	s.lock(&d.Locks[1], s.b, s.to, row)
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
