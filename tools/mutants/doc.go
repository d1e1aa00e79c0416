// Command mutants breaks the engine on purpose, one mistake at a time, and says whether the walks notice: each mutant is
// built with `go build -overlay`, so no file of the project is touched. It fails where no walk of the corpus fails with a
// mutant, where the differential run does not find one that it has to, and where a walk fails with none and does not say in
// its about why it stays.
package main
