package sentence

import (
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"rolewalk/engine/source"
)

// gap is what stands between a byte of the flat text and the one before it.
type gap uint8

const (
	none      gap = iota
	broken        // the line ends, perhaps within a word
	blank         // a blank, or a line's end behind one
	paragraph     // an empty line, or a line that is another record of the log
)

// flat is a text without its blanks, without the ends of its lines and what stands before each of them, so that a
// sentence is the same however it is wrapped. The gaps say where words may end.
type flat struct {
	text     string
	from, to []int32
	gaps     []gap
	lines    []line
}

// line is one line of the text, from the byte start of the flat text on.
type line struct {
	start int
	// width is how many characters it has, and payload how many of them stand behind what is put before each line.
	width, payload int
	// at is the time with which it begins, as it is written; zero if it begins with none.
	at time.Time
}

// flatten reads body[from:to].
func flatten(body string, from, to int) *flat {
	d := decode(body, from, to)
	f := &flat{}
	var text strings.Builder
	var lead prefixes
	open := paragraph
	for at := 0; at <= len(d.text); {
		end := at
		for end < len(d.text) && d.text[end] != '\n' {
			end++
		}
		written := string(d.text[at:end])
		trimmed, spaced := trimEnd(written)
		begin, stamp := lead.next(trimmed)
		l := line{
			start: text.Len(), at: stamp,
			width: utf8.RuneCountInString(written), payload: utf8.RuneCountInString(written[begin:]),
		}
		if payload := trimmed[begin:]; payload != "" {
			if f.join(d, &text, payload, at+begin, open); text.Len() > l.start {
				f.lines = append(f.lines, l)
				open = broken
				if spaced {
					open = blank
				}
			}
		} else {
			open = paragraph
		}
		at = end + 1
	}
	f.text = text.String()
	return f
}

// join adds a line's payload, which stands at the byte at of d, behind the gap.
func (f *flat) join(d *decoded, text *strings.Builder, payload string, at int, open gap) {
	next := open
	for i := range len(payload) {
		if payload[i] == ' ' || payload[i] == '\t' {
			next = max(next, blank)
			continue
		}
		text.WriteByte(payload[i])
		f.from = append(f.from, d.from[at+i])
		f.to = append(f.to, d.to[at+i])
		f.gaps = append(f.gaps, next)
		next = none
	}
}

// lineOf is the index of the line with the byte i of the flat text.
func (f *flat) lineOf(i int) int {
	return sort.Search(len(f.lines), func(n int) bool { return f.lines[n].start > i }) - 1
}

// span is the place in the text of the bytes from up to to of the flat text, which are at least one.
func (f *flat) span(id source.TextID, from, to int) source.Span {
	return source.Span{Text: id, From: int(f.from[from]), To: int(f.to[to-1])}
}

// words is the flat text from up to to with its blanks; a line's end within it is left out.
func (f *flat) words(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from && f.gaps[i] >= blank {
			b.WriteByte(' ')
		}
		b.WriteByte(f.text[i])
	}
	return b.String()
}

// has reports whether the squeezed words stand at the byte i.
func (f *flat) has(i int, squeezed string) bool {
	return i <= len(f.text) && strings.HasPrefix(f.text[i:], squeezed)
}

// squeeze leaves the blanks out of words of AWS.
func squeeze(words string) string { return strings.ReplaceAll(words, " ", "") }
