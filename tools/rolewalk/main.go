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
	// exitUsage: the arguments of a command are wrong whose 2 says that nothing was recognised.
	//
	// See https://man.freebsd.org/cgi/man.cgi?query=sysexits
	exitUsage = 64
)

// recognising are the commands whose 2 says that nothing was recognised.
var recognising = map[string]bool{"import": true, "why": true}

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
	if isUsage(err) && recognising[asked.Name()] {
		return exitUsage
	}
	return exitBroken
}

// isUsage reports whether an error comes from the arguments.
func isUsage(err error) bool {
	_, ours := err.(trouble)
	return !ours
}

// complain prints the error, and where to find help if the arguments are wrong.
func complain(c *cobra.Command, err error) {
	c.PrintErrln("rolewalk:", err.Error())
	if isUsage(err) {
		c.PrintErrf("See `%s --help`.\n", c.CommandPath())
	}
}

// trouble is an error that does not come from the arguments: a file that does not exist, a port that is in use. Its
// text says what to do.
type trouble string

func (t trouble) Error() string { return string(t) }
