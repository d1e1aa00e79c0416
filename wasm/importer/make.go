package main

import (
	"cmp"
	"slices"

	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/shown"
	"rolewalk/engine/source"
	"rolewalk/engine/wire"
)

// makeCase answers an Ask, written as JSON. What is not one gives a case with a fault.
func makeCase(text string) shown.Case {
	ask, err := shown.ReadAsk(text)
	if err != nil {
		return shown.Case{Fault: err.Error()}
	}
	var read fact.Facts
	for _, answer := range ask.Read {
		var facts fact.Facts
		if err := wire.Read(answer, &facts); err != nil {
			return shown.Case{Fault: err.Error()}
		}
		read.Add(&facts)
	}
	sorted := ask.Sorted()
	made := of(importer.Import(sorted, read, ask.Answers), ask.Sources)
	if len(ask.Read) == 0 {
		made.Needs = brought.Needs(sorted)
	}
	return made
}

// of is the case as the page is told.
func of(c *importer.Case, sources []shown.Source) shown.Case {
	m := &maker{c: c, sources: sources}
	out := shown.Case{Walk: c.Walk, Remarks: slices.Concat(c.Remarks, c.Refused)}
	for _, p := range c.Pieces {
		piece := m.piece(p.Title, p.Why, p.Form, p.Span)
		if len(p.Choices) > 1 {
			piece.Answer = brought.KindAnswer(piece.Where)
			for _, kind := range p.Choices {
				piece.Choices = append(piece.Choices, string(kind))
			}
		}
		out.Pieces = append(out.Pieces, piece)
	}
	for _, u := range c.Unread {
		out.Pieces = append(out.Pieces, m.piece("not recognised: "+u.What, u.Reason, "unread", u.Span))
	}
	for _, r := range c.Removed {
		out.Pieces = append(out.Pieces, m.piece("left out: "+r.Kind, "nothing of it is kept", "secret", r.Span))
	}
	for _, q := range c.Questions {
		out.Questions = append(out.Questions, shown.Question{
			Name: q.Name, Sentence: q.Sentence, Kind: string(q.Kind), Choices: q.Choices, Default: q.Default, About: q.About,
		})
	}
	for _, command := range c.Commands {
		out.Commands = append(out.Commands, shown.Command{Line: command.Line, Account: command.Account, About: command.About()})
	}
	return out
}

// maker knows the sources in both orders.
type maker struct {
	c       *importer.Case
	sources []shown.Source
}

func (m *maker) piece(title, why, form string, at source.Span) shown.Piece {
	sorted := m.c.Sources[at.Text]
	return shown.Piece{
		Title: title, Why: why, Form: cmp.Or(form, "answer"), Where: m.c.Where(at),
		Source: slices.IndexFunc(m.sources, func(s shown.Source) bool {
			return s.Name == sorted.Name && brought.Decode(s.Name, []byte(s.Body)).Body == sorted.Body
		}),
	}
}
