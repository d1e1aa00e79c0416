package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rolewalk/engine/export"
	"rolewalk/engine/scenario"
)

// forms are what --to may say, with what writes it.
var forms = map[string]func(*scenario.Walk) (text string, left []string){
	"cli": export.CLI, "terraform": export.Terraform,
}

func exportCommand() *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:   "export --to cli|terraform WALK",
		Short: "Print the world of a walk as commands of the AWS CLI or as Terraform",
		Long: `Print the world of a walk, as it is before the first step, as commands of the AWS CLI or as Terraform, to try
it in a sandbox account. It begins with what it is and ends with how to remove everything again. What is left out is
named in it and on the standard error. The file - is the standard input.`,
		Example: `  rolewalk export --to cli my.walk > sandbox.sh
  rolewalk export --to terraform my.walk > main.tf`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			write := forms[to]
			if write == nil {
				return fmt.Errorf("--to must be cli or terraform, not %q", to)
			}
			text, err := readText(args[0], c.InOrStdin())
			if err != nil {
				return err
			}
			if err := holdsNoSecret(text, "export"); err != nil {
				return err
			}
			walk := parse(text)
			if len(walk.Errors) > 0 {
				reportAll(c.ErrOrStderr(), walk.Texts, walk.Errors)
				return silent(exitBroken)
			}
			written, left := write(walk)
			for _, sentence := range left {
				fmt.Fprintln(c.ErrOrStderr(), "left out: "+sentence)
			}
			_, err = io.WriteString(c.OutOrStdout(), written)
			return err
		},
	}
	c.Flags().StringVar(&to, "to", "", "cli or terraform")
	// It fails only for an unknown flag.
	_ = c.RegisterFlagCompletionFunc("to",
		cobra.FixedCompletions([]string{"cli", "terraform"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}
