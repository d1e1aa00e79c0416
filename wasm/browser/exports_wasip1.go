package main

import "rolewalk/wasm/reactor"

//go:wasmexport evaluate
func exportEvaluate(n, task, row int32) int32 {
	return reactor.Shared.Enter(n, func(text string) []byte { return evaluate(text, int(task), int(row)) }, pageFault)
}

//go:wasmexport near
func exportNear(n, task, row int32) int32 {
	return reactor.Shared.Enter(n, func(text string) []byte { return near(text, int(task), int(row)) }, noAnswer)
}

//go:wasmexport answer
func exportAnswer(n int32) int32 { return reactor.Shared.Enter(n, answer, answerFault) }

//go:wasmexport held
func exportHeld(n int32) int32 { return reactor.Shared.Enter(n, heldIn, noAnswer) }

//go:wasmexport share
func exportShare(n, step int32) int32 {
	return reactor.Shared.Enter(n, func(text string) []byte { return share(text, int(step)) }, noAnswer)
}

//go:wasmexport open
func exportOpen(n int32) int32 { return reactor.Shared.Enter(n, open, textFault) }

//go:wasmexport format
func exportFormat(n int32) int32 { return reactor.Shared.Enter(n, format, textFault) }

//go:wasmexport library
func exportLibrary(n int32) int32 { return reactor.Shared.Enter(n, library, noAnswer) }
