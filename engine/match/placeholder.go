package match

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Placeholders are texts that stand for something that is not known: an account number, a name. Nil is none.
type Placeholders struct{ values, lower words }

// words are texts to look for, all at once.
type words struct {
	are     map[string]bool
	lengths []int // of the texts, the longest first, because one may stand in another
}

func wordsOf(list []string) words {
	w := words{are: map[string]bool{}}
	for _, text := range list {
		w.are[text] = true
		w.lengths = append(w.lengths, len(text))
	}
	slices.SortFunc(w.lengths, func(a, b int) int { return b - a })
	w.lengths = slices.Compact(w.lengths)
	return w
}

// NewPlaceholders returns the placeholders with these texts; nil if there are none.
func NewPlaceholders(values []string) *Placeholders {
	if len(values) == 0 {
		return nil
	}
	lower := make([]string, len(values))
	for i, v := range values {
		lower[i] = strings.ToLower(v)
	}
	return &Placeholders{wordsOf(values), wordsOf(lower)}
}

// In reports whether a placeholder stands in text.
func (p *Placeholders) In(text string) bool {
	return p != nil && strings.IndexByte(string(mark(text, p.values)), anyRun) >= 0
}

// Equal compares two texts. They are equal if they are as written; whether they are is unknown if they could be with
// other text in place of the placeholders in them. ARNs are compared part by part.
func (p *Placeholders) Equal(a, b string) Truth {
	if a == b {
		return Yes
	}
	if p == nil {
		return No
	}
	inA, inB := splitPattern(a, false), splitPattern(b, false)
	if len(inA) != len(inB) {
		inA, inB = []string{a}, []string{b}
	}
	for i := range inA {
		if !overlap(mark(inA[i], p.values), mark(inB[i], p.values)) {
			return No
		}
	}
	return Unknown
}

// EqualFold is Equal for texts in lower case.
func (p *Placeholders) EqualFold(a, b string) Truth {
	switch {
	case a == b:
		return Yes
	case p != nil && overlap(mark(a, p.lower), mark(b, p.lower)):
		return Unknown
	}
	return No
}

// Replace returns text with each placeholder replaced by what name gives for it. A name that contains its placeholder,
// as <ROLE_NAME> does, and stands there already is left as it is, so that replacing twice is replacing once.
func (p *Placeholders) Replace(text string, name func(value string) string) string {
	if p == nil {
		return text
	}
	var out strings.Builder
	for at := 0; at < len(text); {
		if v := placeholderAt(text, at, p.values); v != "" {
			named := name(v)
			if before := strings.Index(named, v); before > 0 && before <= at && strings.HasPrefix(text[at-before:], named) {
				named = v
			}
			out.WriteString(named)
			at += len(v)
			continue
		}
		out.WriteByte(text[at])
		at++
	}
	return out.String()
}

// typed compares with an operand that is no text and no ARN. What a number, a date or an address that contains a
// placeholder is like is not known, unless it is compared with itself.
func (p *Placeholders) typed(o Operand, got string, held Truth) Truth {
	switch c := o.comparison.(type) {
	case *text: // it knows placeholders itself, as what is an ARN does
		return held
	case *arnValue:
		if c.pattern.kind != arnNever {
			return held
		}
	}
	if o.written != got && (p.In(o.written) || p.In(got)) {
		return Unknown
	}
	return held
}

// mark returns text with a run of any characters in place of each placeholder in it. The text may have marks already.
func mark(text string, values words) []byte {
	marked := make([]byte, 0, len(text))
	for at := 0; at < len(text); {
		if v := placeholderAt(text, at, values); v != "" {
			marked = append(marked, anyRun)
			at += len(v)
			continue
		}
		marked = append(marked, text[at])
		at++
	}
	return marked
}

// placeholderAt returns the placeholder that stands in text at a place, bounded by what is no letter and no digit; ""
// if none does.
func placeholderAt(text string, at int, values words) string {
	if at > 0 && isAlphanumeric(text[at-1]) {
		return ""
	}
	rest := text[at:]
	for _, n := range values.lengths {
		if n <= len(rest) && (n == len(rest) || !isAlphanumeric(rest[n])) && values.are[rest[:n]] {
			return rest[:n]
		}
	}
	return ""
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|' ' && c|' ' <= 'z'
}

// mostOverlap bounds the work of overlap; patterns beyond it are taken to overlap.
const mostOverlap = 1 << 22

// overlap reports whether some text fits both patterns, in which wildcards are marked.
func overlap(a, b []byte) bool {
	if len(a)*len(b) > mostOverlap {
		return true
	}
	width := len(b) + 1
	fits := make([]bool, (len(a)+1)*width) // whether a from i and b from j have a text in common
	for i := len(a); i >= 0; i-- {
		for j := len(b); j >= 0; j-- {
			at := i*width + j
			switch {
			case i == len(a) && j == len(b):
				fits[at] = true
			case i < len(a) && a[i] == anyRun:
				fits[at] = fits[at+width] || j < len(b) && fits[at+1]
			case j < len(b) && b[j] == anyRun:
				fits[at] = fits[at+1] || i < len(a) && fits[at+width]
			case i < len(a) && j < len(b):
				di, dj, ok := together(a[i:], b[j:])
				fits[at] = ok && fits[at+di*width+dj]
			}
		}
	}
	return fits[0]
}

// together reports whether the patterns begin with the same character, neither with a run, and how many bytes each
// takes for it.
func together(a, b []byte) (inA, inB int, ok bool) {
	switch {
	case a[0] == anyChar && b[0] == anyChar:
		return 1, 1, true
	case a[0] == anyChar:
		_, size := utf8.DecodeRune(b)
		return 1, size, true
	case b[0] == anyChar:
		_, size := utf8.DecodeRune(a)
		return size, 1, true
	}
	return 1, 1, a[0] == b[0]
}
