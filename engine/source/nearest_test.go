package source

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"assumes", "account", "allow", "as", "calls", "sts:AssumeRole", "sts:AssumeRoleWithSAML"}
	for _, c := range []struct{ name, word, want string }{
		{"a letter missing", "asumes", "assumes"},
		{"a letter too many", "asssumes", "assumes"},
		{"another letter", "assunes", "assumes"},
		{"two letters swapped", "assuems", "assumes"},
		{"another case", "Assumes", "assumes"},
		{"capitals", "ACCOUNT", "account"},
		{"one in three letters", "acouns", "account"},
		{"two in five letters", "ccoun", ""},
		{"too far", "wait", ""},
		{"a short word", "az", "as"},
		{"too far for a short word", "zz", ""},
		{"an action", "sts:AssumRole", "sts:AssumeRole"},
		{"the longer of two", "sts:AssumeRoleWithSML", "sts:AssumeRoleWithSAML"},
		{"the word itself is no typo", "allow", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Nearest(c.word, words); got != c.want {
				t.Errorf("%q is nearest to %q, want %q", c.word, got, c.want)
			}
		})
	}
	if got := Nearest("ab", []string{"ac", "ad"}); got != "ac" {
		t.Errorf("of two that are equally near, the first is meant, not %q", got)
	}
	if got := Nearest("ab", nil); got != "" {
		t.Errorf("without candidates: %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 9, 0},
		{"abc", "abc", 9, 0},
		{"", "abc", 9, 3},
		{"abc", "", 9, 3},
		{"abc", "abd", 9, 1},
		{"abc", "acb", 9, 1},
		{"abcd", "badc", 9, 2},
		{"ca", "abc", 9, 3}, // a swap and an insertion between: optimal string alignment counts three
		{"kitten", "sitting", 9, 3},
		{"kitten", "sitting", 3, 3},
		{"kitten", "sitting", 2, 2},
		{"a", "abcdefgh", 4, 4},
	} {
		if got := distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("%q to %q, at most %d: %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
		if got := distance(c.b, c.a, c.limit); got != c.want {
			t.Errorf("%q to %q, at most %d: %d, want %d", c.b, c.a, c.limit, got, c.want)
		}
	}
}
