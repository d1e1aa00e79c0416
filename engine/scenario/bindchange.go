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
				b.names.policies["boundary of "+b.names.title(k)] = true
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
	name, label, o, ok := b.documentName(x.Of)
	if !ok {
		return nil
	}
	if p, is := x.Of.(*syntax.PolicyOf); is {
		b.policyName(name, &p.Name)
	}
	return b.document(name, label, &x.Document, o, change)
}

// documentName gives the name under which a document is filed, and what kind it is.
func (b *binder) documentName(of syntax.Document) (name, label string, o policy.Options, ok bool) {
	switch x := of.(type) {
	case *syntax.TrustOf:
		k, ok := b.holder(&x.Role, syntax.Role)
		return "trust of " + b.names.title(k), k.name + " · trust", policy.Options{Kind: policy.Trust}, ok
	case *syntax.PolicyOf:
		k, ok := b.holder(&x.Holder, syntax.User, syntax.Role, syntax.Group)
		return "policy " + x.Name.Value + " of " + b.names.title(k), k.name + " · " + x.Name.Value, policy.Options{Kind: policy.Identity}, ok
	case *syntax.BoundaryOf:
		k, ok := b.holder(&x.Holder, syntax.User, syntax.Role)
		return "boundary of " + b.names.title(k), k.name + " · boundary", policy.Options{Kind: policy.Boundary}, ok
	case *syntax.ResourcePolicyOf:
		return "policy of " + x.ARN.Value, shortARN(x.ARN.Value) + " · policy", policy.Options{Kind: policy.Resource}, b.declaredResource(&x.ARN)
	case *syntax.ControlPolicyOn:
		ok := true
		if x.On != nil {
			_, ok = b.place(x.On)
		}
		return x.Kind + " " + x.Name.Value, strings.ToUpper(x.Kind) + " · " + x.Name.Value, policy.Options{Kind: policy.Kind(x.Kind)}, ok
	case *syntax.ManagedPolicyOf:
		return "managed-policy " + x.Name.Value + " of " + x.Account.Value, x.Account.Value + " · " + x.Name.Value,
			policy.Options{Kind: policy.Identity, Managed: true}, b.names.accounts[x.Account.Value] != nil
	case *syntax.SessionPolicyOf:
		return fmt.Sprintf("session-policy of step %d", x.Step.Value), "", policy.Options{Kind: policy.Session}, x.Step.Value >= 1 && x.Step.Value <= b.Steps
	}
	return "", "", policy.Options{}, false
}

// declaredResource reports an ARN that the file declares no resource for.
func (b *binder) declaredResource(arn *syntax.ARN) bool {
	var known []string
	for _, a := range b.accounts() {
		for _, r := range a.Resources {
			if r.ARN.Value == arn.Value {
				return true
			}
			known = append(known, r.ARN.Value)
		}
	}
	if _, ok := match.ParseARN(arn.Value); ok {
		remedy, fixes := didYouMean(arn.Span(), arn.Value, known, "declare it in its account: `resource "+arn.Value+" { }`")
		b.fail(UnknownName, arn.Span(), fmt.Sprintf("the file declares no resource %s", arn.Value), remedy, fixes...)
	}
	return false
}

// removed binds `remove DOCUMENT`: something must have set it.
func (b *binder) removed(of syntax.Document) {
	if name, _, _, ok := b.documentName(of); ok {
		b.named(of, name)
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
	b.document(fmt.Sprintf("session-policy of step %d", step), session+" · session policy", json, policy.Options{Kind: policy.Session}, 0)
}

func (b *binder) bindExpectFinding(x *syntax.ExpectFinding) {
	if name, _, _, ok := b.documentName(x.On); ok {
		b.named(x.On, name)
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
		if name, _, _, ok := b.documentName(e.Of); ok && b.named(e.Of, name) {
			editable[name] = true
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
