package told

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/shown"
	"rolewalk/engine/source"
)

// Of is a case as the page and other programs are told. Order is, for each source of the case, its place in the list
// that they know; nil if that is the case's own.
func Of(c *importer.Case, order []int) shown.Case {
	m := &maker{c: c, order: order}
	out := shown.Case{Walk: c.Walk, Remarks: slices.Concat(c.Remarks, c.Refused)}
	for _, p := range c.Pieces {
		piece := m.piece(p.Title, p.Why, p.Form, p.Span)
		piece.Document = p.JSON
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
		out.Pieces = append(out.Pieces, m.piece("left out: "+r.Kind, "it is not kept", secretForm, r.Span))
	}
	if order != nil {
		out.Pieces = append(out.Pieces, m.unknown(out.Pieces)...)
	}
	nameWithout(out.Pieces)
	for _, q := range c.Questions {
		out.Questions = append(out.Questions, shown.Question{
			Name: q.Name, Sentence: q.Sentence, Kind: string(q.Kind), Choices: q.Choices, Default: q.Default, About: q.About,
		})
	}
	for _, command := range c.Commands {
		out.Commands = append(out.Commands, shown.Command{
			Line: command.Line, Account: command.Account, About: command.About(),
		})
	}
	for _, p := range c.Placeholders {
		out.Placeholders = append(out.Placeholders, shown.Placeholder{Value: p.Value, Text: p.Text})
	}
	return out
}

// maker knows the sources in both orders.
type maker struct {
	c     *importer.Case
	order []int
}

func (m *maker) piece(title, why, form string, at source.Span) shown.Piece {
	p := shown.Piece{Title: title, Why: why, Form: cmp.Or(form, "answer"), Where: m.c.Where(at), Source: int(at.Text)}
	if m.order != nil {
		p.Source = m.order[at.Text]
	}
	return p
}

// nameWithout names the answers that leave out one of several pieces of a source. A secret is left out already.
func nameWithout(pieces []shown.Piece) {
	of := map[int]int{}
	for _, p := range pieces {
		of[p.Source]++
	}
	for i := range pieces {
		if p := &pieces[i]; of[p.Source] > 1 && p.Form != secretForm {
			p.Without = brought.WithoutAnswer(p.Where)
		}
	}
}

// secretForm is the form of a secret that was left out.
const secretForm = "secret"

// longestLine is how many characters of a line name a text that was not recognised.
const longestLine = 40

// unknown are the sources of which no piece is, each named by its first line.
func (m *maker) unknown(pieces []shown.Piece) []shown.Piece {
	var list []shown.Piece
	for i, src := range m.c.Sources {
		text := strings.TrimSpace(src.Body)
		told := brought.NeedsFiles(src) || brought.NeedsTerraform(src) // whose readers say what they do not know
		if text == "" || told || slices.ContainsFunc(pieces, func(p shown.Piece) bool { return p.Source == m.order[i] }) {
			continue
		}
		line, _, _ := strings.Cut(text, "\n")
		if short := []rune(line); len(short) > longestLine {
			line = string(short[:longestLine]) + "…"
		}
		from := strings.Index(src.Body, text)
		list = append(list, m.piece("not recognised: "+line, "it has no form that is known", "unread",
			source.Span{Text: source.TextID(i), From: from, To: from + len(text)}))
	}
	return list
}
