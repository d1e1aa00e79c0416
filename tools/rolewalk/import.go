package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rolewalk/engine/importer"
	"rolewalk/engine/source"
)

// importing has the options of import.
type importing struct {
	out string
}

func importCommand() *cobra.Command {
	var o importing
	c := &cobra.Command{
		Use:   "import [SOURCE…]",
		Short: "Make a walk of what you have: an error, policies, answers of the AWS CLI",
		Long: `Make a walk of what you have: the sentence of an AccessDenied, policies, answers of the AWS CLI. The walk is
printed on the standard output; what was recognised, and what was not, on the standard error. Without a SOURCE, or with
-, the standard input is read. A SOURCE is a file, also one of gzip, a zip, or a folder.

The status is 0 if all was read, 1 if a part was not, 2 if nothing was recognised.`,
		Example: `  rolewalk import error.txt trust.json identity.json > case.walk
  pbpaste | rolewalk import
  aws iam get-account-authorization-details | rolewalk import --out account.walk`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, args) },
	}
	c.Flags().StringVar(&o.out, "out", "", "write the walk to this file instead of the standard output")
	return c
}

func (o *importing) run(c *cobra.Command, args []string) error {
	sources, err := readSources(args, c.InOrStdin())
	if err != nil {
		return err
	}
	made := joined(sources, nil)
	printRead(c.ErrOrStderr(), made)
	if made.Walk == "" {
		return silent(exitBroken)
	}
	if o.out != "" {
		if err := os.WriteFile(o.out, []byte(made.Walk), 0o600); err != nil {
			return trouble(reason(o.out, err))
		}
	} else if _, err := io.WriteString(c.OutOrStdout(), made.Walk); err != nil {
		return fmt.Errorf("writing the walk: %w", err)
	}
	if len(made.Unread) > 0 {
		return silent(exitUnmet)
	}
	return nil
}

// printRead prints what was recognised and what was not.
func printRead(out io.Writer, made *importer.Case) {
	where := func(at source.Span) string {
		s := made.Sources[at.Text]
		name := s.Name
		if name == "" {
			name = "stdin"
		}
		return source.NewText(name, s.Body).Where(at)
	}
	for _, p := range made.Pieces {
		fmt.Fprintf(out, "%s: %s, because %s\n", where(p.Span), p.Title, p.Why)
	}
	for _, u := range made.Unread {
		fmt.Fprintf(out, "%s: not read: %s: %s\n", where(u.Span), u.What, u.Reason)
	}
	for _, r := range made.Removed {
		fmt.Fprintf(out, "%s: %s was left out\n", where(r.Span), r.Kind)
	}
	for _, r := range made.Remarks {
		fmt.Fprintln(out, r)
	}
	if len(made.Pieces) == 0 {
		fmt.Fprintln(out, "Nothing was recognised.")
	}
}
