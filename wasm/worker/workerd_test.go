//go:build workerd

package main

import (
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"rolewalk/tools/share/sharetest"
)

// TestWorkerd runs the tests of every share service against the Worker that workerd.mjs has started.
func TestWorkerd(t *testing.T) {
	base := os.Getenv("ROLEWALK_WORKER")
	if base == "" {
		t.Fatal("ROLEWALK_WORKER does not say where the Worker is: run this by wasm/worker/workerd.mjs")
	}
	// A connection of its own for each request: on a busy machine, workerd closes one just as it is used again.
	client := &http.Client{
		Transport: &http.Transport{DisableKeepAlives: true}, Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	sharetest.Run(t, &sharetest.Service{Base: base, Client: client, TakeDown: func(t *testing.T, id string) {
		// As docs/workers.md says to write a key of the namespace.
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPut, os.Getenv("ROLEWALK_KV")+"/walk:"+id,
			strings.NewReader("t:"))
		if err != nil {
			t.Fatal(err)
		}
		put, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer put.Body.Close()
		if put.StatusCode != http.StatusOK {
			t.Fatal(put.Status)
		}
	}})
}
