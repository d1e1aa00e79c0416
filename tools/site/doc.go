// Command site builds the static site: a page for each walk with its first view rendered ahead, the library, the
// bundles.
//
//	go run ./tools/site [-out dist] [-scenarios scenarios] [-web web] [-wasm DIR] [-steps]
//	go run ./tools/site types      writes web/src/gen/view.ts, drawing.ts, keys.ts, forms.ts from the engine
package main
