package main

import (
	"bytes"
	"os"
	"testing"

	"rolewalk/engine/aws"
)

// TestKeysAreCurrent holds the generated file to the tables of the engine, and each key to a line of it.
func TestKeysAreCurrent(t *testing.T) {
	want, err := keysTypeScript()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../web/src/gen/keys.ts")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("web/src/gen/keys.ts is not what engine/aws and engine/match give; run: go run ./tools/site types")
	}
	for i := range aws.Keys {
		if n := bytes.Count(want, []byte(`{"name":"`+aws.Keys[i].Name+`","type":"`)); n != 1 {
			t.Errorf("%s is in it %d times", aws.Keys[i].Name, n)
		}
	}
}
