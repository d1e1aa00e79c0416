package held_test

import (
	"strings"
	"testing"

	"rolewalk/engine/importer/held"
)

// TestIn: a key is named with its line, and the text without it has the same places.
func TestIn(t *testing.T) {
	const walk = "account 111111111111 dev { user ana {} }\n"
	if h := held.In(walk); h.Words != "" || h.Clean != "" {
		t.Errorf("%+v", h)
	}
	text := walk + "# AKIAIOSFODNN7EXAMPLE\n"
	h := held.In(text)
	if !strings.Contains(h.Words, "access key ID, in line 2") || len(h.Clean) != len(text) ||
		strings.Contains(h.Clean, "AKIA") {
		t.Errorf("%+v", h)
	}
}
