package syntax

import (
	"rolewalk/engine/source"
)

// World names the chapter that a lesson belongs to.
type World struct {
	Node
	Text Line `parser:"'world' @@" usage:"TITLE"`
}

// hardestLevel is the level of the hardest lessons; the easiest have 1.
const hardestLevel = 3

// Level says how hard a lesson is.
type Level struct {
	Node
	Count Count `parser:"'level' @@" usage:"LEVEL"`
}

func (l *Level) check(r *report) {
	if l.Count.Value > hardestLevel {
		r.errorAt(BadNumber, l.Count.at, "there is no level `"+short(l.Count.raw)+"`",
			"a level is 1, 2 or 3, and 3 is the hardest")
	}
}

// Minutes says how long a lesson takes.
type Minutes struct {
	Node
	Count Count `parser:"'minutes' @@" usage:"MINUTES"`
}

// Remember says in Markdown what to keep of a lesson.
type Remember struct {
	Node
	Text Text `parser:"'remember' @@"`
}

// Task is something for the learner to do in a lesson. Items are its statements in order; the other fields are
// gathered from them.
type Task struct {
	Node
	Title Line       `parser:"'task' @@"`
	Items []TaskItem `parser:"Open @@* Close"`

	Brief     *Text
	Hints     []*Line
	Edits     []*Edit
	Goals     []*Goal
	Solutions []*Solution
}

// TaskItem is *Brief, *Hint, *Edit, *Goal or *Solution.
type TaskItem interface{ Spanned }

// Goal is what a step is to give while its task is open. Expect is the same as `expect` in that step would be, and
// stands where the goal does.
type Goal struct {
	Node
	Step     Number `parser:"'goal' 'step' @@"`
	Plain    string `parser:"( @('allow' | 'expired' | 'unknown')"`
	Code     *Name  `parser:"| 'error' @@"`
	Explicit bool   `parser:"| @'explicit'"`
	Gate     *Gate  `parser:"'deny' 'by' @@ | 'deny' ('by' @@)? )"`

	Expect *Expect
}

func (g *Goal) check(r *report) {
	g.Expect = &Expect{Node: g.Node, Plain: g.Plain, Code: g.Code, Explicit: g.Explicit, Gate: g.Gate}
	g.Expect.check(r)
}

// Count is a whole number from 1. It is 0 if an error was reported for it.
type Count struct {
	value
	Value int
}

func (c *Count) decode(r *report) {
	written := unquote(c.raw)
	c.Value = wholeNumber(written)
	if c.Value == 0 && !c.Missing() {
		r.add(source.Finding{
			Code: BadNumber, At: c.at, Message: "`" + short(written) + "` is not a whole number from 1",
			Remedy: "write digits alone, like `2`",
		})
	}
}

// wholeNumber returns the number that is written; 0 for everything else and for one of nine digits or more.
func wholeNumber(written string) int {
	n := 0
	for i := range len(written) {
		if i == 8 || written[i] < '0' || written[i] > '9' {
			return 0
		}
		n = n*10 + int(written[i]-'0')
	}
	return n
}
