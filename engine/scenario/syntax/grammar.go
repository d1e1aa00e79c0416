package syntax

import (
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// root is one item of the file.
type root struct {
	Item Item `parser:"@@"`
}

// actorAct is an act that begins with its actor.
type actorAct interface{ Spanned }

// setItem is a change or part of a solution that begins with set.
type setItem interface{ Spanned }

// grammar is the language: the tags of the tree's structs, and here which of them stand where a list takes several. The
// first word of a statement says which construct it is, so that participle need not try two dozen clauses one after the
// other: that saves a third of the allocations.
type grammar struct {
	root *participle.Parser[root]

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
		participle.Union[actorAct](&Assume{}, &Call{}, &SessionToken{}, &FederationToken{}),
		participle.Union[setItem](&SetBoundary{}, &SetMaxSession{}, &SetDocument{}),
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
	g.root = participle.MustBuild[root](options...)
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

// is returns the production of the construct P.
func is[P, I any](options []participle.Option) production[I] {
	parser := participle.MustBuild[P](options...)
	return func(lex *lexer.PeekingLexer) (item I, err error) {
		tree, err := parser.ParseFromLexer(lex, participle.AllowTrailing(true))
		if err != nil {
			return item, err
		}
		return any(tree).(I), nil
	}
}

// among returns the production of a union.
func among[U, I any](options []participle.Option) production[I] {
	type choice struct {
		One U `parser:"@@"`
	}
	parser := participle.MustBuild[choice](options...)
	return func(lex *lexer.PeekingLexer) (item I, err error) {
		tree, err := parser.ParseFromLexer(lex, participle.AllowTrailing(true))
		if err != nil {
			return item, err
		}
		return any(tree.One).(I), nil
	}
}

func (g *grammar) world(o []participle.Option) {
	entity, policy := is[Entity, AccountItem](o), is[ControlPolicy, OrganizationItem](o)
	g.organization = productions[OrganizationItem]{
		"management": is[Management, OrganizationItem](o), "scp": policy, "rcp": policy, "detach": is[Detach, OrganizationItem](o),
	}
	g.account = productions[AccountItem]{
		"user": entity, "group": entity, "role": entity,
		"partition":      is[Partition, AccountItem](o),
		"managed-policy": is[ManagedPolicy, AccountItem](o),
		"oidc-provider":  is[OIDCProvider, AccountItem](o),
		"saml-provider":  is[SAMLProvider, AccountItem](o),
		"resource":       is[Resource, AccountItem](o),
	}
	g.entity = productions[EntityItem]{
		"path": is[Path, EntityItem](o), "id": is[ID, EntityItem](o), "tags": is[TagList, EntityItem](o),
		"member-of": is[MemberOf, EntityItem](o), "mfa-device": is[MFADevice, EntityItem](o),
		"policy": is[InlinePolicy, EntityItem](o), "attach": is[Attach, EntityItem](o),
		"boundary": is[BoundaryOfEntity, EntityItem](o), "max-session": is[MaxSession, EntityItem](o),
		"trust": is[Trust, EntityItem](o),
	}
	g.resource = productions[ResourceItem]{
		"policy": is[ResourcePolicy, ResourceItem](o), "tags": is[TagList, ResourceItem](o),
	}
}

func (g *grammar) walk(o []participle.Option) {
	g.items = productions[Item]{
		"title": is[Title, Item](o), "about": is[About, Item](o), "clock": is[Clock, Item](o),
		"organization": is[Organization, Item](o), "account": is[Account, Item](o), "note": is[Note, Item](o),
		"step": is[Step, Item](o), "wait": is[Wait, Item](o), "at": is[At, Item](o), "change": is[Change, Item](o),
		"challenge": is[Challenge, Item](o), "expect": is[ExpectFinding, Item](o),
	}
	g.actor = among[actorAct, StepItem](o)
	g.step = productions[StepItem]{
		"oidc": is[AssumeOIDC, StepItem](o), "saml": is[AssumeSAML, StepItem](o), "refresh": is[RefreshSession, StepItem](o),
		"for": is[For, StepItem](o), "external-id": is[ExternalID, StepItem](o), "mfa": is[MFA, StepItem](o),
		"source-identity": is[SourceIdentity, StepItem](o), "tags": is[TagList, StepItem](o),
		"transitive": is[Transitive, StepItem](o), "session-policy": is[SessionPolicy, StepItem](o),
		"session-policy-arns": is[SessionPolicyARNs, StepItem](o), "claims": is[Claims, StepItem](o),
		"from": is[From, StepItem](o), "context": is[Context, StepItem](o), "auto-renew": is[AutoRenew, StepItem](o),
		"without-session-token": is[WithoutSessionToken, StepItem](o), "note": is[Note, StepItem](o),
		"hint": is[Hint, StepItem](o), "predict": is[Predict, StepItem](o), "expect": is[Expect, StepItem](o),
	}
	set := among[setItem, ChangeItem](o)
	g.change = productions[ChangeItem]{
		"set": set, "remove": is[Remove, ChangeItem](o), "revoke": is[Revoke, ChangeItem](o), "delete": is[Delete, ChangeItem](o),
		"create": is[Create, ChangeItem](o), "note": is[Note, ChangeItem](o),
	}
	g.challenge = productions[ChallengeItem]{
		"brief": is[Brief, ChallengeItem](o), "edit": is[Edit, ChallengeItem](o), "solution": is[Solution, ChallengeItem](o),
	}
}
