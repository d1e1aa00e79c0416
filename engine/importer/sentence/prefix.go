package sentence

import (
	"strings"
	"time"

	"rolewalk/engine/isodate"
)

// frames are the characters with which tools draw a frame before a line. marks are those of quotations and comments,
// which a blank follows.
const (
	frames = " \t│┃╷╵▏║"
	marks  = "|>#*"
)

// trimEnd cuts off the blanks at the end of a line and a frame behind them. spaced says that there was a blank and no
// frame.
func trimEnd(text string) (trimmed string, spaced bool) {
	trimmed = strings.TrimRight(text, " \t")
	for _, frame := range []string{"│", "┃", "║", "|"} {
		if inside, ok := strings.CutSuffix(trimmed, frame); ok && strings.HasSuffix(inside, " ") {
			return strings.TrimRight(inside, " \t"), false
		}
	}
	return trimmed, trimmed != text
}

// prefixes tells what is put before the lines of a text. The zero value is for its beginning.
type prefixes struct {
	previous string // the line before, without what head tells
	shape    int    // how long what the lines before had in common is, where each number counts one
}

// next returns how many bytes of a line are no part of what was printed: indentation, a frame, a time, and what a log
// puts before each line, which the line before has too but for its numbers. at is the time.
func (p *prefixes) next(text string) (length int, at time.Time) {
	length, at = head(text)
	rest := text[length:]
	cut, shape := p.shared(rest)
	p.previous, p.shape = rest, shape
	length += cut
	return length + indentation(text[length:]), at
}

// levels are the words that logs put behind a time.
var levels = []string{
	"INFO", "WARNING", "WARN", "ERROR", "DEBUG", "TRACE", "FATAL", "CRITICAL", "NOTICE", "stdout F", "stderr F",
	"stdout P", "stderr P",
}

// head returns how many bytes of a line are indentation, a frame, and a time with the level of a log's record.
func head(text string) (length int, at time.Time) {
	length = indentation(text)
	rest := strings.TrimPrefix(text[length:], "[")
	at, n := timestamp(rest)
	if n == 0 {
		return length, at
	}
	rest = behindMark(rest[n:])
	bare := strings.TrimPrefix(rest, "[")
	for _, level := range levels {
		if behind := strings.TrimPrefix(bare, level); behind != bare && behindMark(behind) != behind {
			rest = behindMark(behind)
			break
		}
	}
	return len(text) - len(rest), at
}

// behindMark cuts off what closes a time or a level, and the blanks behind it.
func behindMark(text string) string { return strings.TrimLeft(strings.TrimLeft(text, "]:|"), " \t") }

func indentation(text string) int {
	rest := strings.TrimLeft(text, frames)
	for len(rest) > 1 && strings.IndexByte(marks, rest[0]) >= 0 && rest[1] == ' ' {
		rest = strings.TrimLeft(rest[1:], frames)
	}
	return len(text) - len(rest)
}

// longestShared is how long the prefix of a log's lines can be.
const longestShared = 120

// ownWords are words of the sentences themselves: what two lines share from one of them on is no prefix of a log.
var ownWords = []string{
	"An error", "User", "user", "arn:", "uthorized", "Exception", "rror:", "operation",
	"ccess", "when ",
}

// shared returns the length of the prefix that a line has in common with the line before, where numbers may differ, and
// its shape. It ends in a blank and has a digit or a sign in it. It is no longer than what the lines before had in
// common, if they had anything.
func (p *prefixes) shared(text string) (cut, shape int) {
	i, j, units, telling := 0, 0, 0, false
	for i < len(text) && i < longestShared && j < len(p.previous) && (p.shape == 0 || units < p.shape) {
		units++
		switch a, b := text[i], p.previous[j]; {
		case isDigit(a) && isDigit(b):
			i, j, telling = pastDigits(text, i), pastDigits(p.previous, j), true
			continue
		case a != b:
			return noWords(text, cut, shape)
		case a == ' ' && telling:
			cut, shape = i+1, units
		default:
			telling = telling || strings.IndexByte("[]():|=<>-_/.", a) >= 0
		}
		i, j = i+1, j+1
	}
	return noWords(text, cut, shape)
}

// noWords makes a prefix end before the first of the sentences' own words.
func noWords(text string, cut, shape int) (int, int) {
	for _, word := range ownWords {
		if strings.Contains(text[:cut], word) {
			return 0, 0
		}
	}
	return cut, shape
}

func pastDigits(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// timestamp reads a time like 2026-03-01T09:05:00.123Z at the beginning of text and returns how many bytes it has; a
// time without a zone is taken as UTC.
//
// See https://www.rfc-editor.org/rfc/rfc3339
func timestamp(text string) (at time.Time, length int) {
	const seconds = len("2006-01-02T15:04:05")
	if len(text) < seconds || !isDigit(text[0]) {
		return time.Time{}, 0
	}
	head := strings.ReplaceAll(text[:seconds], "/", "-")
	if head[10] != 'T' && head[10] != ' ' {
		return time.Time{}, 0
	}
	end := seconds
	if end < len(text) && (text[end] == '.' || text[end] == ',') {
		for end++; end < len(text) && isDigit(text[end]); end++ {
		}
	}
	fraction := strings.ReplaceAll(text[seconds:end], ",", ".")
	zone, n := "Z", 0
	switch rest := text[end:]; {
	case strings.HasPrefix(rest, "Z"):
		n = 1
	case len(rest) >= 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':':
		zone, n = rest[:6], 6
	case len(rest) >= 5 && (rest[0] == '+' || rest[0] == '-'):
		zone, n = rest[:3]+":"+rest[3:5], 5
	}
	at, _, ok := isodate.Parse(head[:10] + "T" + head[11:] + strings.TrimSuffix(fraction, ".") + zone)
	if !ok {
		if at, _, ok = isodate.Parse(head[:10] + "T" + head[11:] + "Z"); !ok {
			return time.Time{}, 0
		}
		return at, seconds
	}
	return at, end + n
}
