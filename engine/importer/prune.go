package importer

import (
	"slices"
	"strconv"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// prune leaves out of the world what its requests cannot touch, and says how much that is. A request is decided by the
// policies of the caller and of what it asks for, of the groups of a user, and by control policies.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
func (w *world) prune() {
	if w.asked == nil {
		return
	}
	kept := map[*fact.Entity]bool{}
	for _, r := range w.requests() {
		for _, text := range []string{r.Caller, r.Resource} {
			if arn, ok := aws.ParseARN(text); ok && entityOfARN(arn) != nil {
				e := w.ofARN(text)
				kept[e] = true
				for _, g := range w.groupsOf(e) {
					kept[g] = true
				}
			}
		}
	}
	counts := map[string]int{}
	w.entities = slices.DeleteFunc(w.entities, func(e *fact.Entity) bool {
		if !kept[e] && e.Name != unnamedUser && e.Name != unnamedRole {
			counts[string(e.Kind)]++
		}
		return !kept[e]
	})
	w.managed = slices.DeleteFunc(w.managed, func(m *fact.Managed) bool {
		attached := slices.ContainsFunc(w.entities, func(e *fact.Entity) bool { return has(e, m) })
		if !attached {
			counts["managed policy"]++
		}
		return !attached
	})
	var words []string
	for _, kind := range []string{"user", "group", "role", "managed policy"} {
		if n := counts[kind]; n > 0 {
			words = append(words, counted(n, kind))
		}
	}
	if len(words) > 0 {
		w.remarks = append(w.remarks, "The walk leaves out "+source.List(words, "and")+
			", which its requests cannot touch. The command `rolewalk import --all` keeps them.")
	}
}

// has reports whether a managed policy is attached to an entity, or is its boundary.
func has(e *fact.Entity, m *fact.Managed) bool {
	named := func(text string) bool {
		arn, ok := aws.ParseARN(text)
		return m.Is(text) || ok && arn.Name() == m.Name && (arn.Account == m.Account || m.Account == "")
	}
	return named(e.Boundary) || slices.ContainsFunc(e.Attached, named)
}

func counted(n int, kind string) string {
	switch {
	case n == 1:
		return "1 " + kind
	case kind == "managed policy":
		kind = "managed policie"
	}
	return strconv.Itoa(n) + " " + kind + "s"
}
