package terraform

import (
	"regexp"
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// blockWords are the words that top-level blocks begin with.
const blockWords = `resource|data|variable|output|locals|module|provider|terraform|moved|import|removed|check|ephemeral`

var (
	// blockLine is the first line of a block.
	blockLine = regexp.MustCompile(`(?m)^[ \t]*(?:(?:resource|data|ephemeral)[ \t]+"?[\w-]+"?[ \t]+"?[\w-]+"?[ \t]*\{|` +
		`(?:variable|output|module|provider|check)[ \t]+"?[\w-]+"?[ \t]*\{|(?:locals|terraform)[ \t]*\{[ \t]*(?:[\r\n#}]|$))`)
	// heredoc is an argument whose value is a heredoc or made by a function that makes JSON.
	heredoc = regexp.MustCompile(`(?m)^[ \t]*[a-z][\w-]*[ \t]*=[ \t]*(?:<<-?[A-Za-z_]\w*[ \t]*\r?$|jsonencode\()`)
)

// IsTerraform reports whether a text looks like Terraform by its content: a block that only Terraform has, an argument
// that is a heredoc or jsonencode, or the JSON form. It does not say that the text is well formed. Of a text that is
// too long to be read, the beginning decides.
func IsTerraform(body string) bool {
	body = body[:min(len(body), maxFile)]
	trimmed := strings.TrimLeft(body, "\ufeff \t\r\n")
	if strings.HasPrefix(trimmed, "{") {
		return isJSONForm(body[len(body)-len(trimmed):])
	}
	return blockLine.MatchString(body) || heredoc.MatchString(body)
}

// isJSONForm reports whether a text is an object of Terraform's top-level names with a resource or a data source.
func isJSONForm(body string) bool {
	if !strings.Contains(body, `"resource"`) && !strings.Contains(body, `"data"`) {
		return false
	}
	n, fault := tree.ReadJSON(body, source.Span{To: len(body)})
	if fault != nil || n.Kind != '{' {
		return false
	}
	found := false
	for _, m := range n.Members {
		if _, known := labelsOf[m.Name.Value]; !known && m.Name.Value != "//" {
			return false
		}
		found = found || (m.Name.Value == "resource" || m.Name.Value == "data") && typed(m.Value)
	}
	return found
}

// typed reports whether what stands under resource or data has types and names.
func typed(n tree.Node) bool {
	for _, item := range n.List() {
		for _, types := range item.Members {
			for _, named := range types.Value.List() {
				if len(named.Members) > 0 && strings.Contains(types.Name.Value, "_") {
					return true
				}
			}
		}
	}
	return false
}
