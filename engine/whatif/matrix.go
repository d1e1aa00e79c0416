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
	pairs  *scenario.Pairs
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
	x.pairs = m.Pairs(x.From, x.To)
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

// Outcome decides a cell.
func (x *Matrix) Outcome(cell int) scenario.Outcome {
	return x.pairs.Outcome(cell/len(x.To), cell%len(x.To))
}
