// Package reactor is how a WebAssembly module of ours is called: the caller asks for a buffer, writes a text into it,
// calls an entry and reads the answer. module.mjs is the caller's side.
//
//	p := alloc(n)        a buffer of n bytes, or 0 where n is over 64 MiB
//	m := entry(n)        the entry reads n bytes from the buffer; its answer has m bytes
//	q := result()        where the answer starts; it stands until the next entry
//
// The module's memory may grow in any call, so the caller takes a fresh view of it after each.
package reactor
