package lesson

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// What a lesson has.
const (
	leastSteps, mostSteps     = 4, 12
	leastMinutes, mostMinutes = 5, 10
	leastPredicts             = 2
	hintsOfTask               = 3
	bullets                   = 3
	mostMean                  = 20 // words
	mostWords                 = 30 // of a sentence
)

// Lack is something that a lesson lacks. At is where it would stand.
type Lack struct {
	At   source.Span
	Says string
}

// Report is what a lesson or a challenge lacks, and how hard its text is to read.
type Report struct {
	Lacks []Lack
	Prose Prose
}

// Check reads a walk that parsed without errors as a lesson, or if it has a challenge, as that.
func Check(walk *scenario.Walk) Report {
	c := &checklist{walk: walk}
	for _, item := range walk.Items() {
		switch n := item.(type) {
		case *syntax.Step:
			c.steps = append(c.steps, n)
		case *syntax.Remember:
			c.remember = n
		}
	}
	if walk.Title == "" {
		c.lacks(source.Span{}, "it has no title")
	}
	if walk.Challenge != nil {
		c.challenge()
	} else {
		c.lesson()
	}
	c.prose()
	return Report{c.list, c.measured}
}

type checklist struct {
	walk     *scenario.Walk
	steps    []*syntax.Step
	remember *syntax.Remember
	list     []Lack
	measured Prose
}

func (c *checklist) lacks(at source.Span, format string, args ...any) {
	c.list = append(c.list, Lack{at, fmt.Sprintf(format, args...)})
}

func (c *checklist) lesson() {
	l := c.walk.Lesson
	if !slices.Contains(Worlds, l.World) {
		c.lacks(source.Span{}, "its world is none of the course: %s", strings.Join(Worlds, ", "))
	}
	if l.Level == 0 {
		c.lacks(source.Span{}, "it has no level")
	}
	if l.Minutes < leastMinutes || l.Minutes > mostMinutes {
		c.lacks(source.Span{}, "its minutes are %d, not %d to %d", l.Minutes, leastMinutes, mostMinutes)
	}
	if c.walk.About == "" {
		c.lacks(source.Span{}, "it has no situation: an about with a person and a need")
	}
	if n := len(c.steps); n < leastSteps || n > mostSteps {
		c.lacks(source.Span{}, "it has %d steps, not %d to %d", n, leastSteps, mostSteps)
	}
	c.predictions()
	c.stepNotes()
	c.tasks()
	c.remembered()
}

// predictions holds the steps that ask the reader.
func (c *checklist) predictions() {
	asked, refused := 0, false
	for i, s := range c.steps {
		if s.Expect == nil {
			c.lacks(s.Span(), "step %d has no expect", i+1)
		}
		if s.Predict == nil {
			continue
		}
		asked++
		refused = refused || s.Expect != nil && s.Expect.Outcome != syntax.Allow
		if len(s.Hints) == 0 {
			c.lacks(s.Span(), "step %d is to be predicted and has no hint", i+1)
		}
	}
	if asked < leastPredicts {
		c.lacks(source.Span{}, "it asks for %d predictions, not %d", asked, leastPredicts)
	}
	if asked > 0 && !refused {
		c.lacks(source.Span{}, "none of its predictions is on a refused step, where the page asks for the gate")
	}
}

// stepNotes asks for a note wherever the reader has predicted, and at half of the steps.
func (c *checklist) stepNotes() {
	n := 0
	for i, s := range c.steps {
		if len(s.Notes) > 0 {
			n++
		} else if s.Predict != nil {
			c.lacks(s.Span(), "step %d is to be predicted and has no note", i+1)
		}
	}
	if 2*n < len(c.steps) {
		c.lacks(source.Span{}, "%d of its %d steps have a note: write one for every step that teaches", n, len(c.steps))
	}
}

// tasks wants one task that has all of it, and of each that it can be read and solved.
func (c *checklist) tasks() {
	if len(c.walk.Tasks) == 0 {
		c.lacks(source.Span{}, "it has no task")
		return
	}
	hints, goals := 0, ""
	for i, t := range c.walk.Tasks {
		if t.Brief == nil {
			c.lacks(t.Span(), "task %d has no brief", i+1)
		}
		if len(t.Solutions) == 0 {
			c.lacks(t.Span(), "task %d has no solution", i+1)
		}
		if len(t.Edits) == 0 {
			c.lacks(t.Span(), "task %d has no edit: nothing can be changed", i+1)
		}
		hints = max(hints, len(t.Hints))
		if lack := goalsLack(t.Goals); i == 0 || lack == "" {
			goals = lack
		}
	}
	if hints < hintsOfTask {
		c.lacks(c.walk.Tasks[0].Span(), "no task has %d hints: where to look, what to change, nearly the text", hintsOfTask)
	}
	if goals != "" {
		c.lacks(c.walk.Tasks[0].Span(), "%s", goals)
	}
}

// goalsLack says which kind of goal a task lacks; empty where it has both.
func goalsLack(goals []*syntax.Goal) string {
	allow := slices.ContainsFunc(goals, func(g *syntax.Goal) bool { return g.Expect.Outcome == syntax.Allow })
	refuse := slices.ContainsFunc(goals, func(g *syntax.Goal) bool { return g.Expect.Outcome != syntax.Allow })
	switch {
	case !allow:
		return "no goal says what must be allowed"
	case !refuse:
		return "no goal says what must still be refused"
	}
	return ""
}

var (
	bullet   = regexp.MustCompile(`(?m)^\s*[-*] \S.*$`)
	awsPages = regexp.MustCompile(`(?m)^\s*AWS: .*\]\(https://docs\.aws\.amazon\.com/`)
)

func (c *checklist) remembered() {
	if c.remember == nil {
		c.lacks(source.Span{}, "it has no remember")
		return
	}
	text := c.remember.Text.Value
	if n := len(bullet.FindAllString(text, -1)); n != bullets {
		c.lacks(c.remember.Span(), "remember has %d bullets, not %d", n, bullets)
	}
	if !awsPages.MatchString(text) {
		c.lacks(c.remember.Span(), "remember names no page of AWS: a line AWS: [title](https://docs.aws.amazon.com/…)")
	}
}

// challenge wants goals of both kinds, and two right answers.
func (c *checklist) challenge() {
	ch := c.walk.Challenge
	if ch.Brief == nil {
		c.lacks(ch.Span(), "the challenge has no brief")
	}
	if len(ch.Edits) == 0 {
		c.lacks(ch.Span(), "the challenge has no edit: nothing can be changed")
	}
	if n := len(ch.Solutions); n < 2 {
		c.lacks(ch.Span(), "the challenge has %d right answers, not 2", n)
	}
	allow, refuse := false, false
	for i, s := range c.steps {
		if s.Expect == nil {
			c.lacks(s.Span(), "step %d has no expect, so it is no goal", i+1)
			continue
		}
		allow = allow || s.Expect.Outcome == syntax.Allow
		refuse = refuse || s.Expect.Outcome != syntax.Allow
	}
	if !allow {
		c.lacks(ch.Span(), "no step must be allowed")
	}
	if !refuse {
		c.lacks(ch.Span(), "no step must be refused")
	}
}
