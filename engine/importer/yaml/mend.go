package yaml

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"

	yaml "go.yaml.in/yaml/v3"
)

// The bounds of the search for what is wrong in a text that does not parse.
const (
	maxTries      = 20_000
	maxTriedBytes = 32 << 20
)

// parse returns the content of the document, nil if it has none, and the text that it was read from, up to the
// document's end. If the text is no YAML, the smallest blocks of lines that do not parse are left out of it, blanks in
// their place, each with a fault.
func (d document) parse(text string, faults *faultList) (root *yaml.Node, read string) {
	body := blankDirectives(text[d.from:d.to])
	root, err := parse(body)
	if err == nil {
		return root, text[:d.to]
	}
	m := &mender{base: d.from, text: []byte(body), faults: faults}
	m.lines = cutLines(body)
	m.aliases(err)
	if root, err = parse(string(m.text)); err == nil {
		return root, text[:d.from] + string(m.text)
	}
	m.mend(0, len(m.lines), nil)
	if root, err = parse(string(m.text)); err != nil {
		m.aliases(err)
		root, err = parse(string(m.text))
	}
	if err != nil {
		faults.add(d.from, d.to, say(err.Error()))
		return nil, ""
	}
	return root, text[:d.from] + string(m.text)
}

// parse asks the parser. A panic in it is an error like any other.
func parse(body string) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("the parser gave up: %v", r)
		}
	}()
	var n yaml.Node
	switch err := yaml.NewDecoder(strings.NewReader(body)).Decode(&n); {
	case errors.Is(err, io.EOF), err == nil && len(n.Content) == 0:
		return nil, nil
	case err != nil:
		return nil, err
	}
	if root = n.Content[0]; isEmptyPlain(root) && root.Style == 0 && root.Anchor == "" {
		return nil, nil
	}
	return root, nil
}

// blankDirectives puts blanks in place of %YAML and %TAG before the document, which say nothing of its content.
func blankDirectives(body string) string {
	out := []byte(nil)
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		switch line := body[at:end]; {
		case strings.HasPrefix(line, "%"):
			if out == nil {
				out = []byte(body)
			}
			blank(out[at:end])
		case strings.Trim(line, " \t\r\n") != "" && line[0] != '#':
			at = len(body)
		}
		at = max(at, end)
	}
	if out == nil {
		return body
	}
	return string(out)
}

// blank puts spaces in place of all but the line ends.
func blank(text []byte) {
	for i, c := range text {
		if c != '\n' && c != '\r' {
			text[i] = ' '
		}
	}
}

// line is one line of a document. Its level is its indentation, twice, and one more for an item of a list, which is
// deeper than a key in its column. Blank lines and comments have none and belong to what stands before them.
type line struct {
	from, to int
	level    int
	// block says that the line ends with the sign of a block of text, which is taken or left as a whole.
	block bool
}

const noLevel = -1

func cutLines(body string) []line {
	var list []line
	before := 0 // the level of the line before
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		text := strings.TrimRight(body[at:end], " \t\r\n")
		l := line{from: at, to: end, level: noLevel, block: opensBlock(text)}
		content := strings.TrimLeft(text, " ")
		if content != "" && content[0] != '#' && content[0] != ']' && content[0] != '}' {
			l.level = 2 * (len(text) - len(content))
			if content == "-" || strings.HasPrefix(content, "- ") {
				l.level++
			}
			if content[0] == '\t' {
				l.level = before // a tab is no indentation, so the line is taken for one beside the line before
			}
			before = l.level
		}
		list = append(list, l)
		at = end
	}
	return list
}

// opensBlock reports whether the line ends with | or > and what may follow them.
func opensBlock(text string) bool {
	if before, _, ok := strings.Cut(text, " #"); ok {
		text = strings.TrimRight(before, " \t")
	}
	text = strings.TrimRight(text, "+-0123456789")
	return strings.HasSuffix(text, " |") || strings.HasSuffix(text, " >")
}

// mender finds the blocks of lines that do not parse.
type mender struct {
	base   int
	text   []byte
	lines  []line
	faults *faultList
	tries  int // how many texts were parsed
	tried  int // their bytes
}

// aliases puts null in place of each alias whose anchor is not in the text.
func (m *mender) aliases(err error) {
	for range maxFaults {
		_, name, ok := strings.Cut(err.Error(), "unknown anchor '")
		name, _, _ = strings.Cut(name, "'")
		if !ok || name == "" {
			return
		}
		at := aliasOf(string(m.text), name)
		if at < 0 {
			return
		}
		blank(m.text[at : at+1+len(name)])
		m.text[at] = '~'
		m.faults.add(m.base+at, m.base+at+1+len(name),
			"the anchor of this alias is not in the text before it, so it has no value")
		if _, err = parse(string(m.text)); err == nil {
			return
		}
	}
}

// aliasOf is where the text has the first alias of the name that no anchor stands before, -1 if nowhere.
func aliasOf(text, name string) int {
	for at := 0; ; {
		i := strings.Index(text[at:], "*"+name)
		if i < 0 {
			return -1
		}
		at += i
		end := at + 1 + len(name)
		ends := end == len(text) || strings.IndexByte(" \t\r\n]},", text[end]) >= 0
		if ends && beginsValue(text, at, end) {
			return at
		}
		at = end
	}
}

// beginsValue reports whether a value, or a key, can begin at the offset at: behind a blank, what stands before that
// is no text of which it would be a part.
func beginsValue(text string, at, end int) bool {
	before := strings.TrimRight(text[:at], " \t\r\n")
	if before == "" {
		return true
	}
	last := before[len(before)-1]
	if len(before) == at {
		return strings.IndexByte("[{,", last) >= 0
	}
	if strings.IndexByte("[{,:?-", last) >= 0 {
		return true
	}
	isKey := strings.HasPrefix(strings.TrimLeft(text[end:], " \t"), ":")
	return isKey && strings.ContainsAny(text[len(before):at], "\r\n")
}

// mend leaves out what does not parse of the lines [from, to), which stand below the header lines: first of each block
// alone, then the blocks that do not fit those before them.
func (m *mender) mend(from, to int, headers []line) {
	ends := []int{}
	for at := from; at < to; {
		end := m.blockEnd(at, to)
		if err := m.try(headers, at, end); err != nil {
			m.mendBlock(at, end, headers, err)
		}
		if m.spent() {
			m.leaveOut(at, to, errTooMany)
			return
		}
		ends = append(ends, end)
		at = end
	}
	for len(ends) > 0 && m.try(headers, from, to) != nil {
		if m.spent() {
			m.leaveOut(from, to, errTooMany)
			return
		}
		i := sort.Search(len(ends)-1, func(i int) bool { return m.try(headers, from, ends[i]) != nil })
		begin := from
		if i > 0 {
			begin = ends[i-1]
		}
		m.leaveOut(begin, ends[i], m.try(headers, from, ends[i]))
		ends = append(ends[:i], ends[i+1:]...)
	}
}

// mendBlock leaves out what does not parse of the block of lines [from, to): some of what stands below its first line,
// or all of it.
func (m *mender) mendBlock(from, to int, headers []line, err error) {
	head := from
	for head < to-1 && m.lines[head].level == noLevel {
		head++
	}
	below := append(headers[:len(headers):len(headers)], m.lines[head])
	if !m.lines[head].block && head+1 < to && m.try(headers, head, head+1) == nil {
		m.mend(head+1, to, below)
		if m.try(headers, from, to) == nil {
			return
		}
	}
	m.leaveOut(head, to, err)
}

// blockEnd is the line behind the block that begins at the line from: the next line that is not deeper.
func (m *mender) blockEnd(from, to int) int {
	level := noLevel
	for i := from; i < to; i++ {
		switch l := m.lines[i].level; {
		case l == noLevel:
		case level == noLevel:
			level = l
		case l <= level:
			return i
		}
	}
	return to
}

// try parses the lines [from, to) below the headers. Beyond its bounds everything counts as broken. An alias whose
// anchor is elsewhere in the text is not.
func (m *mender) try(headers []line, from, to int) error {
	var text strings.Builder
	for _, h := range headers {
		text.Write(m.text[h.from:h.to])
	}
	text.Write(m.text[m.lines[from].from:m.lines[to-1].to])
	m.tries++
	m.tried += text.Len()
	if m.spent() {
		return errTooMany
	}
	_, err := parse(text.String())
	if err != nil && strings.Contains(err.Error(), "unknown anchor") {
		return nil
	}
	return err
}

func (m *mender) spent() bool { return m.tries > maxTries || m.tried > maxTriedBytes }

var (
	errTooMany = errors.New("too many tries")
	errUnfit   = errors.New("did not find expected key")
)

// leaveOut puts blanks in place of the lines [from, to). A fault names them.
func (m *mender) leaveOut(from, to int, err error) {
	begin, end := m.lines[from].from, m.lines[to-1].to
	text := string(m.text[begin:end])
	if err == nil {
		err = errUnfit
	}
	if trimmed := strings.Trim(text, " \t\r\n"); trimmed != "" {
		at := begin + strings.Index(text, trimmed)
		m.faults.add(m.base+at, m.base+at+len(trimmed), say(err.Error()))
	}
	blank(m.text[begin:end])
}
