package main

import (
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
	"rolewalk/engine/wire"
	"rolewalk/wasm/policystore"
)

// policies are the AWS-managed policies that were handed over.
var policies policystore.Store

// library takes an AWS-managed policy: its name, a line end, its text. It answers nothing.
func library(policy string) []byte {
	policies.Put(policy)
	return nil
}

// evaluate answers the page of a walk while one of its tasks is open; 0 is none.
func evaluate(text string, task int) []byte {
	return encode(view.Build(policies.Parse(text).Run(scenario.Options{Trace: true, Task: task})))
}

// pageFault answers a page that says only that we failed.
func pageFault(said string) []byte {
	return encode(&view.Page{Status: view.StatusBroken, Fault: faultSentence(said)})
}

// asked is what `answer` is handed: a walk, and what could be asked or fetched.
type asked struct {
	Walk  string     `json:"walk"`
	About [][]string `json:"about"`
}

// answer answers the decision of the last step of a walk that was made of what a person brought.
func answer(text string) []byte {
	var a asked
	if err := wire.Read(text, &a); err != nil {
		return answerFault(err.Error())
	}
	return encode(view.AnswerTo(policies.Parse(a.Walk), a.About))
}

func answerFault(said string) []byte { return encode(&view.Answer{Fault: faultSentence(said)}) }

// format answers the walk as the formatter writes it, or its first error.
func format(text string) []byte {
	walk := source.NewText(policystore.WalkName, text)
	formatted, findings := syntax.Format(walk, scenario.PageLimit)
	if len(findings) > 0 {
		return encode(openAnswer{Error: walk.Report(findings[0])})
	}
	return encode(openAnswer{Text: formatted})
}
