package whatif

import (
	"time"

	"rolewalk/engine/scenario"
)

// Matrix is every principal against every role at one moment. Each cell is a plain request for the role, without an
// external ID, a multi-factor code or anything else that a request may send.
type Matrix struct {
	From []scenario.Principal
	To   []string

	asker  *Asker
	moment *scenario.Moment
	// callers are the drafts of the rows, roles those of the columns; each is read when it is first needed.
	callers, roles []*scenario.Draft
}

// mostCells bounds a matrix; rows beyond it are left out.
const mostCells = 250_000

// Matrix prepares the matrix of a time, which is read as that of an ask; one that cannot be read is the row's. Nothing
// is decided yet. A walk with file errors has no principals.
func (a *Asker) Matrix(row int, text string) *Matrix {
	at, _ := a.time(row, text)
	m := a.stop(row, at)
	x := &Matrix{asker: a, moment: m}
	if m == nil {
		return x
	}
	x.From, x.To = m.Principals(), m.Roles()
	if len(x.To) > 0 {
		x.From = x.From[:min(len(x.From), mostCells/len(x.To))]
	}
	x.callers, x.roles = make([]*scenario.Draft, len(x.From)), make([]*scenario.Draft, len(x.To))
	return x
}

// Time is the moment at which all is asked.
func (x *Matrix) Time() time.Time {
	if x.moment == nil {
		return x.asker.result.Start
	}
	return x.moment.Time
}

// Cells is how many cells there are, row by row.
func (x *Matrix) Cells() int { return len(x.From) * len(x.To) }

// ask is what a cell asks.
func (x *Matrix) ask(cell int) Ask {
	from := &x.From[cell/len(x.To)]
	return Ask{Caller: from.Name, Role: x.To[cell%len(x.To)], As: from.Session, Time: timeText(x.moment.Time)}
}

// Outcome decides a cell. A principal is read once for its row, and a role once for its column.
func (x *Matrix) Outcome(cell int) scenario.Outcome {
	row, column := cell/len(x.To), cell%len(x.To)
	caller, role := x.draft(&x.callers[row], cell), x.draft(&x.roles[column], cell)
	if caller == nil || role == nil {
		return scenario.Error
	}
	return x.moment.Ask(caller.For(role), false).Outcome
}

// draft reads the step of a cell, once. It stays nil where it cannot be read, as with a name that means two things.
func (x *Matrix) draft(kept **scenario.Draft, cell int) *scenario.Draft {
	if *kept == nil {
		*kept, _ = x.asker.draft(x.moment, plain(x.ask(cell)))
	}
	return *kept
}
