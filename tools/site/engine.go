package main

import (
	"fmt"

	"rolewalk/engine/managed"
	"rolewalk/engine/managed/large"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// run decides a walk by the engine, as the page's own module does.
func run(name, text string) *view.Page {
	return view.Build(scenario.ParseWith(name, text, scenario.PageLimit, scenario.Library{Lookup: large.Text}).Run(scenario.Options{Trace: true}))
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
