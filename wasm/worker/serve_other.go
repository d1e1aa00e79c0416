//go:build !js

package main

import (
	"fmt"
	"os"
)

// serve says what this program is: outside a Worker there is nothing that it could serve.
func serve() {
	fmt.Fprintln(os.Stderr, "This is a Cloudflare Worker; `rolewalk serve --data DIR` is the same service here.")
	os.Exit(2)
}
