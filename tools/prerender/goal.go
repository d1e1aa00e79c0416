package prerender

import (
	"strconv"

	"rolewalk/engine/view"
)

// goal is a goal about one step. One whose verdict is still to be predicted is not told as met.
type goal struct {
	view.GoalStep
	Title string
	Met   bool
}

// goalGroup is what is wanted of some steps.
type goalGroup struct {
	Words string
	Goals []goal
}

// Goals are the goals of a challenge, by what is wanted.
func (d *drawing) Goals() []goalGroup {
	var list []goalGroup
	for _, g := range d.Page.Goal.Groups {
		group := goalGroup{Words: g.Words}
		for _, s := range g.Goals {
			row := &d.Page.Rows[s.Row]
			group.Goals = append(group.Goals, goal{s, row.Title, s.Met && row.Pending == nil})
		}
		list = append(list, group)
	}
	return list
}

// Solved says that every goal is met.
func (d *drawing) Solved() bool {
	met, of := d.counted()
	return met == of && d.Page.Goal.Solved
}

func (d *drawing) counted() (met, of int) {
	for _, group := range d.Goals() {
		for _, g := range group.Goals {
			of++
			if g.Met {
				met++
			}
		}
	}
	return met, of
}

// GoalWords says how many goals are met.
func (d *drawing) GoalWords() string {
	if d.Solved() {
		return view.DrawingWords().AllMet
	}
	met, of := d.counted()
	return strconv.Itoa(met) + " of " + strconv.Itoa(of) + " " + view.DrawingWords().Goals
}
