package main

import (
	"runtime/debug"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/engine/whatif"
	"rolewalk/engine/wire"
)

// askedOf is what the entries of the what-if are handed: a walk, the row that is shown, and what is asked there.
type askedOf struct {
	Walk string   `json:"walk"`
	Row  int      `json:"row"`
	Ask  view.Ask `json:"ask"`
	// Time is the moment of the matrix and of steps that are asked again, as the what-if has it.
	Time string `json:"time"`
	// First and Count are the cells of the matrix that are decided, Before the text before the last edit.
	First  int    `json:"first"`
	Count  int    `json:"count"`
	Before string `json:"before"`
}

// session is the walk that was asked about last. A reader who tries values asks about one walk many times, and a matrix
// is decided in stretches.
type session struct {
	text   string
	result *scenario.Result
	asker  *whatif.Asker
	matrix *whatif.Matrix
	row    int
	time   string
}

// latest is the session of the walk that was asked about last; library drops it.
var latest session

// askerOf reads a request and returns the session of its walk. A walk that cannot be read has no result.
func askerOf(text string) (*askedOf, *session) {
	var a askedOf
	if err := wire.Read(text, &a); err != nil {
		panic(err) // the page wrote it
	}
	return &a, sessionOf(a.Walk)
}

// whatIf answers how a request ends that the walk does not make.
func whatIf(text string) []byte {
	a, s := askerOf(text)
	return wire.JSON(view.BuildWhatIf(s.asker, s.result.Walk, a.Row, a.Ask))
}

// keep answers the edits that write such a request into the walk.
func keep(text string) []byte {
	a, s := askerOf(text)
	return wire.JSON(view.BuildKept(s.asker, s.result.Walk, a.Row, a.Ask))
}

// again answers how every step of the walk ends at another moment.
func again(text string) []byte {
	a, s := askerOf(text)
	return wire.JSON(view.BuildAgain(s.asker, s.result, a.Row, a.Time))
}

// mostUncollected is how many bytes of memory a stretch of a matrix takes without a collection. A plain one leaves some
// 12 MB behind, one of entities with fifty tags a hundred.
const mostUncollected = 128 << 20

// uncollected stops collections until the caller ends it. One that is under way makes every write of a pointer slower,
// and on one thread it is under way for long.
func uncollected() (end func()) {
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(mostUncollected)
	return func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
}

// matrix answers a stretch of the matrix of a moment.
func matrix(text string) []byte {
	a, s := askerOf(text)
	if s.matrix == nil || s.row != a.Row || s.time != a.Time {
		s.matrix, s.row, s.time = s.asker.Matrix(a.Row, a.Time), a.Row, a.Time
	}
	defer uncollected()()
	return wire.JSON(view.BuildMatrix(s.matrix, s.result.Walk, a.First, a.Count, a.Before))
}

// whatIfFault says at no field that the fault is ours. What was being decided may be half done, so the next ask begins
// anew; the same holds for the other faults.
func whatIfFault(said string) []byte {
	latest = session{}
	w := &view.WhatIf{Needs: []string{}, Outcome: view.OutcomeUndecided}
	w.Faults = []view.AskFault{{Message: ours(said)}}
	return wire.JSON(w)
}

func keepFault(said string) []byte {
	latest = session{}
	return wire.JSON(&view.KeptStep{Needs: []string{}, Edits: []view.Edit{}, Fault: ours(said)})
}

func againFault(string) []byte {
	latest = session{}
	return wire.JSON(&view.AskedAgain{Needs: []string{}, Asks: []view.StepAgain{}})
}

func matrixFault(said string) []byte {
	latest = session{}
	return wire.JSON(&view.Matrix{Needs: []string{}, Fault: ours(said)})
}

// ours tells a reader that the fault is ours.
func ours(said string) string { return "Rolewalk itself failed here, and your text is kept: " + said }
