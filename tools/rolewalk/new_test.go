package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNew(t *testing.T) {
	in(t, map[string]string{
		"scenarios/lessons/100-a.walk": passing, "scenarios/names.txt": "a\nz\n", "elsewhere/x.txt": "",
	})
	rolewalk("", "new", "lesson", "266-two-doors").wants(t, "a lesson", 0,
		"scenarios/lessons/266-two-doors.walk is written")
	names, err := os.ReadFile("scenarios/names.txt")
	if err != nil || string(names) != "a\ntwo-doors\nz\n" {
		t.Errorf("the names are %q, %v", names, err)
	}
	rolewalk("", "test", "scenarios/lessons/266-two-doors.walk").wants(t, "it runs", 0, " passed, 0 failed")
	rolewalk("", "test", "--checklist", "scenarios/lessons/266-two-doors.walk").wants(t, "its checklist", 1,
		"words each", "LACKS scenarios/lessons/266-two-doors.walk:", "still to be written", "0 complete, ")
	if got := rolewalk("", "fmt", "scenarios/lessons/266-two-doors.walk"); got.stdout != text(t) {
		t.Errorf("it is not formatted: %+v", got)
	}
	for _, c := range []struct{ what, kind, name, says string }{
		{"one that exists", "lesson", "266-two-doors", "already"},
		{"another kind", "poem", "x", "neither"},
		{"a name with a slash", "lesson", "../x", "small letters"},
		{"a name with capitals", "lesson", "TwoDoors", "small letters"},
	} {
		rolewalk("", "new", c.kind, c.name).wants(t, c.what, 2, c.says)
	}
	t.Chdir("elsewhere")
	rolewalk("", "new", "challenge", "mine.walk").wants(t, "outside the project", 0, "mine.walk is written")
	rolewalk("", "test", "mine.walk").wants(t, "it runs", 0, " passed, 0 failed")
}

// text is the new lesson.
func text(t *testing.T) string {
	t.Helper()
	body, err := os.ReadFile("scenarios/lessons/266-two-doors.walk")
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// TestLessonsAreComplete holds every lesson that says its world to the checklist.
func TestLessonsAreComplete(t *testing.T) {
	files, err := filepath.Glob("../../scenarios/lessons/*.walk")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains("\n"+string(body), "\nworld ") {
			continue
		}
		if got := rolewalk("", "test", "--checklist", name); got.code != 0 {
			t.Errorf("%s%s", got.stdout, got.stderr)
		}
	}
}
