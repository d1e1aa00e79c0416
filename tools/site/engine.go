package main

import (
	"fmt"

	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/managed"
	"rolewalk/engine/managed/large"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

// run decides a walk by the engine, as the page's own module does.
func run(name, text string) (*view.Page, *view.Suggestions) {
	library := scenario.Library{Lookup: large.Text}
	decided := scenario.ParseWith(name, text, scenario.PageLimit, library).Run(scenario.Options{Trace: true})
	page := view.Build(decided)
	row := prerender.FirstStep(page)
	if row < 0 || page.Goal != nil || page.Rows[row].Pending != nil || page.Rows[row].Step.Outcome == view.OutcomeAllow {
		return page, nil
	}
	return page, view.BuildSuggestions(decided, row)
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
