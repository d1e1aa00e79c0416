package terraform

import (
	"path"
	"strings"

	"rolewalk/engine/source"
)

// IsFile reports whether a file has a name that only Terraform's configuration has.
func IsFile(name string) bool {
	form, _ := formOf(&text{path: name})
	return form != other && strings.Contains(path.Base(name), ".")
}

// Blocks are the top-level blocks of a text, from the line that begins one to the line with its last brace.
func Blocks(body string, id source.TextID) []source.Span {
	var blocks []source.Span
	for _, found := range blockLine.FindAllStringIndex(body, -1) {
		from := found[0]
		if n := len(blocks); n > 0 && from < blocks[n-1].To {
			continue
		}
		blocks = append(blocks, source.Span{Text: id, From: from, To: from + blockEnd(body[from:])})
	}
	return blocks
}

// blockEnd is the length of the block that a text begins with: to the first line that is a closing brace alone and no
// further in than the block begins, else to the end of the text.
func blockEnd(text string) int {
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	at := 0
	for line := range strings.Lines(text) {
		at += len(line)
		plain := strings.TrimRight(line, " \t\r\n")
		inner := strings.TrimLeft(plain, " \t")
		oneLine := at == len(line) && strings.HasSuffix(plain, "}")
		if oneLine || inner == "}" && len(plain)-len(inner) <= indent {
			return at
		}
	}
	return len(text)
}
