package edits

import (
	"slices"

	"rolewalk/engine/source"
)

// made is the text of a state with the edits of a candidate, and all edits that lead there from the original. ok is
// unset where they touch each other, or an earlier one.
func (c *candidate) made(from *state) (body string, edits []Edit, ok bool) {
	all := append([]Edit{c.Edit}, c.also...)
	slices.SortFunc(all, func(a, b Edit) int { return b.At.From - a.At.From }) // from the end, so that places stay
	body, edits = from.result.Walk.Text.Body, from.edits
	for i := range all {
		if body, ok = source.Apply(body, []source.Edit{all[i].Edit}); !ok {
			return "", nil, false
		}
		if edits, ok = compose(edits, all[i]); !ok {
			return "", nil, false
		}
	}
	return body, edits, true
}

// compose adds an edit of an edited text to those that made it, so that all have their places in the original. One
// inside what an earlier edit wrote becomes part of it; one across its border is refused.
func compose(edits []Edit, e Edit) (list []Edit, ok bool) {
	list = append([]Edit(nil), edits...)
	shift := 0
	for i := range list {
		from := list[i].At.From + shift
		to := from + len(list[i].New)
		switch {
		case e.At.To <= from && e.At.From < from:
			return insert(list, i, moved(e, shift)), true
		case e.At.From >= to:
			shift += len(list[i].New) - (list[i].At.To - list[i].At.From)
		case e.At.From >= from && e.At.To <= to:
			list[i].New = list[i].New[:e.At.From-from] + e.New + list[i].New[e.At.To-from:]
			list[i].Words += ", and " + e.Words
			list[i].access, list[i].risk = list[i].access+e.access, worse(list[i].risk, e.risk)
			list[i].opens = alsoOpens(list[i].opens, e.opens)
			return list, true
		default:
			return nil, false
		}
	}
	return append(list, moved(e, shift)), true
}

func moved(e Edit, shift int) Edit {
	e.At.From -= shift
	e.At.To -= shift
	return e
}

func insert(list []Edit, at int, e Edit) []Edit {
	list = append(list, Edit{})
	copy(list[at+1:], list[at:])
	list[at] = e
	return list
}
