package main

import (
	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/engine/wire"
	"rolewalk/wasm/policystore"
)

// main does nothing: a reactor is called, it does not run.
func main() {}

// policies are the AWS-managed policies that were handed over.
var policies policystore.Store

// library takes an AWS-managed policy.
func library(policy string) []byte {
	policies.Put(policy)
	latest = session{} // it was read without the policy
	return nil
}

// advise answers what could be better in the policies of a walk.
func advise(text string) []byte {
	walk := policies.Edited(text)
	data, err := embedded.Load()
	if err != nil {
		panic(err) // the list is embedded, so a test fails before a reader sees this
	}
	plain, withData := review.Policies(walk), review.PoliciesWithData(walk, data)
	return wire.JSON(view.Advise(walk, plain, withData, data.Version))
}

// suggest answers the sets of edits that flip the decision of a row.
func suggest(text string, row int) []byte {
	return wire.JSON(view.BuildSuggestions(policies.Parse(text).Run(scenario.Options{}), row, review.Document))
}

// suggestFault answers no edits, and says that the fault is ours.
func suggestFault(said string) []byte {
	return wire.JSON(&view.Suggestions{
		Needs: []string{}, Suggestions: []view.Suggestion{}, Stays: []view.Stay{}, Wider: []view.Stay{}, None: ours(said),
	})
}

func noAnswer(string) []byte { return nil }
