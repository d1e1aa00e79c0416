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
	at, i, k := 0, 0, 0
	for _, kept := range append(longestCommon(a, b, mostCompared), [2]int{len(a), len(b)}) {
		gone, come := strings.Join(a[i:kept[0]], ""), strings.Join(b[k:kept[1]], "")
		if gone != "" || come != "" {
			list = append(list, source.Edit{At: source.Span{From: at, To: at + len(gone)}, New: come})
		}
		if at += len(gone); kept[0] < len(a) {
			at += len(a[kept[0]])
		}
		i, k = kept[0]+1, kept[1]+1
	}
	return list
}
