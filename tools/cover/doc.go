// Command cover reads a coverage profile of the engine's deciding packages. It fails if a statement that no test runs
// is not listed with a reason, or if a test runs a listed statement.
package main
