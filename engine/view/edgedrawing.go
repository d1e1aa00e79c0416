package view

import "strconv"

// The measures of an edge.
const (
	lockOut   = accountInset + 4 + lockRadius // from a node to the middle of its lock, which stands outside the account
	selfApart = lockRadius + 2                // the ends of an edge from a node to itself, from the node's middle
	arrowGap  = 2                             // between the tip of the arrow and the node
	arrowWide = 5
	arrowLong = 7
	bend      = 6 // the radius of a corner
	busLanes  = 5 // upright lines that stand beside one another between the columns
	busApart  = 7
)

// path is a path of SVG in the making.
type path []byte

func (p path) to(command byte, numbers ...int) path {
	p = append(p, command)
	for i, n := range numbers {
		if i > 0 {
			p = append(p, ' ')
		}
		p = strconv.AppendInt(p, int64(n), 10)
	}
	return p
}

// ending is an end of an edge: the side of a node that faces the space between the columns.
type ending struct {
	x, y int
	out  int // 1 where that space is on the right, -1 on the left
}

func endingOf(n *Node) ending {
	y := n.Box.Y + n.Box.Height/2
	if n.Box.X < pictureWidth/2 {
		return ending{n.Box.X + n.Box.Width, y, 1}
	}
	return ending{n.Box.X, y, -1}
}

func (e ending) lock() int { return e.x + e.out*lockOut }

// shape is what an edge between two nodes looks like, whatever step it belongs to.
type shape struct {
	from, to *Node
	a, b     ending
	// bus is the place of the upright line, lane its number.
	bus, lane int
	// first is the first edge between the two, which is the trail at other steps.
	first *Edge
}

// newShape finds a lane for an edge in which no other stands at its height.
func newShape(from, to *Node, first *Edge, others []*shape) *shape {
	s := &shape{from: from, to: to, a: endingOf(from), b: endingOf(to), first: first}
	if from == to {
		s.a.y, s.b.y = s.a.y-selfApart, s.b.y+selfApart
	}
	for lane := range busLanes {
		s.lane = lane
		if !s.meets(others) {
			break
		}
		s.lane = len(others) % busLanes
	}
	aside := busApart * ((s.lane + 1) / 2) // the middle first, then out to both sides
	if s.lane%2 == 1 {
		aside = -aside
	}
	s.bus = pictureWidth/2 + aside
	return s
}

func (s *shape) meets(others []*shape) bool {
	low, high := min(s.a.y, s.b.y), max(s.a.y, s.b.y)
	for _, o := range others {
		if o.lane == s.lane && low <= max(o.a.y, o.b.y)+bend && min(o.a.y, o.b.y) <= high+bend {
			return true
		}
	}
	return false
}

// tip is the place of the arrow's tip.
func (s *shape) tip() int { return s.b.x + s.b.out*arrowGap }

// across continues a path from one end of the line between the columns to a place beside the other.
func (s *shape) across(p path, x int) path {
	rise := s.b.y - s.a.y
	if rise == 0 {
		return p.to('H', x)
	}
	r, down := bend, 1
	if rise < 0 {
		rise, down = -rise, -1
	}
	r = min(r, rise/2)
	p = p.to('H', s.bus-s.a.out*r).to('Q', s.bus, s.a.y, s.bus, s.a.y+down*r)
	return p.to('V', s.b.y-down*r).to('Q', s.bus, s.b.y, s.bus+s.b.out*-r, s.b.y).to('H', x)
}

// trail is the whole line, with the head of its arrow.
func (s *shape) trail() string {
	return string(append(s.across(path{}.to('M', s.a.x, s.a.y), s.tip()), s.head()...))
}

func (s *shape) head() string {
	tip := s.tip()
	back := tip + s.b.out*arrowLong
	return string(path{}.to('M', back, s.b.y-arrowWide).to('L', tip, s.b.y).to('L', back, s.b.y+arrowWide))
}

// paths are the line up to the first lock, between the locks, after the second, and the head of the arrow.
func (s *shape) paths() [4]string {
	before := path{}.to('M', s.a.x, s.a.y).to('H', s.a.lock())
	between := s.across(path{}.to('M', s.a.lock(), s.a.y), s.b.lock())
	after := path{}.to('M', s.b.lock(), s.b.y).to('H', s.tip())
	return [4]string{string(before), string(between), string(after), s.head()}
}

// lock places the lock of an end, with its label in the row under the node; the second of an edge from a node to itself
// stands in the second row.
func (s *shape) lock(l *Lock, e ending, n *Node, row int) {
	l.X, l.Y = e.lock(), e.y
	l.Icon.X, l.Icon.Y = l.X-lockIcon/2, l.Y-lockIcon/2
	l.Anchor, l.Label.X = "end", n.Box.X+n.Box.Width
	if e.out < 0 {
		l.Anchor, l.Label.X = "start", n.Box.X
	}
	l.Label.Y = n.Box.Y + n.Box.Height + chipTop + row*rowHeight + 16
}
