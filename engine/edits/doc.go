// Package edits finds the smallest edits of a walk's text that change a decision: what would let a refused request
// through, and what an allowed one rests on.
//
// Candidates come from generators over every element of every document in force for the request, over the request's
// own clauses, and over the world around it. None of them asks why the request was refused: each is tried. What seems
// to change the decision is written into the whole walk, which is parsed and run again, and only what holds there is
// offered.
package edits
