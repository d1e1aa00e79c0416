// Command corpus runs every walk below the folders that it is given, and prints as JSON which of them do not give what
// they expect. tools/mutants builds it with each mutant in place of a file of the engine, so it imports no more than a
// walk needs.
package main
