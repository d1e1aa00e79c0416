package importer

import (
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// The bounds of a token's claims in a walk: how deep objects stand in one another, and how long a key is, in bytes.
const (
	deepestClaim = 8
	longestClaim = 100
)

// claims is a JSON object of claims as a walk has it: each key once, with its last value, and no value that a request's
// context cannot have, such as null. It is "" if the text is no object.
func claims(json string) string {
	n, fault := tree.ReadJSON(json, source.Span{To: len(json)})
	if fault != nil || n.Kind != '{' {
		return ""
	}
	withoutOdd(&n, deepestClaim)
	return n.Print()
}

// withoutOdd takes the members out of an object that no claim can be. ok is false if the value itself is such a one.
func withoutOdd(n *tree.Node, depth int) (ok bool) {
	switch n.Kind {
	case '{':
		at := map[string]int{}
		var members []tree.Member
		for _, m := range n.Members {
			if depth == 0 || len(m.Name.Value) > longestClaim || !withoutOdd(&m.Value, depth-1) {
				continue
			}
			if i, twice := at[m.Name.Value]; twice {
				members[i] = m
				continue
			}
			at[m.Name.Value] = len(members)
			members = append(members, m)
		}
		n.Members = members
		return depth > 0
	case '[':
		for i := range n.Items {
			if k := n.Items[i].Kind; k == '{' || k == '[' || k == 'n' {
				return false
			}
		}
		return true
	}
	return n.Kind != 'n'
}
