package match

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, value string
		want           bool
	}{
		{"", "", true},
		{"", "a", false},
		{"*", "", true},
		{"*", "anything/at:all", true},
		{"a*", "a", true},
		{"a*", "ba", false},
		{"*a", "bbba", true},
		{"*a", "bbbab", false},
		{"a*b*c", "aXbYc", true},
		{"a*b*c", "abbbbc", true},
		{"a*b*c", "acb", false},
		{"?", "", false},
		{"?", "é", true},
		{"??", "é", false},
		{"a?c", "abc", true},
		{"*?", "", false},
		{"role/*", "role/app/Dev", true},
		{"role/Dev", "role/app/Dev", false},
		{"sts:assume*", "sts:assumerolewithsaml", true},
		{"sts:assume*", "sts:tagsession", false},
		{"**", "x", true},
		{"*aab", "aaab", true},
	} {
		if got := compileGlob(c.pattern).matches(c.value); got != c.want {
			t.Errorf("compileGlob(%q).matches(%q) = %v, want %v", c.pattern, c.value, got, c.want)
		}
	}
}

// FuzzGlob compares with a regular expression made of the same pattern.
func FuzzGlob(f *testing.F) {
	f.Add("a*b?c", "aXXbYc")
	f.Add("*é?", "éa")
	f.Fuzz(func(t *testing.T, pattern, value string) {
		if len(pattern) > 30 || len(value) > 60 || !utf8.ValidString(pattern) || !utf8.ValidString(value) {
			return
		}
		quoted := regexp.QuoteMeta(pattern)
		quoted = strings.ReplaceAll(strings.ReplaceAll(quoted, `\*`, `.*`), `\?`, `.`)
		want := regexp.MustCompile(`(?s)\A` + quoted + `\z`).MatchString(value)
		if got := compileGlob(pattern).matches(value); got != want {
			t.Errorf("compileGlob(%q).matches(%q) = %v, want %v", pattern, value, got, want)
		}
	})
}
