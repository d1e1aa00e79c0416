package scenario

import (
	"fmt"
	"slices"

	"rolewalk/engine/policy"
)

// SolutionTrait says in a few words how a solution differs from the others of its exercise: `1 statement, with
// StringEquals sts:ExternalId`. Solutions are counted from 0.
func (w *Walk) SolutionTrait(task, number int) string {
	e := w.bound.exercise(task)
	text := "1 statement"
	if n := w.Statements(task, number+1); n != 1 {
		text = fmt.Sprintf("%d statements", n)
	}
	others := map[string]bool{}
	for i := range e.solutions {
		if i != number {
			for _, m := range w.marks(e, i) {
				others[m] = true
			}
		}
	}
	for _, m := range w.marks(e, number) {
		if !others[m] {
			return text + ", " + m
		}
	}
	return text
}

// marks are what a solution's documents have, what tells most first.
func (w *Walk) marks(e *exercise, number int) []string {
	var conditions, denies, principals, patterns, documents []string
	for _, ref := range e.editable {
		d := e.solutions[number].documents[ref]
		if d == nil {
			continue
		}
		documents = append(documents, "in "+d.Label)
		for i := range d.Policy.Doc.Statements {
			s := &d.Policy.Doc.Statements[i]
			for j := range s.Condition {
				c := &s.Condition[j]
				conditions = append(conditions, "with "+c.Written.Value+" "+c.Key.Value)
			}
			if s.Effect == policy.Deny {
				denies = append(denies, "with a Deny")
			}
			if s.Principal != nil {
				for _, p := range s.Principal.Values {
					principals = append(principals, "naming "+p.Value)
				}
			}
			if s.Action != nil {
				for _, a := range s.Action.Values {
					patterns = append(patterns, "with "+a.Value)
				}
			}
			if s.Resource != nil {
				for _, r := range s.Resource.Values {
					patterns = append(patterns, "on "+r.Value)
				}
			}
		}
	}
	return slices.Concat(conditions, denies, principals, patterns, documents)
}
