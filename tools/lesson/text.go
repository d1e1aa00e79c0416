package lesson

import (
	"regexp"
	"strings"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// sources is the line of a lesson that names AWS's pages, which is no sentence.
var sources = regexp.MustCompile(`(?m)^\s*AWS: .*$`)

// piece is a text of a walk, at its place. Step is the step that it is about; nil where it is about none.
type piece struct {
	text string
	at   source.Span
	step *syntax.Step
	// first says that only its first sentence is about the step.
	first bool
}

// pieces are the texts that a reader of the walk sees.
func (c *checklist) pieces() []piece {
	list := []piece{{text: c.walk.About}, {text: c.walk.Title}}
	for _, s := range c.steps {
		if s.Title != nil {
			list = append(list, piece{text: s.Title.Value, at: s.Title.Span(), step: s})
		}
		for _, n := range s.Notes {
			list = append(list, piece{text: n.Text.Value, at: n.Span(), step: s, first: true})
		}
		for _, h := range s.Hints {
			list = append(list, piece{text: h.Value, at: h.Span(), step: s})
		}
	}
	for _, t := range c.walk.Tasks {
		list = append(list, piece{text: t.Title.Value, at: t.Title.Span()})
		if t.Brief != nil {
			list = append(list, piece{text: t.Brief.Value, at: t.Brief.Span()})
		}
		for _, h := range t.Hints {
			list = append(list, piece{text: h.Value, at: h.Span()})
		}
	}
	if ch := c.walk.Challenge; ch != nil {
		list = append(list, piece{text: ch.Title.Value, at: ch.Title.Span()})
		if ch.Brief != nil {
			list = append(list, piece{text: ch.Brief.Value, at: ch.Brief.Span()})
		}
	}
	if c.remember != nil {
		list = append(list, piece{text: sources.ReplaceAllString(c.remember.Text.Value, ""), at: c.remember.Span()})
	}
	return list
}

// prose measures the text, and holds what it says of a step against what the step gives.
func (c *checklist) prose() {
	var all []string
	for _, p := range c.pieces() {
		if strings.Contains(p.text, toDo) {
			c.lacks(p.at, "this is still to be written: %s", strings.Join(strings.Fields(p.text), " "))
		}
		texts := passages(p.text)
		all = append(all, texts...)
		for _, passage := range texts {
			c.passage(p, sentences(passage))
		}
	}
	c.measured = measure(all)
	if c.measured.Mean >= mostMean {
		c.lacks(source.Span{}, "its sentences have %.1f words on average, not under %d", c.measured.Mean, mostMean)
	}
}

// passage holds sentences that stand together. A challenge's expectations are goals, so its text is not held against
// them.
func (c *checklist) passage(p piece, list []string) {
	for i, s := range list {
		if n := len(wordsOf(s)); n > mostWords {
			c.lacks(p.at, "a sentence has %d words, not %d at most: %s", n, mostWords, s)
		}
		told := p.step != nil && p.step.Expect != nil && c.walk.Challenge == nil && (!p.first || i == 0)
		if !told {
			continue
		}
		outcome := p.step.Expect.Outcome
		if outcome == syntax.Unknown {
			continue
		}
		if word := contradicts(s, outcome == syntax.Allow); word != "" {
			c.lacks(p.at, "“%s” is not what its step gives: %s", word, s)
		}
	}
}
