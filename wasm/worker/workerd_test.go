//go:build workerd

package main

import (
	"io"
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

// TestConfigured: a sender who stores too much waits, another does not, and reading is not limited; addresses are
// those of PUBLIC_URL.
func TestConfigured(t *testing.T) {
	base := os.Getenv("ROLEWALK_CONFIGURED")
	post := func(from string) (int, string) {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, base+"/api/walks",
			strings.NewReader(sharetest.Walk("A walk of "+from)))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("CF-Connecting-IP", from)
		got, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Body.Close()
		body, err := io.ReadAll(got.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got.StatusCode == http.StatusTooManyRequests && got.Header.Get("Retry-After") == "" {
			t.Error("it is not said when to try again")
		}
		return got.StatusCode, string(body)
	}
	// The platform counts in minutes, of which one may begin meanwhile: of twelve, six may pass and no more.
	refused := 0
	for range 12 {
		status, body := post("203.0.113.7")
		switch status {
		case http.StatusTooManyRequests:
			refused++
		case http.StatusCreated:
			if !strings.Contains(body, `"url":"https://walks.example.com/team/w/`) {
				t.Errorf("the address is another: %s", body)
			}
		default:
			t.Errorf("%d %s", status, body)
		}
	}
	if refused < 6 || refused > 9 {
		t.Errorf("%d of 12 were refused", refused)
	}
	if status, body := post("203.0.113.8"); status != http.StatusCreated {
		t.Errorf("another sender: %d %s", status, body)
	}
	for range 12 {
		got, err := http.Get(base + "/api/walks/AAAAAAAAAAAAAAAA")
		if err != nil {
			t.Fatal(err)
		}
		_ = got.Body.Close()
		if got.StatusCode != http.StatusNotFound {
			t.Errorf("reading is %s", got.Status)
		}
	}
}
