package main

import (
	"bytes"
	"os"
	"testing"
)

// TestDrawingIsCurrent holds the generated file to the values of engine/view.
func TestDrawingIsCurrent(t *testing.T) {
	want, err := drawingTypeScript()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../web/src/gen/drawing.ts")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("web/src/gen/drawing.ts is not what engine/view gives; run: go run ./tools/site types")
	}
}
