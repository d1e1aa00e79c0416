package main

import "rolewalk/wasm/reactor"

//go:wasmexport read
func exportRead(n int32) int32 { return reactor.Shared.Enter(n, read, readFault) }
