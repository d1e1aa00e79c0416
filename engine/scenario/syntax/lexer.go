package syntax

import (
	"io"

	"github.com/alecthomas/participle/v2/lexer"
)

// definition is the lexer as participle wants it.
type definition struct{}

// Symbols names the kinds of token that reach the grammar.
func (definition) Symbols() map[string]lexer.TokenType {
	return map[string]lexer.TokenType{
		"EOF": lexer.EOF, "Word": lexer.TokenType(kindWord), "String": lexer.TokenType(kindString),
		"Text": lexer.TokenType(kindText), "JSON": lexer.TokenType(kindJSON), "Open": lexer.TokenType(kindOpen),
		"Close": lexer.TokenType(kindClose), "Actor": lexer.TokenType(kindActor), "Blank": lexer.TokenType(kindBlank),
		"Kept": lexer.TokenType(kindKept),
	}
}

// Lex lexes what the reader gives, without what fits no form.
func (definition) Lex(_ string, r io.Reader) (lexer.Lexer, error) {
	body, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	o := newOutline(string(body), &report{}, &report{})
	o.run()
	return &tokenLexer{body: o.body, tokens: o.tokens}, nil
}

// tokenLexer hands tokens to participle, with a blank between two that do not touch.
type tokenLexer struct {
	body   string
	tokens []token
	at     int // offset where the token before ends
	inside bool
}

// Next implements lexer.Lexer.
func (l *tokenLexer) Next() (lexer.Token, error) {
	if len(l.tokens) == 0 {
		return lexer.EOFToken(lexer.Position{Offset: l.at}), nil
	}
	p := l.tokens[0]
	if l.inside && p.from > l.at {
		l.inside = false
		return lexer.Token{Type: lexer.TokenType(kindBlank), Value: " ", Pos: lexer.Position{Offset: l.at}}, nil
	}
	l.tokens, l.at, l.inside = l.tokens[1:], p.to, true
	word := p.word
	if word == "" {
		word = l.body[p.from:p.to]
	}
	return lexer.Token{Type: lexer.TokenType(p.kind), Value: word, Pos: lexer.Position{Offset: p.from}}, nil
}
