package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"rolewalk/engine/lint"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

func main() {
	text, err := document()
	if err == nil {
		err = os.WriteFile("docs/checks.md", []byte(text), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "checkdocs:", err)
		os.Exit(1)
	}
}

const intro = `# What is found in policies

<!-- Written by tools/checkdocs from the code. Change the checks, then run make gen. -->

A finding is an ERROR, a SECURITY_WARNING, a WARNING or a SUGGESTION, as IAM Access Analyzer has them, under its own issue
code where it has one. ` + "`rolewalk check FILE`" + ` prints them, with --format json and --format sarif for programs;
` + "`expect finding CODE on DOCUMENT`" + ` in a walk asks for one; the page lists them under the text. None of them touches a
decision, but for what AWS would not save: that has no effect, there as here.

`

func document() (string, error) {
	var b strings.Builder
	b.WriteString(intro)
	refusals(&b)
	checks(&b)
	if err := places(&b); err != nil {
		return "", err
	}
	return b.String(), nil
}

// refusals lists what is found by reading a document, and what by looking at the walk around it.
func refusals(b *strings.Builder) {
	b.WriteString("## What AWS refuses, or takes and cannot use\n\nAn ERROR here comes with the answer that AWS would give, where it gives one.\n\n| code | type | what |\n| --- | --- | --- |\n")
	for _, c := range policy.Codes {
		fmt.Fprintf(b, "| [%s](%s) | %s | %s |\n", c.Code, c.See, c.Type, cell(c.Text))
	}
	b.WriteString("\nWith the walk around it:\n\n| code | type | what |\n| --- | --- | --- |\n")
	for _, c := range scenario.Codes {
		fmt.Fprintf(b, "| %s | %s | %s |\n", c.Code, c.Type, cell(c.Text))
	}
}

// checks lists the checks of package lint.
func checks(b *strings.Builder) {
	b.WriteString("\n## Checks\n\nIn documents that AWS saves. *Mend*: the check offers an edit where the mend is certain. *List*: it compares with AWS's list of\nactions and condition keys, and says its version.\n\n| code | type | in | mend | list | what |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, c := range lint.Checks {
		fmt.Fprintf(b, "| [%s](%s) | %s | %s | %s | %s | **%s.** %s |\n", c.Code, c.Doc.See, c.Type, kinds(c.For), tick(mends(c)), tick(c.Data), cell(c.Doc.Title), cell(c.Doc.Text))
	}
}

func kinds(list []policy.Kind) string {
	if list == nil || len(list) == len(policy.Kinds) {
		return "all"
	}
	words := make([]string, len(list))
	for i, k := range list {
		words[i] = string(k)
	}
	return strings.Join(words, ", ")
}

// mends reports whether the check offers a fix for its own example.
func mends(c *lint.Check) bool {
	text, kind := c.Doc.Before, c.Doc.Kind
	if !strings.Contains(text, `"Statement"`) {
		text = `{"Version": "2012-10-17", "Statement": [` + text + `]}`
	}
	if kind == "" {
		kind = c.For[0]
	}
	return slices.ContainsFunc(found(text, kind), func(f source.Finding) bool { return f.Code == c.Code && len(f.Fixes) > 0 })
}

func tick(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// cell is text that may stand in a table.
func cell(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
