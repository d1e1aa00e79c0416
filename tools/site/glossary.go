package main

import (
	"bytes"

	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

// termsHeader opens the generated file.
const termsHeader = "// Generated from engine/aws by `go run ./tools/site types`; " +
	"change the Go table, not this file.\n" +
	`import type { Term } from "./view.ts";` + "\n"

// termsTypeScript writes the glossary as TypeScript.
func termsTypeScript() ([]byte, error) {
	w := &tableWriter{}
	w.out.WriteString(termsHeader)
	table(w, "terms", "Term", "The words that the page explains, the gates first.", view.Glossary())
	return w.out.Bytes(), w.err
}

// glossaryPage writes the page that lists all terms.
func (s *site) glossaryPage() error {
	page := prerender.Glossary{
		Options: prerender.Options{
			Root: "../", Title: "Glossary", Description: "The words of IAM that Rolewalk uses, each in a sentence.",
			Asset: s.address,
		},
		Terms: view.Glossary(),
	}
	var out bytes.Buffer
	if err := prerender.WriteGlossary(&out, page); err != nil {
		return err
	}
	return s.write("glossary/index.html", out.Bytes())
}
