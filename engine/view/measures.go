package view

// Measures are the numbers of the picture’s buttons and of the timeline's drawing, in CSS pixels. Those of ticks count
// from the top of the axis, all others of the timeline from the middle of a lane, whose height the style sheet sets.
// Places along the axis are not among them, because they depend on the walk: see Tick, Lane and Pin.
type Measures struct {
	// TickTop and TickEnd are the ends of a tick's line, TickText is its label's baseline.
	TickTop  int `json:"tickTop"`
	TickEnd  int `json:"tickEnd"`
	TickText int `json:"tickText"`
	// BarTop and BarHeight are those of a session's bar, with its outline.
	BarTop    int `json:"barTop"`
	BarHeight int `json:"barHeight"`
	// LineLeft, LineTop and LineHeight are those of the bar's outline in it: half a pixel in, so that its line is sharp.
	LineLeft   int     `json:"lineLeft"`
	LineTop    float64 `json:"lineTop"`
	LineHeight int     `json:"lineHeight"`
	// Stub is how long the beginning of a credential is that may not be there, Refusal the radius of a refused request.
	Stub    int `json:"stub"`
	Refusal int `json:"refusal"`
	// CapTop and CapEnd are the ends of the bracket's legs.
	CapTop float64 `json:"capTop"`
	CapEnd float64 `json:"capEnd"`
	// PinReach is the radius within which a pin is pressed.
	PinReach int `json:"pinReach"`
	// Now is the radius of the now-line's knob, NowReach how far from the line it is grabbed.
	Now      int `json:"now"`
	NowReach int `json:"nowReach"`
	// NowMiddle is the middle of the knob.
	NowMiddle int `json:"nowMiddle"`
	// MarkTop and MarkHeight are those of the mark of a window of date conditions, under the ticks.
	MarkTop    int `json:"markTop"`
	MarkHeight int `json:"markHeight"`
	// Plus is the size of the button that adds a role to an account, PlusLeft and PlusTop where it stands in the
	// account's box.
	Plus     int `json:"plus"`
	PlusLeft int `json:"plusLeft"`
	PlusTop  int `json:"plusTop"`
}

// TimelineMeasures returns the measures of every timeline.
func TimelineMeasures() Measures {
	return Measures{
		TickTop: 19, TickEnd: 24, TickText: 15,
		BarTop: -8, BarHeight: 16,
		LineLeft: 1, LineTop: 0.5, LineHeight: 15,
		Stub: 26, Refusal: 8,
		CapTop: -10.5, CapEnd: -6,
		PinReach: 9,
		Now:      5, NowReach: 12, NowMiddle: 20,
		MarkTop: 20, MarkHeight: 5,
		Plus: plusSize, PlusLeft: accountWidth - accountInset - plusSize, PlusTop: plusTop,
	}
}
