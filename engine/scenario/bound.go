package scenario

import (
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
)

// bound is what the names of a file mean. The binder fills it; runs read it.
type bound struct {
	// start is when the walk's clock starts.
	start time.Time
	// documents are the policies of the file, by their JSON; declared are those that it declares, in file order.
	documents map[*syntax.JSON]*Document
	declared  []*Document
	// refs are the documents that statements name.
	refs map[syntax.Spanned]policy.Ref
	// attachments are the managed policies that an entity attaches or has as its boundary.
	attachments map[*syntax.Name]*eval.Policy
	// unknown are the documents whose text was not supplied, by the word that says so.
	unknown map[*syntax.NotSupplied]*eval.Policy
	// managed is which managed policy a document that is given by name stands for.
	managed map[policy.Ref]policy.Ref
	// nodes are the nodes of the organization that statements name.
	nodes map[*syntax.Place]iam.Node

	// placeholders are the texts that stand for something that is not known; nil if there are none. called is what each is
	// to be called.
	placeholders *match.Placeholders
	called       map[string]string

	acts    map[*syntax.Step]*act
	changes map[*syntax.Change][]operation
	// challenge is nil where the file has none. tasks are in file order.
	challenge *exercise
	tasks     []*exercise
}

func newBound() bound {
	return bound{
		documents: map[*syntax.JSON]*Document{}, refs: map[syntax.Spanned]policy.Ref{},
		attachments: map[*syntax.Name]*eval.Policy{},
		unknown:     map[*syntax.NotSupplied]*eval.Policy{}, managed: map[policy.Ref]policy.Ref{},
		nodes: map[*syntax.Place]iam.Node{}, acts: map[*syntax.Step]*act{}, changes: map[*syntax.Change][]operation{},
	}
}

// act is what a step does, with its names bound.
type act struct {
	kind    syntax.ActKind
	actor   actor
	role    target
	session string
	// provider is the host of an OIDC provider, or ALIAS/NAME of a SAML provider, whose ARN is providerARN.
	provider, providerARN string
	action, resource      string
}

// actorKind says what an actor's name names.
type actorKind string

const (
	actorEntity  actorKind = "entity" // a user or a role of the file
	actorRoot    actorKind = "root"
	actorSession actorKind = "session"
	actorService actorKind = "service"
	actorARN     actorKind = "arn" // looked up when the step runs
)

type actor struct {
	kind actorKind
	key  entityKey
	// name is the session's name, the service or the ARN; account is the number of root's account.
	name, account string
	// title is the actor in the walk's own words.
	title string
}

// target is a role: one of the file, or an ARN that may name a role that does not exist.
type target struct {
	key entityKey
	arn string
}
