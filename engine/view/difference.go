package view

import (
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// mostCompared bounds the table of a comparison of lines; beyond it a text is told as one change.
const mostCompared = 4_000_000

// BuildDifference tells how the text of a walk differs from another one, as lines.
func BuildDifference(r *scenario.Result, other string) *Changes {
	return &Changes{Diffs: newBuilder(r).diffs(lineEdits(r.Walk.Text.Body, other))}
}

// lineEdits are edits of whole lines that make one text of another: all but a longest common sequence of lines.
func lineEdits(from, to string) (list []source.Edit) {
	a, b := strings.SplitAfter(from, "\n"), strings.SplitAfter(to, "\n")
	at, first := 0, 0
	for first < len(a) && first < len(b) && a[first] == b[first] {
		at += len(a[first])
		first++
	}
	a, b = a[first:], b[first:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	kept := sharedLines(a, b)
	i, k := 0, 0
	for i < len(a) || k < len(b) {
		e := source.Edit{At: source.Span{From: at, To: at}}
		for i < len(a) && kept[i] < 0 {
			e.At.To += len(a[i])
			i++
		}
		for k < len(b) && (i == len(a) || k < kept[i]) {
			e.New += b[k]
			k++
		}
		if at = e.At.To; e.At.From != e.At.To || e.New != "" {
			list = append(list, e)
		}
		if i < len(a) {
			at += len(a[i])
			i, k = i+1, k+1
		}
	}
	return list
}

// sharedLines is for each line of a the line of b that it is, along a longest common sequence; -1 for none.
func sharedLines(a, b []string) []int {
	kept := make([]int, len(a))
	for i := range kept {
		kept[i] = -1
	}
	if len(a)*len(b) > mostCompared {
		return kept
	}
	longest := make([][]int32, len(a)+1)
	for i := range longest {
		longest[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			longest[i][k] = max(longest[i+1][k], longest[i][k+1])
			if a[i] == b[k] {
				longest[i][k] = longest[i+1][k+1] + 1
			}
		}
	}
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			kept[i] = k
			i, k = i+1, k+1
		case longest[i+1][k] >= longest[i][k+1]:
			i++
		default:
			k++
		}
	}
	return kept
}
