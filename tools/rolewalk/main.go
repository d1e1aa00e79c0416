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
	// exitBroken: a file cannot be read, parsed or bound, or the command was not understood.
	exitBroken = 2
)

// silent is an exit code whose reason was printed already.
type silent int

func (silent) Error() string { return "" }

// run is the whole command, as tests call it. It returns the exit code.
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
	return exitBroken
}

// complain prints what went wrong to the error stream, and where help is for somebody who mistyped.
func complain(c *cobra.Command, err error) {
	c.PrintErrln("rolewalk:", err.Error())
	if _, ours := err.(trouble); !ours {
		c.PrintErrf("`%s --help` tells how it is used.\n", c.CommandPath())
	}
}

// trouble is an error of the world and not of how the command was called: a file that is not there, a port that is taken.
// It names what to do.
type trouble string

func (t trouble) Error() string { return string(t) }
