package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"rolewalk/engine/view"
)

// drawingHeader opens the generated file.
const drawingHeader = "// Generated from engine/view by `go run ./tools/site types`; " +
	"change the Go values, not this file.\n" + `import type { Measures, Words } from "./view.ts";` + "\n"

// drawingTypeScript writes what both drawings of a page print whatever the walk is, as TypeScript.
func drawingTypeScript() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(drawingHeader)
	for _, value := range []struct {
		name, typ string
		value     any
	}{
		{"words", "Words", view.DrawingWords()},
		{"measures", "Measures", view.TimelineMeasures()},
		{"labelTerms", "Readonly<Record<string, string>>", view.LabelTerms()},
	} {
		text, err := json.MarshalIndent(value.value, "", "  ")
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "\nexport const %s: %s = %s;\n", value.name, value.typ, text)
	}
	return out.Bytes(), nil
}
