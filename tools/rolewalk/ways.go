package main

import (
	"fmt"
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// waysOf searches the suggested edits of a step, or of every row that has a decision.
func waysOf(run *scenario.Result, page *view.Page, step int) []*view.Ways {
	var list []*view.Ways
	for i, row := range page.Rows {
		if row.Step != nil && (step == 0 || row.Kind == view.RowStep && row.Number == step) {
			list = append(list, view.BuildWays(run, i))
		}
	}
	return list
}

// waysText prints the suggested edits of one row, each as a diff.
func waysText(w *view.Ways, row view.Row, file string, p paint) string {
	var out strings.Builder
	line := func(depth int, words string) { out.WriteString(strings.Repeat("  ", depth) + words + "\n") }
	line(0, "")
	line(0, p.bold(fmt.Sprintf("%s, %s %d: %s", w.Title, row.Kind, row.Number, row.Title)))
	if w.None != "" {
		line(1, w.None)
	}
	for i, way := range w.Ways {
		line(1, fmt.Sprintf("%d. %s", i+1, way.Title))
		if way.Danger != "" {
			line(2, p.bad("dangerous: it "+way.Danger))
		}
		if way.Others != "" {
			line(2, "also changes "+way.Others)
		}
		for _, d := range way.Diffs {
			line(2, p.faint(fmt.Sprintf("%s:%d  %s", file, d.Line, d.Where)))
			for _, l := range d.Removed {
				line(2, p.bad("- "+l))
			}
			for _, l := range d.Added {
				line(2, p.good("+ "+l))
			}
		}
	}
	return out.String()
}
