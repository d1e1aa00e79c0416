package view

// Measures are the numbers of the timeline's drawing, in CSS pixels from the top of the axis or of a lane. Places along
// the axis are not among them, because they depend on the walk: see Tick, Lane and Pin.
type Measures struct {
	// TickTop and TickEnd are the ends of a tick's line, TickText is its label's baseline.
	TickTop  int `json:"tickTop"`
	TickEnd  int `json:"tickEnd"`
	TickText int `json:"tickText"`
	// BarTop and BarHeight are those of a lane's bar, with its outline. BarText is the baseline of its words from its
	// top, BarIndent how far from its side they stand.
	BarTop    int `json:"barTop"`
	BarHeight int `json:"barHeight"`
	BarText   int `json:"barText"`
	BarIndent int `json:"barIndent"`
	// LineLeft, LineTop and LineHeight are those of the bar's outline in it: half a pixel in, so that its line is sharp.
	LineLeft   int     `json:"lineLeft"`
	LineTop    float64 `json:"lineTop"`
	LineHeight int     `json:"lineHeight"`
	// CapTop and CapEnd are the ends of the bracket's legs.
	CapTop float64 `json:"capTop"`
	CapEnd float64 `json:"capEnd"`
	// PinMiddle is the middle of a pin, PinReach the radius within which it is pressed.
	PinMiddle int `json:"pinMiddle"`
	PinReach  int `json:"pinReach"`
	// Now is the radius of the now-line's knob, NowReach how far from the line it is grabbed.
	Now      int `json:"now"`
	NowReach int `json:"nowReach"`
	// NowMiddle is the middle of the knob.
	NowMiddle int `json:"nowMiddle"`
	// MarkTop and MarkHeight are those of the mark of a window of date conditions, under the ticks.
	MarkTop    int `json:"markTop"`
	MarkHeight int `json:"markHeight"`
}

// TimelineMeasures returns the measures of every timeline.
func TimelineMeasures() Measures {
	return Measures{
		TickTop: 20, TickEnd: 26, TickText: 15,
		BarTop: 4, BarHeight: 18, BarText: 13, BarIndent: 8,
		LineLeft: 1, LineTop: 0.5, LineHeight: 17,
		CapTop: 1.5, CapEnd: 6,
		PinMiddle: 13, PinReach: 9,
		Now: 5, NowReach: 12, NowMiddle: 20,
		MarkTop: 21, MarkHeight: 5,
	}
}
