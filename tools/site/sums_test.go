package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSums holds the list of hashes to the files that are there: each is in it, with its own hash.
func TestSums(t *testing.T) {
	s := &site{out: t.TempDir(), versions: map[string]string{}}
	for _, name := range []string{"index.html", "walks/a b/index.html", "engine.wasm"} {
		if err := s.write(name, []byte("what is in "+name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.sums(); err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for line := range strings.Lines(read(t, filepath.Join(s.out, sumsName))) {
		sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok {
			t.Fatalf("%q is no line of sha256sum", line)
		}
		listed[name] = sum
	}
	err := fs.WalkDir(os.DirFS(s.out), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == sumsName {
			return err
		}
		sum := sha256.Sum256([]byte(read(t, filepath.Join(s.out, name))))
		if listed[name] != hex.EncodeToString(sum[:]) {
			t.Errorf("%s is listed with %q", name, listed[name])
		}
		delete(listed, name)
		return nil
	})
	if err != nil || len(listed) > 0 {
		t.Errorf("left in the list: %v, %v", listed, err)
	}
}
