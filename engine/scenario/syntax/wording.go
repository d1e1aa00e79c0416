package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/source"
)

// number writes n with commas between thousands.
func number(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// list writes words in backquotes: `a`, `b` and `c`.
func list(words []string, last string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "`" + w + "`"
	}
	return source.List(quoted, last)
}

func article(noun string) string {
	if noun != "" && strings.IndexByte("aeio", noun[0]) >= 0 {
		return "an " + noun
	}
	return "a " + noun
}

// longWord is how many bytes of a word a message shows at most.
const longWord = 48

func short(word string) string {
	if len(word) <= longWord {
		return word
	}
	cut := longWord
	for cut > 0 && !utf8.RuneStart(word[cut]) {
		cut--
	}
	return word[:cut] + "…"
}

func runeName(r rune) string { return fmt.Sprintf("U+%04X", r) }

func hex2(c byte) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[c>>4], digits[c&15]})
}

func isHex(s string) bool {
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("0123456789abcdefABCDEF", s[i]) < 0 {
			return false
		}
	}
	return true
}
