package view

import (
	"fmt"
	"sort"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/explain"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// mostNodes is how many nodes the picture draws besides those that the steps are about.
const mostNodes = 24

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
	world := b.result.Before
	for _, a := range world.Accounts {
		b.nodes.open(a.ID, a.Alias)
	}
	for i := range b.result.Rows {
		if s := b.result.Rows[i].Step; s != nil {
			b.drawEdgeEnds(s)
		}
	}
	for _, a := range world.Accounts {
		for _, name := range sortedUsers(a) {
			b.draw(a.ID, userNode(a.Users[name]))
		}
		for _, name := range sortedRoles(a) {
			b.draw(a.ID, roleNode(a.Roles[name]))
		}
		for _, r := range a.Resources {
			b.draw(a.ID, resourceNode(r.ARN))
		}
	}
	for i := range b.nodes.accounts {
		sortNodes(b.nodes.accounts[i].Nodes)
	}
	return b.nodes.accounts
}

func (n *nodes) open(id, alias string) int {
	if i, ok := n.box[id]; ok {
		return i
	}
	n.box[id] = len(n.accounts)
	n.accounts = append(n.accounts, Account{ID: id, Alias: alias, Nodes: []Node{}})
	return n.box[id]
}

// draw puts a node into its box if there is room for another that no step is about.
func (b *builder) draw(account string, n Node) {
	if b.nodes.count < mostNodes {
		b.put(account, n)
	}
}

func (b *builder) put(account string, n Node) {
	if b.nodes.drawn[n.ID] {
		return
	}
	b.nodes.drawn[n.ID] = true
	b.nodes.count++
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

func sortedUsers(a *iam.Account) []string {
	list := make([]string, 0, len(a.Users))
	for name := range a.Users {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

func sortedRoles(a *iam.Account) []string {
	list := make([]string, 0, len(a.Roles))
	for name := range a.Roles {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

func userNode(u *iam.User) Node {
	n := Node{ID: u.ARN(), Kind: NodeUser, Name: u.Name, ARN: u.ARN(), Facts: []Field{}}
	var groups []string
	for _, g := range u.Groups {
		groups = append(groups, g.Name)
	}
	if len(groups) > 0 {
		n.Facts = append(n.Facts, Field{"Groups", strings.Join(groups, ", "), false})
	}
	n.Facts = append(n.Facts, Field{"May", mayDo(u.Policies()), true})
	return n
}

func roleNode(r *iam.Role) Node {
	return Node{ID: r.ARN(), Kind: NodeRole, Name: r.Name, ARN: r.ARN(), Facts: []Field{
		{"Trusts", trusts(r.Trust), true},
		{"May", mayDo(r.Policies()), true},
		{"Session", fmt.Sprintf("up to %s, 1 h by default, 1 h when chained", explain.Duration(r.MaxSession)), false},
	}}
}

func resourceNode(arn string) Node {
	a, _ := aws.ParseARN(arn)
	name := a.Resource
	if name == "" {
		name = arn
	}
	return Node{ID: arn, Kind: NodeResource, Name: name, ARN: arn, Facts: []Field{}}
}

// trusts lists the principals that a trust policy lets in.
func trusts(p *eval.Policy) string {
	if p == nil {
		return "no principal"
	}
	if !p.Doc.Saved() {
		return "no principal: AWS would not save it"
	}
	var names []string
	for i := range p.Doc.Statements {
		s := &p.Doc.Statements[i]
		if s.Effect != policy.Allow || s.Principal == nil {
			continue
		}
		for _, v := range s.Principal.Values {
			names = append(names, v.Value)
		}
	}
	if len(names) == 0 {
		return "no principal"
	}
	return few(names)
}

// mayDo lists what identity policies allow, before anything that denies.
func mayDo(policies []*eval.Policy) string {
	var names []string
	for _, p := range policies {
		if !p.Doc.Saved() {
			continue
		}
		for i := range p.Doc.Statements {
			s := &p.Doc.Statements[i]
			if s.Effect != policy.Allow || s.Action == nil {
				continue
			}
			for _, a := range s.Action.Values {
				if s.Action.Not {
					names = append(names, "all but "+a.Value)
				} else {
					names = append(names, a.Value)
				}
			}
		}
	}
	if len(names) == 0 {
		return "nothing"
	}
	return few(names)
}

func few(names []string) string {
	const most = 4
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
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
		arn := signer.Root.Root()
		return signer.Root.ID, Node{ID: arn, Kind: NodeRoot, Name: "root", ARN: arn, Facts: []Field{}}, true
	case signer.Service != "":
		name := signer.Service
		return "", Node{ID: name, Kind: NodeService, Name: name, ARN: name, Facts: []Field{}}, true
	case signer.External != "":
		return externalNode(signer.External, NodeUser)
	case s.Kind == syntax.OIDC || s.Kind == syntax.SAML:
		return "", Node{ID: s.Actor, Kind: NodeProvider, Name: s.Actor, ARN: s.Actor, Facts: []Field{}}, true
	}
	return "", Node{}, false
}

// externalNode is a principal that the file does not declare.
func externalNode(arn string, kind NodeKind) (string, Node, bool) {
	a, ok := aws.ParseARN(arn)
	if a.IsRole() {
		kind = NodeRole
	}
	return a.Account, Node{ID: arn, Kind: kind, Name: a.Name(), ARN: arn, Facts: []Field{}}, ok
}

// targetNode is the role or the resource that a step is about.
func (b *builder) targetNode(s *scenario.StepResult) (account string, n Node, ok bool) {
	target := s.Target
	if target == "" || target == "*" {
		return "", Node{}, false
	}
	if r := b.result.Before.RoleByARN(target); r != nil {
		return r.Account.ID, roleNode(r), true
	}
	if o := b.result.Before.Owner(target); o != nil {
		return o.Account.ID, resourceNode(o.ARN), true
	}
	a, ok := aws.ParseARN(target)
	if !ok {
		return "", Node{}, false
	}
	if a.Service == "iam" {
		return externalNode(target, NodeRole)
	}
	account = a.Account
	if account == "" && s.Signer.Account() != nil {
		account = s.Signer.Account().ID
	}
	return account, resourceNode(target), true
}
