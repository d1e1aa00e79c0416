package main

import (
	"encoding/json"
	"strings"
	"testing"

	"rolewalk/engine/link"
)

func TestLinks(t *testing.T) {
	walk := "title \"Ünïcode 🔑\"\r\n"
	if got := opened(t, open("#"+string(share(walk, 3)))); got != (openAnswer{Text: walk}) {
		t.Errorf("%+v", got)
	}
	if got := opened(t, open("#w9.AAAA")); got.Text != "" || !strings.Contains(got.Error, "version w9") {
		t.Errorf("%+v", got)
	}
	if got := share(strings.Repeat("#", link.Limit+1), 0); got != nil {
		t.Errorf("a walk too large for a link became %d bytes", len(got))
	}
}

func opened(t *testing.T, answer []byte) openAnswer {
	t.Helper()
	var o openAnswer
	if err := json.Unmarshal(answer, &o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestHeld(t *testing.T) {
	if got := string(heldIn("# AKIAIOSFODNN7EXAMPLE")); !strings.Contains(got, "in line 1") {
		t.Error(got)
	}
}
