// Command cover reads a coverage profile of the engine's deciding packages and fails where a statement that no test runs is
// not listed with a reason, or where the list names one that a test does run.
package main
