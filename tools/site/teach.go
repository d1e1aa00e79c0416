package main

import (
	"strings"

	"rolewalk/engine/notes"
	"rolewalk/engine/view"
	"rolewalk/tools/course"
)

// teachPage writes the page for teachers: how to show a lesson, and what each asks.
func (s *site) teachPage(library *library) error {
	const address = "teach/"
	page := course.Teach{Shell: s.shell(address, address, "Teach",
		"For teachers: how to hide the answers, large type, keys, and what to ask in each lesson.")}
	for _, w := range worldsOf(library.lessons()) {
		world := course.TaughtWorld{ID: anchor(w.title), Title: w.title}
		for _, walk := range w.walks {
			world.Lessons = append(world.Lessons, taught(walk))
		}
		page.Worlds = append(page.Worlds, world)
	}
	return s.draw(address, page)
}

// taught is what a lesson asks, and what to keep of it.
func taught(walk *libraryWalk) course.Taught {
	t := course.Taught{Lesson: listed(walk), Remember: notes.Parse(walk.Page.Lesson.Remember)}
	for i := range walk.Page.Rows {
		row := &walk.Page.Rows[i]
		if row.Kind != view.RowStep || row.Step == nil || !row.Step.Predict {
			continue
		}
		t.Questions = append(t.Questions, course.Question{
			Step: row.Number, Asked: row.Step.Question,
			Verdict: strings.TrimSpace(row.Step.Word + " " + row.Step.By), Why: row.Step.Sentence,
		})
	}
	for i := range walk.Page.Tasks {
		t.Tasks = append(t.Tasks, strings.TrimSuffix(walk.Page.Tasks[i].Title, "."))
	}
	return t
}
