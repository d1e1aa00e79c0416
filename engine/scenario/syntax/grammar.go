package syntax

import (
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// root is one construct. Every parser of the grammar is built for it, whatever construct it parses, so that participle
// is compiled into the engine once.
type root struct {
	Construct Spanned `parser:"@@"`
}

// grammar is the language: the tags of the tree's structs, and here which of them stand where a list takes several. The
// first word of a statement says which construct it is, so that participle need not try two dozen clauses one after the
// other: that saves a third of the allocations.
type grammar struct {
	root *participle.Parser[root] // one item of the file

	items        productions[Item]
	organization productions[OrganizationItem]
	account      productions[AccountItem]
	entity       productions[EntityItem]
	resource     productions[ResourceItem]
	step         productions[StepItem]
	change       productions[ChangeItem]
	challenge    productions[ChallengeItem]
	actor        production[StepItem] // acts that begin with an actor, whatever its name is
}

// production parses one statement.
type production[I any] func(*lexer.PeekingLexer) (I, error)

// productions parse the statements of a block, by their first word.
type productions[I any] map[string]production[I]

// built is the grammar, built once.
var built = sync.OnceValue(func() *grammar {
	g := &grammar{}
	options := []participle.Option{
		participle.Lexer(definition{}), participle.Elide("Blank"), participle.UseLookahead(6),
		participle.Union[Document](&TrustOf{}, &PolicyOf{}, &ResourcePolicyOf{}, &BoundaryOf{}, &ControlPolicyOn{},
			&ManagedPolicyOf{}, &SessionPolicyOf{}),
		one(&g.items), one(&g.organization), one(&g.account), one(&g.entity), one(&g.resource), one(&g.change), one(&g.challenge),
		participle.ParseTypeWith(func(lex *lexer.PeekingLexer) (StepItem, error) {
			if lex.Peek().Type == lexer.TokenType(kindActor) {
				return g.actor(lex)
			}
			return g.step.parse(lex)
		}),
	}
	g.root = parserOf(options, participle.ParseTypeWith(func(lex *lexer.PeekingLexer) (Spanned, error) { return g.items.parse(lex) }))
	g.world(options)
	g.walk(options)
	return g
})

// one lets participle find the construct by its first word.
func one[I any](table *productions[I]) participle.Option {
	return participle.ParseTypeWith(func(lex *lexer.PeekingLexer) (I, error) { return table.parse(lex) })
}

func (p productions[I]) parse(lex *lexer.PeekingLexer) (item I, err error) {
	if parse := p[lex.Peek().Value]; parse != nil && lex.Peek().Type == lexer.TokenType(kindWord) {
		return parse(lex)
	}
	return item, participle.NextMatch
}

// parserOf builds a parser of one more construct.
func parserOf(options []participle.Option, construct participle.Option) *participle.Parser[root] {
	return participle.MustBuild[root](append(options[:len(options):len(options)], construct)...)
}

// among returns the production of whichever of the constructs fits.
func among[I any](options []participle.Option, constructs ...Spanned) production[I] {
	parser := parserOf(options, participle.Union(constructs...))
	return func(lex *lexer.PeekingLexer) (item I, err error) {
		tree, err := parser.ParseFromLexer(lex, participle.AllowTrailing(true))
		if err != nil {
			return item, err
		}
		return tree.Construct.(I), nil
	}
}

func (g *grammar) world(o []participle.Option) {
	entity, policy := among[AccountItem](o, &Entity{}), among[OrganizationItem](o, &ControlPolicy{})
	g.organization = productions[OrganizationItem]{
		"management": among[OrganizationItem](o, &Management{}), "scp": policy, "rcp": policy, "detach": among[OrganizationItem](o, &Detach{}),
	}
	g.account = productions[AccountItem]{
		"user": entity, "group": entity, "role": entity,
		"partition":      among[AccountItem](o, &Partition{}),
		"managed-policy": among[AccountItem](o, &ManagedPolicy{}),
		"oidc-provider":  among[AccountItem](o, &OIDCProvider{}),
		"saml-provider":  among[AccountItem](o, &SAMLProvider{}),
		"resource":       among[AccountItem](o, &Resource{}),
	}
	g.entity = productions[EntityItem]{
		"path": among[EntityItem](o, &Path{}), "id": among[EntityItem](o, &ID{}), "tags": among[EntityItem](o, &TagList{}),
		"member-of": among[EntityItem](o, &MemberOf{}), "mfa-device": among[EntityItem](o, &MFADevice{}),
		"policy": among[EntityItem](o, &InlinePolicy{}), "attach": among[EntityItem](o, &Attach{}),
		"boundary": among[EntityItem](o, &BoundaryOfEntity{}), "max-session": among[EntityItem](o, &MaxSession{}),
		"trust": among[EntityItem](o, &Trust{}),
	}
	g.resource = productions[ResourceItem]{
		"policy": among[ResourceItem](o, &ResourcePolicy{}), "tags": among[ResourceItem](o, &TagList{}),
	}
}

func (g *grammar) walk(o []participle.Option) {
	g.items = productions[Item]{
		"title": among[Item](o, &Title{}), "about": among[Item](o, &About{}), "clock": among[Item](o, &Clock{}),
		"organization": among[Item](o, &Organization{}), "account": among[Item](o, &Account{}), "note": among[Item](o, &Note{}),
		"step": among[Item](o, &Step{}), "wait": among[Item](o, &Wait{}), "at": among[Item](o, &At{}), "change": among[Item](o, &Change{}),
		"challenge": among[Item](o, &Challenge{}), "expect": among[Item](o, &ExpectFinding{}),
	}
	g.actor = among[StepItem](o, &Assume{}, &Call{}, &SessionToken{}, &FederationToken{})
	g.step = productions[StepItem]{
		"oidc": among[StepItem](o, &AssumeOIDC{}), "saml": among[StepItem](o, &AssumeSAML{}), "refresh": among[StepItem](o, &RefreshSession{}),
		"for": among[StepItem](o, &For{}), "external-id": among[StepItem](o, &ExternalID{}), "mfa": among[StepItem](o, &MFA{}),
		"source-identity": among[StepItem](o, &SourceIdentity{}), "tags": among[StepItem](o, &TagList{}),
		"transitive": among[StepItem](o, &Transitive{}), "session-policy": among[StepItem](o, &SessionPolicy{}),
		"session-policy-arns": among[StepItem](o, &SessionPolicyARNs{}), "claims": among[StepItem](o, &Claims{}),
		"from": among[StepItem](o, &From{}), "context": among[StepItem](o, &Context{}), "auto-renew": among[StepItem](o, &AutoRenew{}),
		"without-session-token": among[StepItem](o, &WithoutSessionToken{}), "note": among[StepItem](o, &Note{}),
		"hint": among[StepItem](o, &Hint{}), "predict": among[StepItem](o, &Predict{}), "expect": among[StepItem](o, &Expect{}),
	}
	set := among[ChangeItem](o, &SetBoundary{}, &SetMaxSession{}, &SetDocument{})
	g.change = productions[ChangeItem]{
		"set": set, "remove": among[ChangeItem](o, &Remove{}), "revoke": among[ChangeItem](o, &Revoke{}), "delete": among[ChangeItem](o, &Delete{}),
		"create": among[ChangeItem](o, &Create{}), "note": among[ChangeItem](o, &Note{}),
	}
	g.challenge = productions[ChallengeItem]{
		"brief": among[ChallengeItem](o, &Brief{}), "edit": among[ChallengeItem](o, &Edit{}), "solution": among[ChallengeItem](o, &Solution{}),
	}
}
