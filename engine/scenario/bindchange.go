package scenario

import (
	"fmt"
	"slices"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// bindChange binds the statements of a change in order. Each sees what those before it left.
func (b *binder) bindChange(c *syntax.Change) {
	b.moment.change++
	for _, item := range c.Items {
		if op := b.operation(item); op != nil {
			b.bound.changes[c] = append(b.bound.changes[c], op)
		}
	}
}

// operation binds one statement of a change; nil when it does nothing or has an error.
func (b *binder) operation(item syntax.ChangeItem) operation {
	switch x := item.(type) {
	case *syntax.SetDocument:
		return b.setDocument(x, b.moment.change)
	case *syntax.SetBoundary:
		if k, ok := b.holder(&x.Holder, syntax.User, syntax.Role); ok {
			b.detach(k, boundaryOf(b.names.title(k), k.account).ref)
			d := b.boundary(k, b.names.title(k), &x.Boundary, b.moment.change)
			return &setBoundary{boundaryOf(b.names.title(k), k.account).ref, k, d, b.boundaryPolicy(&x.Boundary)}
		}
	case *syntax.SetMaxSession:
		if k, ok := b.holder(&x.Role, syntax.Role); ok && x.Duration.Value != 0 {
			return &setMaxSession{k, x}
		}
	case *syntax.Remove:
		return b.remove(x.Of)
	case *syntax.Revoke:
		if k, ok := b.holder(&x.Role, syntax.Role); ok {
			return &revokeSessions{k}
		}
	case *syntax.Delete:
		if k, ok := b.holder(&x.Holder, syntax.User, syntax.Role); ok {
			b.moment.exists[k] = false
			delete(b.moment.attached, k)
			return &deleteEntity{k}
		}
	case *syntax.Create:
		return b.create(x)
	}
	return nil
}

// boundaryPolicy returns the policy that a boundary names, or that stands for one that was not supplied; nil for a
// document of its own, and for a name with an error.
func (b *binder) boundaryPolicy(x *syntax.Boundary) *eval.Policy {
	if x.Unknown != nil {
		return b.bound.unknown[x.Unknown]
	}
	return b.bound.attachments[x.Policy]
}

// holder binds the user, role or group that a statement is about. It must exist at that moment.
func (b *binder) holder(n *syntax.Name, kinds ...syntax.Kind) (entityKey, bool) {
	if n.Missing() {
		return entityKey{}, false
	}
	found := b.names.find(n.Value, kinds...)
	for _, k := range b.byARN(n.Value) {
		if slices.Contains(kinds, k.kind) {
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
		b.noSuchName(n, source.List(words, "or"), b.names.near(kinds...))
		return entityKey{}, false
	case !b.moment.exists[found[0]]:
		b.fail(NotAtThisMoment, n.Span(), fmt.Sprintf("%s does not exist at this moment", n.Value),
			"create it first, or put this change before it is deleted")
		return entityKey{}, false
	}
	return found[0], true
}

// byARN returns the entity that an ARN names at this moment, if there is one.
func (b *binder) byARN(text string) []entityKey {
	arn, ok := aws.ParseARN(text)
	if !ok {
		return nil
	}
	for _, k := range b.names.byName[arn.Name()] {
		if b.arnOf(k) == text {
			return []entityKey{k}
		}
	}
	return nil
}

// setDocument binds `set DOCUMENT JSON` in a change or in a solution; nil when it has an error.
func (b *binder) setDocument(x *syntax.SetDocument, change int) operation {
	p, ok := b.placeOf(x.Of)
	if !ok {
		return nil
	}
	if named, is := x.Of.(*syntax.PolicyOf); is {
		b.checkPolicyName(p.ref, &named.Name)
	}
	if of, is := x.Of.(*syntax.ManagedPolicyOf); is && !b.mustBeSet(of, p.ref) {
		return nil
	}
	d := b.document(p, &x.Document, change)
	if d == nil {
		return nil
	}
	switch of := x.Of.(type) {
	case *syntax.TrustOf:
		k, _ := b.holder(&of.Role, syntax.Role)
		return &setTrust{k, d}
	case *syntax.PolicyOf:
		k, _ := b.holder(&of.Holder, syntax.User, syntax.Role, syntax.Group)
		return &setInline{k, d}
	case *syntax.ResourcePolicyOf:
		return &setResourcePolicy{of.ARN.Value, d}
	case *syntax.ControlPolicyOn:
		return &setControlPolicy{b.bound.nodes[of.On], d}
	case *syntax.ManagedPolicyOf:
		return &setManaged{p.owner, d}
	}
	return nil
}

// remove binds `remove DOCUMENT`; something must have set the document.
func (b *binder) remove(of syntax.Spanned) operation {
	p, ok := b.placeOf(of)
	if !ok || !b.mustBeSet(of, p.ref) {
		return nil
	}
	switch x := of.(type) {
	case *syntax.PolicyOf:
		k, _ := b.holder(&x.Holder, syntax.User, syntax.Role, syntax.Group)
		return &removeInline{p.ref, k}
	case *syntax.BoundaryOf:
		k, _ := b.holder(&x.Holder, syntax.User, syntax.Role)
		b.detach(k, boundaryOf(b.names.title(k), k.account).ref)
		return &setBoundary{p.ref, k, nil, nil}
	case *syntax.ResourcePolicyOf:
		return &removeResourcePolicy{p.ref, x.ARN.Value}
	case *syntax.ControlPolicyOn:
		return &removeControlPolicy{p.ref, b.bound.nodes[x.On]}
	case *syntax.ManagedPolicyOf:
		return b.removeManaged(x, p)
	}
	return nil
}

func (b *binder) create(c *syntax.Create) operation {
	k, ok := b.createdKey(c)
	name := &c.Entity.Name
	switch {
	case name.Missing():
		return nil
	case !ok:
		b.fail(UnknownName, name.Span(), fmt.Sprintf("%s is not ALIAS/NAME with a declared account", name.Value),
			"the accounts are "+source.List(b.names.aliases(), "and"))
		return nil
	case b.moment.exists[k]:
		b.fail(NotAtThisMoment, name.Span(), fmt.Sprintf("%s already exists at this moment", name.Value), "delete it first")
		return nil
	}
	b.moment.exists[k], b.moment.paths[k] = true, pathOf(&c.Entity)
	b.bindEntity(k, name.Value, &c.Entity, b.moment.change)
	return &createEntity{k, &c.Entity}
}
