package main

import (
	"fmt"

	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/managed"
	"rolewalk/engine/managed/large"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// run decides a walk by the engine, as the page's own module does.
func run(name, text string) (*view.Page, *view.Ways) {
	decided := scenario.ParseWith(name, text, scenario.PageLimit, scenario.Library{Lookup: large.Text}).Run(scenario.Options{Trace: true})
	page := view.Build(decided)
	if row := firstStep(page); row >= 0 && page.Goal == nil && page.Rows[row].Step.Outcome != view.OutcomeAllow && !page.Rows[row].Step.Predict {
		return page, view.BuildWays(decided, row)
	}
	return page, nil
}

// firstStep is the index of the first row that is a step; -1 where there is none.
func firstStep(page *view.Page) int {
	for i, row := range page.Rows {
		if row.Kind == view.RowStep && row.Step != nil {
			return i
		}
	}
	return -1
}

// advise looks at a walk's policies, as the page's module with the checks does.
func advise(name, text string) (*view.Advice, error) {
	data, err := embedded.Load()
	if err != nil {
		return nil, fmt.Errorf("reading AWS's list of actions: %w", err)
	}
	walk := scenario.Parse(name, text, scenario.PageLimit)
	return view.Advise(walk, review.Policies(walk), review.PoliciesWithData(walk, data), data.Version), nil
}

// copyManaged writes the AWS-managed policies that the page's engine asks for where a walk attaches them.
func (s *site) copyManaged() error {
	for _, name := range managed.Large {
		text, ok := large.Text(name)
		if !ok {
			return fmt.Errorf("there is no text of the AWS-managed policy %s", name)
		}
		if err := s.write("managed/"+name+".json", []byte(text)); err != nil {
			return err
		}
	}
	return nil
}
