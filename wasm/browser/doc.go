// Command browser is the engine as one WebAssembly module: a walk's text in, what the page shows out.
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o dist/engine.wasm ./wasm/browser
//
// Package reactor says how a module is called. The entries take the first n bytes of the buffer as UTF-8:
//
//	evaluate(n, task, row)
//	                 a walk, while a task is open where it is over 0, for a reader who looks at a row; the answer is a
//	                 view.Page as JSON
//	near(n, task, row)
//	                 the same; the answer is its view.Nearby, and nothing where we failed
//	answer(n)        names and a walk, see endOfNames; the answer is a view.Answer as JSON
//	share(n, step)   a walk; the answer is the fragment that holds it, without #, naming the step where it is over 0
//	open(n)          a link or its fragment; the answer is {"text", "error", "step"}
//	format(n)        a walk; the answer is {"text", "error"}
//	library(n)       an AWS-managed policy: its name, a line end, its text; there is no answer
//
// A panic is our fault and not the walk's: evaluate then answers a page whose Fault says so, open and format fill
// error, share answers nothing. The caller has its text still.
package main

// main does nothing: a reactor is called, it does not run.
func main() {}
