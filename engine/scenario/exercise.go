package scenario

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// exercise is what a challenge or a task lets a learner edit, in file order, and the documents of each solution.
type exercise struct {
	editable  []policy.Ref
	solutions []solution
}

// solution is one right answer: its statements, and the documents that they set.
type solution struct {
	items     []syntax.ChangeItem
	documents map[policy.Ref]*Document
}

// Exercise is a challenge or a task: what a learner does in a walk. The zero number is the challenge, others are tasks,
// from 1, in file order.
type Exercise struct {
	Title, Brief string
	Hints        []string
	// At is its statement.
	At source.Span
	// Editable are the documents that a learner may edit, each once, in file order.
	Editable []policy.Ref
	// Solutions is how many right answers it has.
	Solutions int
	// Steps are the numbers of the steps that its goals are about, each once, in the order of the goals. A challenge has
	// none of its own: every expectation is a goal.
	Steps []int
}

// Exercise returns the challenge (0) or a task; nil where the walk has none of that number.
func (w *Walk) Exercise(task int) *Exercise {
	bound := w.bound.exercise(task)
	if bound == nil {
		return nil
	}
	e := &Exercise{Editable: bound.editable, Solutions: len(bound.solutions)}
	brief := (*syntax.Text)(nil)
	if task == 0 {
		e.Title, e.At, brief = w.Challenge.Title.Value, w.Challenge.Span(), w.Challenge.Brief
	} else {
		t := w.Tasks[task-1]
		e.Title, e.At, brief = t.Title.Value, t.Span(), t.Brief
		for _, h := range t.Hints {
			e.Hints = append(e.Hints, h.Value)
		}
		for _, g := range t.Goals {
			e.Steps = appendNew(e.Steps, g.Step.Value)
		}
	}
	if brief != nil {
		e.Brief = brief.Value
	}
	return e
}

// exercise returns the challenge (0) or a task; nil where there is none of that number.
func (b *bound) exercise(task int) *exercise {
	switch {
	case task == 0:
		return b.challenge
	case task > 0 && task <= len(b.tasks):
		return b.tasks[task-1]
	}
	return nil
}

// SolutionEdits returns the edits of the walk's text that put a solution's documents in place of those declared.
// Solutions are counted from 0.
func (w *Walk) SolutionEdits(task, number int) []source.Edit {
	var edits []source.Edit
	for _, item := range w.bound.exercise(task).solutions[number].items {
		of, at := setBy(item)
		if at.Empty() {
			continue
		}
		for _, d := range w.bound.declared {
			if d.Ref == w.bound.refs[of] {
				edits = append(edits, source.Edit{At: d.Policy.Doc.Span, New: w.Text.Slice(at)})
			}
		}
	}
	return edits
}

// setBy returns the name of the document that a statement sets, and where its new text stands.
func setBy(item syntax.ChangeItem) (of syntax.Spanned, at source.Span) {
	switch x := item.(type) {
	case *syntax.SetDocument:
		return x.Of, x.Document.Span()
	case *syntax.SetBoundary:
		return x, x.Boundary.Span()
	}
	return nil, source.Span{}
}

// Statements returns how many statements the documents have that a learner may edit: as the file stands where number
// is 0, else with a solution, from 1.
func (w *Walk) Statements(task, number int) int {
	e, n := w.bound.exercise(task), 0
	for _, ref := range e.editable {
		for _, d := range w.bound.declared {
			if d.Ref != ref {
				continue
			}
			if number > 0 && e.solutions[number-1].documents[ref] != nil {
				d = e.solutions[number-1].documents[ref]
			}
			n += len(d.Policy.Doc.Statements)
		}
	}
	return n
}

// Par is the fewest statements of a solution; -1 where there is no solution.
func (w *Walk) Par(task int) int {
	par := -1
	for i := range w.bound.exercise(task).solutions {
		if n := w.Statements(task, i+1); par < 0 || n < par {
			par = n
		}
	}
	return par
}

// appendNew adds an element to a list that has each once.
func appendNew[T comparable](list []T, x T) []T {
	for _, have := range list {
		if have == x {
			return list
		}
	}
	return append(list, x)
}
