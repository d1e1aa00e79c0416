// Command companion is the WebAssembly module next to the engine: the checks of policies with AWS's list of actions,
// the search for suggested edits, and the notes' Markdown. The engine does without them, because a verdict must not
// wait for their download; the page loads this module when the reader works on a walk. They are one module because each
// module brings Go's runtime with it (docs/decisions/014-the-companion-module.md).
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o dist/companion.wasm ./wasm/companion
//
// Package reactor says how a module is called. The entries take the first n bytes of the buffer as UTF-8:
//
//	advise(n)         a walk; the answer is a view.Advice as JSON
//	suggest(n, row)   a walk; the answer is view.Suggestions as JSON, for the row of its page
//	render(n)         Markdown; the answer is a JSON array of view.Note
//	whatif(n)         a walk and a request that it does not make; the answer is a view.WhatIf as JSON
//	keep(n)           the same; the answer is a view.KeptStep as JSON, whose edits write the request as a step
//	again(n)          a walk and a moment; the answer is a view.AskedAgain as JSON
//	matrix(n)         a walk, a moment and a stretch of cells; the answer is a view.Matrix as JSON
//	insert(n)         a walk and what a form says; the answer is a view.Insertion as JSON, whose edits add it
//	changes(n)        a walk, and edits or another text; the answer is a view.Changes as JSON, which shows them as lines
//	mend(n)           a walk that cannot be read; the answer is a view.Mends as JSON, with fixes for its errors
//	library(n)        an AWS-managed policy: its name, a line end, its text; there is no answer
//
// After a panic of ours, advise has no answer, because advice is optional; suggest says so in None; render answers the
// text as it was written.
package main
