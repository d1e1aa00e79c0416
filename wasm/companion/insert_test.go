package main

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"rolewalk/engine/view"
)

func handed(t *testing.T, f *formOf) string {
	t.Helper()
	text, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// lineOf is a line of a change as the page shows it.
func lineOf(line []view.Part) (text string) {
	for _, part := range line {
		text += part.Text
	}
	return text
}

// TestInsert: what a form adds comes with its lines, its place in the new text and what fills its fields. Places are in
// UTF-16 units.
func TestInsert(t *testing.T) {
	const walk = "title \"Ü 𝄞\"\n" + sandbox
	f := &formOf{Walk: walk, Kind: view.FormRole, Values: []view.FormValue{
		{Field: view.FieldName, Value: "Deploy"}, {Field: view.FieldPrincipal, Value: "dev/ana"},
	}}
	got := into[view.Insertion](t, inserted(handed(t, f)))
	if len(got.Faults) > 0 || len(got.Edits) != 1 || len(got.Diffs) != 1 || lineOf(got.Diffs[0].Is[0]) != "role Deploy {" {
		t.Fatalf("%+v", got)
	}
	if at := got.Inverse[0].At; at.From != got.Edits[0].At.From || at.To-at.From != len(got.Edits[0].New) {
		t.Errorf("%+v is not the place of %+v", at, got.Edits[0])
	}
	if lines := into[view.Changes](t, changes(handed(t, &formOf{Walk: walk, Edits: got.Edits}))); len(lines.Diffs) != 1 ||
		!reflect.DeepEqual(lines.Diffs, got.Diffs) {
		t.Errorf("%+v", lines)
	}
	if len(got.Offers) != 2 || got.Proposed[0].Value != "dev" {
		t.Errorf("%+v, %+v", got.Offers, got.Proposed)
	}
	f.Values = nil
	got = into[view.Insertion](t, inserted(handed(t, f)))
	if len(got.Faults) != 2 || got.Faults[0].Field != view.FieldName {
		t.Errorf("%+v", got.Faults)
	}
	out := &formOf{Walk: walk, Edits: []view.Edit{{At: view.Span{From: 900, To: 901}}}}
	if lines := into[view.Changes](t, changes(handed(t, out))); len(lines.Diffs) > 0 {
		t.Errorf("outside the text: %+v", lines)
	}
	if got := into[view.Insertion](t, insertFault("boom")); !strings.Contains(got.Faults[0].Message, "boom") {
		t.Errorf("%+v", got)
	}
}

func TestMends(t *testing.T) {
	got := into[view.Mends](t, mends("account 111111111111 dev { role X { } }"))
	if len(got.Mends) != 1 || len(got.Mends[0].Fixes) != 2 || got.Mends[0].Code != "MISSING_TRUST" {
		t.Errorf("%+v", got)
	}
	if noChanges("") == nil || len(into[view.Mends](t, noMends("")).Mends) > 0 {
		t.Error("a fault has mends")
	}
}
