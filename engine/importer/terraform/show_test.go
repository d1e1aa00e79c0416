package terraform

import (
	"fmt"
	"strings"

	"rolewalk/engine/tree"
)

// show prints a value on one line. Holes stand in a text as «expression».
func show(n tree.Node) string {
	var items []string
	switch n.Kind {
	case '{':
		for _, m := range n.Members {
			items = append(items, m.Name.Value+": "+show(m.Value))
		}
		return "{" + strings.Join(items, ", ") + "}"
	case '[':
		for _, item := range n.Items {
			items = append(items, show(item))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case '"':
		text, at := "", 0
		for _, h := range n.Holes {
			if n.Text[h.From:h.To] != "${"+h.Expr+"}" {
				return fmt.Sprintf("a hole %+v that is not in %q", h, n.Text)
			}
			text += n.Text[at:h.From] + "«" + h.Expr + "»"
			at = h.To
		}
		return fmt.Sprintf("%q", text+n.Text[at:])
	}
	return n.Text
}
