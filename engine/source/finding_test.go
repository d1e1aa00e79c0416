package source

import (
	"slices"
	"strconv"
	"testing"
)

// sorted are findings in their order, each with what puts it after the one before.
var sorted = []struct {
	name string
	Finding
}{
	{"the first", Finding{Type: Suggestion, Code: "Z", At: Span{0, 1, 9}}},
	{"a later place", Finding{Type: Error, Code: "A", At: Span{0, 2, 3}}},
	{"a longer one", Finding{Type: Error, Code: "A", At: Span{0, 2, 4}}},
	{"a later code", Finding{Type: Error, Code: "B", At: Span{0, 2, 4}}},
	{"less severe", Finding{Type: SecurityWarning, Code: "A", At: Span{0, 2, 4}}},
	{"still less severe", Finding{Type: Warning, Code: "A", At: Span{0, 2, 4}}},
	{"the least severe", Finding{Type: Suggestion, Code: "A", At: Span{0, 2, 4}}},
	{"an unknown type", Finding{Type: "NOTE", Code: "A", At: Span{0, 2, 4}}},
	{"another text", Finding{Type: Error, Code: "A", At: Span{1, 0, 1}}},
}

func TestCompare(t *testing.T) {
	for i, a := range sorted {
		for j, b := range sorted {
			got := Compare(a.Finding, b.Finding)
			if i < j && got >= 0 || i > j && got <= 0 || i == j && got != 0 {
				t.Errorf("%s (%+v) and %s (%+v): %d", a.name, a.Finding, b.name, b.Finding, got)
			}
		}
	}
}

func TestSort(t *testing.T) {
	var list, want []Finding
	for i, s := range sorted {
		s.Message = s.name
		want = append(want, s.Finding)
		list = append(list, Finding{})
		copy(list[1:], list)
		list[0] = want[i] // backwards
	}
	Sort(list)
	for i := range want {
		if list[i].Message != want[i].Message {
			t.Errorf("%d: %q, want %q", i, list[i].Message, want[i].Message)
		}
	}
	// Findings that differ only in their words keep their order.
	same := make([]Finding, 60)
	for i := range same {
		same[i] = Finding{Message: strconv.Itoa(i), At: Span{From: i * 7 % 3}}
	}
	Sort(same)
	last := map[int]int{}
	for i, f := range same {
		n, _ := strconv.Atoi(f.Message)
		if n < last[f.At.From] {
			t.Errorf("%d: finding %d comes after finding %d", i, n, last[f.At.From])
		}
		last[f.At.From] = n
	}
}

func TestWorst(t *testing.T) {
	of := func(types ...Type) (list []Finding) {
		for _, t := range types {
			list = append(list, Finding{Type: t})
		}
		return list
	}
	for _, c := range []struct {
		name string
		list []Finding
		want Type
	}{
		{"none", nil, ""},
		{"one", of(Warning), Warning},
		{"an error among others", of(Suggestion, Error, Warning), Error},
		{"no error", of(Suggestion, SecurityWarning, Warning), SecurityWarning},
		{"the same twice", of(Suggestion, Suggestion), Suggestion},
	} {
		if got := Worst(c.list); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := []Type{Error, SecurityWarning, Warning, Suggestion}; !slices.Equal(Types, got) {
		t.Errorf("the types are %q, want the most severe first: %q", Types, got)
	}
}

func TestApply(t *testing.T) {
	const body = "abcdef"
	edit := func(from, to int, text string) Edit { return Edit{At: Span{From: from, To: to}, New: text} }
	for _, c := range []struct {
		name  string
		edits []Edit
		want  string
		ok    bool
	}{
		{"none", nil, "abcdef", true},
		{"a replacement", []Edit{edit(1, 3, "X")}, "aXdef", true},
		{"an insertion", []Edit{edit(3, 3, "X")}, "abcXdef", true},
		{"a deletion", []Edit{edit(0, 6, "")}, "", true},
		{"at both ends", []Edit{edit(0, 0, "<"), edit(6, 6, ">")}, "<abcdef>", true},
		{"in any order", []Edit{edit(4, 5, "Y"), edit(0, 1, "X")}, "XbcdYf", true},
		{"side by side", []Edit{edit(1, 2, "X"), edit(2, 3, "Y")}, "aXYdef", true},
		{"two insertions at one place keep their order", []Edit{edit(2, 2, "X"), edit(2, 2, "Y")}, "abXYcdef", true},
		{"overlapping", []Edit{edit(1, 3, "X"), edit(2, 4, "Y")}, body, false},
		{"backwards", []Edit{edit(3, 1, "X")}, body, false},
		{"before the text", []Edit{edit(-1, 1, "X")}, body, false},
		{"behind the text", []Edit{edit(5, 7, "X")}, body, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			given := slices.Clone(c.edits)
			got, ok := Apply(body, c.edits)
			if got != c.want || ok != c.ok {
				t.Errorf("%q, %v, want %q, %v", got, ok, c.want, c.ok)
			}
			if !slices.Equal(given, c.edits) {
				t.Error("the edits have changed places")
			}
		})
	}
}
