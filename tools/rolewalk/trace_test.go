package main

import (
	"encoding/json"
	"strings"
	"testing"

	"rolewalk/engine/view"
)

func TestTrace(t *testing.T) {
	in(t, map[string]string{
		"my.walk":     passing + "\nstep \"Once more\" {\n  dev/alice assumes dev/Deploy as two\n}\n",
		"broken.walk": broken,
	})

	rolewalk("", "trace", "my.walk").wants(t, "trace", 0, "Alice and the role\n", "step 1  Alice becomes Deploy\n",
		"step 2  Once more\n", "  Allowed\n", "  expect allow: held\n", "✓  trust", "← decides", "credentials\n  ci  session")
	second := rolewalk("", "trace", "--step", "2", "my.walk")
	second.wants(t, "one step", 0, "step 2  Once more\n")
	if strings.Contains(second.stdout, "step 1") || strings.Contains(second.stdout, "Alice and the role") {
		t.Errorf("one step, and more:\n%s", second.stdout)
	}
	rolewalk("", "trace", "--step", "3", "my.walk").wants(t, "a step that is not there", 2,
		"my.walk has no step 3: its steps are 1 to 2")
	rolewalk("", "trace", "--step", "0", "my.walk").wants(t, "step 0", 2, "my.walk has no step 0")
	rolewalk("", "trace", "broken.walk").wants(t, "a broken walk", 2, "broken.walk:2:3: ERROR ")
	rolewalk(passing, "trace", "-").wants(t, "stdin", 0, "step 1  Alice becomes Deploy\n")
}

func TestTraceJSON(t *testing.T) {
	in(t, map[string]string{"my.walk": passing})
	var page view.Page
	if err := json.Unmarshal([]byte(rolewalk("", "trace", "--json", "my.walk").stdout), &page); err != nil ||
		page.Title != "Alice and the role" || page.Passed != 1 {
		t.Errorf("%+v, %v", page, err)
	}
	var row view.Row
	if err := json.Unmarshal([]byte(rolewalk("", "trace", "--json", "--step", "1", "my.walk").stdout),
		&row); err != nil || row.Number != 1 || row.Step.Outcome != view.OutcomeAllow {
		t.Errorf("%+v, %v", row, err)
	}
}

// The page counts in UTF-16, people in characters: a key is two of the one and one of the other.
func TestPlaces(t *testing.T) {
	const body = "# 🔑é\n🔑x"
	p := placesOf(&view.Page{Texts: []view.Text{{}, {Body: "a\nb"}}}, body)
	for span, want := range map[view.Span]string{
		{From: 2, To: 3}:          "1:3",
		{From: 4, To: 5}:          "1:4",
		{From: 8, To: 9}:          "2:2",
		{From: 9, To: 99}:         "2:3",
		{Text: 1, From: 2, To: 3}: "2:1",
		{From: 3, To: 3}:          "",
		{Text: 7, From: 0, To: 1}: "",
	} {
		if got := p.where(span); got != want {
			t.Errorf("%+v: %q, want %q", span, got, want)
		}
	}
}

// TestTraceFindings: after the steps stands what is said against the policies; a single step is told alone.
func TestTraceFindings(t *testing.T) {
	in(t, map[string]string{"my.walk": strings.Replace(passing, `"Action": "sts:AssumeRole", "Resource": "*"`,
		`"Action": ["sts:AssumeRole", "sts:Assume*"], "Resource": "*"`, 1)})
	rolewalk("", "trace", "my.walk").wants(t, "findings", 0,
		"\nFindings (rolewalk check says what to write instead):\n  my.walk:4:", ": SUGGESTION REDUNDANT_ACTION: ")
	if got := rolewalk("", "trace", "--step", "1", "my.walk"); strings.Contains(got.stdout, "Findings") {
		t.Errorf("one step: %s", got.stdout)
	}
}
