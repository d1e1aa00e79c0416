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
	wholeWidth  = 100_000
	leastLane   = 200    // a lane is drawn at least so wide
	shortLane   = 14_000 // a lane under this width has no space for its words
	latestWords = 84_000 // words after a lane that ends beyond this would leave the axis
	edgeTick    = 3_000  // a tick nearer to an end of the axis has its label inside
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

// wantedTicks is about how many ticks the axis has.
const wantedTicks = 6

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

func (s *scale) ticks() []Tick {
	list := []Tick{}
	step := interval((s.until - s.from) / wantedTicks)
	for t := (s.from + step - 1) / step * step; t <= s.until; t += step {
		x := s.at(t)
		anchor := "middle"
		switch {
		case x < edgeTick:
			anchor = "start"
		case x > wholeWidth-edgeTick:
			anchor = "end"
		}
		list = append(list, Tick{percent(x), s.clock(rfc3339(time.Unix(int64(t), 0))), anchor})
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
		drawLane(p, s, &p.Lanes[i])
	}
}

func drawLane(p *Page, s *scale, l *Lane) {
	x := s.at(moment(l.From))
	width := max(leastLane, s.at(moment(l.Until))-x)
	l.X, l.Width, l.End = percent(x), percent(width), percent(x+width)
	l.Beyond = width < shortLane && x+width < latestWords
	until := s.clock(l.Until)
	hue, word := string(l.Kind), "asked for, refused"
	l.KindWord, l.Span = "refused request", s.clock(l.From)+" to "+until
	switch l.Kind {
	case LaneSession, LaneProvisional:
		l.KindWord, word = string(LaneSession), "until "+until
		if l.Chained {
			word += ", chained"
		}
		if l.Kind == LaneProvisional {
			l.KindWord, word = "provisional session", "provisional "+word
		}
	}
	l.Badge.set(hue, "", word)
	l.Pending = nil
	if r := p.row(l.Row); r != nil && r.Pending != nil {
		l.Pending = new(Badge)
		l.Pending.set("covered", "", "asked for")
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
