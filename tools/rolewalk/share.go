package main

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"rolewalk/engine/importer/secret"
	"rolewalk/engine/link"
	"rolewalk/engine/source"
)

// defaultBase is the default address of `rolewalk serve`.
const defaultBase = "http://" + defaultAddr + "/"

func shareCommand() *cobra.Command {
	var p link.Params
	var base string
	c := &cobra.Command{
		Use:   "share FILE",
		Short: "Print the link of a walk",
		Long: `Print a link that contains the whole walk. The walk comes after the #, which browsers never send, so the
host of the page does not see it. The flags say how the walk is shown; docs/links.md describes them. The file - is the
standard input.`,
		Example: `  rolewalk share my.walk
  rolewalk share --step 3 --base https://walks.example.com/ my.walk`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := isReadable(p); err != nil {
				return err
			}
			address, err := url.Parse(base)
			if err != nil || address.Scheme == "" || address.Host == "" || strings.Contains(base, "#") {
				return fmt.Errorf("--base must be the page's address without #, such as %s, not %q", defaultBase, base)
			}
			text, err := readText(args[0], c.InOrStdin())
			if err != nil {
				return err
			}
			if err := holdsNoSecret(text, "share"); err != nil {
				return err
			}
			if len(text.Body) > link.Limit {
				return trouble(fmt.Sprintf("%s: %d bytes are too many for a link, which holds 256 KiB; share the file itself",
					text.Name, len(text.Body)))
			}
			c.Println(base + "#" + link.Fragment(text.Body, 0) + p.String())
			return nil
		},
	}
	c.Flags().IntVar(&p.Step, "step", 0, "open at this step, from 1")
	c.Flags().StringVar(&p.Time, "time", "", "put the now-line at this time, such as 2026-03-01T09:05:00Z")
	c.Flags().StringVar(&p.Pane, "pane", "", "show this pane on small screens: documents, walk, picture or timeline")
	c.Flags().StringVar(&p.Theme, "theme", "", "show the page in this theme: light or dark")
	c.Flags().BoolVar(&p.Predict, "predict", false, "hide the verdict of the step until the reader predicts it")
	c.Flags().BoolVar(&p.ReadOnly, "read-only", false, "do not let the reader change the texts")
	c.Flags().StringVar(&base, "base", defaultBase, "the page's address")
	return c
}

// isReadable is an error if the page would not understand a flag.
func isReadable(p link.Params) error {
	read := link.ReadParams(p.String())
	switch {
	case p.Time != read.Time:
		return fmt.Errorf("--time must be a time in UTC such as 2026-03-01T09:05:00Z, not %q", p.Time)
	case p.Pane != read.Pane:
		return fmt.Errorf("--pane must be documents, walk, picture or timeline, not %q", p.Pane)
	case p.Theme != read.Theme:
		return fmt.Errorf("--theme must be light or dark, not %q", p.Theme)
	case p.Step < 0 || p.Step != read.Step:
		return fmt.Errorf("--step must be 1 or more, and at most six digits, not %d", p.Step)
	}
	return nil
}

func openCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "open LINK",
		Short: "Print the walk of a link",
		Long:  `Print the walk that a link contains, byte for byte. With - the link is read from the standard input.`,
		Example: `  rolewalk open 'https://walks.example.com/#w1.…' > my.walk
  rolewalk share my.walk | rolewalk open -`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			address := args[0]
			if address == "-" {
				text, err := readText("-", c.InOrStdin())
				if err != nil {
					return err
				}
				address = text.Body
			}
			opened, err := link.Decode(address)
			if err != nil {
				return trouble(err.Error())
			}
			_, err = c.OutOrStdout().Write([]byte(opened.Text))
			return err
		},
	}
}

// holdsNoSecret is an error if a walk that is about to leave the machine holds a key or a token. verb says how it
// would.
func holdsNoSecret(text *source.Text, verb string) error {
	if found := secret.In(text.Body); len(found) > 0 {
		return trouble(fmt.Sprintf("%s: the walk holds a key or a token; remove it before you %s the walk",
			text.Where(found[0]), verb))
	}
	return nil
}
