package scenario

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Declaration is the block that made a user or a role: its declaration, or the change that created it under way. It is nil
// where the walk has none.
func (w *Walk) Declaration(i *eval.Identity, kind syntax.Kind) *syntax.Entity {
	n := 0
	if account := w.names.byID[i.Account.ID]; account != nil {
		for _, e := range account.Entities {
			if e.Kind == kind && e.Name.Value == i.Name {
				if n++; n == i.Created {
					return e
				}
			}
		}
	}
	b := &binder{Walk: w}
	for _, item := range w.file.Items {
		change, ok := item.(*syntax.Change)
		if !ok {
			continue
		}
		for _, c := range change.Items {
			create, ok := c.(*syntax.Create)
			if !ok {
				continue
			}
			if k, ok := b.createdKey(create); ok && k == (entityKey{i.Account.ID, kind, i.Name}) {
				if n++; n == i.Created {
					return &create.Entity
				}
			}
		}
	}
	return nil
}

// AccountBlock is the declaration of the account with the 12-digit id, nil where the walk has none.
func (w *Walk) AccountBlock(id string) *syntax.Account { return w.names.byID[id] }

// OrganizationBlock is the declaration of the organization, nil where the walk has none.
func (w *Walk) OrganizationBlock() *syntax.Organization {
	for _, item := range w.file.Items {
		if o, ok := item.(*syntax.Organization); ok {
			return o
		}
	}
	return nil
}

// MaxSessionSet are the places at which changes set the longest session of a role, in file order.
func (w *Walk) MaxSessionSet(role *eval.Role) []source.Span {
	var list []source.Span
	for _, item := range w.file.Items {
		change, ok := item.(*syntax.Change)
		if !ok {
			continue
		}
		for _, c := range change.Items {
			set, ok := c.(*syntax.SetMaxSession)
			if !ok {
				continue
			}
			for _, k := range w.names.find(set.Role.Value, syntax.Role) {
				if k.account == role.Account.ID && k.name == role.Name {
					list = append(list, set.Duration.Span())
				}
			}
		}
	}
	return list
}

// StatementOf is the statement of the walk that a document of it stands in and that may be left out: an inline policy, a
// resource's, an organization's, or a change that sets one. ok is false for others, like a role's trust policy.
func (w *Walk) StatementOf(document source.Span) (at source.Span, ok bool) {
	for _, item := range w.file.Items {
		if !item.Span().Holds(document) {
			continue
		}
		switch x := item.(type) {
		case *syntax.Organization:
			return holding(x.Items, document)
		case *syntax.Change:
			return holding(x.Items, document)
		case *syntax.Account:
			for _, e := range x.Entities {
				if e.Span().Holds(document) {
					return holding(e.Items, document)
				}
			}
			for _, r := range x.Resources {
				if r.Span().Holds(document) {
					return holding(r.Items, document)
				}
			}
		}
	}
	return source.Span{}, false
}

// holding is the item that holds a document and may be left out.
func holding[T syntax.Spanned](items []T, document source.Span) (at source.Span, ok bool) {
	for _, item := range items {
		if !item.Span().Holds(document) {
			continue
		}
		switch any(item).(type) {
		case *syntax.ControlPolicy, *syntax.InlinePolicy, *syntax.ResourcePolicy, *syntax.SetDocument, *syntax.SetBoundary, *syntax.BoundaryOfEntity:
			return item.Span(), true
		}
		return source.Span{}, false
	}
	return source.Span{}, false
}
