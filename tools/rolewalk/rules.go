package main

import (
	"rolewalk/engine/lint"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// rule is what there is to know about a code.
type rule struct {
	Code source.Code
	// Type is how grave it is; empty for the language's own errors, which all are ERROR.
	Type source.Type
	// Title names the fault in a few words, Text says in Markdown what comes of it, See is the page; empty where none is.
	Title, Text, See string
}

// ruleOf finds what is known of a code. INVALID_ACTION and a few more are AWS's refusal and a check at once; the check
// says more.
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
