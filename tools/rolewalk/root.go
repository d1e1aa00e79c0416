package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "rolewalk",
		Short: "Walks of AWS role assumption: who can assume which role, and why",
		Long: `Rolewalk runs walks: files with accounts, principals, policies and steps, in which roles are assumed, calls
are made and credentials expire. It decides each step as AWS documents it, and says why.`,
		Example: `  rolewalk test scenarios           check every expectation of the walks in scenarios
  rolewalk trace --step 2 my.walk   why the second step is allowed or denied
  rolewalk check trust.json         what AWS would answer to a policy
  rolewalk serve --open             open the page`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("rolewalk {{.Version}}\n")
	root.AddCommand(newCommand(), testCommand(), traceCommand(), checkCommand(), fmtCommand(), shareCommand(),
		openCommand(),
		decideCommand(), importCommand(), whyCommand(), exportCommand(), embedCommand(), serveCommand(), siteCommand())
	return root
}

// version is the version in the build information: a tag, or devel.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
