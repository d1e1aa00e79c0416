package notes

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"rolewalk/engine/view"
)

func leaf(kind view.NoteKind, text string) view.Note {
	return view.Note{Kind: kind, Text: text, Sub: []view.Note{}}
}

func wrap(kind view.NoteKind, n ast.Node, source []byte) []view.Note {
	return []view.Note{{Kind: kind, Sub: merged(below(n, source))}}
}

// link returns a link if the address leads to a page or a mailbox, and otherwise only its text.
func link(address string, sub []view.Note) []view.Note {
	lower := strings.ToLower(address)
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) {
			return []view.Note{{Kind: view.NoteLink, Href: address, Sub: merged(sub)}}
		}
	}
	return sub
}

// plain decodes Markdown's escapes and entities: `\*` and `&amp;`.
func plain(raw []byte) string {
	return string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(raw))))
}

func lines(n ast.Node, source []byte) string {
	var out strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		out.Write(line.Value(source))
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func html(n *ast.HTMLBlock, source []byte) string {
	out := lines(n, source)
	if n.HasClosure() {
		out += "\n" + string(n.ClosureLine.Value(source))
	}
	return strings.TrimSpace(out)
}

func code(n ast.Node, source []byte) string {
	var out strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			out.WriteString(strings.ReplaceAll(string(t.Segment.Value(source)), "\n", " "))
		}
	}
	return out.String()
}

// merged joins adjacent texts. Goldmark splits a text at every character that might have been markup.
func merged(list []view.Note) []view.Note {
	out := make([]view.Note, 0, len(list))
	for _, n := range list {
		if last := len(out) - 1; n.Kind == view.NoteText && last >= 0 && out[last].Kind == view.NoteText {
			out[last].Text += n.Text
			continue
		}
		out = append(out, n)
	}
	return out
}
