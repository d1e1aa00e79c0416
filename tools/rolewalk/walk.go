package main

import (
	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/managed/large"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// parse reads and binds a walk, with every AWS-managed policy and every action there is: the command need not be small.
func parse(text *source.Text) *scenario.Walk {
	return scenario.ParseWith(text.Name, text.Body, scenario.CommandLimit, scenario.Library{Lookup: large.Text, Review: allFindings})
}

// allFindings is what could be better in a walk's policies.
func allFindings(walk *scenario.Walk) []scenario.Finding { return review.All(walk, embedded.Data()) }
