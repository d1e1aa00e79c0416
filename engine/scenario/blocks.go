package scenario

import (
	"rolewalk/engine/iam"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// UserBlock returns the block that made a user: its declaration, or the change that created it. It is nil when the
// walk has none.
func (w *Walk) UserBlock(u *iam.User) *syntax.Entity { return w.block(&u.Identity, syntax.User) }

// RoleBlock is UserBlock for roles.
func (w *Walk) RoleBlock(r *iam.Role) *syntax.Entity { return w.block(&r.Identity, syntax.Role) }

func (w *Walk) block(i *iam.Identity, kind syntax.Kind) *syntax.Entity {
	key, n := entityKey{i.Account.ID, kind, i.Name}, 0
	if account := w.names.byID[i.Account.ID]; account != nil {
		for _, e := range account.Entities {
			if e.Kind == kind && e.Name.Value == i.Name {
				if n++; n == i.Created {
					return e
				}
			}
		}
	}
	for op := range w.operations() {
		if create, ok := op.(*createEntity); ok && create.key == key {
			if n++; n == i.Created {
				return create.entity
			}
		}
	}
	return nil
}

// operations yields the operations of all changes, in file order.
func (w *Walk) operations() func(yield func(operation) bool) {
	return func(yield func(operation) bool) {
		for _, item := range w.file.Items {
			change, ok := item.(*syntax.Change)
			if !ok {
				continue
			}
			for _, op := range w.bound.changes[change] {
				if !yield(op) {
					return
				}
			}
		}
	}
}

// AccountBlock returns the declaration of the account with the number, nil when the walk has none.
func (w *Walk) AccountBlock(id string) *syntax.Account { return w.names.byID[id] }

// AccountBlocks returns the declarations of all accounts, in the order of the text.
func (w *Walk) AccountBlocks() []*syntax.Account { return w.accounts() }

// Items returns the statements of the file, in order.
func (w *Walk) Items() []syntax.Item { return w.file.Items }

// OrganizationBlock returns the declaration of the organization, nil when the walk has none.
func (w *Walk) OrganizationBlock() *syntax.Organization {
	for _, item := range w.file.Items {
		if o, ok := item.(*syntax.Organization); ok {
			return o
		}
	}
	return nil
}

// MaxSessionSet returns the places at which changes set the longest session of a role, in file order.
func (w *Walk) MaxSessionSet(role *iam.Role) []source.Span {
	var list []source.Span
	for op := range w.operations() {
		if set, ok := op.(*setMaxSession); ok && set.role == (entityKey{role.Account.ID, syntax.Role, role.Name}) {
			list = append(list, set.set.Duration.Span())
		}
	}
	return list
}

// StatementOf returns the statement of the walk that a document is in, if it can be left out: an inline policy, a
// resource's policy, a control policy, or a change that sets one. ok is false for others, like a role's trust policy.
func (w *Walk) StatementOf(document source.Span) (at source.Span, ok bool) {
	for _, item := range w.file.Items {
		if !item.Span().Holds(document) {
			continue
		}
		switch x := item.(type) {
		case *syntax.Organization:
			return removable(x.Items, document)
		case *syntax.Change:
			return removable(x.Items, document)
		case *syntax.Account:
			for _, e := range x.Entities {
				if e.Span().Holds(document) {
					return removable(e.Items, document)
				}
			}
			for _, r := range x.Resources {
				if r.Span().Holds(document) {
					return removable(r.Items, document)
				}
			}
		}
	}
	return source.Span{}, false
}

// removable returns the item that has a document and can be left out.
func removable[T syntax.Spanned](items []T, document source.Span) (at source.Span, ok bool) {
	for _, item := range items {
		if !item.Span().Holds(document) {
			continue
		}
		switch any(item).(type) {
		case *syntax.ControlPolicy, *syntax.InlinePolicy, *syntax.ResourcePolicy, *syntax.SetDocument, *syntax.SetBoundary,
			*syntax.BoundaryOfEntity:
			return item.Span(), true
		}
		return source.Span{}, false
	}
	return source.Span{}, false
}
