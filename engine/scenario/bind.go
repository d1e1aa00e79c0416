package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// binder gives every name of the file its meaning, and reports those that have none.
type binder struct {
	*Walk
	policies     *policy.Memory // nil remembers nothing
	organization *syntax.Organization
	places       places
	moment       moment
	// set are the documents that the file declares or sets.
	set map[policy.Ref]bool
	// solved is how many solutions are bound.
	solved int
}

func (b *binder) bind() {
	b.names, b.bound, b.set = newNames(), newBound(), map[policy.Ref]bool{}
	b.declare()
	b.declareLater()
	b.bindWorld()
	b.bindItems()
	b.bindChallenge()
	b.bindTasks()
	b.checkRoleReferences()
}

// fail reports a file error.
func (b *binder) fail(code source.Code, at source.Span, message, remedy string, fixes ...source.Fix) {
	b.Errors = append(b.Errors,
		source.Finding{Type: source.Error, Code: code, At: at, Message: message, Remedy: remedy, Fixes: fixes})
}

// failNear reports a name that means nothing, with the candidate that it is probably a typo of.
func (b *binder) failNear(at source.Span, word, message string, candidates []string, remedy string) {
	remedy, fixes := source.DidYouMean(at, word, candidates, remedy)
	b.fail(UnknownName, at, message, remedy, fixes...)
}

// note reports something that AWS would refuse or that is probably wrong. The walk runs with it.
func (b *binder) note(document policy.Ref, f source.Finding) {
	if f.Type == "" {
		f.Type = typeOf(f.Code)
	}
	b.Findings = append(b.Findings, Finding{Finding: f, Document: document})
}

// declare records the names of accounts and of everything declared in them.
func (b *binder) declare() {
	for _, item := range b.file.Items {
		switch x := item.(type) {
		case *syntax.Title:
			b.Title, b.TitleAt = x.Text.Value, x.Text.Span()
		case *syntax.About:
			b.About = x.Text.Value
		case *syntax.Organization:
			if b.organization != nil {
				b.fail(DeclaredTwice, x.Name.Span(), "the file declares a second organization", "a walk has at most one "+
					"organization")
				continue
			}
			b.organization = x
		case *syntax.Account:
			b.declareAccount(x)
		case *syntax.Placeholder:
			b.declarePlaceholder(x)
		case *syntax.Challenge:
			if b.Challenge != nil {
				b.fail(DeclaredTwice, x.Title.Span(), "the file has a second challenge", "a walk has at most one challenge")
				continue
			}
			b.Challenge = x
		default:
			b.declareLesson(item)
		}
	}
	b.bound.placeholders = match.NewPlaceholders(slices.Collect(maps.Keys(b.bound.called)))
}

// declareLesson records what a walk says of itself as a lesson.
func (b *binder) declareLesson(item syntax.Item) {
	switch x := item.(type) {
	case *syntax.World:
		b.Lesson.World = x.Text.Value
	case *syntax.Level:
		b.Lesson.Level = x.Count.Value
	case *syntax.Minutes:
		b.Lesson.Minutes = x.Count.Value
	case *syntax.Remember:
		b.Lesson.Remember = x.Text.Value
	case *syntax.Task:
		b.Tasks = append(b.Tasks, x)
	}
}

// declarePlaceholder records a text that stands for something that is not known.
func (b *binder) declarePlaceholder(x *syntax.Placeholder) {
	value := x.Value.Value
	if _, twice := b.bound.called[value]; twice {
		b.fail(DeclaredTwice, x.Value.Span(), fmt.Sprintf("%s is already a placeholder", value), "name it once")
		return
	}
	if b.bound.called == nil {
		b.bound.called = map[string]string{}
	}
	b.bound.called[value] = x.Name.Value
}

func (b *binder) declareAccount(a *syntax.Account) {
	if a.Alias.Missing() {
		return
	}
	if b.names.accounts[a.Alias.Value] != nil {
		b.fail(DeclaredTwice, a.Alias.Span(), fmt.Sprintf("another account is called %s", a.Alias.Value),
			"give each account its own alias")
		return
	}
	if b.names.byID[a.Number.Value] != nil {
		b.fail(DeclaredTwice, a.Number.Span(), fmt.Sprintf("the account %s is declared twice", a.Number.Value),
			"declare everything that the account has in one place")
		return
	}
	b.names.accounts[a.Alias.Value], b.names.byID[a.Number.Value] = a, a
	for _, e := range a.Entities {
		b.declareEntity(entityKey{a.Number.Value, e.Kind, e.Name.Value}, e)
	}
}

// declareEntity records the name of a user, a group or a role.
func (b *binder) declareEntity(k entityKey, e *syntax.Entity) {
	if e.Name.Missing() {
		return
	}
	if other, taken := b.taken(k); taken {
		b.fail(DeclaredTwice, e.Name.Span(), fmt.Sprintf("the account already has a %s called %s", k.kind, other),
			"give each its own name; to AWS the case of a name makes no difference")
		return
	}
	b.names.entities[k] = e
	if k.kind != syntax.Group {
		b.names.byName[k.name] = append(b.names.byName[k.name], k)
	}
}

// taken returns the declared name that is k's, whatever its case; taken is false when there is none.
func (b *binder) taken(k entityKey) (other string, taken bool) {
	if b.names.entities[k] != nil {
		return k.name, true
	}
	if b.moment.lower == nil {
		b.moment.lower = map[entityKey]string{}
	}
	lower := entityKey{k.account, k.kind, strings.ToLower(k.name)}
	if first, there := b.moment.lower[lower]; there && first != k.name {
		return first, true
	}
	b.moment.lower[lower] = k.name
	return "", false
}

// declareLater records the names that steps and changes give: sessions, and users and roles that are created.
func (b *binder) declareLater() {
	for _, item := range b.file.Items {
		switch x := item.(type) {
		case *syntax.Step:
			b.Steps++
			if name := syntax.SessionOf(x.Act); name != nil && !name.Missing() {
				b.names.sessions[name.Value] = true
			}
		case *syntax.Change:
			for _, c := range x.Items {
				create, ok := c.(*syntax.Create)
				if !ok || create.Entity.Name.Missing() {
					continue
				}
				if k, ok := b.createdKey(create); ok && b.names.entities[k] == nil {
					b.declareEntity(k, &create.Entity)
				}
			}
		}
	}
}

// createdKey returns what `create user ALIAS/NAME` names.
func (b *binder) createdKey(c *syntax.Create) (entityKey, bool) {
	alias, name, slash := strings.Cut(c.Entity.Name.Value, "/")
	a := b.names.accounts[alias]
	if !slash || a == nil || name == "" {
		return entityKey{}, false
	}
	return entityKey{a.Number.Value, c.Entity.Kind, name}, true
}

// accounts returns the accounts that have their names, in file order.
func (w *Walk) accounts() []*syntax.Account {
	var list []*syntax.Account
	for _, item := range w.file.Items {
		if a, ok := item.(*syntax.Account); ok && w.names.byID[a.Number.Value] == a {
			list = append(list, a)
		}
	}
	return list
}
