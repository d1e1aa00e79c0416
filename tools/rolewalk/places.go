package main

import (
	"strconv"
	"unicode/utf8"

	"rolewalk/engine/source"
	"rolewalk/engine/view"
)

// places converts the page's spans, in UTF-16 units, back to lines and columns.
type places struct {
	texts []*source.Text
	// offsets have for each text the byte at which each UTF-16 unit starts. They are computed when they are first needed.
	offsets [][]int
}

// placesOf returns the places of a page. Body is the walk's text, which the page does not contain.
func placesOf(page *view.Page, body string) *places {
	p := &places{offsets: make([][]int, len(page.Texts))}
	for i, text := range page.Texts {
		if i == 0 {
			text.Body = body
		}
		p.texts = append(p.texts, source.NewText(text.Name, text.Body))
	}
	return p
}

// where returns `line:col` in the span's text; "" for the empty span.
func (p *places) where(s view.Span) string {
	if s.To <= s.From || s.Text < 0 || s.Text >= len(p.texts) {
		return ""
	}
	text := p.texts[s.Text]
	at := text.Position(p.bytes(s.Text, s.From))
	return strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column)
}

// bytes returns the byte offset of a UTF-16 unit.
func (p *places) bytes(text, unit int) int {
	if p.offsets[text] == nil {
		p.offsets[text] = unitStarts(p.texts[text].Body)
	}
	starts := p.offsets[text]
	return starts[min(unit, len(starts)-1)]
}

// unitStarts returns where each UTF-16 unit of body starts, followed by body's end. Both units of a surrogate pair
// start at their character.
func unitStarts(body string) []int {
	starts := make([]int, 0, len(body)+1)
	for at, r := range body {
		starts = append(starts, at)
		if utf8.RuneLen(r) == 4 {
			starts = append(starts, at)
		}
	}
	return append(starts, len(body))
}
