package main

import (
	"net/url"
	"strconv"
	"strings"
)

// mostBeginnings is how many braces of a source are tried as the beginning of a document.
const mostBeginnings = 50

// forms are the ways in which a source may have the text of a document: as it is, in a string of JSON, or as in a URL.
// Each takes what stands for one character from the beginning of raw.
var writtenForms = []func(raw string) (text string, n int){asItIs, inJSONString, inURL}

// aligned are for each byte of a document the places in the text of a source where what stands for it begins and ends.
type aligned struct{ from, to []int }

// align returns where a document stands in the text of a source; nil if the source does not have the document as a
// text. White space may differ, as the indent of a heredoc does.
func align(raw, text string) *aligned {
	for _, take := range writtenForms {
		for from, tries := 0, 0; from < len(raw) && tries < mostBeginnings; from++ {
			c, n := take(raw[from:])
			if c != "{" {
				from += n - 1
				continue
			}
			tries++
			if found := alignAt(raw, from, text, take); found != nil {
				return found
			}
		}
	}
	return nil
}

// alignAt goes through both texts side by side, from a place of raw.
func alignAt(raw string, at int, text string, take func(string) (string, int)) *aligned {
	a := &aligned{from: make([]int, len(text)), to: make([]int, len(text))}
	for i := 0; i < len(text); {
		if isSpace(text[i : i+1]) {
			a.from[i], a.to[i] = at, at
			i++
			continue
		}
		c, n := "", 0
		for at < len(raw) {
			if c, n = take(raw[at:]); !isSpace(c) {
				break
			}
			at += n
		}
		if at >= len(raw) || !strings.HasPrefix(text[i:], c) {
			return nil
		}
		for range len(c) {
			a.from[i], a.to[i] = at, at+n
			i++
		}
		at += n
	}
	return a
}

func isSpace(c string) bool { return c == " " || c == "\t" || c == "\r" || c == "\n" }

// asItIs is a character of a text that has none but Terraform's escapes and curly quotation marks.
func asItIs(raw string) (string, int) {
	for _, mark := range []string{"“", "”", "„"} {
		if strings.HasPrefix(raw, mark) {
			return `"`, len(mark)
		}
	}
	if strings.HasPrefix(raw, "$${") || strings.HasPrefix(raw, "%%{") {
		return raw[:1], 2
	}
	return raw[:1], 1
}

// inJSONString is a character of a string of JSON.
func inJSONString(raw string) (string, int) {
	if raw[0] != '\\' || len(raw) < 2 {
		return raw[:1], 1
	}
	if escape := strings.IndexByte(`"\/bfnrt`, raw[1]); escape >= 0 {
		return "\"\\/\b\f\n\r\t"[escape : escape+1], 2
	}
	if len(raw) >= 6 && raw[1] == 'u' {
		if code, err := strconv.ParseUint(raw[2:6], 16, 16); err == nil {
			return string(rune(code)), 6
		}
	}
	return raw[:1], 1
}

// inURL is a byte of a text that is encoded as in a URL.
func inURL(raw string) (string, int) {
	if len(raw) >= 3 && raw[0] == '%' {
		if plain, err := url.PathUnescape(raw[:3]); err == nil {
			return plain, 3
		}
	}
	return raw[:1], 1
}
