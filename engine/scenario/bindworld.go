package scenario

import (
	"fmt"
	"strings"
	"time"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// moment is what exists at one moment of the walk, as far as the text alone tells.
type moment struct {
	exists map[entityKey]bool
	paths  map[entityKey]string
	lower  map[entityKey]string // declared names by their lower case
	clock  time.Time
	change int
}

// Start is where time starts in a walk that does not say.
var start = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func (b *binder) bindWorld() {
	b.moment.exists, b.moment.paths = map[entityKey]bool{}, map[entityKey]string{}
	b.moment.clock = b.clock()
	for _, a := range b.accounts() {
		for _, e := range a.Entities {
			k := entityKey{a.Number.Value, e.Kind, e.Name.Value}
			b.moment.exists[k], b.moment.paths[k] = true, pathOf(e)
		}
	}
	b.bindPlaces()
	for _, a := range b.accounts() {
		b.bindAccount(a)
	}
}

// accounts are the accounts that hold their names, in file order.
func (w *Walk) accounts() []*syntax.Account {
	var list []*syntax.Account
	for _, item := range w.file.Items {
		if a, ok := item.(*syntax.Account); ok && w.names.byID[a.Number.Value] == a {
			list = append(list, a)
		}
	}
	return list
}

func (w *Walk) clock() time.Time {
	for _, item := range w.file.Items {
		if c, ok := item.(*syntax.Clock); ok && !c.Time.Value.IsZero() {
			return c.Time.Value
		}
	}
	return start
}

func pathOf(e *syntax.Entity) string {
	if e.Path == nil || e.Path.Value == "" {
		return "/"
	}
	return e.Path.Value
}

// bindPlaces takes up the nodes of the organization, and then what hangs on them.
func (b *binder) bindPlaces() {
	b.places = map[string]bool{"root": true}
	for _, a := range b.accounts() {
		if a.In == nil || a.In.Missing() {
			continue
		}
		id, path, _ := strings.Cut(a.In.Value, "/")
		if b.organization == nil || b.organization.Name.Value != id {
			var known []string
			if b.organization != nil {
				known = []string{b.organization.Name.Value}
			}
			remedy, _ := didYouMean(a.In.Span(), id, known, "declare it with `organization "+id+" { management … }`")
			b.fail(UnknownName, a.In.Span(), fmt.Sprintf("the file declares no organization %s", id), remedy)
			continue
		}
		b.places["account "+a.Number.Value] = true
		for i := range path {
			if path[i] == '/' {
				b.places["ou "+path[:i]] = true
			}
		}
		if path != "" {
			b.places["ou "+path] = true
		}
	}
	if b.organization == nil {
		return
	}
	for _, item := range b.organization.Items {
		switch x := item.(type) {
		case *syntax.ControlPolicy:
			b.controlPolicy(x.Kind, &x.Name, &x.On, &x.Document, 0)
		case *syntax.Detach:
			b.place(&x.On)
			if x.Name.Value != "FullAWSAccess" {
				b.fail(NotDetachable, x.Name.Span(), fmt.Sprintf("%s cannot be detached: FullAWSAccess can, and RCPFullAWSAccess always stays", x.Name.Value), "leave out a policy of your own where it should not hang")
			}
		}
	}
}

func (b *binder) controlPolicy(kind string, name *syntax.Name, on *syntax.Place, json *syntax.JSON, change int) {
	if on != nil {
		b.place(on)
	}
	b.document(filing{name: kind + " " + name.Value, label: strings.ToUpper(kind) + " · " + name.Value, as: policy.Options{Kind: policy.Kind(kind)}}, json, change)
}

// place names a node of the organization; ok is false where it is none, which is reported.
func (b *binder) place(p *syntax.Place) (node string, ok bool) {
	at := p.Span()
	switch {
	case p.OU != nil:
		node, at = "ou "+strings.Trim(p.OU.Value, "/"), p.OU.Span()
	case p.Account != nil:
		a := b.names.accounts[p.Account.Value]
		if a == nil {
			remedy, fixes := didYouMean(p.Account.Span(), p.Account.Value, b.names.aliases(), "name a declared account by its alias")
			b.fail(UnknownName, p.Account.Span(), fmt.Sprintf("the file declares no account %s", p.Account.Value), remedy, fixes...)
			return "", false
		}
		node, at = "account "+a.Number.Value, p.Account.Span()
	default:
		node = "root"
	}
	if b.organization == nil {
		b.fail(UnknownName, at, "the file declares no organization", "declare one with `organization o-NAME { management … }`")
		return "", false
	}
	if b.places[node] {
		return node, true
	}
	what, remedy := strings.TrimPrefix(node, "ou ")+" is no OU of this organization", "an OU exists by being used: `account … in "+b.organization.Name.Value+"/"+strings.TrimPrefix(node, "ou ")+"`"
	if p.Account != nil {
		what, remedy = p.Account.Value+" belongs to no organization", "put it there: `account … "+p.Account.Value+" in "+b.organization.Name.Value+"`"
	}
	b.fail(UnknownName, at, what, remedy)
	return "", false
}

func (b *binder) bindAccount(a *syntax.Account) {
	alias := a.Alias.Value
	for _, m := range a.ManagedPolicies {
		name := "managed-policy " + m.Name.Value + " of " + alias
		if b.names.policies[name] {
			b.fail(DeclaredTwice, m.Name.Span(), fmt.Sprintf("%s has a managed policy called %s already", alias, m.Name.Value), "give each its own name")
			continue
		}
		b.document(filing{name, alias + " · " + m.Name.Value, a.Number.Value, policy.Options{Kind: policy.Identity, Managed: true}}, &m.Document, 0)
		b.policyName(name, &m.Name)
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
		b.fail(ForeignResource, r.ARN.Span(), fmt.Sprintf("this ARN names the account %s, and %s is %s", arn.Account, a.Alias.Value, a.Number.Value), "declare it in the account that owns it")
	}
	b.document(filing{"policy of " + r.ARN.Value, shortARN(r.ARN.Value) + " · policy", a.Number.Value, policy.Options{Kind: policy.Resource}}, r.Policy, 0)
}

// shortARN is what a tab shows of a resource.
func shortARN(arn string) string {
	if a, ok := aws.ParseARN(arn); ok {
		return a.Resource[strings.LastIndexAny(a.Resource, "/:")+1:]
	}
	return arn
}

// bindEntity takes up what a user, a group or a role has. title is ALIAS/NAME.
func (b *binder) bindEntity(k entityKey, title string, e *syntax.Entity, change int) {
	b.entityName(&e.Name, k)
	for _, p := range e.Policies {
		name := "policy " + p.Name.Value + " of " + title
		if change == 0 && b.names.policies[name] {
			b.fail(DeclaredTwice, p.Name.Span(), fmt.Sprintf("%s has a policy called %s already", title, p.Name.Value), "give each its own name")
			continue
		}
		b.document(filing{name, k.name + " · " + p.Name.Value, k.account, policy.Options{Kind: policy.Identity}}, &p.Document, change)
		b.policyName(name, &p.Name)
	}
	b.inlineQuota(k, title, e)
	for _, name := range e.Attach {
		b.attached(k, name, "policy "+name.Value+" of "+title)
	}
	if e.Boundary != nil {
		b.boundary(k, title, e.Boundary, change)
	}
	for _, g := range e.MemberOf {
		if b.names.entities[entityKey{k.account, syntax.Group, g.Value}] == nil {
			b.unknown(g, syntax.Group, b.in(k.account, syntax.Group))
		}
	}
	if e.Trust != nil {
		b.document(filing{"trust of " + title, k.name + " · trust", k.account, policy.Options{Kind: policy.Trust}}, e.Trust, change)
	}
}

// boundary takes up a permissions boundary: a document of its own, or a managed policy by name.
func (b *binder) boundary(k entityKey, title string, x *syntax.Boundary, change int) {
	if x.Policy != nil {
		b.names.policies["boundary of "+title] = true
		b.attached(k, x.Policy, "boundary of "+title)
		return
	}
	b.document(filing{"boundary of " + title, k.name + " · boundary", k.account, policy.Options{Kind: policy.Boundary}}, x.Document, change)
}

// attached takes up a managed policy that hangs on k: one of the account by name, or one of AWS's by ARN. It is there what the
// file calls as.
func (b *binder) attached(k entityKey, name *syntax.Name, as string) {
	if name.Missing() {
		return
	}
	doc, known := b.managed(k.account, name.Value)
	if doc != nil {
		b.names.managed[as] = doc.Name
	}
	switch {
	case known && doc == nil:
		b.need(name.Value)
		b.note("", source.Finding{
			Code: UnknownManaged, At: name.Span(),
			Message: fmt.Sprintf("the text of %s is not at hand here, so what it decides is unknown", name.Value),
			Remedy:  "attach a managed policy that the file declares, with the text that matters",
		})
	case !known:
		b.unknown(name, "managed policy", b.in(k.account, "managed-policy"))
	}
}

// managed finds a managed policy; known is false where the name means none, doc nil where its text is not at hand.
func (w *Walk) managed(account, name string) (doc *Document, known bool) {
	a := w.names.byID[account]
	if a == nil {
		return nil, false
	}
	if own, ok := strings.CutPrefix(name, "arn:"+partitionOf(a)+":iam::"+account+":policy/"); ok {
		name = own[strings.LastIndexByte(own, '/')+1:]
	}
	for _, m := range a.ManagedPolicies {
		if m.Name.Value == name {
			return w.docs[m.Document.Span().From], true
		}
	}
	if awsName, ok := awsManaged(name); ok {
		return w.awsPolicy(awsName), true
	}
	return nil, false
}

// in lists the names of one kind in an account.
func (b *binder) in(account string, kind syntax.Kind) []string {
	var names []string
	if kind == "managed-policy" {
		for _, m := range b.names.byID[account].ManagedPolicies {
			names = append(names, m.Name.Value)
		}
		return names
	}
	for k := range b.names.entities {
		if k.account == account && k.kind == kind {
			names = append(names, k.name)
		}
	}
	return names
}

// unknown reports a name that nothing of the kind bears.
func (b *binder) unknown(n *syntax.Name, kind syntax.Kind, candidates []string) {
	if n.Missing() {
		return
	}
	otherwise := fmt.Sprintf("declare a %s of this name", kind)
	if len(candidates) > 0 && len(candidates) <= 8 {
		sortStrings(candidates)
		otherwise += ", or name one of " + list(candidates)
	}
	remedy, fixes := didYouMean(n.Span(), n.Value, candidates, otherwise)
	b.fail(UnknownName, n.Span(), fmt.Sprintf("no %s is called %s", kind, n.Value), remedy, fixes...)
}
