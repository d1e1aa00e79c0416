// Package godebug stands for Go's internal/godebug in the WebAssembly modules. No module has GODEBUG in its environment,
// so every setting of GODEBUG has its default, and what Go's package brings to read, bisect and count settings is left
// out (docs/decisions/005).
package godebug
