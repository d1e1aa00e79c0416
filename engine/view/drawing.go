package view

// Badge is how a state is shown: the class that gives it its hue, the icon of the page's sprite, and the word for a
// reader who sees neither.
type Badge struct {
	Hue  string `json:"hue"`
	Icon string `json:"icon"`
	Word string `json:"word"`
}

// Box is a rectangle of the picture, in the drawing's own units, from its top left corner.
type Box struct {
	X      int `json:"x"`
	Y      int `json:"y"`
	Width  int `json:"width"`
	Height int `json:"height"`
}

// set fills in a badge. One call is smaller than a struct stored field by field, and the module is weighed.
func (b *Badge) set(hue, icon, word string) { b.Hue, b.Icon, b.Word = hue, icon, word }

// Mark is a text of the picture, at its baseline, or an icon, at its top left corner.
type Mark struct {
	X int `json:"x"`
	Y int `json:"y"`
	// Text is the text, or the name of the icon.
	Text string `json:"text"`
}

func (m *Mark) set(x, y int, text string) { m.X, m.Y, m.Text = x, y, text }

// Tick is a mark of the time axis.
type Tick struct {
	// X is its place, in percent of the axis.
	X     string `json:"x"`
	Label string `json:"label"`
	// Anchor is SVG's text-anchor: start, middle or end.
	Anchor string `json:"anchor"`
	// Width is the axis that it is a tick of. Only the ticks of one axis are drawn.
	Width TickWidth `json:"width"`
}

// TickWidth is how wide an axis is.
type TickWidth string

// The three widths of an axis: what is not middle or wide is narrow.
const (
	TickNarrow TickWidth = "narrow"
	TickMiddle TickWidth = "middle"
	TickWide   TickWidth = "wide"
)

// Picture is what the whole picture has besides the boxes of its accounts.
type Picture struct {
	Width  int `json:"width"`
	Height int `json:"height"`
	// Icon is the width and the height of its icons.
	Icon int `json:"icon"`
	// Lock is the radius of its locks, LockIcon the width and the height of the icon in one.
	Lock     int `json:"lock"`
	LockIcon int `json:"lockIcon"`
	// Nodes is how many nodes it has.
	Nodes int `json:"nodes"`
}

// EdgeDrawing is an edge with its two locks. An edge of which one end is not drawn has no segments and no locks.
type EdgeDrawing struct {
	// Words say what the picture shows.
	Words string `json:"words"`
	// Segments are the line up to the first lock, between the locks, after the second, and the head of the arrow.
	Segments []Segment `json:"segments"`
	Locks    []Lock    `json:"locks"`
}

// Segment is one stretch of an edge.
type Segment struct {
	// Hue is open, cut, gap, none, unknown or untried.
	Hue  string `json:"hue"`
	Head bool   `json:"head"`
	Path string `json:"path"`
}

// Lock is one of the two sides that must agree.
type Lock struct {
	// Hue is the Side.
	Hue Side `json:"hue"`
	// X and Y are its middle.
	X     int  `json:"x"`
	Y     int  `json:"y"`
	Icon  Mark `json:"icon"`
	Label Mark `json:"label"`
	// Anchor is the label's text-anchor in SVG: start, middle or end.
	Anchor string `json:"anchor"`
}

// Draw fills in what is shown of a page: hues, icons, words, and the layout of the picture and of the timeline. Both
// drawings of a page, the one ahead of time and the one in the browser, print what it says. It reads only what the page
// holds already, so a page that was drawn may be drawn again.
func Draw(p *Page) {
	drawFindings(p.Findings)
	for i := range p.Documents {
		p.Documents[i].Badge.ofState(p.Documents[i].State)
	}
	drawRows(p)
	drawTimeline(p)
	drawPicture(p)
	drawHints(p)
	if p.Goal != nil {
		p.Goal.Score = score(p.Goal)
	}
}

func drawFindings(list []Finding) {
	for i := range list {
		list[i].Rank = list[i].Badge.ofFinding(list[i].Type)
	}
}

// drawRows fills in the rows and, for each step, the gates with their trace.
func drawRows(p *Page) {
	for i := range p.Rows {
		row := &p.Rows[i]
		row.Pending = nil
		s := row.Step
		if s == nil {
			row.Badge.set(string(row.Kind), string(row.Kind), "")
			continue
		}
		row.Badge.ofOutcome(s.Outcome)
		if row.Kind == RowStep && s.Predict {
			row.Pending = new(Badge)
			row.Pending.ofOutcome(OutcomeHidden)
		}
		for n := range s.Gates {
			g := &s.Gates[n]
			g.Badge.ofGate(g.Outcome)
			drawTrace(g.Trace)
		}
		s.Path = decidingPath(s.Gates)
	}
}

func drawTrace(rows []Trace) {
	for i := range rows {
		t := &rows[i]
		t.Badge.ofTrace(t)
		t.Quiet = !t.Decides && t.Outcome == TraceTrue
		t.Absent = ""
		switch t.Outcome {
		case TraceMissing:
			t.Absent = "not in the request"
		case TraceUnknown:
			t.Absent = "not known"
		}
		drawTrace(t.Sub)
	}
}

// decidingPath is the path of the deepest row that decides: in the first gate that refused, or where none did, in the
// first that is unknown, or else in the first that let the request pass. A gate that refused without a row that comes
// near shows its first document. Where it has none, as where a caller has no policy at all, the path is that of the
// side that agrees; empty where there is none.
func decidingPath(gates []Gate) string {
	outcome, byPolicy := GatePassed, true
	for i := range gates {
		switch o := gates[i].Outcome; {
		case o == GateRefused, o == GateUnknown && outcome == GatePassed:
			outcome = o
			byPolicy = byPolicy && gates[i].Gate != GateCredentials && gates[i].Gate != GateRequest
		}
	}
	path := pathIn(gates, outcome)
	if path == "" && outcome == GateRefused {
		path = documentIn(gates)
	}
	if path == "" && byPolicy {
		path = pathIn(gates, GatePassed)
	}
	return path
}

// documentIn is the path of the first document of a gate that refused.
func documentIn(gates []Gate) string {
	for i := range gates {
		for n := range gates[i].Trace {
			if gates[i].Outcome == GateRefused && gates[i].Trace[n].Document != "" {
				return string(gates[i].Gate) + "." + itoa(n)
			}
		}
	}
	return ""
}

// pathIn is the path of the deepest row that decides in the first gate with the outcome that has one.
func pathIn(gates []Gate, outcome GateOutcome) string {
	for i := range gates {
		if gates[i].Outcome != outcome {
			continue
		}
		if path := deepestDeciding(string(gates[i].Gate), gates[i].Trace); path != "" {
			return path
		}
	}
	return ""
}

func deepestDeciding(prefix string, rows []Trace) string {
	for i := range rows {
		path := prefix + "." + itoa(i)
		if below := deepestDeciding(path, rows[i].Sub); below != "" {
			return below
		}
		if rows[i].Decides && rows[i].Document != "" {
			return path
		}
	}
	return ""
}
