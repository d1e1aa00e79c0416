package view

import "rolewalk/engine/scenario"

// A page of a long walk has the details of the rows near the current one, and leaves those of the others out: their
// traces would be nine tenths of it, written and read again at every key. Near answers them when the reader comes by.
const (
	// shortWalk is how many rows a walk may have of which all details are sent.
	shortWalk = 64
	// nearRows is how far from the current row, in rows, details are sent.
	nearRows = 12
)

// Nearby are some of the rows of a page, with all their details.
type Nearby struct {
	// From is the index in Page.Rows of the first.
	From int   `json:"from"`
	Rows []Row `json:"rows"`
}

// BuildNear is Build for a reader who looks at a row: in a long walk the rows far from it are Far. A row below 0, or
// over the last, is taken for the nearest there is.
func BuildNear(r *scenario.Result, row int) *Page {
	from, until := window(len(r.Rows), row)
	return build(r, func(i int) bool { return from <= i && i < until })
}

// Near is the rows near a row, as BuildNear has them.
func Near(r *scenario.Result, row int) *Nearby {
	if len(r.Walk.Errors) > 0 {
		return &Nearby{}
	}
	from, until := window(len(r.Rows), row)
	return &Nearby{From: from, Rows: BuildNear(r, row).Rows[from:until]}
}

// window is the half-open range of the rows whose details are sent.
func window(rows, row int) (from, until int) {
	if rows <= shortWalk {
		return 0, rows
	}
	row = min(max(row, 0), rows-1)
	return max(0, row-nearRows), min(rows, row+nearRows+1)
}
