package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"rolewalk/engine/view"
)

// drawingHeader opens the generated file.
const drawingHeader = "// Generated from engine/view by `go run ./tools/site types`; " +
	"change the Go values, not this file.\n" + `import type { Badge, Measures, Words } from "./view.ts";` + "\n"

// formsHeader opens the file of the forms, which are a part of the page of their own.
const formsHeader = "// Generated from engine/view by `go run ./tools/site types`; " +
	"change the Go values, not this file.\n" + `import type { Form } from "./view.ts";` + "\n"

// named is a value that the page's TypeScript has as a constant.
type named struct {
	name, typ string
	value     any
}

// formsTypeScript writes the forms that add.
func formsTypeScript() ([]byte, error) {
	return constants(formsHeader, []named{{"forms", "Form[]", view.Forms()}})
}

// aboutHeader opens the file of what the help says of the engine.
const aboutHeader = "// Generated from engine/view by `go run ./tools/site types`; " +
	"change the Go values, not this file.\n"

// aboutTypeScript writes what is not modelled.
func aboutTypeScript() ([]byte, error) {
	return constants(aboutHeader, []named{{"notModelled", "readonly string[]", view.NotModelled()}})
}

// drawingTypeScript writes what both drawings of a page print whatever the walk is, as TypeScript.
func drawingTypeScript() ([]byte, error) {
	return constants(drawingHeader, []named{
		{"words", "Words", view.DrawingWords()},
		{"measures", "Measures", view.TimelineMeasures()},
		{"pendingStep", "Badge", view.PendingStep()},
		{"pendingLane", "Badge", view.PendingLane()},
		{"labelTerms", "Readonly<Record<string, string>>", view.LabelTerms()},
	})
}

func constants(header string, values []named) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(header)
	for _, value := range values {
		text, err := json.MarshalIndent(value.value, "", "  ")
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "\nexport const %s: %s = %s;\n", value.name, value.typ, text)
	}
	return out.Bytes(), nil
}
