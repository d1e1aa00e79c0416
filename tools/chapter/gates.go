package chapter

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"rolewalk/engine/view"
)

// gatesFence is the language of a fence that has the picture of the gates: all of them where it is empty, else the way
// to the gate whose name it holds, which refuses.
const gatesFence = "gates"

// Measures of the picture, in its own units. It is as wide as a small screen, and is not drawn much larger.
const (
	pictureWidth = 340
	gateWidth    = 220
	gateHeight   = 34
	gateStep     = 50
	gateMargin   = 2
	stripStep    = 38
	stripRadius  = 10
	stripHeight  = 32
)

// gatesFigure is the picture: of all gates, each a link to the section with its name, or the way to one.
func gatesFigure(at string) string {
	titles := view.GateTitles()
	if at == "" {
		return allGates(titles)
	}
	n := slices.Index(titles, at)
	if n < 0 {
		return "<p class=\"walk-trouble\">There is no gate " + html.EscapeString(at) + ".</p>\n"
	}
	return wayTo(titles, n)
}

func allGates(titles []string) string {
	var b strings.Builder
	height := len(titles)*gateStep + gateHeight + 2*gateMargin
	fmt.Fprintf(&b, "<figure class=\"gates-picture\"><svg viewBox=\"0 0 %d %d\" role=\"group\" "+
		"aria-label=\"The gates, in the order in which AWS asks them\">\n", pictureWidth, height)
	for i, title := range titles {
		y := gateMargin + i*gateStep
		refuses := "denied"
		if i < firstPolicy {
			refuses = "error"
		}
		fmt.Fprintf(&b, "<path class=\"on\" d=\"M%d %dv%d\"/><path class=\"off\" d=\"M%d %dh%d\"/>"+
			"<text class=\"off\" x=\"%d\" y=\"%d\">%s</text>\n",
			gateWidth/2, y+gateHeight, gateStep-gateHeight, gateMargin+gateWidth, y+gateHeight/2, 40,
			gateMargin+gateWidth+48, y+gateHeight/2+5, refuses)
		fmt.Fprintf(&b, "<a href=\"#%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"+
			"<text x=\"%d\" y=\"%d\">%d  %s</text></a>\n",
			headingID(title), gateMargin, y, gateWidth, gateHeight,
			gateMargin+14, y+gateHeight/2+5, i+1, html.EscapeString(title))
	}
	y := gateMargin + len(titles)*gateStep
	fmt.Fprintf(&b, "<rect class=\"end\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"+
		"<text class=\"end\" x=\"%d\" y=\"%d\">Allowed</text></svg></figure>\n",
		gateMargin, y, gateWidth, gateHeight, gateMargin+14, y+gateHeight/2+5)
	return b.String()
}

// firstPolicy is the index of the first gate that is a kind of policy.
const firstPolicy = 2

// wayTo draws the gates before the nth as passed, that one as refusing, and those behind it as not decided by it.
func wayTo(titles []string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<figure class=\"gates-way\"><svg viewBox=\"0 0 %d %d\" role=\"img\" "+
		"aria-label=\"Gate %d of %d refuses\">\n", pictureWidth, stripHeight, n+1, len(titles))
	for i := range titles {
		x, y := gateMargin+stripRadius+i*stripStep, stripHeight/2
		if i > 0 {
			fmt.Fprintf(&b, "<path class=\"%s\" d=\"M%d %dh%d\"/>", state(i, n),
				x-stripStep+stripRadius, y, stripStep-2*stripRadius)
		}
		fmt.Fprintf(&b, "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>", state(i, n), x, y, stripRadius)
		switch {
		case i < n:
			fmt.Fprintf(&b, "<path class=\"sign on\" d=\"M%d %dl3 3 6-7\"/>\n", x-4, y)
		case i == n:
			fmt.Fprintf(&b, "<path class=\"sign off\" d=\"M%d %dl8 8m0-8l-8 8\"/>\n", x-4, y-4)
		}
	}
	b.WriteString("</svg><figcaption>")
	fmt.Fprintf(&b, "Gate %d of %d.", n+1, len(titles))
	if n > 0 {
		fmt.Fprintf(&b, " <a href=\"#%s\">Before: %s</a>", headingID(titles[n-1]), html.EscapeString(titles[n-1]))
	}
	if n+1 < len(titles) {
		fmt.Fprintf(&b, " <a href=\"#%s\">Next: %s</a>", headingID(titles[n+1]), html.EscapeString(titles[n+1]))
	}
	b.WriteString("</figcaption></figure>\n")
	return b.String()
}

func state(i, n int) string {
	switch {
	case i < n:
		return "on"
	case i == n:
		return "off"
	}
	return "later"
}

// headingID is the anchor that goldmark gives a heading.
func headingID(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == ' ', r == '-', r == '_':
			b.WriteByte('-')
		}
	}
	return b.String()
}
