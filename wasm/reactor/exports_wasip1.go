package reactor

import "unsafe"

// Shared is the module that this program is: its alloc and result are the exported ones.
var Shared Module

//go:wasmexport alloc
func alloc(n int32) int32 { return address(Shared.alloc(n)) }

//go:wasmexport result
func result() int32 { return address(Shared.answer) }

// address is where b starts in the module's memory, as the caller counts; 0 where b is empty. Go moves no heap object,
// and Shared holds it.
func address(b []byte) int32 {
	if len(b) == 0 {
		return 0
	}
	return int32(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
}
