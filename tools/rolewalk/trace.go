package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
)

func traceCommand() *cobra.Command {
	var asJSON, ways bool
	var step int
	c := &cobra.Command{
		Use:   "trace FILE",
		Short: "Tell why each step of a walk ended as it did",
		Long: `Tell why each step of a walk ended as it did: what decided, what AWS would print, and every gate with the policies,
statements, elements and conditions that were looked at, each with its place. With --ways, the smallest edits of the text
that would turn each decision round come with it. A file of - is the standard input.`,
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
			if c.Flags().Changed("step") && (step < 1 || step > page.Steps) {
				return trouble(fmt.Sprintf("%s: there is no step %d: its steps are 1 to %d", text.Name, step, page.Steps))
			}
			paint := paintFor(c.OutOrStdout())
			switch {
			case asJSON && ways:
				return printJSON(c.OutOrStdout(), waysOf(run, page, step))
			case asJSON:
				return printPage(c.OutOrStdout(), page, step)
			}
			fmt.Fprint(c.OutOrStdout(), traceText(page, text.Body, step, paint))
			if ways {
				for _, w := range waysOf(run, page, step) {
					fmt.Fprint(c.OutOrStdout(), waysText(w, page.Rows[w.Row], text.Name, paint))
				}
			}
			if step == 0 {
				printFindings(c.OutOrStdout(), walk)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print what the page is told, as JSON")
	c.Flags().BoolVar(&ways, "ways", false, "tell the smallest edits that would turn each decision round; with --json, those alone")
	c.Flags().IntVar(&step, "step", 0, "only this step, from 1")
	return c
}

// printFindings prints what is said against the walk's policies, a line each.
func printFindings(out io.Writer, walk *scenario.Walk) {
	list := append(append([]scenario.Finding(nil), walk.Findings...), allFindings(walk)...)
	slices.SortStableFunc(list, func(a, b scenario.Finding) int { return source.Compare(a.Finding, b.Finding) })
	for i, f := range list {
		if i == 0 {
			fmt.Fprintln(out, "\nFindings (rolewalk check tells what to write instead):")
		}
		fmt.Fprintf(out, "  %s: %s %s: %s\n", walk.Texts[f.At.Text].Where(f.At), f.Type, f.Code, f.Message)
	}
}

// printPage prints the page as JSON; with a step, only that row.
func printPage(out io.Writer, page *view.Page, step int) error {
	var printed any = page
	for i, row := range page.Rows {
		if step > 0 && row.Kind == view.RowStep && row.Number == step {
			printed = page.Rows[i]
		}
	}
	return printJSON(out, printed)
}

func printJSON(out io.Writer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}
