package main

import (
	"rolewalk/engine/lint"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// rule is the documentation of a code.
type rule struct {
	Code source.Code
	// Type is its severity; empty for errors of the walk language, which are all ERROR.
	Type source.Type
	// Title names the problem in a few words, Text is Markdown, See is the page. Each may be empty.
	Title, Text, See string
}

// ruleOf returns the documentation of a code. INVALID_ACTION and a few others are both a refusal of AWS's and a check;
// the check has more documentation.
func ruleOf(code source.Code) rule {
	if c := lint.Find(code); c != nil {
		return rule{code, c.Type, c.Doc.Title, c.Doc.Text, c.Doc.See}
	}
	if d := policy.DocOf(code); d != nil {
		return rule{code, d.Type, d.Text, d.Text, d.See}
	}
	for _, c := range scenario.Codes {
		if c.Code == code {
			return rule{Code: code, Type: c.Type, Title: c.Text, Text: c.Text}
		}
	}
	const text = "What keeps a walk from being read."
	return rule{Code: code, Type: source.Error, Title: text, Text: text}
}
