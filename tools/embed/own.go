package embed

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"rolewalk/engine/link"
	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

// ownFigure is a walk as HTML for a page of the site itself: what is decided at every step, the walk as text, the
// element that shows it live, and the ways to open it. Root leads to the site's root.
func ownFigure(walk, root string, options []option) string {
	page, trouble := decide(walk)
	if trouble != "" {
		return "<p class=\"walk-trouble\">" + prerender.ProseHTML(trouble) + "</p>\n"
	}
	at := "#" + html.EscapeString(link.Fragment(walk, 0))
	home := html.EscapeString(root)
	return fmt.Sprintf("<figure class=\"role-walk\" data-rw=\"walk\">\n<figcaption>%s</figcaption>\n"+
		"<role-walk site=\"%s\"%s><details><summary>The walk as text</summary>"+
		"<pre><code class=\"language-walk\">%s</code></pre></details></role-walk>\n"+
		"<p class=\"walk-links\"><a data-rw=\"open-walk\" href=\"%s%s\">Open this walk</a> "+
		"<a data-rw=\"own-policies\" href=\"%s?start%s\">With your own policies</a></p>\n</figure>\n",
		ownCaption(page), home, attributes(withHeight(options)), html.EscapeString(walk), home, at, home, at)
}

// ownHeight is how high a frame is within text that goes on below it.
const ownHeight = "440"

// withHeight are options with a height of the frame.
func withHeight(options []option) []option {
	if slices.ContainsFunc(options, func(o option) bool { return o.name == "height" }) {
		return options
	}
	return append(slices.Clone(options), option{"height", ownHeight})
}

// ownCaption is the walk's title, and each step with its verdict and the reason.
func ownCaption(page *view.Page) string {
	var b strings.Builder
	if page.Title != "" {
		b.WriteString("<strong>" + html.EscapeString(page.Title) + "</strong>\n")
	}
	b.WriteString("<ol class=\"verdicts\">")
	for i := range page.Rows {
		row := &page.Rows[i]
		if row.Kind != view.RowStep || row.Step == nil {
			continue
		}
		b.WriteString("<li>" + html.EscapeString(strings.TrimSuffix(row.Title, ".")) + ".")
		if verdict, reason := prerender.Told(page, i); verdict != "" {
			fmt.Fprintf(&b, " <b class=\"verdict-word\" data-outcome=\"%s\">%s.</b> %s",
				html.EscapeString(string(row.Step.Outcome)), html.EscapeString(verdict), prerender.ProseHTML(reason))
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ol>")
	return b.String()
}
