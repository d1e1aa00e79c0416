package importer

import (
	"strings"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// IsWalk reports whether a text is a walk already: a file of that name, or a text whose lines begin as a walk's do.
func IsWalk(src brought.Source) bool {
	if strings.HasSuffix(src.Name, ".walk") {
		return true
	}
	account, step := false, false
	for line := range strings.Lines(src.Body) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		account = account || word == "account" && strings.HasSuffix(rest, "{")
		step = step || word == "step" && rest != "" && rest[0] != ':' && rest[0] != '='
	}
	return account && step
}

// itself makes a case of the first walk that was brought, which is the case. Whatever else was brought is not read.
func (c *Case) itself() bool {
	for i, src := range c.Sources {
		whole := source.Span{Text: source.TextID(i), To: len(src.Body)}
		switch {
		case c.Walk == "" && IsWalk(src):
			c.Walk = src.Body
			c.Pieces = []fact.Piece{{Title: "a walk", Why: "its lines begin as those of a walk", Span: whole, Form: "walk"}}
		case strings.TrimSpace(src.Body) != "":
			c.Unread = append(c.Unread, fact.Unread{
				Span: whole, What: "what stands beside a walk",
				Reason: "a walk stands for itself: bring the rest without it, or write it into the walk",
			})
		}
	}
	if c.Walk == "" {
		c.Unread = nil
	}
	return c.Walk != ""
}
