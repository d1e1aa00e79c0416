package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

func fmtCommand() *cobra.Command {
	var f formatter
	c := &cobra.Command{
		Use:   "fmt FILE…",
		Short: "Print walks with corrected indentation",
		Long: `Print walks with corrected indentation, without trailing blanks and repeated empty lines. Comments and
policies are not changed. A file that does not parse is refused and not changed. The file - is the standard input.`,
		Example: `  rolewalk fmt my.walk
  rolewalk fmt -w *.walk
  rolewalk fmt -l *.walk   which files would change`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f.c = c
			code := exitOK
			for _, path := range args {
				if err := f.file(path); err != nil {
					code = exitBroken
					if err != errReported {
						c.PrintErrln("rolewalk:", err.Error())
					}
				}
			}
			if code != exitOK {
				return silent(code)
			}
			return nil
		},
	}
	c.Flags().BoolVarP(&f.write, "write", "w", false, "write the result to the file")
	c.Flags().BoolVarP(&f.list, "list", "l", false, "list the files that would change, or did change with -w")
	return c
}

// formatter has the options of fmt.
type formatter struct {
	c           *cobra.Command
	write, list bool
}

// errReported means that findings were printed.
var errReported = trouble("")

func (f *formatter) file(path string) error {
	if path == "-" && f.write {
		return trouble("stdin cannot be written to: leave out -w, or name the file")
	}
	text, err := readText(path, f.c.InOrStdin())
	if err != nil {
		return err
	}
	formatted, findings := syntax.Format(text, maxFile)
	if source.Worst(findings) == source.Error {
		reportAll(f.c.ErrOrStderr(), []*source.Text{text}, findings)
		return errReported
	}
	changed := formatted != text.Body
	if f.list && changed {
		fmt.Fprintln(f.c.OutOrStdout(), text.Name)
	}
	if f.write && changed {
		return replace(path, formatted)
	}
	if !f.write && !f.list {
		_, err = f.c.OutOrStdout().Write([]byte(formatted))
	}
	return err
}

// replace replaces the body of the file at path atomically: a reader sees the old or the new body, and a full disk
// leaves the old one. The file keeps its mode, and a link stays a link.
func replace(path, body string) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return trouble(reason(path, err))
	}
	info, err := os.Stat(target)
	if err != nil {
		return trouble(reason(path, err))
	}
	fresh, err := os.CreateTemp(filepath.Dir(target), ".rolewalk-*")
	if err != nil {
		return trouble(reason(path, err))
	}
	defer os.Remove(fresh.Name()) // it no longer exists if all went well
	if _, err = fresh.WriteString(body); err == nil {
		err = fresh.Sync()
	}
	if shut := fresh.Close(); err == nil {
		err = shut
	}
	if err == nil {
		err = os.Chmod(fresh.Name(), info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(fresh.Name(), target)
	}
	if err != nil {
		return trouble(reason(path, err))
	}
	return nil
}
