package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

func traceCommand() *cobra.Command {
	var asJSON bool
	var step int
	c := &cobra.Command{
		Use:   "trace FILE",
		Short: "Tell why each step of a walk ended as it did",
		Long: `Tell why each step of a walk ended as it did: what decided, what AWS would print, and every gate with the policies,
statements, elements and conditions that were looked at, each with its place. A file of - is the standard input.`,
		Example: `  rolewalk trace my.walk
  rolewalk trace --step 2 my.walk
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
			page := view.Build(walk.Run(scenario.Options{Trace: true}))
			if c.Flags().Changed("step") && (step < 1 || step > page.Steps) {
				return trouble(fmt.Sprintf("%s: there is no step %d: its steps are 1 to %d", text.Name, step, page.Steps))
			}
			if asJSON {
				return printPage(c.OutOrStdout(), page, step)
			}
			fmt.Fprint(c.OutOrStdout(), traceText(page, text.Body, step, paintFor(c.OutOrStdout())))
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print what the page is told, as JSON")
	c.Flags().IntVar(&step, "step", 0, "only this step, from 1")
	return c
}

// printPage prints the page as JSON; with a step, only that row.
func printPage(out io.Writer, page *view.Page, step int) error {
	var printed any = page
	for i, row := range page.Rows {
		if step > 0 && row.Kind == view.RowStep && row.Number == step {
			printed = page.Rows[i]
		}
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(printed)
}
