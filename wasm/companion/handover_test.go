package main

import (
	"encoding/json"
	"strings"
	"testing"

	"rolewalk/engine/importer/shown"
	"rolewalk/engine/view"
)

const sandbox = `account 111111111111 dev {
  user ana { policy p {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]} }
}
`

func into[T any](t *testing.T, answer []byte) (v T) {
	t.Helper()
	if err := json.Unmarshal(answer, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestWorld: a world comes in both forms; a walk that does not parse or that holds a key comes in none.
func TestWorld(t *testing.T) {
	for form, want := range map[int]string{
		asCLI: "aws iam create-user --profile dev --user-name ana", asTerraform: `resource "aws_iam_user"`,
	} {
		if w := into[shown.World](t, world(sandbox, form)); !strings.Contains(w.Text, want) || w.Fault != "" {
			t.Errorf("%d: %+v", form, w)
		}
	}
	for _, text := range []string{"account {", sandbox + "# AKIAIOSFODNN7EXAMPLE\n"} {
		if w := into[shown.World](t, world(text, asCLI)); w.Text != "" || w.Fault == "" {
			t.Errorf("%+v", w)
		}
	}
	if w := into[shown.World](t, worldFault("boom")); !strings.Contains(w.Fault, "boom") {
		t.Errorf("%+v", w)
	}
}

func TestRename(t *testing.T) {
	r := into[shown.Renamed](t, rename(sandbox))
	if strings.Contains(r.Walk, "111111111111") || strings.Contains(r.Walk, "user ana") ||
		!strings.Contains(r.Walk, "sts:AssumeRole") {
		t.Errorf("%+v", r)
	}
}

// TestPlace: a document has places in a walk that parses.
func TestPlace(t *testing.T) {
	ask := func(walk string) string {
		text, err := json.Marshal(map[string]string{"walk": walk, "document": `{"Statement": []}`, "kind": "identity"})
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	p := into[view.Places](t, place(ask(sandbox)))
	if len(p.Places) != 2 || p.Places[0].Title != "Replace ana · p" || len(p.Places[0].Edits) != 1 {
		t.Errorf("%+v", p)
	}
	for _, text := range []string{ask("account {"), "{"} {
		if p := into[view.Places](t, place(text)); p.Places == nil || len(p.Places) != 0 {
			t.Errorf("%+v", p)
		}
	}
}
