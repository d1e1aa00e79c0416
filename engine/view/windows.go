package view

import (
	"slices"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
)

// Window is a time during which the date conditions of a statement hold, in the lanes of the timeline.
type Window struct {
	// X is where it opens, Width how wide it is, in percent of the axis.
	X     string `json:"x"`
	Width string `json:"width"`
	// Effect is the statement's: Allow or Deny.
	Effect string `json:"effect"`
	// Label says whose window it is, and from when to when.
	Label string `json:"label"`
}

// mostWindows bounds how many are drawn.
const mostWindows = 24

// windows finds where the date conditions of the documents in force open and shut within the axis.
func (b *builder) windows(p *Page) []Window {
	list := []Window{}
	s := newScale(p)
	for _, v := range b.result.Documents {
		from, until := b.inForce(v, s)
		if v.Change < 0 || !v.Policy.Doc.Saved() || from >= until {
			continue
		}
		for i := range v.Policy.Doc.Statements {
			st := &v.Policy.Doc.Statements[i]
			for _, w := range open(st, from, until) {
				if len(list) == mostWindows {
					return list
				}
				list = append(list, b.window(s, v.Label, st, w))
			}
		}
	}
	return list
}

// inForce is when a document comes into force and when it no longer is, in seconds within the axis.
func (b *builder) inForce(v scenario.Version, s *scale) (from, until int) {
	from, until = s.from, s.until
	if v.From > 0 && v.From < len(b.result.Rows) {
		from = int(b.result.Rows[v.From].Time.Unix())
	}
	if v.Until < len(b.result.Rows) {
		until = int(b.result.Rows[v.Until].Time.Unix())
	}
	return from, until
}

// span is a time from a second up to another.
type span struct{ from, until int }

// open returns when the date conditions of a statement hold; nil where none of them opens or shuts in the time. They
// are evaluated in the middle between the moments that they name.
func open(st *policy.Statement, from, until int) []span {
	var dates []*policy.Condition
	cuts := []int{from, until}
	for i := range st.Condition {
		c := &st.Condition[i]
		if c.Lower != "aws:currenttime" && c.Lower != "aws:epochtime" {
			continue
		}
		dates = append(dates, c)
		for j := range c.Operands {
			if at, ok := c.Operands[j].Moment(); ok && from < int(at) && int(at) < until {
				cuts = append(cuts, int(at))
			}
		}
	}
	if len(cuts) == 2 {
		return nil
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var list []span
	for i := range cuts[1:] {
		if !hold(dates, cuts[i]+(cuts[i+1]-cuts[i])/2) {
			continue
		}
		if n := len(list); n > 0 && list[n-1].until == cuts[i] {
			list[n-1].until = cuts[i+1]
		} else {
			list = append(list, span{cuts[i], cuts[i+1]})
		}
	}
	return list
}

// hold reports whether conditions on the clock hold at a second.
func hold(dates []*policy.Condition, at int) bool {
	got := match.Values{List: []string{time.Unix(int64(at), 0).UTC().Format(time.RFC3339)}}
	for _, c := range dates {
		if c.Operator.Holds(c.Operands, got, &eval.Context{}) != match.Yes {
			return false
		}
	}
	return true
}

func (b *builder) window(s *scale, label string, st *policy.Statement, w span) Window {
	clock := func(at int) string { return s.clock(rfc3339(time.Unix(int64(at), 0))) }
	if st.Sid.Value != "" {
		label += ", " + st.Sid.Value
	}
	x := s.at(w.from)
	return Window{
		X: percent(x), Width: percent(max(leastLane, s.at(w.until)-x)), Effect: string(st.Effect),
		Label: label + ": " + string(st.Effect) + " from " + clock(w.from) + " to " + clock(w.until),
	}
}
