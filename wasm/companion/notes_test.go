package main

import (
	"encoding/json"
	"testing"

	"rolewalk/engine/view"
)

func TestRender(t *testing.T) {
	for markdown, want := range map[string]view.NoteKind{
		"a *b*": view.NoteParagraph, "- a": view.NoteList, "# a": view.NoteHeading,
	} {
		var got []view.Note
		if err := json.Unmarshal(render(markdown), &got); err != nil || len(got) != 1 || got[0].Kind != want {
			t.Errorf("%q: %+v, %v", markdown, got, err)
		}
	}
}

// Where we fail, the reader has the note as it is written.
func TestPlain(t *testing.T) {
	const want = `[{"kind":"paragraph","text":"","href":"","sub":[{"kind":"text","text":"a **b**","href":"","sub":[]}]}]`
	if got := string(plain("a **b**")); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
