package view

import (
	"strings"
	"time"
)

// scale turns moments into places of the time axis, in thousandths of a percent of its width. Its moments are seconds.
type scale struct {
	from, until int
	// day is the first moment's date where the walk ends within a day of it: such moments are shown without it.
	day string
}

const (
	wholeWidth = 100_000
	leastLane  = 200 // a lane is drawn at least so wide
)

// The lengths of time that the axis knows, in seconds.
const (
	minute = 60
	hour   = 60 * minute
	day    = 24 * hour
)

// newScale is the scale of a page; a walk in which no time passes is shown as an hour.
func newScale(p *Page) *scale {
	s := &scale{from: moment(p.From), until: moment(p.Until)}
	if s.until-s.from <= day {
		s.day, _, _ = strings.Cut(p.From, "T")
	}
	if s.until-s.from <= 1 {
		s.until = s.from + hour
	}
	return s
}

// moment reads a time of the page; one that is none is 0.
func moment(text string) int {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return 0
	}
	return int(t.Unix())
}

// at is the place of a moment, held within the axis.
func (s *scale) at(t int) int { return max(0, min(wholeWidth, (t-s.from)*wholeWidth/(s.until-s.from))) }

// clock is a time of the page as the walk's clock shows it: with its day where the walk goes over several, with seconds
// where there are any.
func (s *scale) clock(text string) string {
	date, clock, ok := strings.Cut(strings.TrimSuffix(text, "Z"), "T")
	if !ok {
		return ""
	}
	clock = strings.TrimSuffix(clock, ":00")
	if date == s.day {
		return clock
	}
	return date[strings.IndexByte(date, '-')+1:] + " " + clock
}

// percent writes thousandths of a percent: 12500 is `12.5%`.
func percent(n int) string {
	rest := strings.TrimRight(itoa(1000 + n%1000)[1:], "0")
	if rest != "" {
		rest = "." + rest
	}
	return itoa(n/1000) + rest + "%"
}

// intervals are the distances in seconds that ticks may have; longer ones are a week, doubled.
var intervals = [...]int{
	1, 5, 15, 30, minute, 5 * minute, 15 * minute, 30 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day,
}

// interval is the distance of ticks in seconds that is nearest to the wanted one, by ratio.
func interval(wanted int) int {
	before := 1
	for _, d := range intervals {
		if d < wanted {
			before = d
			continue
		}
		if wanted*wanted < before*d {
			return before
		}
		return d
	}
	for before < wanted {
		before *= 2
	}
	return before
}

// The axes that ticks are drawn for, each from so many pixels on.
var axes = [...]struct {
	name  TickWidth
	width int
}{{TickNarrow, 120}, {TickMiddle, 320}, {TickWide, 640}}

// The distances of labels in pixels: that which is aimed at, and the least.
const (
	wantedApart = 100
	leastApart  = 8
)

// ticks are those of every axis, one after another.
func (s *scale) ticks() []Tick {
	list := []Tick{}
	for _, axis := range axes {
		list = s.appendTicks(list, axis.name, axis.width)
	}
	return list
}

// appendTicks adds the ticks of an axis that is at least so many pixels wide. One whose label would come too near to
// the label before it is left out.
func (s *scale) appendTicks(list []Tick, name TickWidth, width int) []Tick {
	step := interval(max(1, (s.until-s.from)*wantedApart/width))
	end := -leastApart
	for t := (s.from + step - 1) / step * step; t <= s.until; t += step {
		label := s.clock(rfc3339(time.Unix(int64(t), 0)))
		x, wide := s.at(t)*width/wholeWidth, (lettersWide(label)+9)/10
		anchor, left := "middle", x-wide/2
		switch {
		case left < 0:
			anchor, left = "start", x
		case left+wide > width:
			anchor, left = "end", x-wide
		}
		if left < end+leastApart {
			continue
		}
		end = left + wide
		list = append(list, Tick{percent(s.at(t)), label, anchor, name})
	}
	return list
}

// drawTimeline fills in the ticks, the places of the rows on the axis, and the lanes.
func drawTimeline(p *Page) {
	s := newScale(p)
	p.Ticks = s.ticks()
	for i := range p.Rows {
		r := &p.Rows[i]
		r.X, r.Clock = percent(s.at(moment(r.Time))), s.clock(r.Time)
	}
	for i := range p.Lanes {
		drawLane(p, s, i)
	}
}

func drawLane(p *Page, s *scale, n int) {
	l := &p.Lanes[n]
	x := s.at(moment(l.From))
	width := max(leastLane, s.at(moment(l.Until))-x)
	l.X, l.Width, l.End = percent(x), percent(width), percent(x+width)
	until := s.clock(l.Until)
	hue, word := string(l.Kind), "refused"
	l.KindWord, l.Span = "refused request", s.clock(l.From)+" to "+until
	switch l.Kind {
	case LaneSession:
		l.KindWord, word = string(LaneSession), "until "+until
	case LaneProvisional:
		l.KindWord, word = "provisional session", "provisional until "+until
	}
	if l.Kind != LaneSession {
		l.Width = ""
	}
	if l.Chained && l.Kind != LaneRefused {
		word += ", chained"
	}
	l.Badge.set(hue, "", word)
	l.Pending = nil
	if r := p.row(l.Row); r != nil && r.Pending != nil {
		l.Pending = new(Badge)
		l.Pending.set(coveredHue, "", coveredWord)
	}
	l.Tie = 0
	for up := 1; up <= n && l.Parent != ""; up++ {
		if p.Lanes[n-up].ID == l.Parent {
			l.Tie = up
			break
		}
	}
	for i := range l.Pins {
		pin := &l.Pins[i]
		pin.X, pin.Hue = percent(s.at(moment(pin.Time))), string(pin.Kind)
		if r := p.row(pin.Row); pin.Kind == PinCall && r != nil && r.Step != nil {
			pin.Hue = callHue(r.Step.Outcome)
		}
	}
}

// callHue is how the pin of a call is drawn: crossed out if it was not granted, whatever refused it, and hollow if that
// is not known.
func callHue(o Outcome) string {
	switch o {
	case OutcomeAllow:
		return string(PinCall)
	case OutcomeUnknown:
		return "covered"
	}
	return string(PinRefused)
}

// row is the row of an index; nil where there is none.
func (p *Page) row(i int) *Row {
	if i < 0 || i >= len(p.Rows) {
		return nil
	}
	return &p.Rows[i]
}
