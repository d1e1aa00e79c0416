package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
)

// tracing has the options of trace.
type tracing struct {
	asJSON, ways bool
	step         int // 0 is every step
}

func traceCommand() *cobra.Command {
	var o tracing
	c := &cobra.Command{
		Use:   "trace FILE",
		Short: "Explain why each step of a walk is allowed or denied",
		Long: `Explain why each step of a walk is allowed or denied: what decided, what AWS would print, and every gate
(AWS's policy type) with the policies, statements, elements and conditions that were evaluated, each with its place.
With --ways, the smallest edits of the text that would flip each decision follow. The file - is the standard input.`,
		Example: `  rolewalk trace my.walk
  rolewalk trace --step 2 --ways my.walk
  rolewalk trace --json my.walk | jq .rows`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			text, err := readText(args[0], c.InOrStdin())
			if err != nil {
				return err
			}
			walk := parse(text)
			if len(walk.Errors) > 0 {
				reportAll(c.ErrOrStderr(), walk.Texts, walk.Errors)
				return silent(exitBroken)
			}
			run := walk.Run(scenario.Options{Trace: true})
			page := view.Build(run)
			if c.Flags().Changed("step") && (o.step < 1 || o.step > page.Steps) {
				return trouble(fmt.Sprintf("%s has no step %d: its steps are 1 to %d", text.Name, o.step, page.Steps))
			}
			return o.print(c.OutOrStdout(), walk, run, page)
		},
	}
	c.Flags().BoolVar(&o.asJSON, "json", false, "print the data of the page as JSON")
	c.Flags().BoolVar(&o.ways, "ways", false,
		"print the smallest edits that would flip each decision; with --json, only these")
	c.Flags().IntVar(&o.step, "step", 0, "print only this step, from 1")
	return c
}

// print prints the trace of a walk that has been run.
func (o *tracing) print(out io.Writer, walk *scenario.Walk, run *scenario.Result, page *view.Page) error {
	switch {
	case o.asJSON && o.ways:
		return printJSON(out, suggestionsOf(run, page, o.step))
	case o.asJSON:
		return printPage(out, page, o.step)
	}
	paint := paintFor(out)
	fmt.Fprint(out, traceText(page, walk.Text.Body, o.step, paint))
	if o.ways {
		for _, s := range suggestionsOf(run, page, o.step) {
			fmt.Fprint(out, suggestionsText(s, page.Rows[s.Row], walk.Text.Name, paint))
		}
	}
	if o.step == 0 {
		printFindings(out, walk)
	}
	return nil
}

// printFindings prints the findings in the walk's policies, one per line.
func printFindings(out io.Writer, walk *scenario.Walk) {
	list := append(append([]scenario.Finding(nil), walk.Findings...), allFindings(walk)...)
	slices.SortStableFunc(list, func(a, b scenario.Finding) int { return source.Compare(a.Finding, b.Finding) })
	for i, f := range list {
		if i == 0 {
			fmt.Fprintln(out, "\nFindings (rolewalk check says what to write instead):")
		}
		fmt.Fprintf(out, "  %s: %s %s: %s\n", walk.Texts[f.At.Text].Where(f.At), f.Type, f.Code, walk.Named(f.Message))
	}
}

// printPage prints the page as JSON, or only the row of a step.
func printPage(out io.Writer, page *view.Page, step int) error {
	var printed any = page
	for i, row := range page.Rows {
		if step > 0 && row.Kind == view.RowStep && row.Number == step {
			printed = page.Rows[i]
		}
	}
	return printJSON(out, printed)
}
