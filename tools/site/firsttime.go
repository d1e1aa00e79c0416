package main

import (
	"math"
	"time"

	"rolewalk/engine/view"
)

// Tick is a mark of the time axis, at a percentage of its width.
type Tick struct {
	At            float64
	Label, Anchor string
}

// FirstLane is a lane of the timeline, its bar in percentages of the axis.
type FirstLane struct {
	view.Lane
	Kind      string
	At, Width float64
	Words     string
	// Beyond says that the bar is too short for its words, which then stand behind it.
	Beyond bool
}

// intervals are the distances that ticks may have.
var intervals = []time.Duration{
	time.Second, 5 * time.Second, 15 * time.Second, 30 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour, 48 * time.Hour, 7 * 24 * time.Hour,
}

const wantedTicks = 6

func (f *First) timeline(page *view.Page, now string) {
	from, until := moment(page.From), moment(page.Until)
	if until.Sub(from) <= time.Second {
		until = from.Add(time.Hour)
	}
	at := func(t time.Time) float64 {
		share := 100 * float64(t.Sub(from)) / float64(until.Sub(from))
		return math.Round(1000*math.Max(0, math.Min(100, share))) / 1000
	}
	step := interval(until.Sub(from) / wantedTicks)
	for t := from.Truncate(step); !t.After(until); t = t.Add(step) {
		if t.Before(from) {
			continue
		}
		tick := Tick{At: at(t), Label: clock(t.Format(time.RFC3339), page), Anchor: "middle"}
		if tick.At < 3 {
			tick.Anchor = "start"
		} else if tick.At > 97 {
			tick.Anchor = "end"
		}
		f.Ticks = append(f.Ticks, tick)
	}
	for _, lane := range page.Lanes {
		f.Lanes = append(f.Lanes, firstLane(page, lane, at))
	}
	if now != "" {
		f.NowAt = at(moment(now))
	}
}

func firstLane(page *view.Page, lane view.Lane, at func(time.Time) float64) FirstLane {
	from, until := at(moment(lane.From)), at(moment(lane.Until))
	out := FirstLane{Lane: lane, Kind: string(lane.Kind), At: from, Width: math.Max(0.2, math.Round(1000*(until-from))/1000)}
	out.Beyond = out.Width < 14 && from+out.Width < 84
	covered := false
	if lane.Row >= 0 && lane.Row < len(page.Rows) {
		step := page.Rows[lane.Row].Step
		covered = step != nil && step.Predict
	}
	switch {
	case covered:
		out.Kind, out.Words = "covered", "asked for"
	case lane.Kind == view.LaneRefused:
		out.Words = "asked for, refused"
	case lane.Chained:
		out.Words = "until " + clock(lane.Until, page) + ", chained"
	default:
		out.Words = "until " + clock(lane.Until, page)
	}
	return out
}

// interval is the distance nearest to the wanted one, by ratio.
func interval(wanted time.Duration) time.Duration {
	for i, d := range intervals {
		if d < wanted {
			continue
		}
		if i > 0 && float64(wanted)/float64(intervals[i-1]) < float64(d)/float64(wanted) {
			return intervals[i-1]
		}
		return d
	}
	return intervals[len(intervals)-1]
}

func moment(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t.UTC()
}

// clock is a moment as the page shows it: with its day where the walk goes over several, with seconds where there are any.
func clock(text string, page *view.Page) string {
	t, from := moment(text), moment(page.From)
	layout := "15:04"
	if t.Second() != 0 {
		layout = "15:04:05"
	}
	if t.Format(time.DateOnly) != from.Format(time.DateOnly) || moment(page.Until).Sub(from) > 24*time.Hour {
		layout = "01-02 " + layout
	}
	return t.Format(layout)
}
