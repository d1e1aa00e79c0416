package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/policy"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// The formats in which findings are printed.
const (
	formatText  = "text"
	formatJSON  = "json"
	formatSARIF = "sarif"
)

var formats = []string{formatText, formatJSON, formatSARIF}

const checkHelp = `Tell what AWS would answer to policies, and what to write instead. A file is a walk, a policy by itself (JSON), or
Terraform, whose heredocs that hold JSON are checked at their own lines; jsonencode and aws_iam_policy_document are not
read. A file of - is the standard input.

A document that AWS would not save has ERRORs with AWS's answer. The checks of IAM Access Analyzer and more find what a
document can never do, what it opens wider than its author thinks, and what it says twice; they compare with AWS's list of
actions and condition keys, whose version --format json names. docs/checks.md lists every code.

Without --as a policy with a Principal whose actions are all of sts is a trust policy, with any other Principal a resource
policy, and else an identity policy; where that is not certain, the error stream says what it was taken for. Trust and
resource policies are looked at more closely with --account, the account that the role or the resource belongs to.

It exits with 1 where a finding is an ERROR, else with 0, and with 2 where a file cannot be read, is none of these, or is a
walk that does not parse. The order of files is that of the arguments, within a file that of place.

--format json prints {"version": 1, "actionData": VERSION, "findings": […]}, each finding with file, line, column, endLine,
endColumn (from 1, in code points), from, to (bytes, half open), type, code, message, aws, remedy, see, document, kind, and
list (the version of AWS's list of actions that it
compares with, or empty), and fixes: {"title", "edits": [{"from", "to", "new"}]}, all edits of a fix to be made together. --format sarif is SARIF 2.1.0.`

func checkCommand() *cobra.Command {
	var as, format, account string
	c := &cobra.Command{
		Use:   "check FILE…",
		Short: "Tell what AWS would answer to policies, and what to write instead",
		Long:  checkHelp,
		Example: `  rolewalk check trust.json main.tf my.walk
  rolewalk check --format sarif policies/*.json > rolewalk.sarif
  aws iam get-role --role-name Deploy --query Role.AssumeRolePolicyDocument | rolewalk check --as trust -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			k, err := newChecker(c, as, format, account)
			if err != nil {
				return err
			}
			for _, path := range args {
				k.file(path)
			}
			return k.end(format)
		},
	}
	c.Flags().StringVar(&as, "as", "", "what policies are: "+strings.Join(asWords(), ", "))
	c.Flags().StringVar(&format, "format", formatText, "how findings are printed: "+strings.Join(formats, ", "))
	c.Flags().StringVar(&account, "account", "", "the account, of 12 digits, that policies belong to")
	// Both fail only for a flag that is not there.
	_ = c.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(asWords(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// checker checks files, and keeps what it finds and the gravest exit code.
type checker struct {
	c       *cobra.Command
	as      as
	account string
	data    *actions.Data
	found   []found
	// broken are the sentences about files that are not checked.
	broken []string
	code   int
}

// found is a finding with the text that it points into, and the document that it is about.
type found struct {
	source.Finding
	text *source.Text
	// document is what the walk calls it, kind what it was checked as; both are empty for the walk's own text.
	document, kind string
	// list is the version of AWS's list of actions that the finding compares with; empty where it needs none.
	list string
}

// by says that a finding is as old as the list that it compares with; empty where it needs none.
func (f *found) by() string {
	if f.list == "" {
		return ""
	}
	return "By AWS's list of actions and condition keys, version " + f.list
}

func newChecker(c *cobra.Command, word, format, account string) (*checker, error) {
	k := &checker{c: c, account: account}
	switch {
	case word != "" && !slices.Contains(asWords(), word):
		return nil, fmt.Errorf("--as is one of %s, not %q", strings.Join(asWords(), ", "), word)
	case !slices.Contains(formats, format):
		return nil, fmt.Errorf("--format is one of %s, not %q", strings.Join(formats, ", "), format)
	case account != "" && (len(account) != 12 || strings.Trim(account, "0123456789") != ""):
		return nil, fmt.Errorf("--account is an account of 12 digits, not %q", account)
	}
	k.as = asKinds[word]
	data, err := embedded.Load()
	if err != nil {
		return nil, err
	}
	k.data = data
	return k, nil
}

func (k *checker) file(path string) {
	text, err := readText(path, k.c.InOrStdin())
	switch {
	case err != nil:
		k.cannot(err.Error())
	case isWalk(text):
		k.walk(text)
	case isTerraform(text):
		k.terraform(text)
	default:
		k.keep(k.policy(text, jsonSpan(text.Body)))
	}
}

// isWalk reports whether the text is a walk: by its name, else because it is neither JSON nor Terraform.
func isWalk(text *source.Text) bool {
	switch filepath.Ext(text.Name) {
	case ".walk":
		return true
	case ".json", ".tf":
		return false
	}
	start := strings.TrimSpace(text.Body)
	return !strings.HasPrefix(start, "{") && !strings.HasPrefix(start, "[") && !isTerraform(text)
}

func (k *checker) walk(text *source.Text) {
	walk := parse(text)
	var list []found
	kinds := map[string]policy.Kind{}
	for _, d := range walk.Documents() {
		kinds[d.Name] = d.Kind
	}
	for _, f := range walk.Errors {
		list = append(list, found{Finding: f, text: walk.Texts[f.At.Text]})
	}
	add := func(findings []scenario.Finding, version string) {
		for _, f := range findings {
			list = append(list, found{f.Finding, walk.Texts[f.At.Text], f.Document, string(kinds[f.Document]), version})
		}
	}
	add(walk.Findings, "")
	add(review.Policies(walk), "")
	add(review.PoliciesWithData(walk, k.data), k.data.Version)
	k.keep(list)
	if len(walk.Errors) > 0 {
		k.code = exitBroken
	}
}

// jsonSpan is the text without the blanks around it.
func jsonSpan(body string) source.Span {
	from := len(body) - len(strings.TrimLeft(body, " \t\r\n"))
	return source.Span{From: from, To: max(from, len(strings.TrimRight(body, " \t\r\n")))}
}

// keep takes the findings of one file, or of one heredoc, puts them in order of place, and takes account of them.
func (k *checker) keep(list []found) {
	slices.SortStableFunc(list, func(a, b found) int { return source.Compare(a.Finding, b.Finding) })
	k.found = append(k.found, list...)
	for _, f := range list {
		if f.Type == source.Error {
			k.code = max(k.code, exitUnmet)
		}
	}
}

// cannot says that a file is not checked, and why.
func (k *checker) cannot(why string) {
	k.say(why)
	k.broken = append(k.broken, why)
	k.code = exitBroken
}

// say tells something about a file on the error stream.
func (k *checker) say(what string) { k.c.PrintErrln("rolewalk:", what) }

// end prints what was found.
func (k *checker) end(format string) error {
	print := map[string]func(io.Writer) error{formatText: k.printText, formatJSON: k.printJSON, formatSARIF: k.printSARIF}[format]
	if err := print(k.c.OutOrStdout()); err != nil {
		return err
	}
	if k.code != exitOK {
		return silent(k.code)
	}
	return nil
}
