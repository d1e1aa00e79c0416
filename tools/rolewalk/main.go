package main

import (
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit codes of every command.
const (
	exitOK = 0
	// exitUnmet: an expectation does not hold, or a finding is an ERROR.
	exitUnmet = 1
	// exitBroken: a file cannot be read, parsed or bound, or the arguments are wrong.
	exitBroken = 2
	// exitUnknown: the answer is not known.
	exitUnknown = 3
	// exitUsage: the arguments of a command are wrong for which 2 says something else, as sysexits.h has it.
	exitUsage = 64
)

// silent is an exit code whose reason has been printed.
type silent int

func (silent) Error() string { return "" }

// run runs the whole command and returns the exit code. Tests call it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	asked, err := root.ExecuteC()
	var code silent
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &code):
		return int(code)
	}
	complain(asked, err)
	if _, ours := err.(trouble); !ours && asked.Annotations[usageCode] != "" {
		return exitUsage
	}
	return exitBroken
}

// usageCode marks the commands whose status for wrong arguments is exitUsage, because 2 says that nothing was
// recognised.
const usageCode = "usage"

// complain prints the error, and where to find help if the arguments are wrong.
func complain(c *cobra.Command, err error) {
	c.PrintErrln("rolewalk:", err.Error())
	if _, ours := err.(trouble); !ours {
		c.PrintErrf("See `%s --help`.\n", c.CommandPath())
	}
}

// trouble is an error that does not come from the arguments: a file that does not exist, a port that is in use. Its
// text says what to do.
type trouble string

func (t trouble) Error() string { return string(t) }
