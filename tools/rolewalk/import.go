package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rolewalk/engine/explain"
	"rolewalk/engine/importer"
	"rolewalk/engine/importer/anonymize"
	"rolewalk/engine/importer/every"
	"rolewalk/engine/importer/told"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
	"rolewalk/engine/wire"
)

// importing has the options of import.
type importing struct {
	out, format    string
	anonymize, all bool
	answers        []string
}

func importCommand() *cobra.Command {
	var o importing
	c := &cobra.Command{
		Use:   "import [SOURCE…]",
		Short: "Make a walk of what you have: an error, policies, Terraform, answers of the AWS CLI",
		Long: `Make a walk of what you have: the sentence of an AccessDenied, policies, answers of the AWS CLI, Terraform,
templates, workflows, events of CloudTrail. The walk is printed on the standard output; what was recognised, what was
not, and what is missing on the standard error. Without a SOURCE, or with -, the standard input is read. A SOURCE is a
file, also one of gzip, a zip, or a folder.

The status is 0 if all was read, 1 if a part was not, 2 if nothing was recognised, 64 if the arguments are wrong.`,
		Example: `  rolewalk import error.txt trust.json identity.json > case.walk
  pbpaste | rolewalk import
  aws iam get-account-authorization-details | rolewalk import --all --out account.walk`,
		Annotations: map[string]string{usageCode: "64"},
		RunE:        func(c *cobra.Command, args []string) error { return o.run(c, args) },
	}
	c.Flags().StringVar(&o.out, "out", "", "write the walk to this file instead of the standard output")
	c.Flags().StringVar(&o.format, "format", formatText, "text, or json: the walk with all that is said of it")
	c.Flags().BoolVar(&o.anonymize, "anonymize", false, "put other account numbers and names in place of yours")
	c.Flags().BoolVar(&o.all, "all", false, "keep what the requests of the walk cannot touch")
	c.Flags().StringArrayVar(&o.answers, "answer", nil, "the answer to a question, as NAME=VALUE")
	// It fails only for an unknown flag.
	_ = c.RegisterFlagCompletionFunc("format",
		cobra.FixedCompletions([]string{formatText, formatJSON}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (o *importing) run(c *cobra.Command, args []string) error {
	if o.format != formatText && o.format != formatJSON {
		return fmt.Errorf("--format must be %s or %s, not %q", formatText, formatJSON, o.format)
	}
	if o.format == formatJSON && o.anonymize {
		return errors.New("--anonymize gives a walk alone, because what is said of the sources has their names: " +
			"leave --format out")
	}
	said, err := answersOf(o.answers)
	if err != nil {
		return err
	}
	sources, err := readSources(args, c.InOrStdin())
	if err != nil {
		return err
	}
	made := every.Case(sources, importer.Options{Answers: said, All: o.all})
	if o.anonymize {
		var kept []anonymize.Kept
		made.Walk, kept = anonymize.Walk(made.Walk)
		for _, k := range kept {
			made.Remarks = append(made.Remarks, fmt.Sprintf("The name %s is kept, because %s.", k.Name, k.Reason))
		}
	}
	printRead(c.ErrOrStderr(), made)
	if made.Walk == "" {
		return silent(exitBroken)
	}
	if !o.anonymize { // the questions have the names of the sources
		printMissing(c.ErrOrStderr(), made)
	}
	if err := o.write(c.OutOrStdout(), made); err != nil {
		return err
	}
	if len(made.Unread) > 0 {
		return silent(exitUnmet)
	}
	return nil
}

// write writes the walk, or all that is said of it, to where it is wanted.
func (o *importing) write(stdout io.Writer, made *importer.Case) error {
	text := []byte(made.Walk)
	if o.format == formatJSON {
		var b bytes.Buffer
		whole := told.Of(made, nil)
		if err := json.Indent(&b, wire.JSON(&whole), "", "  "); err != nil {
			return trouble("writing the case as JSON: " + err.Error())
		}
		text = append(b.Bytes(), '\n')
	}
	if o.out != "" {
		if err := os.WriteFile(o.out, text, 0o600); err != nil {
			return trouble(reason(o.out, err))
		}
		return nil
	}
	if _, err := stdout.Write(text); err != nil {
		return trouble("writing the walk: " + err.Error())
	}
	return nil
}

// printMissing prints the questions and the commands that can turn the decision of the last step.
func printMissing(out io.Writer, made *importer.Case) {
	walk := parse(source.NewText("the walk", made.Walk))
	if len(walk.Errors) > 0 {
		return // a walk that was brought may have some
	}
	run := walk.Run(scenario.Options{Trace: true})
	if last := view.LastStep(run); last >= 0 {
		b := explain.BroughtBy(run.Rows[last].Step)
		a := &answering{out: out, made: made}
		a.questions(&b)
		a.commands(&b)
	}
}

// printRead prints what was recognised and what was not.
func printRead(out io.Writer, made *importer.Case) {
	for _, p := range made.Pieces {
		fmt.Fprintf(out, "%s: %s, because %s\n", made.Where(p.Span), p.Title, p.Why)
	}
	for _, u := range made.Unread {
		fmt.Fprintf(out, "%s: not read: %s: %s\n", made.Where(u.Span), u.What, u.Reason)
	}
	for _, r := range made.Removed {
		fmt.Fprintf(out, "%s: %s was left out\n", made.Where(r.Span), r.Kind)
	}
	for _, r := range made.Remarks {
		fmt.Fprintln(out, r)
	}
	if len(made.Pieces) == 0 {
		fmt.Fprintln(out, "Nothing was recognised.")
	}
}
