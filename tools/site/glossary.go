package main

import (
	"rolewalk/engine/view"
	"rolewalk/tools/course"
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
	const address = "glossary/"
	return s.draw(address, course.Glossary{
		Shell: s.shell(address, address, "Glossary", "The words of IAM that Rolewalk uses, each in a sentence."),
		Terms: view.Glossary(),
	})
}
