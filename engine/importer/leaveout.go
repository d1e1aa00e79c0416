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
	gone := func(d *fact.Document) bool { return d != nil && out(d.Span) }
	all.Entities = slices.DeleteFunc(all.Entities, func(e fact.Entity) bool { return out(e.Span) })
	for i := range all.Entities {
		e := &all.Entities[i]
		if gone(e.Trust) {
			e.Trust = nil
		}
		e.Inline = slices.DeleteFunc(slices.Clone(e.Inline), func(n fact.Named) bool { return gone(n.Document) })
	}
	all.Managed = slices.DeleteFunc(all.Managed, func(m fact.Managed) bool { return out(m.Span) || gone(m.Document) })
	all.Controls = slices.DeleteFunc(all.Controls, func(k fact.Control) bool { return out(k.Span) || gone(k.Document) })
	all.Providers = slices.DeleteFunc(all.Providers, func(p fact.Provider) bool { return out(p.Span) })
	all.Resources = slices.DeleteFunc(all.Resources, func(r fact.Resource) bool {
		return out(r.Span) || gone(r.Document)
	})
	all.Accounts = slices.DeleteFunc(all.Accounts, func(a fact.Account) bool { return out(a.Span) })
	all.Bare = slices.DeleteFunc(all.Bare, func(b fact.Bare) bool { return out(b.Document.Span) })
	all.Callers = slices.DeleteFunc(all.Callers, func(k fact.Caller) bool { return out(k.Span) })
	all.Requests = slices.DeleteFunc(all.Requests, func(r fact.Request) bool { return out(r.Span) })
	all.Pieces = slices.DeleteFunc(all.Pieces, func(p fact.Piece) bool { return out(p.Span) })
	all.Unread = slices.DeleteFunc(all.Unread, func(u fact.Unread) bool { return out(u.Span) })
}
