package main

import (
	"fmt"
	"strings"

	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// suggestionsOf searches for the suggested edits of a step, or of every row that has a decision.
func suggestionsOf(run *scenario.Result, page *view.Page, step int) []*view.Suggestions {
	var list []*view.Suggestions
	for i, row := range page.Rows {
		if row.Step != nil && (step == 0 || row.Kind == view.RowStep && row.Number == step) {
			list = append(list, view.BuildSuggestions(run, i, review.Document))
		}
	}
	return list
}

// suggestionsText prints the suggested edits of one row, each as a diff.
func suggestionsText(s *view.Suggestions, row view.Row, file string, p paint) string {
	var out strings.Builder
	line := func(depth int, words string) { out.WriteString(strings.Repeat("  ", depth) + words + "\n") }
	line(0, "")
	line(0, p.bold(fmt.Sprintf("%s, %s %d: %s", s.Title, row.Kind, row.Number, row.Title)))
	if s.None != "" {
		line(1, s.None)
	}
	for i, set := range s.Suggestions {
		line(1, fmt.Sprintf("%d. %s", i+1, set.Title))
		if set.Level == view.RiskDangerous {
			line(2, p.bad("dangerous: "+set.Risk))
		}
		if set.Others != "" {
			line(2, "also changes "+set.Others)
		}
		for _, d := range set.Diffs {
			line(2, p.faint(fmt.Sprintf("%s:%d  %s", file, d.WalkLine, d.Where)))
			for _, l := range d.Removed {
				line(2, p.bad("- "+l))
			}
			for _, l := range d.Added {
				line(2, p.good("+ "+l))
			}
		}
	}
	stays := func(list []view.Stay) {
		for _, s := range list {
			line(1, strings.TrimSpace(s.Where+": "+s.Label+" "+s.Value))
			if s.Note != "" {
				line(2, p.faint(s.Note))
			}
		}
	}
	stays(s.Stays)
	if len(s.Wider) > 0 {
		line(0, p.bold(view.DrawingWords().WiderTitle))
	}
	stays(s.Wider)
	return out.String()
}
