package view

import (
	"sort"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// mostNodes is how many nodes the picture draws besides those that the steps are about.
const mostNodes = 240

// nodes gathers the picture: boxes with what stands in them.
type nodes struct {
	accounts []Account
	box      map[string]int  // by account id; "" is the box of services and providers
	drawn    map[string]bool // node IDs
	count    int
}

// picture draws the accounts with their principals, roles and resources.
func (b *builder) picture() []Account {
	b.nodes = &nodes{box: map[string]int{}, drawn: map[string]bool{}}
	for _, a := range b.result.Before.Accounts {
		b.nodes.open(a.ID, a.Alias)
	}
	for i := range b.result.Rows {
		if s := b.result.Rows[i].Step; s != nil {
			b.drawEdgeEnds(s)
		}
	}
	arns := make([]string, 0, len(b.stages))
	for arn := range b.stages {
		arns = append(arns, arn)
	}
	sort.Strings(arns)
	for _, arn := range arns {
		if account, n, ok := b.entityNode(arn); ok && b.nodes.count < mostNodes {
			b.put(account, n)
		}
	}
	for i := range b.nodes.accounts {
		sortNodes(b.nodes.accounts[i].Nodes)
	}
	return b.nodes.accounts
}

// entityNode is the node of what the walk declares or creates, also after it was deleted.
func (b *builder) entityNode(arn string) (account string, n Node, ok bool) {
	for _, e := range b.stages[arn] {
		switch {
		case e.User != nil:
			return e.User.Account.ID, userNode(e.User), true
		case e.Role != nil:
			return e.Role.Account.ID, roleNode(e.Role), true
		case e.Resource != nil:
			return e.Resource.Account.ID, resourceNode(arn), true
		}
	}
	return "", Node{}, false
}

func (n *nodes) open(id, alias string) int {
	if i, ok := n.box[id]; ok {
		return i
	}
	n.box[id] = len(n.accounts)
	n.accounts = append(n.accounts, Account{ID: id, Alias: alias, Nodes: []Node{}})
	return n.box[id]
}

// put draws a node with its facts, unless it is there.
func (b *builder) put(account string, n Node) {
	if b.nodes.drawn[n.ID] {
		return
	}
	b.nodes.drawn[n.ID] = true
	b.nodes.count++
	n.Facts = []Facts{}
	if n.Kind != NodeService && n.Kind != NodeProvider {
		n.Facts = b.factsOf(n.ID)
	}
	box := &b.nodes.accounts[b.nodes.open(account, "")]
	box.Nodes = append(box.Nodes, n)
}

var kindOrder = map[NodeKind]int{
	NodeService: 0, NodeProvider: 1, NodeRoot: 2, NodeUser: 3, NodeRole: 4, NodeResource: 5,
}

func sortNodes(list []Node) {
	sort.SliceStable(list, func(i, j int) bool {
		if a, b := kindOrder[list[i].Kind], kindOrder[list[j].Kind]; a != b {
			return a < b
		}
		return list[i].ID < list[j].ID
	})
}

func userNode(u *iam.User) Node {
	return Node{ID: u.ARN(), Kind: NodeUser, Name: u.Name, ARN: u.ARN(), Called: called(u.Account, u.Name)}
}

func roleNode(r *iam.Role) Node {
	return Node{ID: r.ARN(), Kind: NodeRole, Name: r.Name, ARN: r.ARN(), Called: called(r.Account, r.Name)}
}

// called is the name of a user or a role, as tabs have it.
func called(a *iam.Account, name string) string { return a.Alias + "/" + name }

func resourceNode(arn string) Node {
	a, _ := aws.ParseARN(arn)
	name := a.Resource
	if name == "" {
		name = arn
	}
	return plainNode(NodeResource, name, arn)
}

// plainNode is a node that the walk calls by its ARN, or by the name that stands for one.
func plainNode(kind NodeKind, name, arn string) Node {
	return Node{ID: arn, Kind: kind, Name: name, ARN: arn, Called: arn}
}

// drawEdgeEnds draws the two ends of a step.
func (b *builder) drawEdgeEnds(s *scenario.StepResult) {
	if account, n, ok := b.callerNode(s); ok {
		b.put(account, n)
	}
	if account, n, ok := b.targetNode(s); ok {
		b.put(account, n)
	}
}

// callerNode is who asks; for a session it is the role or the user behind it.
func (b *builder) callerNode(s *scenario.StepResult) (account string, n Node, ok bool) {
	signer := &s.Signer
	if signer.Session != nil {
		signer = &sts.Signer{User: signer.Session.User, Role: signer.Session.Role, Root: signer.Session.Root}
	}
	switch {
	case signer.User != nil:
		return signer.User.Account.ID, userNode(signer.User), true
	case signer.Role != nil:
		return signer.Role.Account.ID, roleNode(signer.Role), true
	case signer.Root != nil:
		return signer.Root.ID, plainNode(NodeRoot, "root", signer.Root.Root()), true
	case signer.Service != "":
		return "", plainNode(NodeService, signer.Service, signer.Service), true
	case signer.External != "":
		return b.externalNode(signer.External, NodeUser)
	case s.Kind == syntax.OIDC || s.Kind == syntax.SAML:
		return "", plainNode(NodeProvider, s.Actor, s.Actor), true
	}
	return "", Node{}, false
}

// externalNode is a principal that does not exist at the step: one of another row, or one that the file does not have.
func (b *builder) externalNode(arn string, kind NodeKind) (string, Node, bool) {
	if account, n, ok := b.entityNode(arn); ok {
		return account, n, true
	}
	a, ok := aws.ParseARN(arn)
	if a.IsRole() {
		kind = NodeRole
	}
	return a.Account, plainNode(kind, a.Name(), arn), ok
}

// targetNode is the role or the resource that a step is about.
func (b *builder) targetNode(s *scenario.StepResult) (account string, n Node, ok bool) {
	target := s.Target
	if target == "" || target == "*" {
		return "", Node{}, false
	}
	if account, n, ok := b.entityNode(target); ok {
		return account, n, true
	}
	if o := b.result.Before.Owner(target); o != nil {
		return o.Account.ID, resourceNode(o.ARN), true
	}
	a, ok := aws.ParseARN(target)
	if !ok {
		return "", Node{}, false
	}
	if a.Service == "iam" {
		return b.externalNode(target, NodeRole)
	}
	account = a.Account
	if account == "" && s.Signer.Account() != nil {
		account = s.Signer.Account().ID
	}
	return account, resourceNode(target), true
}
