package main

import "rolewalk/wasm/reactor"

//go:wasmexport advise
func exportAdvise(n int32) int32 { return reactor.Shared.Enter(n, advise, noAnswer) }

//go:wasmexport suggest
func exportSuggest(n, row int32) int32 {
	return reactor.Shared.Enter(n, func(text string) []byte { return suggest(text, int(row)) }, suggestFault)
}

//go:wasmexport render
func exportRender(n int32) int32 {
	var markdown string
	return reactor.Shared.Enter(n, func(text string) []byte {
		markdown = text
		return render(text)
	}, func(string) []byte { return plain(markdown) })
}

//go:wasmexport library
func exportLibrary(n int32) int32 { return reactor.Shared.Enter(n, library, noAnswer) }

//go:wasmexport world
func exportWorld(n, form int32) int32 {
	return reactor.Shared.Enter(n, func(text string) []byte { return world(text, int(form)) }, worldFault)
}

//go:wasmexport rename
func exportRename(n int32) int32 { return reactor.Shared.Enter(n, rename, noAnswer) }

//go:wasmexport place
func exportPlace(n int32) int32 { return reactor.Shared.Enter(n, place, noPlaces) }

//go:wasmexport whatif
func exportWhatif(n int32) int32 { return reactor.Shared.Enter(n, whatIf, whatIfFault) }

//go:wasmexport keep
func exportKeep(n int32) int32 { return reactor.Shared.Enter(n, keep, keepFault) }

//go:wasmexport again
func exportAgain(n int32) int32 { return reactor.Shared.Enter(n, again, againFault) }

//go:wasmexport matrix
func exportMatrix(n int32) int32 { return reactor.Shared.Enter(n, matrix, matrixFault) }

//go:wasmexport insert
func exportInsert(n int32) int32 { return reactor.Shared.Enter(n, inserted, insertFault) }

//go:wasmexport changes
func exportChanges(n int32) int32 { return reactor.Shared.Enter(n, changes, noChanges) }

//go:wasmexport mend
func exportMend(n int32) int32 { return reactor.Shared.Enter(n, mends, noMends) }
