package importer

import (
	"slices"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// leaveOut drops the pieces that a person does not want, with everything that was read from their places. Of an entity
// that is larger than the piece only the documents in the piece go.
func (c *Case) leaveOut(all *fact.Facts, answers map[string]string) {
	asked := false
	for name := range answers {
		asked = asked || brought.IsWithoutAnswer(name)
	}
	if !asked { // to find the places of all pieces in a large text takes a while
		return
	}
	var out []source.Span
	unwanted := func(at source.Span) bool { return answers[brought.WithoutAnswer(c.Where(at))] == yes }
	for i := range all.Pieces {
		if at := all.Pieces[i].Span; unwanted(at) {
			out = append(out, at)
		}
	}
	for i := range all.Unread {
		if at := all.Unread[i].Span; unwanted(at) {
			out = append(out, at)
		}
	}
	dropFacts(all, func(at source.Span) bool {
		return slices.ContainsFunc(out, func(s source.Span) bool { return s.Holds(at) })
	})
}

// dropFacts drops the facts whose places are out.
func dropFacts(all *fact.Facts, out func(source.Span) bool) {
	all.Entities = remaining(all.Entities, out, func(e *fact.Entity) source.Span { return e.Span })
	all.Managed = remaining(all.Managed, out, func(m *fact.Managed) source.Span { return m.Span })
	all.Controls = remaining(all.Controls, out, func(k *fact.Control) source.Span { return k.Span })
	all.Providers = remaining(all.Providers, out, func(p *fact.Provider) source.Span { return p.Span })
	all.Resources = remaining(all.Resources, out, func(r *fact.Resource) source.Span { return r.Span })
	all.Accounts = remaining(all.Accounts, out, func(a *fact.Account) source.Span { return a.Span })
	all.Bare = remaining(all.Bare, out, func(b *fact.Bare) source.Span { return b.Document.Span })
	all.Callers = remaining(all.Callers, out, func(k *fact.Caller) source.Span { return k.Span })
	all.Requests = remaining(all.Requests, out, func(r *fact.Request) source.Span { return r.Span })
	all.Pieces = remaining(all.Pieces, out, func(p *fact.Piece) source.Span { return p.Span })
	all.Unread = remaining(all.Unread, out, func(u *fact.Unread) source.Span { return u.Span })
	for i := range all.Entities {
		e := &all.Entities[i]
		if e.Trust != nil && out(e.Trust.Span) {
			e.Trust = nil
		}
		e.Inline = remaining(e.Inline, out, func(n *fact.Named) source.Span {
			if n.Document == nil {
				return source.Span{Text: -1}
			}
			return n.Document.Span
		})
	}
}

// remaining is the list without what is out. It is written for a module that has it once for each type.
func remaining[T any](list []T, out func(source.Span) bool, at func(*T) source.Span) []T {
	var kept []T
	for i := range list {
		if !out(at(&list[i])) {
			kept = append(kept, list[i])
		}
	}
	return kept
}
