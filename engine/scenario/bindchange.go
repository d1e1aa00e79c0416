package scenario

import (
	"fmt"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
)

// bindChange binds a change's statements in order; each sees what those before it left.
func (b *binder) bindChange(c *syntax.Change) {
	b.moment.change++
	for _, item := range c.Items {
		switch x := item.(type) {
		case *syntax.SetDocument:
			b.setDocument(x, b.moment.change)
		case *syntax.SetBoundary:
			if k, ok := b.holder(&x.Holder, syntax.User, syntax.Role); ok {
				b.boundary(k, b.names.title(k), &x.Boundary, b.moment.change)
			}
		case *syntax.SetMaxSession:
			b.holder(&x.Role, syntax.Role)
		case *syntax.Remove:
			b.removed(x.Of)
		case *syntax.Revoke:
			b.holder(&x.Role, syntax.Role)
		case *syntax.Delete:
			if k, ok := b.holder(&x.Holder, syntax.User, syntax.Role); ok {
				b.moment.exists[k] = false
			}
		case *syntax.Create:
			b.bindCreate(x)
		}
	}
}

// holder binds a user, role or group that a change is about, which must exist at that moment.
func (b *binder) holder(n *syntax.Name, kinds ...syntax.Kind) (entityKey, bool) {
	if n.Missing() {
		return entityKey{}, false
	}
	found := b.names.find(n.Value, kinds...)
	for _, k := range b.byARN(n.Value) {
		if hasKind(kinds, k.kind) {
			found = append(found, k)
		}
	}
	switch {
	case len(found) > 1:
		b.ambiguous(n, found)
		return entityKey{}, false
	case len(found) == 0:
		words := make([]string, len(kinds))
		for i, k := range kinds {
			words[i] = string(k)
		}
		b.unknown(n, syntax.Kind(strings.Join(words, " or ")), b.names.near(kinds...))
		return entityKey{}, false
	case !b.moment.exists[found[0]]:
		b.fail(NotAtThisMoment, n.Span(), fmt.Sprintf("%s does not exist at this moment", n.Value), "create it first, or put this change before it is deleted")
		return entityKey{}, false
	}
	return found[0], true
}

func (b *binder) byARN(text string) []entityKey {
	if !strings.HasPrefix(text, "arn:") {
		return nil
	}
	for _, k := range b.names.byName[text[strings.LastIndexByte(text, '/')+1:]] {
		if b.arnOf(k) == text {
			return []entityKey{k}
		}
	}
	return nil
}

// setDocument binds `set DOCUMENT JSON`, in a change or in a solution.
func (b *binder) setDocument(x *syntax.SetDocument, change int) *Document {
	f, ok := b.filing(x.Of)
	if !ok {
		return nil
	}
	if p, is := x.Of.(*syntax.PolicyOf); is {
		b.policyName(f.name, &p.Name)
	}
	return b.document(f, &x.Document, change)
}

// filing is under which name a document is filed, what its tab shows, and what it is saved as.
type filing struct {
	name, label string
	// owner is the account that it belongs to; empty for what belongs to none, as control policies.
	owner string
	as    policy.Options
}

// filing gives the name under which a document is filed, and what kind it is.
func (b *binder) filing(of syntax.Document) (f filing, ok bool) {
	switch x := of.(type) {
	case *syntax.TrustOf:
		k, ok := b.holder(&x.Role, syntax.Role)
		return filing{"trust of " + b.names.title(k), k.name + " · trust", k.account, policy.Options{Kind: policy.Trust}}, ok
	case *syntax.PolicyOf:
		k, ok := b.holder(&x.Holder, syntax.User, syntax.Role, syntax.Group)
		return filing{"policy " + x.Name.Value + " of " + b.names.title(k), k.name + " · " + x.Name.Value, k.account, policy.Options{Kind: policy.Identity}}, ok
	case *syntax.BoundaryOf:
		k, ok := b.holder(&x.Holder, syntax.User, syntax.Role)
		return filing{"boundary of " + b.names.title(k), k.name + " · boundary", k.account, policy.Options{Kind: policy.Boundary}}, ok
	case *syntax.ResourcePolicyOf:
		owner, ok := b.declaredResource(&x.ARN)
		return filing{"policy of " + x.ARN.Value, shortARN(x.ARN.Value) + " · policy", owner, policy.Options{Kind: policy.Resource}}, ok
	case *syntax.ControlPolicyOn:
		ok := true
		if x.On != nil {
			_, ok = b.place(x.On)
		}
		return filing{name: x.Kind + " " + x.Name.Value, label: strings.ToUpper(x.Kind) + " · " + x.Name.Value, as: policy.Options{Kind: policy.Kind(x.Kind)}}, ok
	case *syntax.ManagedPolicyOf:
		f = filing{name: "managed-policy " + x.Name.Value + " of " + x.Account.Value, label: x.Account.Value + " · " + x.Name.Value, as: policy.Options{Kind: policy.Identity, Managed: true}}
		a := b.names.accounts[x.Account.Value]
		if a != nil {
			f.owner = a.Number.Value
		}
		return f, a != nil
	case *syntax.SessionPolicyOf:
		return filing{name: fmt.Sprintf("session-policy of step %d", x.Step.Value), as: policy.Options{Kind: policy.Session}}, x.Step.Value >= 1 && x.Step.Value <= b.Steps
	}
	return filing{}, false
}

// declaredResource returns the account of a resource, and reports an ARN that the file declares no resource for.
func (b *binder) declaredResource(arn *syntax.ARN) (owner string, ok bool) {
	var known []string
	for _, a := range b.accounts() {
		for _, r := range a.Resources {
			if r.ARN.Value == arn.Value {
				return a.Number.Value, true
			}
			known = append(known, r.ARN.Value)
		}
	}
	if _, ok := aws.ParseARN(arn.Value); ok {
		remedy, fixes := didYouMean(arn.Span(), arn.Value, known, "declare it in its account: `resource "+arn.Value+" { }`")
		b.fail(UnknownName, arn.Span(), fmt.Sprintf("the file declares no resource %s", arn.Value), remedy, fixes...)
	}
	return "", false
}

// removed binds `remove DOCUMENT`: something must have set it.
func (b *binder) removed(of syntax.Document) {
	if f, ok := b.filing(of); ok {
		b.named(of, f.name)
	}
}

// named reports a document name that nothing in the file sets up to here.
func (b *binder) named(of syntax.Document, name string) bool {
	if b.names.policies[name] || strings.HasPrefix(name, "policy AWSRevokeOlderSessions of ") {
		return true
	}
	var known []string
	for p := range b.names.policies {
		known = append(known, p)
	}
	sortStrings(known)
	remedy, fixes := didYouMean(of.Span(), name, known, "name a document that stands in the file")
	b.fail(UnknownName, of.Span(), "there is no "+name, remedy, fixes...)
	return false
}

func (b *binder) bindCreate(c *syntax.Create) {
	k, ok := b.createdKey(c)
	name := &c.Entity.Name
	switch {
	case name.Missing():
		return
	case !ok:
		b.fail(UnknownName, name.Span(), fmt.Sprintf("%s is not ALIAS/NAME with a declared account", name.Value), "the accounts are "+list(b.names.aliases()))
		return
	case b.moment.exists[k]:
		b.fail(NotAtThisMoment, name.Span(), fmt.Sprintf("%s exists already at this moment", name.Value), "delete it first")
		return
	}
	b.moment.exists[k], b.moment.paths[k] = true, pathOf(&c.Entity)
	b.bindEntity(k, name.Value, &c.Entity, b.moment.change)
}

// sessionPolicy takes up the session policy of a step.
func (b *binder) sessionPolicy(step int, session string, json *syntax.JSON) {
	b.document(filing{name: fmt.Sprintf("session-policy of step %d", step), label: session + " · session policy", as: policy.Options{Kind: policy.Session}}, json, 0)
}

func (b *binder) bindExpectFinding(x *syntax.ExpectFinding) {
	if f, ok := b.filing(x.On); ok && b.names.managed[f.name] == "" {
		b.named(x.On, f.name)
	}
}

// bindChallenge binds what may be edited, and each solution, which may set nothing else.
func (b *binder) bindChallenge() {
	c := b.Challenge
	if c == nil {
		return
	}
	editable := map[string]bool{}
	for _, e := range c.Edits {
		if f, ok := b.filing(e.Of); ok && b.named(e.Of, f.name) {
			editable[f.name] = true
		}
	}
	for i, s := range c.Solutions {
		for _, item := range s.Items {
			b.bindSolution(item, editable, -1-i)
		}
	}
	if !b.hasExpectation() {
		b.fail(WithoutRules, c.Title.Span(), "the challenge has no goal: no step of the file expects anything", "add `expect allow` or `expect deny` to its steps")
	}
}

func (b *binder) bindSolution(item syntax.ChangeItem, editable map[string]bool, change int) {
	var name string
	switch x := item.(type) {
	case *syntax.SetDocument:
		d := b.setDocument(x, change)
		if d == nil {
			return
		}
		name = d.Name
	case *syntax.SetBoundary:
		k, ok := b.holder(&x.Holder, syntax.User, syntax.Role)
		if !ok {
			return
		}
		name = "boundary of " + b.names.title(k)
		b.boundary(k, b.names.title(k), &x.Boundary, change)
	default:
		return
	}
	if !editable[name] {
		known := make([]string, 0, len(editable))
		for e := range editable {
			known = append(known, e)
		}
		sortStrings(known)
		b.fail(NotEditable, item.Span(), fmt.Sprintf("the challenge does not let anybody edit the %s", name), "it may be edited with `edit "+name+"`; now: "+list(known))
	}
}

func (b *binder) hasExpectation() bool {
	for _, item := range b.file.Items {
		switch x := item.(type) {
		case *syntax.Step:
			if x.Expect != nil {
				return true
			}
		case *syntax.ExpectFinding:
			return true
		}
	}
	return false
}
