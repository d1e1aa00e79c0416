package terraform

import (
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"

	"rolewalk/engine/source"
)

// segment is a stretch of a value's text that stands in a file as it is.
type segment struct {
	at   int         // in the value's text
	span source.Span // in the file, as long as the stretch
}

// looksJSON reports whether a text begins as an object or an array of JSON does.
func looksJSON(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	return text != "" && (text[0] == '{' || text[0] == '[')
}

// align finds the stretches of a literal's text in the file. The two differ where the text has escapes, and where a
// heredoc has an indent that is left out.
func (r *reader) align(rng hcl.Range, text string) []segment {
	t := r.texts[rng.Filename]
	raw := r.raw(rng)
	if t == nil || t.fixed != nil || raw == "" || text == "" {
		return nil
	}
	if len(raw) == len(text)+2 && raw[0] == '"' && raw[1:len(raw)-1] == text {
		return []segment{{0, source.Span{Text: t.id, From: rng.Start.Byte + 1, To: rng.Start.Byte + 1 + len(text)}}}
	}
	if raw == text {
		return []segment{{0, source.Span{Text: t.id, From: rng.Start.Byte, To: rng.Start.Byte + len(text)}}}
	}
	if strings.Contains(raw, "\n") {
		return alignLines(t, rng.Start.Byte, raw, text)
	}
	return alignEscapes(t, rng.Start.Byte, raw, text)
}

// alignLines finds each line of a text at the end of the same line of the file.
func alignLines(t *text, from int, raw, text string) []segment {
	var list []segment
	rawLines, lines := strings.SplitAfter(raw, "\n"), strings.SplitAfter(text, "\n")
	if len(rawLines) != len(lines) {
		return nil
	}
	at := 0
	for i, line := range lines {
		if strings.HasSuffix(rawLines[i], line) && line != "" {
			start := from + len(rawLines[i]) - len(line)
			list = append(list, segment{at, source.Span{Text: t.id, From: start, To: start + len(line)}})
		}
		at += len(line)
		from += len(rawLines[i])
	}
	return list
}

// alignEscapes walks a quoted literal and its text side by side.
func alignEscapes(t *text, from int, raw, text string) []segment {
	var list []segment
	i, at := 0, 0
	for i < len(raw) && at < len(text) {
		n, m := escape(raw[i:])
		if n == 0 { // no escape: as far as both are the same
			for i+n < len(raw) && at+n < len(text) && raw[i+n] == text[at+n] {
				if k, _ := escape(raw[i+n:]); k > 0 {
					break
				}
				n++
			}
			if n == 0 {
				return list
			}
			list = append(list, segment{at, source.Span{Text: t.id, From: from + i, To: from + i + n}})
			m = n
		}
		i, at = i+n, at+m
	}
	return list
}

// escape is how many bytes an escape at the beginning of raw has, and how many what it stands for; 0 if there is none.
func escape(raw string) (n, m int) {
	switch {
	case strings.HasPrefix(raw, "$${"), strings.HasPrefix(raw, "%%{"):
		return 3, 2
	case len(raw) < 2 || raw[0] != '\\':
		return 0, 0
	case raw[1] == 'u' && len(raw) >= 6:
		return 6, runeLen(raw[2:6])
	case raw[1] == 'U' && len(raw) >= 10:
		return 10, runeLen(raw[2:10])
	}
	return 2, 1
}

// runeLen is how many bytes a code point written in hexadecimal has.
func runeLen(hex string) int {
	var c rune
	for _, d := range strings.ToLower(hex) {
		digit := strings.IndexRune("0123456789abcdef", d)
		if digit < 0 {
			return 1
		}
		c = c<<4 | rune(digit)
	}
	return max(1, utf8.RuneLen(c))
}

// spanOf is the place of a stretch of a value's text; whole where it is not known.
func spanOf(segs []segment, from, to int, whole source.Span) source.Span {
	first, last := find(segs, from), find(segs, to-1)
	if first < 0 || last < 0 || segs[first].span.Text != segs[last].span.Text {
		return whole
	}
	at := source.Span{
		Text: segs[first].span.Text,
		From: segs[first].span.From + from - segs[first].at,
		To:   segs[last].span.From + to - segs[last].at,
	}
	if at.To < at.From {
		return whole
	}
	return at
}

// find is the index of the segment that has an offset, -1 if none has. Segments are in the order of their offsets.
func find(segs []segment, offset int) int {
	low, high := 0, len(segs)
	for low < high {
		if middle := (low + high) / 2; segs[middle].at <= offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 || offset >= segs[low-1].at+segs[low-1].span.To-segs[low-1].span.From {
		return -1
	}
	return low - 1
}
