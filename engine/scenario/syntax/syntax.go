// Package syntax is the text side of the walk language: it cuts a walk into statements, builds its tree with the place
// of every word, and reports every file error at once.
//
// The work is done in three passes, each linear in the size of the text. The outline (outline.go, blocks.go, recover.go)
// balances blocks, tells JSON from blocks and mends or leaves out what fits no form; the forms are one table (forms.go,
// walkforms.go) that messages, completion and hover share. participle then builds the tree (grammar.go, and the tags in
// world.go, walk.go and change.go). At last every value is decoded and every construct gathers its statements.
//
// What names mean, and what a policy's JSON says, is for others to judge.
package syntax

import (
	"unicode/utf8"

	"rolewalk/engine/source"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Limits in bytes, for those who call Parse and Format.
const (
	PageLimit    = 256 << 10 // links and the page
	CommandLimit = 16 << 20  // the command
)

// File is a walk as it is written.
type File struct {
	Text *source.Text

	// Errors are all file errors, in order of place. A walk with errors is not run.
	Errors []source.Finding

	// Items are the statements of the file, in order. Where there are errors, they are what could be read.
	Items []Item

	// Lost is set where a statement was left out, or a name is missing, so that the text may declare names that the tree
	// does not have.
	Lost bool

	pieces []piece // what the tree was built from
}

// Parse reads a walk. limit is the greatest size in bytes. The result is never nil; an empty walk is fine and has no
// items.
func Parse(text *source.Text, limit int) *File {
	f := &File{Text: text}
	if len(text.Body) > limit {
		f.Errors, f.Lost = []source.Finding{tooLarge(len(text.Body), limit)}, true
		return f
	}
	characters, statements := &report{}, &report{}
	checkUTF8(text.Body, characters)
	o := newOutline(text.Body, characters, statements)
	o.run()
	f.Lost, f.pieces = o.lost, o.pieces
	for i, from := range o.starts {
		to := len(o.pieces)
		if i+1 < len(o.starts) {
			to = o.starts[i+1]
		}
		if from < to {
			f.item(o, o.pieces[from:to], statements)
		}
	}
	f.Errors = (&report{found: append(characters.found, statements.found...)}).sorted()
	return f
}

// item lets participle build one item of the file.
func (f *File) item(o *outline, pieces []piece, r *report) {
	lex, err := lexer.Upgrade(&pieceLexer{body: o.body, pieces: pieces}, lexer.TokenType(kindBlank))
	if err != nil {
		return // a pieceLexer brings no error
	}
	tree, err := built().root.ParseFromLexer(lex)
	if err != nil {
		at := source.Span{From: pieces[0].from, To: pieces[0].to}
		if e, ok := err.(participle.Error); ok {
			at = source.Span{From: e.Position().Offset, To: e.Position().Offset}
		}
		r.errorAt(Unreadable, at, "this statement cannot be read", "compare it with the forms of the language")
		f.Lost = true
		return
	}
	decodeAll(tree.Construct, o.scan.judged, r)
	gather(tree.Construct, r)
	f.Items = append(f.Items, tree.Construct)
}

func tooLarge(size, limit int) source.Finding {
	who := "at most " + number(limit) + " are taken here"
	switch limit {
	case PageLimit:
		who = "links and the page take at most " + number(limit)
	case CommandLimit:
		who = "the command takes at most " + number(limit)
	}
	return source.Finding{
		Type: source.Error, Code: TooLarge, Message: "the walk is " + number(size) + " bytes; " + who,
		Remedy: "split the lesson into several walks",
	}
}

// checkUTF8 reports each run of bytes that is no UTF-8.
func checkUTF8(body string, r *report) {
	for at := 0; at < len(body); {
		c, width := utf8.DecodeRuneInString(body[at:])
		if c != utf8.RuneError || width > 1 {
			at += width
			continue
		}
		from := at
		for at < len(body) && c == utf8.RuneError && width == 1 {
			at++
			c, width = utf8.DecodeRuneInString(body[at:])
		}
		r.errorAt(NotUTF8, source.Span{From: from, To: at}, "these bytes are no text in UTF-8", "save the file as UTF-8")
	}
}
