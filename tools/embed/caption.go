package embed

import (
	"fmt"
	"html"
	"slices"
	"strconv"

	"rolewalk/engine/managed/packs"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

// caption is the walk in a sentence or two: its title, and the verdict of the step that is shown with the reason.
func caption(walk string, options []option) string {
	page, trouble := decide(walk)
	if trouble != "" {
		return prerender.ProseHTML(trouble)
	}
	title := ""
	if page.Title != "" {
		title = "<strong>" + html.EscapeString(page.Title) + "</strong> "
	}
	row := shownRow(page, options)
	if row < 0 {
		return title
	}
	asked := html.EscapeString(page.Rows[row].Title) + "."
	verdict, reason := prerender.Told(page, row)
	if verdict == "" || slices.Contains(options, option{name: "predict"}) {
		return title + asked
	}
	return fmt.Sprintf(`%s%s <b class="verdict" data-outcome="%s">%s.</b> %s`, title, asked,
		html.EscapeString(string(page.Rows[row].Step.Outcome)), html.EscapeString(verdict), prerender.ProseHTML(reason))
}

// decide runs a walk. Of one that cannot be read, it returns why instead.
func decide(walk string) (page *view.Page, trouble string) {
	policies := &packs.Library{}
	library := scenario.Library{Lookup: policies.Text, Elsewhere: policies.Elsewhere}
	parsed := scenario.ParseWith("walk", walk, scenario.PageLimit, library)
	if len(parsed.Errors) > 0 {
		first := parsed.Errors[0]
		line := parsed.Text.Position(first.At.From).Line
		return nil, fmt.Sprintf("This walk cannot be read. Line %d: %s", line, first.Message)
	}
	return view.Build(parsed.Run(scenario.Options{Trace: true})), ""
}

// shownRow is the row of the step that the options name, else that which a page begins with; -1 where there is none.
func shownRow(page *view.Page, options []option) int {
	left := 0
	for _, o := range options {
		if o.name == "step" {
			left, _ = strconv.Atoi(o.value) // parseOptions lets nothing but numbers through
		}
	}
	for i := range page.Rows {
		if page.Rows[i].Kind != view.RowStep || page.Rows[i].Step == nil {
			continue
		}
		if left--; left == 0 {
			return i
		}
	}
	return prerender.FirstStep(page)
}
