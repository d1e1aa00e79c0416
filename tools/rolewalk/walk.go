package main

import (
	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/managed/packs"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// parse parses and binds a walk. It knows every AWS managed policy and every action, because the command may be large.
func parse(text *source.Text) *scenario.Walk {
	policies := &packs.Library{}
	return scenario.ParseWith(text.Name, text.Body, scenario.CommandLimit,
		scenario.Library{Lookup: policies.Text, Elsewhere: policies.Elsewhere, Review: allFindings})
}

// allFindings are the findings of the checks in a walk's policies.
func allFindings(walk *scenario.Walk) []scenario.Finding { return review.All(walk, embedded.Data()) }
