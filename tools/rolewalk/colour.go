package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// paint colours words if the output is a terminal. The zero paint leaves them unchanged.
type paint struct{ on bool }

// paintFor returns the paint for out: on for a terminal, unless NO_COLOR is set (no-color.org) or the terminal is dumb.
func paintFor(out io.Writer) paint {
	return paint{on: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(out)}
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

func (p paint) bad(s string) string   { return p.with("31", s) }
func (p paint) good(s string) string  { return p.with("32", s) }
func (p paint) bold(s string) string  { return p.with("1", s) }
func (p paint) faint(s string) string { return p.with("2", s) }

func (p paint) with(code, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
