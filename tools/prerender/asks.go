package prerender

import (
	"slices"
	"strconv"
	"time"

	"rolewalk/engine/view"
)

// askInput is a field of the what-if with what the step sends.
type askInput struct {
	view.AskInput
	Value    string
	Disabled bool
}

// Asks are the fields of the what-if.
func (d *drawing) Asks() []askInput {
	var list []askInput
	for _, in := range view.DrawingWords().Ask.Inputs {
		list = append(list, askInput{in, d.Step.Ask.Value(in.Name), !slices.Contains(d.Step.Fields, in.Name)})
	}
	return list
}

// now is the moment that the now-line shows.
func (d *drawing) now() string {
	if d.Current == nil {
		return d.Page.From
	}
	return d.Current.Time
}

// minutes are those of the page's axis up to a moment.
func (d *drawing) minutes(at string) int {
	from, _ := time.Parse(time.RFC3339, d.Page.From)
	then, _ := time.Parse(time.RFC3339, at)
	return int(then.Sub(from) / time.Minute)
}

// NowLine is the line that says when it is, as a slider in minutes.
func (d *drawing) NowLine() nowLine {
	n := nowLine{X: "0%", Time: d.now()}
	n.Minute, n.Most = strconv.Itoa(d.minutes(n.Time)), strconv.Itoa(d.minutes(d.Page.Until))
	if d.Current != nil {
		n.X, n.Clock = d.Current.X, d.Current.Clock
	}
	return n
}

// nowLine is the line that says when it is.
type nowLine struct{ X, Time, Clock, Minute, Most string }
