package view

import (
	"sort"
	"unicode/utf8"

	"rolewalk/engine/source"
)

// units turns byte offsets of one text into UTF-16 code units. A text of plain ASCII needs no table.
type units struct {
	// at are the offsets behind each character that is more than one byte, less how many bytes more than units it and
	// those before it have.
	at, less []int
}

func newUnits(body string) *units {
	u := &units{}
	less := 0
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(body[i:])
		i += size
		less += size - 1
		if r > 0xffff {
			less--
		}
		u.at, u.less = append(u.at, i), append(u.less, less)
	}
	return u
}

// of is the offset in UTF-16 units.
func (u *units) of(offset int) int {
	i := sort.SearchInts(u.at, offset+1)
	if i == 0 {
		return offset
	}
	return offset - u.less[i-1]
}

// bytes is the byte offset of one in UTF-16 units.
func (u *units) bytes(unit int) int {
	i := sort.Search(len(u.at), func(k int) bool { return u.at[k]-u.less[k] > unit })
	if i == 0 {
		return unit
	}
	return unit + u.less[i-1]
}

// span turns a span of the engine into one of the page.
func (b *builder) span(s source.Span) Span {
	if s.Text < 0 || int(s.Text) >= len(b.units) {
		return Span{}
	}
	u := b.units[s.Text]
	return Span{Text: int(s.Text), From: u.of(s.From), To: u.of(s.To)}
}
