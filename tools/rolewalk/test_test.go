package main

import (
	"strings"
	"testing"
)

func TestTest(t *testing.T) {
	in(t, map[string]string{
		"b/ok.walk": passing, "a/ok.walk": passing, "a/deep/er.walk": unmet, "a/notes.txt": "",
		"broken.walk": broken,
	})

	if got := rolewalk("", "test", "b/ok.walk"); got != (ran{stdout: "1 passed, 0 failed\n"}) {
		t.Errorf("a walk that holds: %+v", got)
	}
	got := rolewalk("", "test", "a", "b")
	got.wants(t, "an expectation that does not hold", 1,
		"FAIL a/deep/er.walk:14: Alice becomes Deploy: wanted deny by trust, got allow\n    ")
	if !strings.HasSuffix(got.stdout, "\n2 passed, 1 failed\n") || got.stderr != "" {
		t.Errorf("the last line: %+v", got)
	}
	got = rolewalk("", "test", "broken.walk", "gone", "a", "b")
	got.wants(t, "one that does not parse", 2, "broken.walk:2:3: ERROR ", "usr", "gone: no such file or folder",
		"FAIL a/deep/er.walk:14")
	if !strings.HasSuffix(got.stdout, "\n2 passed, 1 failed\n") || !strings.HasPrefix(got.stderr, "broken.walk:2:3: ") {
		t.Errorf("the others run: %+v", got)
	}
}

// Nothing is coloured where no terminal is.
func TestNoColour(t *testing.T) {
	in(t, map[string]string{"unmet.walk": unmet})
	for _, command := range []string{"test", "trace"} {
		if got := rolewalk("", command, "unmet.walk"); strings.Contains(got.stdout+got.stderr, "\x1b[") {
			t.Errorf("%s: %+v", command, got)
		}
	}
	if got := (paint{on: true}).bad("x"); got != "\x1b[31mx\x1b[0m" {
		t.Errorf("colour: %q", got)
	}
}
