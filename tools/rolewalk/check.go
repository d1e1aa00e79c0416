package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// asKinds are the words that --as takes.
var asKinds = []string{string(policy.Trust), string(policy.Identity), string(policy.Resource)}

func checkCommand() *cobra.Command {
	var as string
	c := &cobra.Command{
		Use:   "check FILE…",
		Short: "Tell what AWS would answer to policies, and what to write instead",
		Long: `Tell what AWS would answer to policies, and what to write instead. A file is a walk, a policy by itself (JSON), or
Terraform, whose heredocs that hold JSON are checked at their own lines; jsonencode and aws_iam_policy_document are not
read. Without --as a policy with a Principal whose actions are all of sts is a trust policy, with any other Principal a
resource policy, and else an identity policy. It exits with 1 where a finding is an ERROR, and with 2 where a file cannot
be read or is none of these. A file of - is the standard input.`,
		Example: `  rolewalk check trust.json main.tf my.walk
  aws iam get-role --role-name Deploy --query Role.AssumeRolePolicyDocument | rolewalk check --as trust -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if as != "" && !slices.Contains(asKinds, as) {
				return fmt.Errorf("--as is one of %s, not %q", strings.Join(asKinds, ", "), as)
			}
			k := checker{c: c, as: policy.Kind(as)}
			for _, path := range args {
				k.file(path)
			}
			if k.code != exitOK {
				return silent(k.code)
			}
			return nil
		},
	}
	c.Flags().StringVar(&as, "as", "", "what policies are: trust, identity or resource")
	_ = c.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(asKinds, cobra.ShellCompDirectiveNoFileComp)) // fails only for a flag that is not there
	return c
}

// checker checks files and keeps the gravest exit code.
type checker struct {
	c    *cobra.Command
	as   policy.Kind
	code int
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
		k.report([]*source.Text{text}, checkPolicy(text, jsonSpan(text.Body), k.as))
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
	findings := slices.Clone(walk.Errors)
	for _, f := range walk.Findings {
		findings = append(findings, f.Finding)
	}
	k.report(walk.Texts, findings)
	if len(walk.Errors) > 0 {
		k.code = exitBroken
	}
}

// checkPolicy returns what is wrong with the policy at the span of text, as kind; without a kind it is guessed.
func checkPolicy(text *source.Text, at source.Span, kind policy.Kind) []source.Finding {
	if kind == "" {
		kind = guess(policy.Parse(text.Body, at, policy.Options{Kind: policy.Resource})) // which reads every element
	}
	return policy.Parse(text.Body, at, policy.Options{Kind: kind}).Findings
}

// guess says what a document probably is, from what stands in it.
func guess(d *policy.Document) policy.Kind {
	principal, others := false, false
	for _, s := range d.Statements {
		principal = principal || s.Principal != nil
		if s.Action == nil {
			continue
		}
		for _, action := range s.Action.Values {
			others = others || !strings.HasPrefix(strings.ToLower(action.Value), "sts:")
		}
	}
	switch {
	case principal && others:
		return policy.Resource
	case principal:
		return policy.Trust
	}
	return policy.Identity
}

// jsonSpan is the text without the blanks around it.
func jsonSpan(body string) source.Span {
	from := len(body) - len(strings.TrimLeft(body, " \t\r\n"))
	return source.Span{From: from, To: max(from, len(strings.TrimRight(body, " \t\r\n")))}
}

// report prints findings and takes account of them.
func (k *checker) report(texts []*source.Text, findings []source.Finding) {
	reportAll(k.c.OutOrStdout(), texts, findings)
	if source.Worst(findings) == source.Error {
		k.code = max(k.code, exitUnmet)
	}
}

// cannot says that a file is not checked, and why.
func (k *checker) cannot(why string) {
	k.c.PrintErrln("rolewalk:", why)
	k.code = exitBroken
}
