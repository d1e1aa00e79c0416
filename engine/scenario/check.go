package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Report is what a walk's expectations came to.
type Report struct {
	Passed, Failed int
	Failures       []Failure
}

// Failure is an expectation that does not hold.
type Failure struct {
	At source.Span
	// Title is the step's title, or what it does; Solution the number of the solution that ran, 0 where none did.
	Title    string
	Solution int
	// Wanted is the expectation, Got what came.
	Wanted, Got string
	// Step is the step that failed, with its trace, nil where the expectation is about a finding.
	Step *StepResult
}

// Check runs the walk, and each solution of its challenge, and counts the expectations that hold. A challenge's
// expectations are its goals, which the file as it stands does not all meet: that is one more check.
func (w *Walk) Check() Report {
	var r Report
	if w.Challenge == nil {
		r.run(w, 0)
		return r
	}
	for i := range w.Challenge.Solutions {
		r.run(w, i+1)
	}
	r.unsolved(w)
	return r
}

// unsolved checks that a challenge leaves something to do.
func (r *Report) unsolved(w *Walk) {
	for _, e := range w.expectations(0) {
		if !e.held {
			r.Passed++
			return
		}
	}
	r.fail(Failure{At: w.Challenge.Title.Span(), Title: w.Challenge.Title.Value, Wanted: "at least one goal unmet as the file stands", Got: "every goal met"})
}

func (r *Report) run(w *Walk, solution int) {
	for _, e := range w.expectations(solution) {
		if e.held {
			r.Passed++
			continue
		}
		r.fail(e.Failure)
	}
}

func (r *Report) fail(f Failure) {
	r.Failed++
	r.Failures = append(r.Failures, f)
}

// expectation is one expectation, and whether it holds.
type expectation struct {
	Failure
	held bool
}

// expectations runs the walk and judges all that it expects, in file order.
func (w *Walk) expectations(solution int) []expectation {
	var list []expectation
	result := w.Run(Options{Trace: true, Solution: solution})
	for i := range result.Rows {
		row := &result.Rows[i]
		if row.Kind != RowStep || row.Step == nil || row.Step.Expect == nil {
			continue
		}
		s := row.Step
		list = append(list, expectation{held: s.Held, Failure: Failure{
			At: s.Expect.Span(), Title: w.StepTitle(row), Solution: solution, Wanted: ExpectationText(s.Expect), Got: s.Got(), Step: s,
		}})
	}
	for _, item := range w.file.Items {
		if x, ok := item.(*syntax.ExpectFinding); ok {
			list = append(list, w.expectFinding(x, solution))
		}
	}
	return list
}

// expectFinding judges `expect finding CODE on DOCUMENT`.
func (w *Walk) expectFinding(x *syntax.ExpectFinding, solution int) expectation {
	f, _ := w.quietly().filing(x.On)
	name := f.name
	all := append(w.FindingsOf(name), about(name, w.reviewed())...)
	if managed := w.names.managed[name]; managed != "" {
		all = append(append(all, w.FindingsOf(managed)...), about(managed, w.reviewed())...)
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
	return expectation{Failure: Failure{At: x.Span(), Title: "finding on " + name, Solution: solution, Wanted: "finding " + x.Code.Value, Got: got}}
}

// StepTitle is what a step is called: its title, else what it does.
func (w *Walk) StepTitle(row *Row) string {
	if s, ok := row.Item.(*syntax.Step); ok && s.Title != nil && s.Title.Value != "" {
		return s.Title.Value
	}
	return "step " + strconv.Itoa(row.Number) + ": " + w.StepLine(row)
}

// StepLine is what a step does, in the walk's own words.
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
