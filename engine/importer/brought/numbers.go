package brought

import (
	"strconv"
	"strings"

	"rolewalk/engine/aws"
)

// leastNumbered is how many lines a text has at least whose numbers are taken for those of its lines. A number has at
// most six digits.
const (
	leastNumbered = 3
	mostDigits    = 6
)

// numberOf is the number of a line, as editors, cat -n, grep -n and pages with code print it before the line, and how
// many bytes it takes with the mark behind it. ok is false if the line has none.
func numberOf(line string) (n, length int, ok bool) {
	rest := strings.TrimLeft(line, " \t")
	behind := strings.TrimLeft(rest, aws.Digits)
	digits := rest[:len(rest)-len(behind)]
	if digits == "" || len(digits) > mostDigits {
		return 0, 0, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0, 0, false
	}
	length = len(line) - len(behind)
	mark := behind
	if mark != "" && (mark[0] == ' ' || mark[0] == '\t') {
		mark = mark[1:]
	}
	for _, of := range []string{"|", "│", ":"} {
		if after, found := strings.CutPrefix(mark, of); found {
			return n, len(line) - len(after), true
		}
	}
	return n, length + len(behind) - len(mark), behind == "" || len(mark) < len(behind)
}

// Unnumbered is the text with blanks in place of the numbers of its lines, if each line has one that goes on from the
// line before. Each byte stays in its place.
func Unnumbered(body string) string {
	first, _, _ := strings.Cut(strings.TrimLeft(body, "\r\n"), "\n")
	if _, _, ok := numberOf(strings.TrimRight(first, "\r")); !ok {
		return body
	}
	left, at, last, lines := []byte(nil), 0, -1, 0
	for line := range strings.Lines(body) {
		from := at
		at += len(line)
		text := strings.TrimRight(line, " \t\r\n")
		if text == "" {
			continue
		}
		n, length, ok := numberOf(text)
		if !ok || last >= 0 && n != last+1 {
			return body
		}
		if left == nil {
			left = []byte(body)
		}
		last = n
		lines++
		for i := range length {
			left[from+i] = ' '
		}
	}
	if lines < leastNumbered {
		return body
	}
	return string(left)
}
