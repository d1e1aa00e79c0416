// Command site builds the static site: a page for each walk with its first view rendered ahead, the library, the bundles.
//
//	go run ./tools/site [-out dist] [-scenarios scenarios] [-web web] [-wasm DIR]
//	go run ./tools/site types      writes web/src/gen/view.ts from engine/view
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) > 0 && args[0] == "types" {
		out, err := TypeScript("engine/view")
		if err != nil {
			return err
		}
		return os.WriteFile("web/src/gen/view.ts", out, 0o644)
	}
	return fmt.Errorf("not yet")
}
