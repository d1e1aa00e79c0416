package view

import (
	"strings"
	"unicode/utf8"

	"rolewalk/engine/aws"
)

// Part is a stretch of a text that is compared with another: what differs is marked.
type Part struct {
	Text    string `json:"text"`
	Differs bool   `json:"differs"`
}

// The bounds of a comparison.
const (
	// mostCells bounds the table of a comparison of tokens; longer texts differ as a whole between their common ends.
	mostCells = 250_000
	// longPart is the length from which what is equal is cut, kept how much of it stays beside what differs.
	longPart, kept = 60, 36
)

// Differing marks what differs between what a policy wants and what a request has, which have one value each or more.
// A value is compared with the one on the other side that is most like it. One that is on both sides is not marked.
func Differing(values, others []string) [][]Part {
	list := make([][]Part, len(values))
	for i, v := range values {
		best, near := "", -1
		for _, o := range others {
			from, to := compared(v, o)
			if n := utf8.RuneCountInString(v[:from]) + utf8.RuneCountInString(v[len(v)-to:]); n > near {
				best, near = o, n
			}
		}
		if near < 0 {
			list[i] = []Part{{Text: v}}
			continue
		}
		from, to := compared(v, best)
		list[i] = parts(v[:from], v[from:len(v)-to], v[len(v)-to:])
	}
	return list
}

// compared is commonEnds, but that of an ARN and an account only the account numbers are compared.
func compared(a, b string) (from, to int) {
	i, j := accountIn(a)
	k, l := accountIn(b)
	if i == j || k == l || !isAccount(a) && !isAccount(b) {
		return commonEnds(a, b)
	}
	from, to = commonEnds(a[i:j], b[k:l])
	return from + i, to + len(a) - j
}

// isAccount reports whether a value of a Principal names an account: its number, or its root ARN.
func isAccount(v string) bool {
	i, j := accountIn(v)
	return j > i && (i == 0 || v[j:] == ":root")
}

// accountIn is the place of the account number in a value: all of it, or the fifth field of an ARN.
func accountIn(v string) (from, to int) {
	if aws.IsAccountID(v) {
		return 0, len(v)
	}
	arn, ok := aws.ParseARN(v)
	if !ok {
		return 0, 0
	}
	to = len(v) - len(arn.Resource) - 1
	return to - len(arn.Account), to
}

// parts is a text of which the middle differs, without the parts that are empty.
func parts(before, middle, after string) []Part {
	var list []Part
	for i, text := range []string{before, middle, after} {
		if text != "" {
			list = append(list, Part{text, i == 1})
		}
	}
	return list
}

// commonEnds is how many bytes two texts have in common at their beginning and then at their end. It cuts no character.
func commonEnds(a, b string) (from, to int) {
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	for from > 0 && (from < len(a) && !utf8.RuneStart(a[from]) || from < len(b) && !utf8.RuneStart(b[from])) {
		from--
	}
	for to < len(a)-from && to < len(b)-from && a[len(a)-1-to] == b[len(b)-1-to] {
		to++
	}
	for to > 0 && !utf8.RuneStart(a[len(a)-to]) {
		to--
	}
	return from, to
}

// innerDiff marks what differs between lines that are taken out and lines that are put in their place. A line that has
// too little in common with its partner, or has none, is one part.
func innerDiff(removed, added []string) (was, is [][]Part) {
	was, is = make([][]Part, len(removed)), make([][]Part, len(added))
	for i, line := range removed {
		was[i] = []Part{{Text: line}}
	}
	for i, line := range added {
		is[i] = []Part{{Text: line}}
	}
	for i := range min(len(removed), len(added)) {
		if a, b := tokenDiff(removed[i], added[i]); alike(a, b) {
			was[i], is[i] = shortened(a), shortened(b)
		}
	}
	return was, is
}

// alike reports whether two lines have a third of the shorter one in common.
func alike(a, b []Part) bool {
	size := func(list []Part) (same, all int) {
		for _, p := range list {
			all += len(p.Text)
			if !p.Differs {
				same += len(strings.TrimSpace(p.Text))
			}
		}
		return same, all
	}
	same, all := size(a)
	_, other := size(b)
	return 3*same >= min(all, other)
}

// shortened cuts long parts that are equal, so that a line of a whole document shows what differs in it.
func shortened(list []Part) []Part {
	out := make([]Part, len(list))
	for i, p := range list {
		runes := []rune(p.Text)
		if !p.Differs && len(runes) > longPart && len(list) > 1 {
			head, tail := string(runes[:kept]), string(runes[len(runes)-kept:])
			switch i {
			case 0:
				p.Text = "…" + tail
			case len(list) - 1:
				p.Text = head + "…"
			default:
				p.Text = string(runes[:kept/2]) + "…" + string(runes[len(runes)-kept/2:])
			}
		}
		out[i] = p
	}
	return out
}

// tokenDiff compares two lines token by token, and within tokens that took each other's place, character by character.
func tokenDiff(a, b string) (was, is []Part) {
	x, y := tokens(a), tokens(b)
	equal := longestCommon(x, y, mostCells)
	i, j := 0, 0
	for _, pair := range append(equal, [2]int{len(x), len(y)}) {
		gone, come := strings.Join(x[i:pair[0]], ""), strings.Join(y[j:pair[1]], "")
		from, to := 0, 0
		if gone != "" && come != "" {
			from, to = commonEnds(gone, come)
		}
		for _, p := range parts(gone[:from], gone[from:len(gone)-to], gone[len(gone)-to:]) {
			was = join(was, p)
		}
		for _, p := range parts(come[:from], come[from:len(come)-to], come[len(come)-to:]) {
			is = join(is, p)
		}
		if pair[0] < len(x) {
			was, is = join(was, Part{Text: x[pair[0]]}), join(is, Part{Text: x[pair[0]]})
		}
		i, j = pair[0]+1, pair[1]+1
	}
	return was, is
}

// join adds a part, to the last one where both are of a kind.
func join(list []Part, p Part) []Part {
	if n := len(list); n > 0 && list[n-1].Differs == p.Differs {
		list[n-1].Text += p.Text
		return list
	}
	return append(list, p)
}

// tokens cuts a line into strings with their quotation marks, words, and single characters.
func tokens(line string) []string {
	word := func(r rune) bool {
		return r >= utf8.RuneSelf || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' ||
			strings.ContainsRune("_-:/.*", r)
	}
	var list []string
	for line != "" {
		n := 1
		if line[0] == '"' {
			if end := strings.IndexByte(line[1:], '"'); end >= 0 {
				n = end + 2
			}
		} else if n = len(line) - len(strings.TrimLeftFunc(line, word)); n == 0 {
			n = 1
		}
		list, line = append(list, line[:n]), line[n:]
	}
	return list
}

// longestCommon are the indexes of what two lists have in common, in order, as many as there are. Between their common
// ends nothing is, where the table of a comparison had more than so many cells.
func longestCommon(x, y []string, cells int) [][2]int {
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		from++
	}
	to := 0
	for to < len(x)-from && to < len(y)-from && x[len(x)-1-to] == y[len(y)-1-to] {
		to++
	}
	var pairs [][2]int
	for i := range from {
		pairs = append(pairs, [2]int{i, i})
	}
	for _, p := range commonTable(x[from:len(x)-to], y[from:len(y)-to], cells) {
		pairs = append(pairs, [2]int{p[0] + from, p[1] + from})
	}
	for i := to; i > 0; i-- {
		pairs = append(pairs, [2]int{len(x) - i, len(y) - i})
	}
	return pairs
}

// commonTable is longestCommon for lists without common ends, by the table of all pairs.
func commonTable(x, y []string, cells int) [][2]int {
	if len(x)*len(y) > cells {
		return nil
	}
	width := len(y) + 1
	best := make([]int32, (len(x)+1)*width)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			if x[i] == y[j] {
				best[i*width+j] = best[(i+1)*width+j+1] + 1
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}
