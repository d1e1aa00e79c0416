package policy

import "strings"

// typographic maps what text processors put in to what the keyboard has.
var typographic = []struct{ odd, plain, word string }{
	{"\u2013", "-", "an en dash"},
	{"\u2014", "-", "an em dash"},
	{"\u2010", "-", "a typographic hyphen"},
	{"\u2011", "-", "a no-break hyphen"},
	{"\u2212", "-", "a minus sign"},
	{"\u201c", `"`, "a typographic quotation mark"},
	{"\u201d", `"`, "a typographic quotation mark"},
	{"\u2018", "'", "a typographic quotation mark"},
	{"\u2019", "'", "a typographic apostrophe"},
	{"\u2026", "...", "an ellipsis"},
	{"\u200b", "", "an invisible space"},
	{"\ufeff", "", "a byte order mark"},
}

// plainText returns s with typographic characters as the keyboard has them.
func plainText(s string) string {
	for _, t := range typographic {
		s = strings.ReplaceAll(s, t.odd, t.plain)
	}
	return s
}

// oddWord names the first typographic character of s.
func oddWord(s string) string {
	for _, t := range typographic {
		if strings.Contains(s, t.odd) {
			return t.word
		}
	}
	return "a character"
}

func nameOfPlain(plain string) string {
	if plain == "" {
		return "nothing"
	}
	return plain
}
