package main

import (
	"os"
	"path/filepath"
	"testing"
)

const (
	crooked  = "account 111111111111 dev { # mine\n      user alice { }   \n\n\n\n}\n"
	straight = "account 111111111111 dev { # mine\n  user alice { }\n\n}\n"
)

func TestFmt(t *testing.T) {
	in(t, map[string]string{"a.walk": crooked, "b.walk": straight, "broken.walk": broken})
	if got := rolewalk("", "fmt", "a.walk"); got != (ran{stdout: straight}) {
		t.Errorf("fmt: %+v", got)
	}
	if got := rolewalk(crooked, "fmt", "-"); got != (ran{stdout: straight}) {
		t.Errorf("fmt -: %+v", got)
	}
	if got := rolewalk("", "fmt", "-l", "a.walk", "b.walk"); got != (ran{stdout: "a.walk\n"}) {
		t.Errorf("fmt -l: %+v", got)
	}
	if read(t, "a.walk") != crooked {
		t.Error("fmt wrote unasked")
	}
	rolewalk("", "fmt", "-w", "broken.walk", "a.walk").wants(t, "a broken file among others", 2, "broken.walk:2:3: ERROR ")
	if read(t, "a.walk") != straight || read(t, "broken.walk") != broken {
		t.Errorf("fmt -w left %q and %q", read(t, "a.walk"), read(t, "broken.walk"))
	}
	rolewalk(crooked, "fmt", "-w", "-").wants(t, "-w to stdin", 2, "stdin cannot be written to")
}

// A link stays a link, the file keeps its mode, and no other file is left in the folder.
func TestFmtKeepsWhatTheFileIs(t *testing.T) {
	in(t, map[string]string{"there/real.walk": crooked})
	if err := os.Chmod("there/real.walk", 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join("there", "real.walk"), "link.walk"); err != nil {
		t.Fatal(err)
	}
	rolewalk("", "fmt", "-w", "link.walk").wants(t, "fmt -w", 0)
	link, err := os.Lstat("link.walk")
	if err != nil || link.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became a %v, %v", link.Mode(), err)
	}
	file, err := os.Stat("there/real.walk")
	if err != nil || file.Mode().Perm() != 0o640 || read(t, "there/real.walk") != straight {
		t.Errorf("the file has mode %v and says %q, %v", file.Mode(), read(t, "there/real.walk"), err)
	}
	left, err := os.ReadDir("there")
	if err != nil || len(left) != 1 {
		t.Errorf("other files are left: %v, %v", left, err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
