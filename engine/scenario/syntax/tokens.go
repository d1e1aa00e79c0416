package syntax

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"rolewalk/engine/source"
)

// mark is a place in the token stream. It has the shape that participle fills in.
type mark struct {
	Filename string
	Offset   int
	Line     int
	Column   int
}

// Node is where a construct stands, from its first word to the end of its last.
type Node struct {
	Pos, EndPos mark
}

// Span returns the whole construct.
func (n *Node) Span() source.Span { return source.Span{From: n.Pos.Offset, To: n.EndPos.Offset} }

// Spanned is everything that has a place in the walk: every construct and every value.
type Spanned interface {
	Span() source.Span
}

// value is a single token of the tree with its place.
type value struct {
	at  source.Span
	raw string
}

// Span returns the token; it is empty where the word is missing.
func (v *value) Span() source.Span { return v.at }

// Missing reports whether the word is missing, which is an error. Its construct is kept for the statements in it.
func (v *value) Missing() bool { return v.at.Empty() }

// take reads the next token into v if it is of one of the kinds.
func (v *value) take(lex *lexer.PeekingLexer, kinds ...kind) error {
	t := lex.Peek()
	for _, k := range kinds {
		if t.Type == lexer.TokenType(k) {
			v.raw, v.at = t.Value, source.Span{From: t.Pos.Offset, To: t.Pos.Offset + len(t.Value)}
			lex.Next()
			return nil
		}
	}
	return participle.NextMatch
}

// Name is a word or a string: a name, an alias, an ARN, a path, a host. Value is the string without its quotes.
type Name struct {
	value
	Value string
}

// Text is a text, a string or a word. Value is the text without its quotes; common indentation is taken away, and so
// are the line breaks next to the quotes.
type Text struct {
	value
	Value string
}

// Line is a string or a word: a text of one line. Value is the text without its quotes.
type Line struct {
	value
	Value string
}

// JSON is a document that stands in the walk as it is, with its braces. Only its span is known here.
type JSON struct{ value }

// Parse implements participle.Parseable.
func (n *Name) Parse(lex *lexer.PeekingLexer) error {
	return n.take(lex, kindWord, kindString, kindActor)
}

// Parse implements participle.Parseable.
func (t *Text) Parse(lex *lexer.PeekingLexer) error {
	return t.take(lex, kindText, kindString, kindWord)
}

// Parse implements participle.Parseable.
func (l *Line) Parse(lex *lexer.PeekingLexer) error { return l.take(lex, kindString, kindWord) }

// Parse implements participle.Parseable.
func (j *JSON) Parse(lex *lexer.PeekingLexer) error { return j.take(lex, kindJSON) }

// Parse implements participle.Parseable.
func (d *Duration) Parse(lex *lexer.PeekingLexer) error { return d.take(lex, kindWord, kindString) }

// Parse implements participle.Parseable.
func (t *Time) Parse(lex *lexer.PeekingLexer) error { return t.take(lex, kindWord, kindString) }

// Parse implements participle.Parseable.
func (n *AccountNumber) Parse(lex *lexer.PeekingLexer) error {
	return n.take(lex, kindWord, kindString)
}

// Parse implements participle.Parseable.
func (n *Number) Parse(lex *lexer.PeekingLexer) error { return n.take(lex, kindWord, kindString) }

// Parse implements participle.Parseable.
func (c *Count) Parse(lex *lexer.PeekingLexer) error { return c.take(lex, kindWord, kindString) }

// Parse implements participle.Parseable.
func (a *Address) Parse(lex *lexer.PeekingLexer) error { return a.take(lex, kindWord, kindString) }

// Parse implements participle.Parseable.
func (a *ARN) Parse(lex *lexer.PeekingLexer) error { return a.take(lex, kindWord, kindString) }

// Parse implements participle.Parseable.
func (g *Gate) Parse(lex *lexer.PeekingLexer) error { return g.take(lex, kindWord, kindString) }

// Parse implements participle.Parseable.
func (t *Tags) Parse(lex *lexer.PeekingLexer) error { return t.take(lex, kindJSON) }

// Parse implements participle.Parseable.
func (c *Values) Parse(lex *lexer.PeekingLexer) error { return c.take(lex, kindJSON) }

// Parse implements participle.Parseable.
func (l *Strings) Parse(lex *lexer.PeekingLexer) error { return l.take(lex, kindJSON) }
