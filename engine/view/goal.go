package view

import (
	"fmt"
	"strconv"

	"rolewalk/engine/explain"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
)

// tasks are the walk's tasks, which wait to be opened.
func (b *builder) tasks() []Task {
	list := []Task{}
	for i := range b.walk.Tasks {
		e := b.walk.Exercise(i + 1)
		list = append(list, Task{Title: e.Title, Brief: e.Brief})
	}
	return list
}

func (b *builder) lesson() Lesson {
	l := b.walk.Lesson
	return Lesson{World: l.World, Level: l.Level, Minutes: l.Minutes, Remember: l.Remember}
}

// goal is the walk's challenge, or the task that is open, with how many of its goals are met.
func (b *builder) goal(p *Page) *Goal {
	task := b.result.Task
	e := b.walk.Exercise(task)
	if e == nil {
		return nil
	}
	g := &Goal{
		Task: task, Title: e.Title, Brief: e.Brief, At: b.span(e.At), Met: p.Passed, Of: p.Passed + p.Failed,
		Statements: b.walk.Statements(task, 0), Par: b.walk.Par(task),
		Editable: []string{}, Labels: []string{}, Hints: append([]string{}, e.Hints...),
		Groups: b.groups(), Solutions: []Fix{},
	}
	g.Solved = g.Met == g.Of
	for _, ref := range e.Editable {
		g.Editable = append(g.Editable, ref.String())
		g.Labels = append(g.Labels, labelOf(p, ref))
	}
	for i := range e.Solutions {
		fix := Fix{Title: fmt.Sprintf("Solution %d", i+1), Edits: []Edit{}}
		if e.Solutions > 1 {
			fix.Title += ": " + b.walk.SolutionTrait(task, i)
		}
		for _, edit := range b.walk.SolutionEdits(task, i) {
			fix.Edits = append(fix.Edits, Edit{At: b.span(edit.At), New: edit.New})
		}
		g.Solutions = append(g.Solutions, fix)
	}
	return g
}

// labelOf is the text of a document's tab.
func labelOf(p *Page, ref policy.Ref) string {
	for i := range p.Documents {
		if p.Documents[i].Name == ref.String() {
			return p.Documents[i].Label
		}
	}
	return ref.Label()
}

// groups are the goals by what is wanted. What a task leaves as it was is the last group.
func (b *builder) groups() []GoalGroup {
	list := []GoalGroup{}
	kept := GoalGroup{Words: "All other steps as before", Kept: true, Goals: []GoalStep{}}
	for i := range b.result.Rows {
		r := &b.result.Rows[i]
		if r.Kind != scenario.RowStep || r.Step == nil || r.Step.Expect == nil {
			continue
		}
		step := GoalStep{Row: i, Number: r.Number, Met: r.Step.Held}
		switch {
		case b.result.Task == 0:
			list = grouped(list, r.Step.Expect, step)
		case len(r.Step.Goals) == 0:
			kept.Goals = append(kept.Goals, step)
		}
		for _, g := range r.Step.Goals {
			step.Met = g.Held
			list = grouped(list, g.Expect, step)
		}
	}
	if len(kept.Goals) > 0 {
		list = append(list, kept)
	}
	return list
}

// grouped adds a step to the group of what is wanted of it.
func grouped(list []GoalGroup, wanted *syntax.Expect, step GoalStep) []GoalGroup {
	words := explain.Wanted(wanted)
	for i := range list {
		if list[i].Words == words {
			list[i].Goals = append(list[i].Goals, step)
			return list
		}
	}
	return append(list, GoalGroup{Words: words, Goals: []GoalStep{step}})
}

// score says how the reader's policies compare with the shortest solution; empty where there is none.
func score(g *Goal) string {
	switch {
	case g.Par < 0:
		return ""
	case !g.Solved:
		return "It can be done with " + statements(g.Par) + "."
	case g.Statements < g.Par:
		return "with " + statements(g.Statements) + ", fewer than the " + strconv.Itoa(g.Par) + " of our shortest solution."
	case g.Statements == g.Par:
		return "with " + statements(g.Statements) + ", as few as our shortest solution."
	}
	return "with " + statements(g.Statements) + "; our shortest solution has " + strconv.Itoa(g.Par) + "."
}

func statements(n int) string {
	if n == 1 {
		return "1 statement"
	}
	return strconv.Itoa(n) + " statements"
}
