package yaml

import "strings"

// omissions are lines with which people mark that they have left lines out.
var omissions = []string{"...", "…", "....", ".....", "[...]", "[…]", "(...)", "<snip>", "[snip]", "<...>", "~~~"}

// withoutOmissions returns a text of the same length with blanks in place of lines that stand for lines which are left
// out. Each is a fault. Three dots at the margin end a document instead.
//
// See https://yaml.org/spec/1.2.2/#914-explicit-documents
func withoutOmissions(text string, faults *faultList) string {
	if !strings.Contains(text, "..") && !strings.Contains(text, "…") && !strings.Contains(text, "snip") {
		return text
	}
	var out []byte
	for at := 0; at < len(text); {
		end := lineEnd(text, at)
		line := text[at:end]
		content := strings.Trim(line, " \t\r\n")
		from := at + strings.Index(line, content)
		if isOmission(content) && (content != "..." || from > at) {
			if out == nil {
				out = []byte(text)
			}
			blank(out[at:end])
			faults.add(from, from+len(content), "lines are left out here, and what they say is not known")
		}
		at = end
	}
	if out == nil {
		return text
	}
	return string(out)
}

func isOmission(content string) bool {
	content = strings.TrimSpace(strings.TrimPrefix(content, "- "))
	for _, o := range omissions {
		if content == o {
			return true
		}
	}
	return false
}
