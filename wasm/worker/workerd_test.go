//go:build workerd

package main

import (
	"os"
	"testing"

	"rolewalk/tools/share/sharetest"
)

// TestWorkerd runs the tests of every share service against the Worker that workerd.mjs has started.
func TestWorkerd(t *testing.T) {
	base := os.Getenv("ROLEWALK_WORKER")
	if base == "" {
		t.Fatal("ROLEWALK_WORKER does not say where the Worker is: run this by wasm/worker/workerd.mjs")
	}
	sharetest.Run(t, &sharetest.Service{Base: base})
}
