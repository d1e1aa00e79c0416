package whatif

import (
	"strings"
	"time"

	"rolewalk/engine/scenario"
)

// Matrix is every principal against every role at one moment. Each cell is a plain request for the role, without an
// external ID, a multi-factor code or anything else that a request may send.
type Matrix struct {
	From []scenario.Principal
	To   []string

	asker         *Asker
	moment        *scenario.Moment
	callers, runs []*scenario.Draft
}

// mostCells bounds a matrix; rows beyond it are left out.
const mostCells = 250_000

// Matrix prepares the matrix of the moment of a row, or of another time; nothing is decided yet.
func (a *Asker) Matrix(row int, at time.Time) *Matrix {
	m := a.stop(row, at)
	x := &Matrix{From: m.Principals(), To: m.Roles(), asker: a, moment: m}
	if len(x.To) > 0 {
		x.From = x.From[:min(len(x.From), mostCells/len(x.To))]
	}
	x.callers, x.runs = make([]*scenario.Draft, len(x.From)), make([]*scenario.Draft, len(x.To))
	return x
}

// Cells is how many cells there are, row by row.
func (x *Matrix) Cells() int { return len(x.From) * len(x.To) }

// Step is the step that a cell stands for, as text.
func (x *Matrix) Step(cell int) string {
	from, to := &x.From[cell/len(x.To)], x.To[cell%len(x.To)]
	end := lineEndOf(x.asker.result.Walk.Text.Body)
	return strings.Join([]string{
		"step {", "  " + word(from.Name) + " assumes " + word(to) + " as " + word(from.Session), "}",
	}, end)
}

// Outcome decides a cell. A principal is read once for its row, and a role once for its column.
func (x *Matrix) Outcome(cell int) scenario.Outcome {
	row, column := cell/len(x.To), cell%len(x.To)
	caller, role := x.callers[row], x.runs[column]
	if caller == nil {
		caller = x.draft(cell)
		x.callers[row] = caller
	}
	if role == nil {
		role = x.draft(cell)
		x.runs[column] = role
	}
	if caller == nil || role == nil {
		return scenario.Error
	}
	return x.moment.Ask(caller.For(role), false).Outcome
}

// draft reads the step of a cell; nil where it cannot be read, as with names that mean two things.
func (x *Matrix) draft(cell int) *scenario.Draft {
	draft, _ := x.moment.Draft(x.Step(cell))
	return draft
}

// Decide decides one cell and says why.
func (x *Matrix) Decide(cell int) *Answer {
	text := x.Step(cell)
	draft, found := x.moment.Draft(text)
	if len(found) > 0 {
		return &Answer{Faults: []Fault{{Whole, told(&found[0])}}}
	}
	return &Answer{Step: x.moment.Ask(draft, true), Text: text}
}

// Keep writes a cell into the walk as a step that gives what Decide decides.
func (x *Matrix) Keep(cell int) *Kept {
	answer := x.Decide(cell)
	if len(answer.Faults) > 0 {
		return &Kept{Faults: answer.Faults}
	}
	return x.asker.put(x.moment, answer.Text)
}
