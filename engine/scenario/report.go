package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Report says how many expectations of a walk hold.
type Report struct {
	Passed, Failed int
	Failures       []Failure
}

// Failure is an expectation that does not hold.
type Failure struct {
	At source.Span
	// Title is the step's title, or what it does. Task is the number of the task that was open, 0 when none was. Solution
	// is the number of the solution that ran, 0 when none did.
	Title          string
	Task, Solution int
	// Wanted is the expectation, Got what happened.
	Wanted, Got string
	// Step is the step that failed, with its trace; nil when the expectation is about a finding.
	Step *StepResult
}

// Check runs the walk, or each solution of its challenge, and counts the expectations that hold. A challenge's
// expectations are its goals, and the file as it stands must not meet all of them: that is one more check. Each task is
// then open in turn: its goals and the expectations that they leave are counted for each solution, and as the file
// stands one of its goals must not be met.
func (w *Walk) Check() Report {
	c := checker{walk: w}
	if w.Challenge == nil {
		c.run(Options{})
	} else {
		c.exercise(0, w.Challenge.Title.Value, w.Challenge.Title.Span())
	}
	for i, t := range w.Tasks {
		c.exercise(i+1, t.Title.Value, t.Title.Span())
	}
	return c.Report
}

// exercise checks each solution of the challenge or of a task, and that it leaves something to do.
func (c *checker) exercise(task int, title string, at source.Span) {
	for i := range c.walk.bound.exercise(task).solutions {
		c.run(Options{Task: task, Solution: i + 1})
	}
	for _, e := range c.expectations(Options{Task: task}) {
		if !e.held && (task == 0 || e.goal) {
			c.Passed++
			return
		}
	}
	c.fail(Failure{
		At: at, Title: title, Task: task, Wanted: "at least one goal unmet as the file stands", Got: "every goal met",
	})
}

// checker judges a walk's expectations.
type checker struct {
	Report
	walk *Walk
	// reviewed is what the library's Review finds, once it was asked.
	reviewed []Finding
	asked    bool
}

// review returns what the library's Review finds. It asks once.
func (c *checker) review() []Finding {
	if review := c.walk.library.Review; !c.asked && review != nil {
		c.reviewed = review(c.walk)
	}
	c.asked = true
	return c.reviewed
}

func (c *checker) run(o Options) {
	for _, e := range c.expectations(o) {
		if e.held {
			c.Passed++
			continue
		}
		c.fail(e.Failure)
	}
}

func (c *checker) fail(f Failure) {
	c.Failed++
	c.Failures = append(c.Failures, f)
}

// expectation is one expectation, and whether it holds. goal says that the open task wants it.
type expectation struct {
	Failure
	held, goal bool
}

// expectations runs the walk and judges everything that it expects, in file order.
func (c *checker) expectations(o Options) []expectation {
	w, list := c.walk, []expectation(nil)
	o.Trace = true
	result := w.Run(o)
	for i := range result.Rows {
		row := &result.Rows[i]
		if row.Kind != RowStep || row.Step == nil || row.Step.Expect == nil {
			continue
		}
		s := row.Step
		judged := s.Goals
		if len(judged) == 0 {
			judged = []Goal{{s.Expect, s.Held}}
		}
		for _, g := range judged {
			list = append(list, expectation{held: g.Held, goal: len(s.Goals) > 0, Failure: Failure{
				At: g.Span(), Title: w.stepTitle(row), Task: o.Task, Solution: o.Solution, Wanted: ExpectationText(g.Expect),
				Got: s.Got(), Step: s,
			}})
		}
	}
	for _, item := range w.file.Items {
		if x, ok := item.(*syntax.ExpectFinding); ok {
			list = append(list, c.expectFinding(x, o))
		}
	}
	return list
}

// expectFinding judges `expect finding CODE on DOCUMENT`. A managed policy that is attached under the name of the
// document counts too.
func (c *checker) expectFinding(x *syntax.ExpectFinding, o Options) expectation {
	ref := c.walk.bound.refs[x.On]
	all := append(c.walk.FindingsOf(ref), about(ref, c.review())...)
	if managed, ok := c.walk.bound.managed[ref]; ok {
		all = append(append(all, c.walk.FindingsOf(managed)...), about(managed, c.review())...)
	}
	var found []string
	for _, f := range all {
		if f.Code == source.Code(x.Code.Value) {
			return expectation{held: true}
		}
		found = append(found, string(f.Code))
	}
	got := strings.Join(found, ", ")
	if got == "" {
		got = "no finding"
	}
	return expectation{Failure: Failure{
		At: x.Span(), Title: "finding on " + ref.String(), Task: o.Task, Solution: o.Solution,
		Wanted: "finding " + x.Code.Value, Got: got,
	}}
}

// stepTitle returns what a step is called: its title, else what it does.
func (w *Walk) stepTitle(row *Row) string {
	if s, ok := row.Item.(*syntax.Step); ok && s.Title != nil && s.Title.Value != "" {
		return s.Title.Value
	}
	return "step " + strconv.Itoa(row.Number) + ": " + w.StepLine(row)
}

// StepLine returns what a step does, in the walk's own words.
func (w *Walk) StepLine(row *Row) string {
	s := row.Step
	if step, ok := row.Item.(*syntax.Step); ok && step.Act != nil {
		return oneLine(w.Text.Slice(step.Act.Span()))
	}
	if s == nil {
		return ""
	}
	return fmt.Sprintf("%s renews itself", s.Session)
}
