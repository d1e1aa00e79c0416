package syntax

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// root is one construct. Every parser of the grammar is built for it, whatever construct it parses, so that participle
// is compiled into the engine once.
type root struct {
	Construct Spanned `parser:"@@"`
}

// grammar is the language: the tags of the tree's structs, and which of them may stand where a list takes several, as
// the table of forms says. The first word of a statement says which construct it is, so that participle need not try
// two dozen clauses one after the other: that saves a third of the allocations.
type grammar struct {
	root *participle.Parser[root] // one item of the file

	items, organization, account, entity, managed, resource, step, change, challenge, task productions
}

// production parses one statement.
type production func(*lexer.PeekingLexer) (Spanned, error)

// productions parse the statements of a block, by their first word. Those that begin with an actor, which may have any
// name, are found by actorKey and their second word.
type productions map[string]production

const actorKey = "ACTOR "

// built is the grammar, built once.
var built = sync.OnceValue(func() *grammar {
	g := &grammar{}
	o := []participle.Option{
		participle.Lexer(definition{}), participle.Elide("Blank"), participle.UseLookahead(6),
		one[OrganizationItem](&g.organization), one[AccountItem](&g.account), one[EntityItem](&g.entity),
		one[ManagedItem](
			&g.managed,
		), one[ResourceItem](&g.resource), one[StepItem](&g.step), one[ChangeItem](&g.change),
		one[ChallengeItem](&g.challenge), one[TaskItem](&g.task),
	}
	g.root = parserOf(o, one[Spanned](&g.items))
	g.items = productionsOf(o, InFile)
	g.organization = productionsOf(o, InOrganization)
	g.account = productionsOf(o, InAccount)
	g.entity = productionsOf(o, InUser, InGroup, InRole)
	g.managed = productionsOf(o, InManaged)
	g.resource = productionsOf(o, InResource)
	g.step = productionsOf(o, InStep)
	g.change = productionsOf(o, InChange, InSolution)
	g.challenge = productionsOf(o, InChallenge)
	g.task = productionsOf(o, InTask)
	return g
})

// one lets participle find the construct by its first word.
func one[I Spanned](table *productions) participle.Option {
	return participle.ParseTypeWith(func(lex *lexer.PeekingLexer) (item I, err error) {
		found, err := table.parse(lex)
		if err != nil {
			return item, err
		}
		return found.(I), nil
	})
}

func (p productions) parse(lex *lexer.PeekingLexer) (Spanned, error) {
	word := lex.Peek().Value
	switch lex.Peek().Type {
	case lexer.TokenType(kindWord):
	case lexer.TokenType(kindKept):
		p := &placeholder{}
		return p, p.take(lex, kindKept)
	case lexer.TokenType(kindActor):
		actor := lex.MakeCheckpoint()
		lex.Next()
		word = actorKey + lex.Peek().Value
		lex.LoadCheckpoint(actor)
	default:
		return nil, participle.NextMatch
	}
	if parse := p[word]; parse != nil {
		return parse(lex)
	}
	return nil, participle.NextMatch
}

// productionsOf returns the productions of the statements that may stand in the blocks.
func productionsOf(o []participle.Option, blocks ...BlockKind) productions {
	constructs := map[string][]Spanned{}
	for _, b := range blocks {
		for _, f := range vocabularies()[b].forms {
			word := f.Keyword()
			if word == "" {
				word = actorKey + strings.Fields(f.Usage)[1]
			}
			same := func(c Spanned) bool { return reflect.TypeOf(c) == reflect.TypeOf(f.of) }
			if !slices.ContainsFunc(constructs[word], same) {
				constructs[word] = append(constructs[word], f.of)
			}
		}
	}
	table := productions{}
	for word, fitting := range constructs {
		table[word] = among(o, fitting)
	}
	return table
}

// parserOf builds a parser of further constructs.
func parserOf(options []participle.Option, constructs ...participle.Option) *participle.Parser[root] {
	return participle.MustBuild[root](append(slices.Clip(options), constructs...)...)
}

// unionsOf returns the unions that the fields of the constructs name: participle reads all that it is given.
func unionsOf(constructs []Spanned) []participle.Option {
	unions := map[reflect.Type]participle.Option{
		reflect.TypeFor[Document]():  participle.Union(documents()...),
		reflect.TypeFor[Settable]():  participle.Union(settable()...),
		reflect.TypeFor[Removable](): participle.Union(removable()...),
		reflect.TypeFor[Editable]():  participle.Union(editable()...),
	}
	var list []participle.Option
	for _, c := range constructs {
		t := reflect.TypeOf(c).Elem()
		for i := range t.NumField() {
			if union := unions[t.Field(i).Type]; union != nil {
				list = append(list, union)
				delete(unions, t.Field(i).Type)
			}
		}
	}
	return list
}

// among returns the production of the one of the constructs that fits. Its parser is built when a statement first needs
// it: a walk uses a sixth of the words, and all ninety parsers take a hundred times as long as reading it.
func among(options []participle.Option, constructs []Spanned) production {
	parser := sync.OnceValue(func() *participle.Parser[root] {
		return parserOf(options, append(unionsOf(constructs), participle.Union(constructs...))...)
	})
	return func(lex *lexer.PeekingLexer) (Spanned, error) {
		tree, err := parser().ParseFromLexer(lex, participle.AllowTrailing(true))
		if err != nil {
			return nil, err
		}
		return tree.Construct, nil
	}
}
