package scenario

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// moment is what exists at one moment of the walk, as far as the text alone tells.
type moment struct {
	exists map[entityKey]bool
	paths  map[entityKey]string
	lower  map[entityKey]string // declared names by their lower case
	// attached are the managed policies of each entity, gone those that were removed.
	attached map[entityKey][]policy.Ref
	gone     map[policy.Ref]bool
	clock    time.Time
	change   int
	step     int
}

// defaultStart is when the clock starts in a walk that does not say.
var defaultStart = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func (b *binder) bindWorld() {
	b.moment.exists, b.moment.paths = map[entityKey]bool{}, map[entityKey]string{}
	b.moment.attached, b.moment.gone = map[entityKey][]policy.Ref{}, map[policy.Ref]bool{}
	b.bound.start = defaultStart
	for _, item := range b.file.Items {
		if c, ok := item.(*syntax.Clock); ok && !c.Time.Value.IsZero() {
			b.bound.start = c.Time.Value
			break
		}
	}
	b.moment.clock = b.bound.start
	for _, a := range b.accounts() {
		for _, e := range a.Entities {
			k := entityKey{a.Number.Value, e.Kind, e.Name.Value}
			b.moment.exists[k], b.moment.paths[k] = true, pathOf(e)
		}
	}
	b.bindOrganization()
	for _, a := range b.accounts() {
		b.bindAccount(a)
	}
}

// places are the nodes that the organization has.
type places map[iam.Node]bool

// bindOrganization records the nodes of the organization, and then what is attached to them.
func (b *binder) bindOrganization() {
	b.places = places{iam.RootNode: true}
	for _, a := range b.accounts() {
		if a.In != nil && !a.In.Missing() {
			b.bindMembership(a)
		}
	}
	if b.organization == nil {
		return
	}
	for _, item := range b.organization.Items {
		switch x := item.(type) {
		case *syntax.ControlPolicy:
			b.node(&x.On)
			b.document(controlPolicy(x.Kind, x.Name.Value), x.Document, 0)
			b.unknown(controlPolicy(x.Kind, x.Name.Value), x.Unknown)
		case *syntax.Detach:
			b.node(&x.On)
			if x.Name.Value != iam.FullAWSAccess {
				b.fail(NotDetachable, x.Name.Span(), fmt.Sprintf("%s cannot be detached: %s can, and %s always stays",
					x.Name.Value, iam.FullAWSAccess, iam.RCPFullAWSAccess), "leave out a policy of your own where it should not be "+
					"attached")
			}
		}
	}
	b.countControlPolicies()
}

// bindMembership records the nodes above an account.
func (b *binder) bindMembership(a *syntax.Account) {
	id, path := splitMembership(a.In)
	if b.organization == nil || b.organization.Name.Value != id {
		var known []string
		if b.organization != nil {
			known = []string{b.organization.Name.Value}
		}
		remedy, _ := source.DidYouMean(a.In.Span(), id, known, "declare it with `organization "+id+" { management … }`")
		b.fail(UnknownName, a.In.Span(), fmt.Sprintf("the file declares no organization %s", id), remedy)
		return
	}
	b.places[iam.AccountNode(a.Number.Value)] = true
	for i := range path {
		b.places[iam.OUNode(strings.Join(path[:i+1], "/"))] = true
	}
}

// splitMembership cuts ORGANIZATION/PATH into the organization and the OUs below its root.
func splitMembership(in *syntax.Name) (organization string, ous []string) {
	organization, path, _ := strings.Cut(in.Value, "/")
	if path = strings.Trim(path, "/"); path != "" {
		ous = strings.Split(path, "/")
	}
	return organization, ous
}

// node binds the name of a node of the organization, and reports one that there is not.
func (b *binder) node(p *syntax.Place) (node iam.Node, ok bool) {
	at := p.Span()
	switch {
	case p.OU != nil:
		node, at = iam.OUNode(p.OU.Value), p.OU.Span()
	case p.Account != nil:
		a := b.declaredAccount(p.Account)
		if a == nil {
			return "", false
		}
		node, at = iam.AccountNode(a.Number.Value), p.Account.Span()
	default:
		node = iam.RootNode
	}
	if b.organization == nil {
		b.fail(UnknownName, at, "the file declares no organization",
			"declare one with `organization o-NAME { management … }`")
		return "", false
	}
	if !b.places[node] {
		b.noSuchNode(p, at)
		return "", false
	}
	b.bound.nodes[p] = node
	return node, true
}

// declaredAccount returns the account that alias names; nil, and reported, if the file declares none.
func (b *binder) declaredAccount(alias *syntax.Name) *syntax.Account {
	a := b.names.accounts[alias.Value]
	if a == nil && !alias.Missing() {
		b.failNear(alias.Span(), alias.Value, fmt.Sprintf("the file declares no account %s", alias.Value),
			b.names.aliases(), "name a declared account by its alias")
	}
	return a
}

func (b *binder) noSuchNode(p *syntax.Place, at source.Span) {
	if p.Account != nil {
		b.fail(UnknownName, at, p.Account.Value+" belongs to no organization",
			"put it there: `account … "+p.Account.Value+" in "+b.organization.Name.Value+"`")
		return
	}
	ou := strings.Trim(p.OU.Value, "/")
	b.fail(UnknownName, at, "this organization has no OU "+ou,
		"an OU exists when an account is in it: `account … in "+b.organization.Name.Value+"/"+ou+"`")
}

func (b *binder) bindAccount(a *syntax.Account) {
	alias := a.Alias.Value
	b.bindManaged(a)
	if a.ControlPoliciesUnknown != nil {
		b.unknown(place{ref: policy.Ref{Kind: policy.RefControlPolicies, Holder: alias}, owner: a.Number.Value},
			a.ControlPoliciesUnknown.Unknown)
	}
	for _, e := range a.Entities {
		b.bindEntity(entityKey{a.Number.Value, e.Kind, e.Name.Value}, alias+"/"+e.Name.Value, e, 0)
	}
	seen := map[string]bool{}
	for _, r := range a.Resources {
		if seen[r.ARN.Value] {
			b.fail(DeclaredTwice, r.ARN.Span(), fmt.Sprintf("%s is declared twice", r.ARN.Value), "declare it once")
		}
		seen[r.ARN.Value] = true
		b.bindResource(a, r)
	}
}

func (b *binder) bindResource(a *syntax.Account, r *syntax.Resource) {
	if arn, ok := aws.ParseARN(r.ARN.Value); ok && arn.Account != "" && arn.Account != a.Number.Value {
		b.fail(
			ForeignResource,
			r.ARN.Span(),
			fmt.Sprintf("this ARN names the account %s, but %s is %s", arn.Account, a.Alias.Value,
				a.Number.Value),
			"declare it in the account that owns it",
		)
	}
	b.document(resourcePolicyOf(r.ARN.Value, a.Number.Value), r.Policy, 0)
	if r.PoliciesUnknown != nil {
		b.unknown(resourcePolicyOf(r.ARN.Value, a.Number.Value), r.PoliciesUnknown.Unknown)
	}
}

// bindEntity binds what a user, a group or a role has. title is ALIAS/NAME.
func (b *binder) bindEntity(k entityKey, title string, e *syntax.Entity, change int) {
	b.checkEntityName(&e.Name, k)
	for _, p := range e.Policies {
		at := inlineOf(p.Name.Value, title, k.account)
		if change == 0 && b.set[at.ref] {
			b.fail(DeclaredTwice, p.Name.Span(), fmt.Sprintf("%s already has a policy called %s", title, p.Name.Value),
				"give each its own name")
			continue
		}
		b.document(at, p.Document, change)
		b.unknown(at, p.Unknown)
		b.checkPolicyName(at.ref, &p.Name)
	}
	b.checkInlineQuota(k, title, e)
	for _, name := range e.Attach {
		b.attach(k, name, inlineOf(name.Value, title, "").ref)
	}
	b.checkAttachments(k, title, e.Attach)
	if e.Boundary != nil {
		b.boundary(k, title, e.Boundary, change)
	}
	for _, g := range e.MemberOf {
		if b.names.entities[entityKey{k.account, syntax.Group, g.Value}] == nil {
			b.noSuchName(g, string(syntax.Group), b.namesIn(k.account, syntax.Group))
		}
	}
	if e.Trust != nil {
		b.document(trustOf(title, k.account), e.Trust, change)
	}
	if e.TrustUnknown != nil {
		b.unknown(trustOf(title, k.account), e.TrustUnknown.Unknown)
	}
	if e.PoliciesUnknown != nil {
		b.unknown(further(title, k.account, policy.Identity), e.PoliciesUnknown.Unknown)
	}
}

// boundary binds a permissions boundary: a document of its own, or a managed policy by name.
func (b *binder) boundary(k entityKey, title string, x *syntax.Boundary, change int) *Document {
	p := boundaryOf(title, k.account)
	b.unknown(p, x.Unknown)
	if x.Policy != nil {
		b.set[p.ref] = true
		b.attach(k, x.Policy, p.ref)
		return nil
	}
	return b.document(p, x.Document, change)
}

// namesIn returns the names of one kind in an account.
func (b *binder) namesIn(account string, kind syntax.Kind) []string {
	var names []string
	for k := range b.names.entities {
		if k.account == account && k.kind == kind {
			names = append(names, k.name)
		}
	}
	return names
}

// mostListed is how many names a remedy lists at most.
const mostListed = 8

// noSuchName reports a name that nothing of its kind has.
func (b *binder) noSuchName(n *syntax.Name, kind string, candidates []string) {
	if n.Missing() {
		return
	}
	remedy := fmt.Sprintf("declare a %s of this name", kind)
	if len(candidates) > 0 && len(candidates) <= mostListed {
		sort.Strings(candidates)
		remedy += ", or name one of " + source.List(candidates, "and")
	}
	b.failNear(n.Span(), n.Value, fmt.Sprintf("no %s is called %s", kind, n.Value), candidates, remedy)
}
