package brought

import (
	"regexp"
	"strconv"
	"strings"
)

// leastNumbered is how many lines a text has at least whose numbers are taken for those of its lines.
const leastNumbered = 3

// numbered is the number of a line, as editors, cat -n, grep -n and pages with code print it before the line.
var numbered = regexp.MustCompile(`^[ \t]*(\d{1,6})(?:[ \t]?[|│:]|[ \t]|$)`)

// Unnumbered is the text with blanks in place of the numbers of its lines, if each line has one that goes on from the
// line before. Each byte stays in its place.
func Unnumbered(body string) string {
	if !numbered.MatchString(strings.TrimLeft(body, "\r\n")) {
		return body
	}
	left, at, last, lines := []byte(body), 0, -1, 0
	for line := range strings.Lines(body) {
		from := at
		at += len(line)
		text := strings.TrimRight(line, " \t\r\n")
		if text == "" {
			continue
		}
		m := numbered.FindStringSubmatch(text)
		if m == nil {
			return body
		}
		n, err := strconv.Atoi(m[1])
		if err != nil || last >= 0 && n != last+1 {
			return body
		}
		last = n
		lines++
		for i := range m[0] {
			left[from+i] = ' '
		}
	}
	if lines < leastNumbered {
		return body
	}
	return string(left)
}
