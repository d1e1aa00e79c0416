package lint

import "testing"

func TestCovers(t *testing.T) {
	for _, c := range []struct {
		wide, narrow string
		want         bool
	}{
		{"*", "", true},
		{"*", "abc", true},
		{"a*", "abc", true},
		{"a*c", "abc", true},
		{"a*", "a*", true},
		{"a*", "ab*", true},
		{"ab*", "a*", false},
		{"a?c", "abc", true},
		{"a?c", "a*c", false},
		{"a*c", "a?c", true},
		{"abc", "abc", true},
		{"abc", "abd", false},
		{"*b*", "abc", true},
		{"*b*", "a*c", false},
		{"a*b*c", "a*bc", true},
		{"", "a", false},
		{"a?", "a?", true},
		{"a", "a?", false},
	} {
		if got := covers(c.wide, c.narrow); got != c.want {
			t.Errorf("%q covers %q: %v", c.wide, c.narrow, got)
		}
	}
	for _, c := range []struct {
		wide, narrow string
		want         bool
	}{
		{"*", "arn:aws:s3:::acme", true},
		{"arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:role/a/b", true},
		{"arn:aws:iam::*:role", "arn:aws:iam::111122223333:role/a", false},
		{"arn:aws:s3:::*", "arn:aws:iam::1:role/a", false},
		{"arn:aws:s3:::a*", "*", false},
	} {
		if got := coversARN(c.wide, c.narrow); got != c.want {
			t.Errorf("%q covers %q: %v", c.wide, c.narrow, got)
		}
	}
}

func TestOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"a*", "*b", true},
		{"a*", "b*", false},
		{"*", "", true},
		{"a?c", "a*", true},
		{"abc", "a*d", false},
		{"*a*", "*b*", true},
		{"arn:aws:s3:::acme", "arn:*:s3:::*/*", false},
		{"arn:aws:s3:::acme*", "arn:*:s3:::*/*", true},
		{"ab", "a?", true},
		{"a", "??", false},
	} {
		if overlap(c.a, c.b) != c.want || overlap(c.b, c.a) != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, !c.want)
		}
	}
}
