package yaml

import (
	"strings"

	"rolewalk/engine/source"
)

// Within reports whether the part that was not read may belong to what stands at a place of the body: it stands there,
// or right behind it and no further to the left.
func (f *Fault) Within(body string, at source.Span) bool {
	switch {
	case f.Span.Text != at.Text || f.Span.To < at.From:
		return false
	case f.Span.From < at.To:
		return true
	}
	between := body[at.To:min(f.Span.From, len(body))]
	for line := range strings.Lines(between) {
		text := strings.TrimSpace(line)
		if !strings.HasPrefix(text, "#") && strings.Trim(text, "]}),\"'") != "" {
			return false
		}
	}
	from := column(body, f.Span.From)
	tabbed := strings.Contains(body[f.Span.From-from:f.Span.From], "\t")
	return tabbed || from >= column(body, at.From)
}

// column is how many bytes stand before an offset on its line.
func column(body string, at int) int {
	at = min(at, len(body))
	return at - (strings.LastIndexAny(body[:at], "\r\n") + 1)
}
