package main

import (
	"rolewalk/engine/notes"
	"rolewalk/engine/view"
	"rolewalk/engine/wire"
)

// render answers the notes of a Markdown text.
func render(markdown string) []byte { return wire.JSON(notes.Parse(markdown)) }

// plain answers the text as one paragraph.
func plain(markdown string) []byte {
	text := view.Note{Kind: view.NoteText, Text: markdown, Sub: []view.Note{}}
	return wire.JSON([]view.Note{{Kind: view.NoteParagraph, Sub: []view.Note{text}}})
}
