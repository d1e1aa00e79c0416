// Command notes turns Markdown into the notes that the page shows, as a WebAssembly module of its own: only a page with
// edited or linked notes loads it.
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o dist/notes.wasm ./wasm/notes
//
// Package reactor says how a module is spoken to. Its one entry is render(n): the first n bytes of the room are Markdown,
// the answer is a JSON array of view.Note. Where we fail, the note is its own text, as written.
package main

import (
	"encoding/json"

	"rolewalk/engine/notes"
	"rolewalk/engine/view"
)

// main does nothing: a reactor is called, it does not run.
func main() {}

// render answers the notes of a Markdown text; what it asks of plain gets the text back unread.
func render(markdown string) []byte { return encode(notes.Parse(markdown)) }

// plain answers the text as one paragraph.
func plain(markdown string) []byte {
	text := view.Note{Kind: view.NoteText, Text: markdown, Sub: []view.Note{}}
	return encode([]view.Note{{Kind: view.NoteParagraph, Sub: []view.Note{text}}})
}

// encode writes v, which holds nothing that JSON cannot say.
func encode(v []view.Note) []byte {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return out
}
