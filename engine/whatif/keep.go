package whatif

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// Kept is an ask as a step of the walk.
type Kept struct {
	// Edits write the step into the walk, in order of place. There are none where Faults says why not.
	Edits []source.Edit
	// Number is the step's.
	Number int
	Faults []Fault
}

// Keep writes an ask into the walk as a step that gives what Decide decides. Whether the walk can be read with it is
// tried.
func (a *Asker) Keep(row int, ask Ask) *Kept {
	answer := a.Decide(row, ask)
	if len(answer.Faults) > 0 {
		return &Kept{Faults: answer.Faults}
	}
	return a.put(a.moment, answer.Text)
}

// put writes a step that is asked at a moment.
func (a *Asker) put(m *scenario.Moment, step string) *Kept {
	body, p := a.result.Walk.Text.Body, m.Place()
	k := &Kept{Number: p.Number, Edits: []source.Edit{a.insertion(p, step)}}
	if p.Left > 0 {
		if wait, ok := p.Before.(*syntax.Wait); ok {
			k.Edits = append(k.Edits, source.Edit{At: wait.Duration.Span(), New: durationText(p.Left)})
		}
	}
	for _, at := range p.Moved {
		n, _ := strconv.Atoi(strings.Trim(body[at.From:at.To], `"`))
		k.Edits = append(k.Edits, source.Edit{At: at, New: strconv.Itoa(n + 1)})
	}
	slices.SortStableFunc(k.Edits, func(a, b source.Edit) int { return a.At.From - b.At.From })
	with, ok := source.Apply(body, k.Edits)
	if !ok {
		return &Kept{Faults: []Fault{{Whole, "The step has no place in this text."}}}
	}
	if walk := a.result.Walk.Again(with); len(walk.Errors) > 0 {
		return &Kept{Faults: []Fault{{Whole, "With the step the walk could not be read: " + Told(&walk.Errors[0])}}}
	}
	return k
}

// insertion writes the step, and what is waited before it, at its place.
func (a *Asker) insertion(p *scenario.Place, step string) source.Edit {
	body := a.result.Walk.Text.Body
	end := lineEndOf(body)
	text := step
	if p.Wait > 0 {
		text = waited(p, a.moment) + end + end + step
	}
	if p.Behind == nil && p.Before != nil {
		return splice.Before(body, p.Before.Span().From, text)
	}
	at := len(strings.TrimRight(body, " \t\r\n"))
	if p.Behind != nil {
		at = p.Behind.Span().To
	}
	return splice.Behind(body, at, text)
}

// waited is what lets the time pass up to a step.
func waited(p *scenario.Place, m *scenario.Moment) string {
	if _, ok := p.Before.(*syntax.At); ok {
		return "at " + timeText(m.Time)
	}
	return "wait " + durationText(p.Wait)
}

// durationText is a duration as the language has it: `1h30m`.
func durationText(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}
