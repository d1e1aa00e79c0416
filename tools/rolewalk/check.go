package main

import (
	"errors"
	"fmt"
	"io"
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

// The output formats.
const (
	formatText  = "text"
	formatJSON  = "json"
	formatSARIF = "sarif"
)

var formats = []string{formatText, formatJSON, formatSARIF}

const checkHelp = `Report what AWS would answer when policies are saved, and what to write instead. A SOURCE is a
file, also one of gzip, a zip, a folder, or - for the standard input, which is read too if there is none. It is a
walk, a policy as JSON, or whatever else rolewalk import reads: Terraform with heredocs, jsonencode and
aws_iam_policy_document, templates of CloudFormation, workflows, answers and command lines of the AWS CLI. Each
policy is checked as what it is there, and a finding has its place in the source. In a part of an answer the path to
it is said too.

A document that AWS would not save has ERRORs with AWS's answer. The checks of IAM Access Analyzer and more find what
can never apply, what grants more than its author expects, and what is redundant. Some compare with AWS's list of
actions and condition keys; --format json names its version. docs/checks.md lists every code.

Without --as, a policy with a Principal is a trust policy if all its actions belong to sts, and otherwise a resource
policy. A policy without a Principal is an identity policy. If the kind is not certain, the error stream says what
was assumed. With --account, the account of the role or the resource, more is found in trust and resource policies.

What a source leaves open, such as ${var.account}, is not judged, and a note on the error stream says so. A part that
could not be read is listed with the reason.

The exit code is 1 if a finding is an ERROR, 3 if none is but a part was not read (0 with --allow-unread), and 2 if a
file cannot be read, nothing was recognised, or a walk does not parse. Findings are in the order of the arguments,
and within a file in order of place.

--format json prints {"version": 1, "actionData": VERSION, "findings": […]}. Each finding has file, line, column,
endLine, endColumn (from 1, in code points), from, to (bytes, half open), type, code, message, aws, remedy, see,
document, path, kind, list (the version of AWS's list that it compares with, or empty) and fixes: {"title", "edits":
[{"from", "to", "new"}]}. The edits of a fix belong together. unread lists what was not read, notes what was assumed
and what was not judged. --format sarif is SARIF 2.1.0.`

func checkCommand() *cobra.Command {
	var as, format, account string
	var allowUnread bool
	c := &cobra.Command{
		Use:   "check [SOURCE…]",
		Short: "Report what AWS would answer to policies, and what to write instead",
		Long:  checkHelp,
		Example: `  rolewalk check trust.json main.tf template.yaml my.walk
  rolewalk check --allow-unread infrastructure/
  rolewalk check --format sarif policies/*.json > rolewalk.sarif
  aws iam get-role --role-name Deploy --query Role.AssumeRolePolicyDocument | rolewalk check --as trust -`,
		RunE: func(c *cobra.Command, args []string) error {
			k, err := newChecker(c, as, format, account)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				if isTerminal(c.InOrStdin()) {
					return errors.New("name a SOURCE, or give one on the standard input")
				}
				args = []string{"-"}
			}
			k.allowUnread = allowUnread
			k.check(args)
			return k.end(format)
		},
	}
	c.Flags().StringVar(&as, "as", "", "the kind of the policies: "+strings.Join(asWords(), ", "))
	c.Flags().StringVar(&format, "format", formatText, "the output format: "+strings.Join(formats, ", "))
	c.Flags().BoolVar(&allowUnread, "allow-unread", false, "exit with 0 although a part was not read")
	c.Flags().StringVar(&account, "account", "", "the 12-digit account that the policies belong to")
	// Both fail only for an unknown flag.
	_ = c.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(asWords(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// checker checks files, and collects the findings and the highest exit code.
type checker struct {
	c       *cobra.Command
	as      as
	account string
	data    *actions.Data
	found   []found
	// broken are the messages about files that were not checked.
	broken []string
	// notes say what was taken for granted, and what was not judged.
	notes []string
	// unread are the parts of sources that were not read, and allowUnread says that they do not count.
	unread      []part
	allowUnread bool
	code        int
}

// found is a finding with its text and its document.
type found struct {
	source.Finding
	text *source.Text
	// document is its name in the walk, kind what it was checked as. Both are empty for the walk's own text.
	document, kind string
	// path leads to it from the answer or the template that has the document as a part; empty if there is none.
	path string
	// in is its place in the text that was checked, before it was moved to the source. Moved says that it was: the
	// finding is in a document of a source.
	in    source.Span
	moved bool
	// list is the version of AWS's list of actions that the finding compares with; empty if it needs none.
	list string
}

// by names the version of the list that the finding compares with; empty if it needs none.
func (f *found) by() string {
	if f.list == "" {
		return ""
	}
	return "According to AWS's list of actions and condition keys, version " + f.list
}

func newChecker(c *cobra.Command, word, format, account string) (*checker, error) {
	k := &checker{c: c, account: account}
	switch {
	case word != "" && !slices.Contains(asWords(), word):
		return nil, fmt.Errorf("--as must be one of %s, not %q", strings.Join(asWords(), ", "), word)
	case !slices.Contains(formats, format):
		return nil, fmt.Errorf("--format must be one of %s, not %q", strings.Join(formats, ", "), format)
	case account != "" && (len(account) != 12 || strings.Trim(account, "0123456789") != ""):
		return nil, fmt.Errorf("--account must be a 12-digit account, not %q", account)
	}
	k.as = asKinds[word]
	data, err := embedded.Load()
	if err != nil {
		return nil, err
	}
	k.data = data
	return k, nil
}

func (k *checker) walk(text *source.Text) {
	walk := parse(text)
	var list []found
	kinds := map[policy.Ref]policy.Kind{}
	for _, d := range walk.Documents() {
		kinds[d.Ref] = d.Kind
	}
	for _, f := range walk.Errors {
		list = append(list, found{Finding: f, text: walk.Texts[f.At.Text]})
	}
	add := func(findings []scenario.Finding, version string) {
		for _, f := range findings {
			f.Message, f.AWS = walk.Named(f.Message), walk.Named(f.AWS)
			list = append(list, found{
				Finding: f.Finding, text: walk.Texts[f.At.Text], document: f.Document.String(),
				kind: string(kinds[f.Document]), list: version,
			})
		}
	}
	add(walk.Findings, "")
	add(review.Policies(walk), "")
	add(review.PoliciesWithData(walk, k.data), k.data.Version)
	k.add(list)
	if len(walk.Errors) > 0 {
		k.code = exitBroken
	}
}

// jsonSpan is the span of the text without white space around it.
func jsonSpan(body string) source.Span {
	from := len(body) - len(strings.TrimLeft(body, " \t\r\n"))
	return source.Span{From: from, To: max(from, len(strings.TrimRight(body, " \t\r\n")))}
}

// add sorts the findings of one file or heredoc, and collects them.
func (k *checker) add(list []found) {
	slices.SortStableFunc(list, func(a, b found) int { return source.Compare(a.Finding, b.Finding) })
	k.found = append(k.found, list...)
	for _, f := range list {
		if f.Type == source.Error {
			k.code = max(k.code, exitUnmet)
		}
	}
}

// cannot reports why a file was not checked.
func (k *checker) cannot(why string) {
	k.say(why)
	k.broken = append(k.broken, why)
	k.code = exitBroken
}

// say prints a message about a file to the error stream.
func (k *checker) say(what string) { k.c.PrintErrln("rolewalk:", what) }

// note says once what was taken for granted, or was not judged.
func (k *checker) note(what string) {
	if !slices.Contains(k.notes, what) {
		k.notes = append(k.notes, what)
		k.say(what)
	}
}

// status is the exit code.
func (k *checker) status() int {
	if k.code == exitOK && len(k.unread) > 0 && !k.allowUnread {
		return exitUnknown
	}
	return k.code
}

// end prints the findings.
func (k *checker) end(format string) error {
	print := map[string]func(io.Writer) error{
		formatText: k.printText, formatJSON: k.printJSON,
		formatSARIF: k.printSARIF,
	}[format]
	if err := print(k.c.OutOrStdout()); err != nil {
		return err
	}
	if code := k.status(); code != exitOK {
		return silent(code)
	}
	return nil
}
