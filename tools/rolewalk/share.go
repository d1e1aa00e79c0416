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
	var step int
	var base string
	c := &cobra.Command{
		Use:   "share FILE",
		Short: "Print the link of a walk",
		Long: `Print a link that contains the whole walk. The walk comes after the #, which browsers never send, so the
host of the page does not see it. The file - is the standard input.`,
		Example: `  rolewalk share my.walk
  rolewalk share --step 3 --base https://walks.example.com/ my.walk`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if step < 0 {
				return fmt.Errorf("--step must be 1 or more, not %d", step)
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
			c.Println(base + "#" + link.Fragment(text.Body, step))
			return nil
		},
	}
	c.Flags().IntVar(&step, "step", 0, "open at this step, from 1")
	c.Flags().StringVar(&base, "base", defaultBase, "the page's address")
	return c
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
