package main

import "rolewalk/wasm/reactor"

//go:wasmexport advise
func exportAdvise(n int32) int32 { return reactor.Shared.Enter(n, advise, noAnswer) }

//go:wasmexport ways
func exportWays(n, row int32) int32 {
	return reactor.Shared.Enter(n, func(text string) []byte { return ways(text, int(row)) }, waysFault)
}

//go:wasmexport library
func exportLibrary(n int32) int32 { return reactor.Shared.Enter(n, library, noAnswer) }
