package main

import (
	"errors"
	"os"
	"os/exec"

	"github.com/spf13/cobra"
)

// builder is the program that builds the site. It is run and not linked, because it contains a TypeScript compiler and
// only works in the source tree, where Go is installed.
const builder = "./tools/site"

func siteCommand() *cobra.Command {
	var out, scenarios, wasm string
	c := &cobra.Command{
		Use:   "site",
		Short: "Rebuild the site, in the project's source tree",
		Long: `Rebuild the site, in the project's source tree: a page for each walk below --scenarios, with a prerendered
first view. It needs Go, and what "make site" builds and installs first: the engine as WebAssembly, and the page's
packages.`,
		Example: `  rolewalk site
  rolewalk site --scenarios ~/our-walks --out /tmp/walks`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if _, err := os.Stat(builder); err != nil {
				return trouble("the site can only be built in Rolewalk's source tree, " +
					"and there is no tools/site here: change to that folder first")
			}
			build := exec.CommandContext(c.Context(), "go", "run", builder, "-out", out, "-scenarios", scenarios, "-wasm", wasm)
			build.Stdout, build.Stderr = c.OutOrStdout(), c.ErrOrStderr()
			err := build.Run()
			var failed *exec.ExitError
			switch {
			case errors.As(err, &failed):
				return silent(exitBroken) // it has printed the reason
			case err != nil:
				return trouble("Go is needed to build the site: " + err.Error())
			}
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "dist", "the output folder")
	c.Flags().StringVar(&scenarios, "scenarios", "scenarios", "the folder with the walks, lessons/ and challenges/")
	c.Flags().StringVar(&wasm, "wasm", "bin/wasm", "the folder with engine.wasm and companion.wasm")
	return c
}
