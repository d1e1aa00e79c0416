package main

import (
	"rolewalk/engine/notes"
	"rolewalk/engine/view"
)

// render answers the notes of a Markdown text.
func render(markdown string) []byte { return view.JSON(notes.Parse(markdown)) }

// plain answers the text as one paragraph.
func plain(markdown string) []byte {
	text := view.Note{Kind: view.NoteText, Text: markdown, Sub: []view.Note{}}
	return view.JSON([]view.Note{{Kind: view.NoteParagraph, Sub: []view.Note{text}}})
}
