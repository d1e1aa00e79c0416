package main

import "rolewalk/wasm/reactor"

//go:wasmexport render
func exportRender(n int32) int32 {
	var markdown string
	return reactor.Shared.Enter(n, func(text string) []byte {
		markdown = text
		return render(text)
	}, func(string) []byte { return plain(markdown) })
}
