package link

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryWalkRoundTrips: each walk of the project comes back from its link byte for byte, and no link is longer than
// its text. A walk's text is mostly policy boilerplate, so all links together are much shorter than all texts.
func TestEveryWalkRoundTrips(t *testing.T) {
	count, bytes, characters := 0, 0, 0
	err := filepath.WalkDir("../../scenarios", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".walk" {
			return err
		}
		text := read(t, path)
		fragment := Fragment(text, count)
		got, err := decode("#" + fragment)
		if err != nil || got.Text != text || got.Step != count {
			t.Errorf("%s: %d bytes at step %d come back as %d at step %d: %v", path, len(text), count, len(got.Text), got.Step,
				err)
		}
		if len(fragment) > len(text) {
			t.Errorf("%s: %d bytes become a link of %d characters", path, len(text), len(fragment))
		}
		count, bytes, characters = count+1, bytes+len(text), characters+len(fragment)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d walks, %d bytes become %d characters", count, bytes, characters)
	if count < 500 || characters*2 > bytes {
		t.Errorf("%d walks, %d bytes become %d characters: at least 500 walks, and half as many characters", count, bytes,
			characters)
	}
}

// TestDamagedLinks cuts a link at every length, and replaces each of its characters by one that no link has and by
// another one. What is cut or has a wrong character never opens. What still opens is a text within the limits.
func TestDamagedLinks(t *testing.T) {
	good := encode(read(t, "testdata/w1/runbook.walk"))
	start := len(version) + 1
	seen := map[refusal]int{}
	opened := 0
	try := func(what string, at int, damaged string, mayOpen bool) {
		got, err := decode(damaged)
		if err == nil {
			opened++
			if !mayOpen || len(got.Text) > Limit {
				t.Errorf("%s at %d: it opens as %d bytes", what, at, len(got.Text))
			}
			return
		}
		why, ok := err.(refusal)
		if !ok || got != (decoded{}) {
			t.Errorf("%s at %d: %+v, %v", what, at, got, err)
		}
		seen[why]++
	}
	for i := start; i < len(good); i++ {
		try("cut", i, good[:i], false)
		try("a star", i, good[:i]+"*"+good[i+1:], false)
		other := string(good[i] ^ 1)
		if strings.ContainsAny(other, "*@`[{/:,") {
			other = "A"
		}
		try("another character", i, good[:i]+other+good[i+1:], true)
	}
	t.Logf("%d opened, refused: %v", opened, seen)
	if n := len(good) - start; seen[damaged] < n || seen[cutOff] < n*9/10 {
		t.Errorf("%d characters: %d damaged links and %d cut ones are refused as such", n, seen[damaged], seen[cutOff])
	}
}
