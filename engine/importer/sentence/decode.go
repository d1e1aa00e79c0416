package sentence

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// decoded is a part of a text without colours, tags, entities and escapes. Each byte knows which bytes of the text it
// stands for.
type decoded struct {
	text     []byte
	from, to []int32
}

func (d *decoded) put(c byte, from, to int) {
	d.text = append(d.text, c)
	d.from = append(d.from, int32(from))
	d.to = append(d.to, int32(to))
}

// decode reads body[from:to]; its places are offsets of body.
func decode(body string, from, to int) *decoded {
	d := &decoded{
		text: make([]byte, 0, to-from), from: make([]int32, 0, to-from), to: make([]int32, 0, to-from),
	}
	for i := from; i < to; {
		rest := body[i:to]
		c, n := special(rest)
		switch {
		case n == 0:
			d.put(rest[0], i, i+1)
			n = 1
		case c != 0:
			d.put(c, i, i+n)
		}
		i += n
	}
	return d
}

// special returns what the bytes at the beginning of rest stand for and how many there are: none for a byte that stands
// for itself, and the character 0 for what stands for nothing.
func special(rest string) (c byte, n int) {
	switch rest[0] {
	case 0x1b, '^', '[':
		return 0, colour(rest)
	case '\\':
		return escape(rest)
	case '&':
		return entity(rest)
	case '<':
		return tag(rest)
	case '\r':
		if strings.HasPrefix(rest, "\r\n") {
			return '\n', 2
		}
		return '\n', 1
	}
	if rest[0] < utf8.RuneSelf {
		return 0, 0
	}
	for _, blank := range []string{"\u00a0", "\u2028", "\u202f"} {
		if strings.HasPrefix(rest, blank) {
			return ' ', len(blank)
		}
	}
	for _, nothing := range []string{"\u200b", "\u00ad", "\u2060", "\ufeff"} {
		if strings.HasPrefix(rest, nothing) {
			return 0, len(nothing)
		}
	}
	return 0, 0
}

// colour returns the length of a terminal's control sequence, also one whose escape character was written as ^[ or
// lost.
func colour(rest string) int {
	start := 0
	switch {
	case rest[0] == 0x1b:
		start = 1
	case strings.HasPrefix(rest, "^[["):
		start = 2
	}
	switch {
	case start == 1 && strings.HasPrefix(rest[1:], "]"): // the title of the window, or a link
		end := strings.IndexAny(rest[2:], "\a\x1b\n")
		if end < 0 || rest[2+end] == '\n' {
			return 1
		}
		if strings.HasPrefix(rest[2+end:], "\x1b\\") {
			end++
		}
		return 2 + end + 1
	case !strings.HasPrefix(rest[start:], "["):
		return min(start, 1)
	}
	end := start + 1
	for end < len(rest) && strings.IndexByte("0123456789;:?", rest[end]) >= 0 {
		end++
	}
	if end < len(rest) && (rest[end] == 'm' && end > start+1 || start > 0 && rest[end] >= 0x40 && rest[end] <= 0x7e) {
		return end + 1
	}
	return min(start, 1)
}

// escape reads a backslash and what it escapes, as in JSON and in the strings of programs, once or several times
// escaped.
func escape(rest string) (c byte, n int) {
	n = len(rest) - len(strings.TrimLeft(rest, `\`))
	if n == len(rest) {
		return 0, 0
	}
	switch rest[n] {
	case 'n', 'r':
		return '\n', n + 1
	case 't':
		return ' ', n + 1
	case '"', '\'', '/', '`', '$', '&':
		return rest[n], n + 1
	case 'u', 'x', '0', 'e':
		return escapedCode(rest, n)
	}
	return '\\', n
}

// escapedCode reads \u0022, \x1b and the like, whose backslashes are the first n bytes.
func escapedCode(rest string, n int) (c byte, length int) {
	for _, escape := range []string{`u001b`, `u001B`, `x1b`, `x1B`, `033`, `e[`} {
		if strings.HasPrefix(rest[n:], escape) {
			n += len(strings.TrimSuffix(escape, "["))
			return 0, n + max(0, colour("\x1b"+rest[n:])-1)
		}
	}
	if digits := rest[n:]; strings.HasPrefix(digits, "u00") && len(digits) >= 5 {
		if code, err := strconv.ParseUint(digits[1:5], 16, 16); err == nil && code >= ' ' && code < utf8.RuneSelf {
			return byte(code), n + 5
		}
	}
	return '\\', n
}

// entities are the names of HTML's and XML's entities that stand in such sentences.
var entities = map[string]byte{
	"quot": '"', "apos": '\'', "amp": '&', "lt": '<', "gt": '>', "nbsp": ' ', "colon": ':', "sol": '/', "period": '.',
	"lowbar": '_', "ast": '*', "commat": '@',
}

// longestEntity is how long an entity's name or number can be.
const longestEntity = 8

// entity reads an entity of HTML; one that was escaped twice too.
func entity(rest string) (c byte, n int) {
	const twice = "&amp;"
	if strings.HasPrefix(rest, twice) {
		if c, n := entity("&" + rest[len(twice):]); n > 0 {
			return c, n + len(twice) - 1
		}
	}
	end := strings.IndexByte(rest[:min(len(rest), longestEntity+2)], ';')
	if end < 2 {
		return 0, 0
	}
	name := rest[1:end]
	if number, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if hex := strings.TrimLeft(number, "xX"); hex != number {
			number, base = hex, 16
		}
		if code, err := strconv.ParseUint(number, base, 16); err == nil && code >= ' ' && code < utf8.RuneSelf {
			return byte(code), end + 1
		} else if err == nil && code == 0xa0 {
			return ' ', end + 1
		}
		return 0, 0
	}
	if c := entities[name]; c != 0 {
		return c, end + 1
	}
	return 0, 0
}

// inlineTags stand within a word, blockTags end one.
var (
	inlineTags = []string{"span", "b", "i", "em", "strong", "code", "wbr", "a", "font", "mark", "tt"}
	blockTags  = []string{
		"br", "p", "div", "pre", "td", "tr", "th", "li", "ul", "message", "code", "error", "type", "errorresponse",
		"requestid", "resource", "fault", "hostid", "body", "html", "samp",
	}
)

// tag reads a tag of HTML or XML. A placeholder in angle brackets is none.
func tag(rest string) (c byte, n int) {
	const longest = 200
	end := strings.IndexByte(rest[:min(len(rest), longest)], '>')
	if end < 2 {
		return 0, 0
	}
	name := strings.TrimSuffix(strings.TrimPrefix(rest[1:end], "/"), "/")
	name, _, _ = strings.Cut(name, " ")
	// AWS's own XML has a Code with a capital.
	for _, block := range blockTags {
		if strings.EqualFold(name, block) && name != "code" {
			return '\n', end + 1
		}
	}
	for _, inline := range inlineTags {
		if name == inline {
			return 0, end + 1
		}
	}
	return 0, 0
}

// Unmarked is a text without the tags and the entities of HTML. A line stays a line.
func Unmarked(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		c, n := byte(0), 0
		switch text[i] {
		case '&':
			c, n = entity(text[i:])
		case '<':
			if _, n = tag(text[i:]); n > 0 {
				c = 0
			}
		}
		switch {
		case n == 0:
			b.WriteByte(text[i])
			i++
		case c != 0:
			b.WriteByte(c)
			i += n
		default:
			i += n
		}
	}
	return b.String()
}
