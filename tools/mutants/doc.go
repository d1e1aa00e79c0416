// Command mutants breaks the engine on purpose, one mistake at a time, and reports whether the walks notice. Each
// mutant is built with `go build -overlay`, so no file of the project changes. A mutant that no walk can show names
// a Go test, which must fail instead. A mutant of a line that docs/rules.md names for a rule names the walk that proves
// the rule: that walk must fail.
//
// The command fails if a mutant fails no walk of the corpus and no such test, if the differential run does not find a
// mutant that it must find, or if a walk fails with no mutant and does not say in its about why it stays.
package main
