package lesson

import (
	"strings"
	"testing"

	"rolewalk/engine/managed/packs"
	"rolewalk/engine/scenario"
)

func parse(t *testing.T, text string) *scenario.Walk {
	t.Helper()
	policies := &packs.Library{}
	library := scenario.Library{Lookup: policies.Text, Elsewhere: policies.Elsewhere}
	walk := scenario.ParseWith("lesson.walk", text, scenario.PageLimit, library)
	for _, e := range walk.Errors {
		t.Fatal(walk.Text.Report(e))
	}
	return walk
}

// TestScaffolds shows that what is written for a new lesson parses and runs, that its expectations hold, and that it
// lacks only what its author is to write.
func TestScaffolds(t *testing.T) {
	for _, kind := range Kinds {
		text, ok := Scaffold(kind, "the-two-doors")
		if !ok {
			t.Fatalf("no %s", kind)
		}
		walk := parse(t, text)
		if report := walk.Check(); report.Failed > 0 || report.Passed == 0 {
			t.Errorf("%s: %+v", kind, report)
		}
		var lacks []string
		for _, lack := range Check(walk).Lacks {
			lacks = append(lacks, lack.Says)
		}
		if got := strings.Join(lacks, "\n"); len(lacks) == 0 || !strings.Contains(got, "still to be written") {
			t.Errorf("%s lacks %s", kind, got)
		}
		if walk.Title != "The two doors" {
			t.Errorf("%s: title %q", kind, walk.Title)
		}
		filled := strings.NewReplacer("TODO: ", "", "TODO", "It").Replace(text)
		for _, lack := range Check(parse(t, filled)).Lacks {
			t.Errorf("%s, filled in, lacks %s", kind, lack.Says)
		}
	}
	if _, ok := Scaffold("poem", "x"); ok {
		t.Error("a kind that is none")
	}
}

// TestLacks breaks a complete lesson in one way after the other.
func TestLacks(t *testing.T) {
	text, _ := Scaffold("lesson", "x")
	text = strings.NewReplacer("TODO: ", "", "TODO", "It").Replace(text)
	long := strings.Repeat("word ", mostWords) + "end."
	for _, c := range []struct{ from, to, want string }{
		{`world "Two locks"`, `world "Elsewhere"`, "its world is none of the course"},
		{"level 1\n", "", "it has no level"},
		{"minutes 7", "minutes 45", "its minutes are 45"},
		{"  predict\n", "", "predictions, not 2"},
		{"expect deny by trust\n}", "\n}", "step 1 has no expect"},
		{"  hint \"Which account does the trust policy name?\"\n", "", "has no hint"},
		{"- A name counts only together with its account.\n", "", "remember has 2 bullets"},
		{"AWS: [", "See [", "remember names no page of AWS"},
		{"  goal step 3 deny by identity\n", "", "no goal says what must still be refused"},
		{"  goal step 1 allow\n", "", "no goal says what must be allowed"},
		{"  hint \"Write 111111111111 in place of 333333333333.\"\n", "", "no task has 3 hints"},
		{`"Alice asks again"`, `"Alice is refused"`, "“refused” is not what its step gives"},
		{`"Alice asks for Deploy"`, `"Alice gets in"`, "“gets in” is not what its step gives"},
		{"about \"\"\"\n", "about \"\"\"\n" + long + "\n", "a sentence has 31 words"},
	} {
		if !strings.Contains(text, c.from) {
			t.Errorf("the lesson has no %q", c.from)
			continue
		}
		n := 1
		if c.from == "  predict\n" {
			n = -1
		}
		var lacks []string
		for _, lack := range Check(parse(t, strings.Replace(text, c.from, c.to, n))).Lacks {
			lacks = append(lacks, lack.Says)
		}
		if !strings.Contains(strings.Join(lacks, "\n"), c.want) {
			t.Errorf("%q: no %q in %q", c.from, c.want, lacks)
		}
	}
}

func TestSentences(t *testing.T) {
	all := passages("One two three. `a.b(c)` holds *here*!\n\n- A list\n- of two\n\n```\ncode\n```\n")
	p := measure(all)
	if p.Sentences != 4 || p.Most != 3 || p.Mean != 2.5 {
		t.Errorf("%+v of %q", p, all)
	}
	for word, want := range map[string]int{
		"role": 1, "policy": 3, "refused": 2, "wanted": 2, "table": 2, "the": 1, "123": 1,
	} {
		if got := syllablesOf(word); got != want {
			t.Errorf("%s has %d syllables, got %d", word, want, got)
		}
	}
}

func TestContradicts(t *testing.T) {
	for sentence, want := range map[string]string{
		"The request is refused.": "refused", "It is not refused.": "", "Alice fails.": "fails",
		"It is allowed, and yesterday it was refused.": "", "If it fails, wait.": "", "The policy is long.": "",
	} {
		if got := contradicts(sentence, true); got != want {
			t.Errorf("%s: %q, want %q", sentence, got, want)
		}
	}
	if got := contradicts("Alice gets in.", false); got != "gets in" {
		t.Errorf("got %q", got)
	}
}
