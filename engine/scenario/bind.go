package scenario

import (
	"fmt"
	"strings"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// binder gives every name of the file what it names, and reports those that name nothing.
type binder struct {
	*Walk
	organization *syntax.Organization
	places       map[string]bool // the nodes of the organization: "root", "ou PATH", "account ID"
	moment       moment
}

func (b *binder) bind() {
	b.names = newNames()
	b.declare()
	b.declareUnderWay()
	b.bindWorld()
	b.bindItems()
	b.bindChallenge()
	b.checkReferences()
}

func (b *binder) fail(code source.Code, at source.Span, message, remedy string, fixes ...source.Fix) {
	b.Errors = append(b.Errors, source.Finding{Type: source.Error, Code: code, At: at, Message: message, Remedy: remedy, Fixes: fixes})
}

// note reports what AWS would refuse or mind, and the walk runs with.
func (b *binder) note(document string, f source.Finding) {
	for _, c := range Codes {
		if c.Code == f.Code && f.Type == "" {
			f.Type = c.Type
		}
	}
	b.Findings = append(b.Findings, Finding{Finding: f, Document: document})
}

// declare takes up the names of accounts and of everything declared in them.
func (b *binder) declare() {
	for _, item := range b.file.Items {
		switch x := item.(type) {
		case *syntax.Title:
			b.Title = x.Text.Value
		case *syntax.About:
			b.About = x.Text.Value
		case *syntax.Organization:
			if b.organization != nil {
				b.fail(DeclaredTwice, x.Name.Span(), "the file declares a second organization", "a walk has one organization at most")
				continue
			}
			b.organization = x
		case *syntax.Account:
			b.declareAccount(x)
		case *syntax.Challenge:
			if b.Challenge != nil {
				b.fail(DeclaredTwice, x.Title.Span(), "the file has a second challenge", "a walk has one challenge at most")
				continue
			}
			b.Challenge = x
		}
	}
}

func (b *binder) declareAccount(a *syntax.Account) {
	if a.Alias.Missing() {
		return
	}
	if b.names.accounts[a.Alias.Value] != nil {
		b.fail(DeclaredTwice, a.Alias.Span(), fmt.Sprintf("another account is called %s", a.Alias.Value), "give each account an alias of its own")
		return
	}
	if b.names.byID[a.Number.Value] != nil {
		b.fail(DeclaredTwice, a.Number.Span(), fmt.Sprintf("the account %s is declared twice", a.Number.Value), "declare everything that an account holds in one place")
		return
	}
	b.names.accounts[a.Alias.Value], b.names.byID[a.Number.Value] = a, a
	for _, e := range a.Entities {
		b.declareEntity(entityKey{a.Number.Value, e.Kind, e.Name.Value}, e)
	}
}

// declareEntity takes up a name. IAM's names are unique without regard to case.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
func (b *binder) declareEntity(k entityKey, e *syntax.Entity) {
	if e.Name.Missing() {
		return
	}
	for other := range b.sameName(k) {
		b.fail(DeclaredTwice, e.Name.Span(), fmt.Sprintf("the account has a %s called %s already", k.kind, other), "give each its own name; case makes no difference to AWS")
		return
	}
	b.names.entities[k] = e
	if k.kind != syntax.Group {
		b.names.byName[k.name] = append(b.names.byName[k.name], k)
	}
}

// sameName yields the declared name that is k's but for case, if there is one.
func (b *binder) sameName(k entityKey) map[string]bool {
	if b.names.entities[k] != nil {
		return map[string]bool{k.name: true}
	}
	if b.moment.lower == nil {
		b.moment.lower = map[entityKey]string{}
	}
	lower := entityKey{k.account, k.kind, strings.ToLower(k.name)}
	if first, there := b.moment.lower[lower]; there && first != k.name {
		return map[string]bool{first: true}
	}
	b.moment.lower[lower] = k.name
	return nil
}

// declareUnderWay takes up the names that steps and changes give: sessions, and users and roles made later.
func (b *binder) declareUnderWay() {
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

// createdKey is what `create user ALIAS/NAME` names.
func (b *binder) createdKey(c *syntax.Create) (entityKey, bool) {
	alias, name, slash := strings.Cut(c.Entity.Name.Value, "/")
	a := b.names.accounts[alias]
	if !slash || a == nil || name == "" {
		return entityKey{}, false
	}
	return entityKey{a.Number.Value, c.Entity.Kind, name}, true
}
