package syntax

import (
	"unicode/utf8"

	"rolewalk/engine/source"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Limits in bytes, for callers of Parse and Format.
const (
	PageLimit    = 256 << 10 // links and the page
	CommandLimit = 16 << 20  // the command
)

// File is a walk as it is written.
type File struct {
	Text *source.Text

	// Errors are all file errors, in order of place. A walk with errors is not run.
	Errors []source.Finding

	// Items are the statements of the file, in order. If there are errors, they are the statements that could be read.
	Items []Item

	// Lost is set if a statement was left out or a name is missing, so that the text may declare names that the tree does
	// not have.
	Lost bool

	tokens []token // what the tree was built from
}

// Parse reads a walk of at most limit bytes. The result is never nil. An empty walk is valid and has no items.
func Parse(text *source.Text, limit int) *File { return new(Memory).Parse(text, limit) }

// Parse is the function Parse, for a text that is much like the one that was read last.
func (m *Memory) Parse(text *source.Text, limit int) *File {
	f := &File{Text: text}
	if len(text.Body) > limit {
		f.Errors, f.Lost = []source.Finding{tooLarge(len(text.Body), limit)}, true
		return f
	}
	if m.held += len(text.Body); m.held > maxHeld {
		*m = Memory{held: len(text.Body)}
	}
	characters, statements := &report{}, &report{}
	checkUTF8(text.Body, characters)
	o := newOutline(text.Body, characters, statements)
	o.run()
	f.Lost, f.tokens = o.lost, o.tokens
	k := m.keep(o.body, o.tokens)
	m.built = nil // what is kept moves, and may be put where it cannot be
	if !f.build(o, k, statements) {
		f.build(o, new(Memory).keep(o.body, o.tokens), statements)
	}
	f.Errors = (&report{found: append(characters.found, statements.found...)}).sorted()
	if len(f.Errors) == 0 && !f.Lost {
		m.remember(f)
	}
	return f
}

// build builds the items of the file. It reports false, and has reported nothing, where what is kept does not fit.
func (f *File) build(o *outline, k *kept, r *report) bool {
	before := len(r.found)
	f.Items = nil
	for i, from := range o.starts {
		to := len(o.tokens)
		if i+1 < len(o.starts) {
			to = o.starts[i+1]
		}
		if from == to {
			continue
		}
		if item, ok := k.item(from, to); ok {
			f.Items = append(f.Items, item)
		} else if !f.item(o, k, from, to, r) {
			r.found = r.found[:before]
			return false
		}
	}
	return true
}

// item lets participle build one item of the file. It reports false where what is kept does not fit.
func (f *File) item(o *outline, k *kept, from, to int, r *report) bool {
	tokens := k.cut(o.tokens, from, to)
	tree, err := parsed(o.body, tokens)
	if err != nil {
		if len(tokens) < to-from {
			return false
		}
		at := source.Span{From: tokens[0].from, To: tokens[0].to}
		if e, ok := err.(participle.Error); ok {
			at = source.Span{From: e.Position().Offset, To: e.Position().Offset}
		}
		r.errorAt(Unreadable, at, "this statement cannot be read", "compare it with the forms of the language")
		f.Lost = true
		return true
	}
	if !k.restore(tree) {
		return false
	}
	decodeAll(tree, k.again, o.scan.blamed, r)
	gather(tree, k.again, r)
	f.Items = append(f.Items, tree)
	return true
}

// parsed lets participle build one item of its tokens.
func parsed(body string, tokens []token) (Item, error) {
	lex, err := lexer.Upgrade(&tokenLexer{body: body, tokens: tokens}, lexer.TokenType(kindBlank))
	if err != nil {
		return nil, err
	}
	tree, err := built().root.ParseFromLexer(lex)
	if err != nil {
		return nil, err
	}
	return tree.Construct, nil
}

func tooLarge(size, limit int) source.Finding {
	who := "the limit here is " + number(limit)
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

// checkUTF8 reports each run of bytes that is not UTF-8.
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
		r.errorAt(NotUTF8, source.Span{From: from, To: at}, "these bytes are not valid UTF-8", "save the file as UTF-8")
	}
}
