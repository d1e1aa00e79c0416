// Command house checks the project's own laws, which no public linter knows: its words, the length of its lines,
// functions and files, where a package comment stands, and that nothing is exported without a reader.
//
//	go run ./tools/house engine/lint tools README.md
//
// A folder stands for everything below it. Each problem is one line, `file:line: what is wrong`, and any problem makes
// the command end with 1. There is no list of old sins: a folder that is not clean is not named in tools/ci/lint.sh
// yet.
package main
