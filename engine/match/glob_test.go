package match

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
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

// FuzzGlob compares with a regular expression made of the same pattern, over the units of UTF-16.
func FuzzGlob(f *testing.F) {
	f.Add("a*b?c", "aXXbYc")
	f.Add("*é?", "éa")
	f.Add("?", "\U00067f3c")
	f.Add("\U00067f3c?*", "\U00067f3c\U00067f3d")
	f.Fuzz(func(t *testing.T, pattern, value string) {
		if len(pattern) > 30 || len(value) > 60 || !utf8.ValidString(pattern) || !utf8.ValidString(value) {
			return
		}
		var want strings.Builder
		for _, c := range pattern {
			switch c {
			case '*':
				want.WriteString(".*")
			case '?':
				want.WriteString(".")
			default:
				want.WriteString(unitsAsCharacters(string(c)))
			}
		}
		meant := regexp.MustCompile(`(?s)\A` + want.String() + `\z`).MatchString(unitsAsCharacters(value))
		if got := compileGlob(pattern).matches(value); got != meant {
			t.Errorf("compileGlob(%q).matches(%q) = %v, want %v", pattern, value, got, meant)
		}
	})
}

// unitsAsCharacters writes each unit that s has in UTF-16 as one character, none of which means anything to a regular
// expression.
func unitsAsCharacters(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		b.WriteRune(0x10000 + rune(unit))
	}
	return b.String()
}
