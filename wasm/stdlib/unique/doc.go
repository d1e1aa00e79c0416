// Package unique stands for Go's unique in the WebAssembly modules. net/netip, the only package there that needs it,
// makes a handle for each zone of an IPv6 address, of which a walk has next to none: a list holds them, and Go's
// concurrent map with weak pointers is left out (docs/decisions/005). A module has one thread.
package unique
