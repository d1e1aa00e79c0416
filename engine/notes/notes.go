package notes

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"rolewalk/engine/view"
)

// Parse parses Markdown. Raw HTML, images and links with a scheme other than http, https and mailto become plain text.
// An empty text has no nodes, and the result is never nil.
func Parse(markdown string) []view.Note {
	source := []byte(markdown)
	document := goldmark.DefaultParser().Parse(text.NewReader(source))
	return explained(merged(below(document, source)), map[string]bool{})
}

// below returns the notes of a node's children.
func below(n ast.Node, source []byte) []view.Note {
	out := []view.Note{}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		out = append(out, one(child, source)...)
	}
	return out
}

// one returns the notes of a node. Usually it is one note; a text at the end of a line has two.
func one(n ast.Node, source []byte) []view.Note {
	switch n := n.(type) {
	case *ast.Paragraph:
		return wrap(view.NoteParagraph, n, source)
	case *ast.TextBlock:
		return below(n, source)
	case *ast.Heading:
		return wrap(view.NoteHeading, n, source)
	case *ast.List:
		if n.IsOrdered() {
			return wrap(view.NoteOrdered, n, source)
		}
		return wrap(view.NoteList, n, source)
	case *ast.ListItem:
		return wrap(view.NoteItem, n, source)
	case *ast.Blockquote:
		return wrap(view.NoteQuote, n, source)
	case *ast.ThematicBreak:
		return []view.Note{{Kind: view.NoteRule, Sub: []view.Note{}}}
	case *ast.CodeBlock:
		return []view.Note{leaf(view.NoteCodeBlock, lines(n, source))}
	case *ast.FencedCodeBlock:
		return []view.Note{leaf(view.NoteCodeBlock, lines(n, source))}
	case *ast.HTMLBlock:
		return []view.Note{{Kind: view.NoteParagraph, Sub: []view.Note{leaf(view.NoteText, html(n, source))}}}
	default:
		return inline(n, source)
	}
}

func inline(n ast.Node, source []byte) []view.Note {
	switch n := n.(type) {
	case *ast.Text:
		out := []view.Note{leaf(view.NoteText, plain(n.Segment.Value(source)))}
		switch {
		case n.HardLineBreak():
			out = append(out, view.Note{Kind: view.NoteBreak, Sub: []view.Note{}})
		case n.SoftLineBreak():
			out = append(out, leaf(view.NoteText, " "))
		}
		return out
	case *ast.String:
		return []view.Note{leaf(view.NoteText, string(n.Value))}
	case *ast.CodeSpan:
		return []view.Note{leaf(view.NoteCode, code(n, source))}
	case *ast.Emphasis:
		if n.Level >= 2 {
			return wrap(view.NoteStrong, n, source)
		}
		return wrap(view.NoteEmphasis, n, source)
	case *ast.Link:
		return link(string(n.Destination), below(n, source))
	case *ast.AutoLink:
		address := string(n.URL(source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
			address = "mailto:" + address
		}
		return link(address, []view.Note{leaf(view.NoteText, string(n.Label(source)))})
	case *ast.RawHTML:
		var raw strings.Builder
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			raw.Write(segment.Value(source))
		}
		return []view.Note{leaf(view.NoteText, raw.String())}
	default: // An image, whose children are its alternative text, or a node of an extension.
		return below(n, source)
	}
}
