package syntax

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// unquote returns what a word or a JSON string stands for. Escapes that JSON does not know stay as they are: an error
// says so already.
func unquote(raw string) string {
	if len(raw) == 0 || raw[0] != '"' {
		return raw
	}
	raw = strings.TrimSuffix(raw[1:], `"`)
	if strings.IndexByte(raw, '\\') < 0 {
		return raw
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' || i+1 == len(raw) {
			b.WriteByte(raw[i])
			continue
		}
		i++
		switch n := strings.IndexByte(`"\/bfnrt`, raw[i]); {
		case n >= 0:
			b.WriteByte("\"\\/\b\f\n\r\t"[n])
		case raw[i] == 'u' && len(raw) >= i+5 && isHex(raw[i+1:i+5]):
			r, width := unicodeEscape(raw[i-1:])
			b.WriteRune(r)
			i += width - 2
		default:
			b.WriteByte('\\')
			b.WriteByte(raw[i])
		}
	}
	return b.String()
}

// unicodeEscape reads \uXXXX, or a pair of them that stands for one character.
func unicodeEscape(s string) (r rune, width int) {
	high, _ := strconv.ParseUint(s[2:6], 16, 16)
	r = rune(high)
	if utf16.IsSurrogate(r) && len(s) >= 12 && s[6] == '\\' && s[7] == 'u' && isHex(s[8:12]) {
		low, _ := strconv.ParseUint(s[8:12], 16, 16)
		if both := utf16.DecodeRune(r, rune(low)); both != '\ufffd' {
			return both, 12
		}
	}
	return r, 6
}

// dedent returns what stands between """ and """: without the blank rest of the first line, without the blank start
// of the last, and without the indentation that all lines share.
func dedent(raw string) string {
	raw = strings.TrimSuffix(strings.TrimPrefix(raw, `"""`), `"""`)
	lines := strings.Split(strings.ReplaceAll(raw, "\r\n", "\n"), "\n")
	first := 0
	if len(lines) > 1 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	} else {
		first = 1
	}
	if last := len(lines) - 1; last > 0 && strings.TrimSpace(lines[last]) == "" {
		lines = lines[:last]
	}
	shared := sharedIndent(lines[min(first, len(lines)):])
	for i, line := range lines {
		if i >= first {
			line = strings.TrimPrefix(line, shared)
		}
		if strings.TrimSpace(line) == "" {
			line = ""
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

// sharedIndent returns the blanks that every line begins with, blank lines aside.
func sharedIndent(lines []string) string {
	shared, found := "", false
	for _, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		if rest == "" {
			continue
		}
		indent := line[:len(line)-len(rest)]
		if !found {
			shared, found = indent, true
		}
		for !strings.HasPrefix(indent, shared) {
			shared = shared[:len(shared)-1]
		}
	}
	return shared
}
