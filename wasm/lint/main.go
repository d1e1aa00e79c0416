// Command lint is what may take its time as a WebAssembly module of its own: the checks of policies, with AWS's list of
// actions, and the search for edits that would turn a decision round. The page's engine does not carry them, and the page
// loads this module once the reader works on a walk.
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o dist/lint.wasm ./wasm/lint
//
// Package reactor says how a module is spoken to. The entries take the first n bytes of the room as UTF-8:
//
//	advise(n)     a walk; the answer is a view.Advice as JSON
//	ways(n, row)  a walk; the answer is view.Ways as JSON, for the row of its page
//	library(n)    an AWS-managed policy: its name, a line end, its text; there is no answer
//
// Where we fail, advise has no answer, for advice is not worth a word of fault; ways says so in None.
package main

import (
	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/wasm/shelf"
)

// main does nothing: a reactor is called, it does not run.
func main() {}

// policies are the AWS-managed policies that were handed over.
var policies shelf.Shelf

// library takes an AWS-managed policy.
func library(policy string) []byte {
	policies.Put(policy)
	return nil
}

// advise answers what could be better in the policies of a walk.
func advise(text string) []byte {
	walk := scenario.Parse(shelf.Name, text, scenario.PageLimit)
	data, err := embedded.Load()
	if err != nil {
		panic(err) // the tests of whoever built this would have failed
	}
	return view.JSON(view.Advise(walk, review.Policies(walk), review.PoliciesWithData(walk, data), data.Version))
}

// ways answers the sets of edits that turn the decision of a row round.
func ways(text string, row int) []byte {
	return view.JSON(view.BuildWays(policies.Read(text).Run(scenario.Options{}), row))
}

// waysFault answers no ways, and says that the fault is ours.
func waysFault(said string) []byte {
	return view.JSON(&view.Ways{Needs: []string{}, Ways: []view.Way{}, None: "Rolewalk itself failed here, and your text is kept: " + said})
}

func noAnswer(string) []byte { return nil }
