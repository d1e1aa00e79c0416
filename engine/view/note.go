package view

// NoteKind says what a node of a note is.
type NoteKind string

// The kinds of nodes of a note. Whatever Markdown has beyond them arrives as the text it stands for.
const (
	NoteParagraph NoteKind = "paragraph"
	NoteHeading   NoteKind = "heading"
	NoteList      NoteKind = "list"
	NoteOrdered   NoteKind = "ordered"
	NoteItem      NoteKind = "item"
	NoteQuote     NoteKind = "quote"
	NoteCodeBlock NoteKind = "codeblock"
	NoteRule      NoteKind = "rule"
	NoteText      NoteKind = "text"
	NoteCode      NoteKind = "code"
	NoteEmphasis  NoteKind = "emphasis"
	NoteStrong    NoteKind = "strong"
	NoteLink      NoteKind = "link"
	NoteBreak     NoteKind = "break"
	// NoteTerm is a word that the glossary explains.
	NoteTerm NoteKind = "term"
)

// Note is one node of a note. A note travels as a tree and is built as elements by the page, never as HTML.
type Note struct {
	Kind NoteKind `json:"kind"`
	// Text is the literal text of text, code, codeblock and term nodes.
	Text string `json:"text"`
	// Href is the address of a link: http, https or mailto; a link elsewhere arrives as its text.
	Href string `json:"href"`
	// Term is the ID of the term; absent from other nodes.
	Term string `json:"term,omitempty"`
	Sub  []Note `json:"sub"`
}
