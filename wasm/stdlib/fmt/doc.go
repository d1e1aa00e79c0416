// Package fmt stands in a module for Go's own fmt, as far as the engine and its readers use it: %s, %q, %d, %v, %w,
// and %04X. Go's brings files, an operating system and most of reflection with it, which are a twentieth of a module. A
// verb that it does not have shows as %!; the tests look for one in every package of the modules.
//
// See docs/decisions/020-the-modules-of-the-importer.md.
package fmt
