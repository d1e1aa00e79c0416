package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "rolewalk",
		Short: "Walks of AWS role assumption: who becomes whom, and why not",
		Long: `Rolewalk decides walks: files that hold accounts, principals, policies and the steps taken among them, in which
roles are assumed, calls made and credentials expire. It answers as AWS documents it, and says why.`,
		Example: `  rolewalk test scenarios           every expectation of every walk below scenarios
  rolewalk trace --step 2 my.walk   why the second step ended as it did
  rolewalk check trust.json         what AWS would answer to a policy
  rolewalk serve --open             the page`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("rolewalk {{.Version}}\n")
	root.AddCommand(testCommand(), traceCommand(), checkCommand(), fmtCommand(), shareCommand(), openCommand(), decideCommand(), serveCommand(), siteCommand())
	return root
}

// version is what the build knows of itself: a tag, or devel.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
