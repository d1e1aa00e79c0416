package main

import "rolewalk/wasm/reactor"

//go:wasmexport bring
func exportBring(n int32) int32 { return reactor.Shared.Enter(n, bring, bringFault) }
