package main

import (
	"os"
	"testing"
)

// TestTypesAreCurrent holds the generated files to the Go types: a change of the wire that the page has not been told
// of fails here.
func TestTypesAreCurrent(t *testing.T) {
	t.Chdir("../..")
	for name, dir := range map[string]string{"view.ts": "engine/view", "case.ts": "engine/importer/shown"} {
		want, err := typeScript(dir)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("web/src/gen/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("web/src/gen/%s is not what %s gives; run: go run ./tools/site types", name, dir)
		}
	}
}

// TestTypes shows each form once.
func TestTypes(t *testing.T) {
	dir := t.TempDir()
	source := `package x
// A is a thing.
//
// Of two paragraphs.
type A struct {
	// N counts.
	N int ` + "`json:\"n\"`" + `
	O *B ` + "`json:\"o,omitempty\"`" + `
	M map[string][]K ` + "`json:\"m\"`" + `
	hidden int
}
type B struct{}
// K is closed.
type K string
const (
	KOne K = "one"
	KTwo K = "two"
)
`
	if err := os.WriteFile(dir+"/x.go", []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := typeScript(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := typesHeader(dir) + `
/**
 * A is a thing.
 *
 * Of two paragraphs.
 */
export interface A {
  /** N counts. */
  n: number;
  o?: B;
  m: Record<string, K[]>;
}

export interface B {
}

/** K is closed. */
export type K = "one" | "two";
`
	if string(got) != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
