package brought

import (
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Unescaped is a text that is encoded as in a URL, in plain, and true. A percent sign without two digits behind it
// makes it false. Net/url does the same and would bring all of URLs into a module of the page.
//
// See https://www.rfc-editor.org/rfc/rfc3986#section-2.1
func Unescaped(text string) (plain string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '%' {
			b.WriteByte(text[i])
			continue
		}
		if i+2 >= len(text) {
			return text, false
		}
		high, low := hexDigit(text[i+1]), hexDigit(text[i+2])
		if high < 0 || low < 0 {
			return text, false
		}
		b.WriteByte(byte(high<<4 | low))
		i += 2
	}
	return b.String(), true
}

// hexDigit is the value of a hexadecimal digit, -1 for any other byte.
func hexDigit(c byte) int {
	at := strings.IndexByte("0123456789abcdefABCDEF", c)
	if at >= 16 {
		return at - 6
	}
	return at
}

// Plain is a text that is JSON, encoded as in a URL or in a JSON string as a whole, in plain; any other text as it is.
func Plain(body string) string {
	text := strings.TrimSpace(body)
	if strings.HasPrefix(text, "%7B") || strings.HasPrefix(text, "%7b") || strings.HasPrefix(text, "%5B") {
		if plain, ok := Unescaped(strings.ReplaceAll(text, "+", " ")); ok {
			return plain
		}
	}
	if strings.HasPrefix(text, `"`) {
		if n, fault := tree.ReadJSON(text, source.Span{To: len(text)}); fault == nil {
			return n.Text
		}
	}
	return body
}
