package terraform

import "github.com/hashicorp/hcl/v2/hclsyntax"

// level is one bracket, template or heredoc that is open.
type level struct {
	opened hclsyntax.TokenType
	// pending are signs that make the parser go one step deeper without a bracket: ?, ! and -.
	pending int
}

// nesting follows the tokens of a text. The parser goes one step of its own stack deeper for each level, so a text is
// looked at before it is parsed.
type nesting struct {
	levels  []level
	control int // %{ if and %{ for that have no end yet
	deepest int
}

// nestsTooDeep reports whether tokens nest deeper than maxNesting.
func nestsTooDeep(tokens hclsyntax.Tokens) bool {
	n := nesting{levels: []level{{}}}
	for i, token := range tokens {
		n.take(tokens, i, token)
		if n.deepest > maxNesting {
			return true
		}
	}
	return false
}

func (n *nesting) take(tokens hclsyntax.Tokens, i int, token hclsyntax.Token) {
	top := &n.levels[len(n.levels)-1]
	switch token.Type {
	case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote,
		hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp:
		n.open(token.Type)
	case hclsyntax.TokenTemplateControl:
		n.open(token.Type)
		if i+1 < len(tokens) {
			n.directive(string(tokens[i+1].Bytes))
		}
	case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
		hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
		if len(n.levels) > 1 {
			n.levels = n.levels[:len(n.levels)-1]
		}
	case hclsyntax.TokenQuestion, hclsyntax.TokenBang, hclsyntax.TokenMinus:
		top.pending++
	case hclsyntax.TokenComma:
		top.pending = 0
	case hclsyntax.TokenNewline:
		if top.opened == 0 || top.opened == hclsyntax.TokenOBrace {
			top.pending = 0
		}
	}
	depth := len(n.levels) - 1 + n.control
	for _, l := range n.levels {
		depth += l.pending
	}
	n.deepest = max(n.deepest, depth)
}

func (n *nesting) open(t hclsyntax.TokenType) { n.levels = append(n.levels, level{opened: t}) }

// directive counts the %{ if and %{ for that are open.
func (n *nesting) directive(word string) {
	switch word {
	case "if", "for":
		n.control++
	case "endif", "endfor":
		n.control = max(0, n.control-1)
	}
}
