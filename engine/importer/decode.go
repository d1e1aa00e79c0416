package importer

import (
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Source is one text that was brought.
type Source struct {
	// Name is that of the file, or the heading of a paste; it may be empty.
	Name string
	Body string
}

// maxSource is how many bytes of one source are read.
const maxSource = 256 << 20

// colours are the escape sequences with which terminals colour their output.
var colours = regexp.MustCompile("\x1b\\[[0-9;?]*[A-Za-z]")

// Decode returns the text that the bytes are: UTF-8 with or without a byte order mark, or UTF-16 with one, as PowerShell
// writes it. Bytes that are no text give U+FFFD. Colours of a terminal are left out.
func Decode(name string, raw []byte) Source {
	text := string(raw[:min(len(raw), maxSource)])
	switch {
	case strings.HasPrefix(text, "\xff\xfe"):
		text = fromUTF16(text[2:], func(a, b byte) uint16 { return uint16(b)<<8 | uint16(a) })
	case strings.HasPrefix(text, "\xfe\xff"):
		text = fromUTF16(text[2:], func(a, b byte) uint16 { return uint16(a)<<8 | uint16(b) })
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	if strings.Contains(text, "\x1b[") {
		text = colours.ReplaceAllString(text, "")
	}
	return Source{Name: name, Body: text}
}

func fromUTF16(text string, unit func(a, b byte) uint16) string {
	units := make([]uint16, 0, len(text)/2)
	for i := 0; i+1 < len(text); i += 2 {
		units = append(units, unit(text[i], text[i+1]))
	}
	return string(utf16.Decode(units))
}
