package syntax

import (
	"io"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// root is one item of the file.
type root struct {
	Item Item `parser:"@@"`
}

// parser is the grammar of the language: the tags of the tree's structs, and here which of them stand where a list takes
// several. It sees only statements that fit a form; a branch is settled within a handful of words.
var parser = sync.OnceValue(func() *participle.Parser[root] {
	return participle.MustBuild[root](
		participle.Lexer(definition{}),
		participle.Elide("Blank"),
		participle.UseLookahead(6),
		participle.Union[Item](&Account{}, &Step{}, &Wait{}, &Note{}, &At{}, &Change{}, &Title{}, &About{}, &Clock{},
			&Organization{}, &Challenge{}, &ExpectFinding{}),
		participle.Union[OrganizationItem](&Management{}, &ControlPolicy{}, &Detach{}),
		participle.Union[AccountItem](&Entity{}, &ManagedPolicy{}, &Resource{}, &Partition{}, &OIDCProvider{}, &SAMLProvider{}),
		participle.Union[EntityItem](&Trust{}, &InlinePolicy{}, &Attach{}, &Path{}, &ID{}, &TagList{}, &MemberOf{}, &MFADevice{},
			&BoundaryOfEntity{}, &MaxSession{}),
		participle.Union[ResourceItem](&ResourcePolicy{}, &TagList{}),
		participle.Union[StepItem](&Assume{}, &Call{}, &SessionToken{}, &FederationToken{}, &AssumeOIDC{}, &AssumeSAML{},
			&RefreshSession{}, &Expect{}, &For{}, &ExternalID{}, &MFA{}, &SourceIdentity{}, &TagList{}, &Transitive{},
			&SessionPolicy{}, &SessionPolicyARNs{}, &Claims{}, &From{}, &Context{}, &AutoRenew{}, &WithoutSessionToken{},
			&Note{}, &Hint{}, &Predict{}),
		participle.Union[ChangeItem](&SetBoundary{}, &SetMaxSession{}, &SetDocument{}, &Remove{}, &Revoke{}, &Delete{}, &Create{},
			&Note{}),
		participle.Union[ChallengeItem](&Brief{}, &Edit{}, &Solution{}),
		participle.Union[Document](&TrustOf{}, &PolicyOf{}, &ResourcePolicyOf{}, &BoundaryOf{}, &ControlPolicyOn{},
			&ManagedPolicyOf{}, &SessionPolicyOf{}),
	)
})

// kindBlank is what stands between two tokens. The grammar passes over it; it marks where the token before it ends.
const kindBlank kind = 100

// definition is the lexer as participle wants it.
type definition struct{}

// Symbols names the kinds of token that reach the grammar.
func (definition) Symbols() map[string]lexer.TokenType {
	return map[string]lexer.TokenType{
		"EOF": lexer.EOF, "Word": lexer.TokenType(kindWord), "String": lexer.TokenType(kindString),
		"Text": lexer.TokenType(kindText), "JSON": lexer.TokenType(kindJSON), "Open": lexer.TokenType(kindOpen),
		"Close": lexer.TokenType(kindClose), "Blank": lexer.TokenType(kindBlank),
	}
}

// Lex lexes what the reader gives, leaving out what fits no form.
func (definition) Lex(_ string, r io.Reader) (lexer.Lexer, error) {
	body, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	o := newOutline(string(body), &report{}, &report{})
	o.run()
	return &pieceLexer{body: o.body, pieces: o.pieces}, nil
}

// pieceLexer hands pieces to participle, with a blank between two that do not touch.
type pieceLexer struct {
	body   string
	pieces []piece
	at     int // offset where the piece before ends
	inside bool
}

// Next implements lexer.Lexer.
func (l *pieceLexer) Next() (lexer.Token, error) {
	if len(l.pieces) == 0 {
		return lexer.EOFToken(lexer.Position{Offset: l.at}), nil
	}
	p := l.pieces[0]
	if l.inside && p.from > l.at {
		l.inside = false
		return lexer.Token{Type: lexer.TokenType(kindBlank), Value: " ", Pos: lexer.Position{Offset: l.at}}, nil
	}
	l.pieces, l.at, l.inside = l.pieces[1:], p.to, true
	word := p.word
	if word == "" {
		word = l.body[p.from:p.to]
	}
	return lexer.Token{Type: lexer.TokenType(p.kind), Value: word, Pos: lexer.Position{Offset: p.from}}, nil
}
