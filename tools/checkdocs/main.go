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
	if err == nil {
		err = os.WriteFile("docs/keys.md", []byte(keysDocument()), 0o644)
	}
	if err == nil {
		err = os.WriteFile("docs/causes.md", []byte(causesDocument()), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "checkdocs:", err)
		os.Exit(1)
	}
}

const intro = `# What Rolewalk finds in policies

<!-- Written by tools/checkdocs from the code. Change the checks, then run make gen. -->

A finding is an ERROR, a SECURITY_WARNING, a WARNING or a SUGGESTION, as in IAM Access Analyzer, and has Access
Analyzer's issue code if there is one. ` + "`rolewalk check FILE`" + ` prints them, with --format json and --format
sarif for programs; ` + "`expect finding CODE on DOCUMENT`" + ` in a walk expects one; the page lists them under the
text. A finding does not change a decision. But a document that AWS would not save has no effect, as in AWS.

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

// refusals lists the findings in a document alone, and those that need the walk around it.
func refusals(b *strings.Builder) {
	b.WriteString("## What AWS refuses, or saves without effect\n\nAn ERROR here has AWS's answer, " +
		"if AWS gives one.\n\n| code | type | what |\n| --- | --- | --- |\n")
	for _, c := range policy.Codes {
		fmt.Fprintf(b, "| [%s](%s) | %s | %s |\n", c.Code, c.See, c.Type, cell(c.Text))
	}
	b.WriteString("\nThese need the walk around the document:\n\n| code | type | what |\n| --- | --- | --- |\n")
	for _, c := range scenario.Codes {
		fmt.Fprintf(b, "| %s | %s | %s |\n", c.Code, c.Type, cell(c.Text))
	}
}

// checks lists the checks of package lint.
func checks(b *strings.Builder) {
	b.WriteString("\n## Checks\n\nThese are for documents that AWS saves. *Fix*: the check offers an edit if the fix " +
		"is certain. *List*: it compares with AWS's\nlist of actions and condition keys, " +
		"and names its version.\n\n| code | type | in | fix | list | what |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, c := range lint.Checks {
		fmt.Fprintf(b, "| [%s](%s) | %s | %s | %s | %s | **%s.** %s |\n", c.Code, c.Doc.See, c.Type, kinds(c.For),
			tick(hasFix(c)), tick(c.Data), cell(c.Doc.Title), cell(c.Doc.Text))
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

// hasFix reports whether the check offers a fix for its own example.
func hasFix(c *lint.Check) bool {
	text, kind := c.Doc.Before, c.Doc.Kind
	if !strings.Contains(text, `"Statement"`) {
		text = `{"Version": "2012-10-17", "Statement": [` + text + `]}`
	}
	if kind == "" {
		kind = c.For[0]
	}
	return slices.ContainsFunc(found(text, kind),
		func(f source.Finding) bool { return f.Code == c.Code && len(f.Fixes) > 0 })
}

func tick(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// cell is text for a cell of a table.
func cell(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
