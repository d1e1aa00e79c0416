package main

import (
	"fmt"
	"regexp"
	"runtime/debug"

	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/managed"
	"rolewalk/engine/managed/packs"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
	"rolewalk/wasm/policystore"
)

// run decides a walk by the engine, as the page's own module does. Until it is edited the page stands on this answer.
func run(text string) (*view.Page, *view.Suggestions) {
	policies := &packs.Library{}
	library := scenario.Library{Lookup: policies.Text, Elsewhere: policies.Elsewhere}
	walk := scenario.ParseWith(policystore.WalkName, text, scenario.PageLimit, library)
	decided := walk.Run(scenario.Options{Trace: true})
	page := view.Build(decided)
	row := prerender.FirstStep(page)
	if row < 0 || page.Goal != nil || page.Rows[row].Pending != nil || page.Rows[row].Step.Outcome == view.OutcomeAllow {
		return page, nil
	}
	return page, view.BuildSuggestions(decided, row, review.Document)
}

// advise looks at a walk's policies, as the page's module with the checks does.
func advise(text string) (*view.Advice, error) {
	data, err := embedded.Load()
	if err != nil {
		return nil, fmt.Errorf("reading AWS's list of actions: %w", err)
	}
	policies := &packs.Library{}
	library := scenario.Library{Lookup: policies.Text, Elsewhere: policies.Elsewhere}
	walk := scenario.ParseWith(policystore.WalkName, text, scenario.PageLimit, library)
	return view.Advise(walk, review.Policies(walk), review.PoliciesWithData(walk, data), data.Version), nil
}

// copyManaged writes the packs of AWS-managed policies, of which the page fetches those that a walk needs.
func (s *site) copyManaged() error {
	names, err := packs.Names()
	if err != nil {
		return err
	}
	for _, name := range names {
		body, err := packs.File(name)
		if err != nil {
			return err
		}
		if err := s.write("managed/"+name, body); err != nil {
			return err
		}
	}
	return nil
}

// releases are the versions of Rolewalk and of its data. A build that is no release says so, and nothing else: the same
// source gives the same site.
func releases() (map[string]string, error) {
	data, err := embedded.Load()
	if err != nil {
		return nil, fmt.Errorf("reading AWS's list of actions: %w", err)
	}
	own := "unreleased"
	if info, ok := debug.ReadBuildInfo(); ok && isRelease.MatchString(info.Main.Version) {
		own = info.Main.Version
	}
	return map[string]string{"rolewalk": own, "managed": managed.Version, "actions": data.Version}, nil
}

var isRelease = regexp.MustCompile(`^v\d+\.\d+\.\d+$`)
