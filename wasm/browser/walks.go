package main

import (
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
	"rolewalk/wasm/policystore"
)

// policies are the AWS-managed policies that were handed over.
var policies policystore.Store

// library takes an AWS-managed policy: its name, a line end, its text. It answers nothing.
func library(policy string) []byte {
	policies.Put(policy)
	return nil
}

// last is the walk that was run last: what the reader comes by is asked of it again and again.
var last struct {
	text   string
	task   int
	result *scenario.Result
}

// evaluate answers the page of a walk while one of its tasks is open; 0 is none. The reader looks at the row.
func evaluate(text string, task, row int) []byte {
	run(text, task)
	return encode(view.BuildNear(last.result, row))
}

// near answers the rows near a row of a walk, as evaluate does.
func near(text string, task, row int) []byte {
	if last.result == nil || last.text != text || last.task != task {
		run(text, task)
	}
	return encode(view.Near(last.result, row))
}

func run(text string, task int) {
	last.result = nil // a walk that fails leaves none
	last.result = policies.Edited(text).Run(scenario.Options{Trace: true, Task: task})
	last.text, last.task = text, task
}

// pageFault answers a page that says only that we failed.
func pageFault(said string) []byte {
	return encode(&view.Page{Status: view.StatusBroken, Fault: faultSentence(said)})
}

// What `answer` is handed begins with what could be asked or fetched: groups of names. A reader of JSON would be a
// hundredth of the module.
const (
	endOfName  = "\x00"
	endOfGroup = "\x01"
	endOfNames = "\x02"
)

// answer answers the decision of the last step of a walk that was made of what a person brought.
func answer(text string) []byte {
	names, walk, _ := strings.Cut(text, endOfNames)
	about := [][]string{}
	for names != "" {
		group, rest, _ := strings.Cut(names, endOfGroup)
		list := []string{}
		for group != "" {
			name, more, _ := strings.Cut(group, endOfName)
			list, group = append(list, name), more
		}
		about, names = append(about, list), rest
	}
	return encode(view.AnswerTo(policies.Parse(walk), about))
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
