package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rolewalk/engine/view"
	"rolewalk/tools/lesson"
)

// fileName is what the file of a lesson may be called: its number, if it has one, and words with hyphens.
var fileName = regexp.MustCompile(`^(?:\d{3}-)?[a-z][a-z0-9]*(?:-[a-z0-9]+)*$`)

// namesOfWalks lists the addresses of the library's walks.
const namesOfWalks = "scenarios/names.txt"

func newCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new lesson|challenge NAME",
		Short: "Begin a lesson or a challenge: a walk that runs, with marks where its text is to be written",
		Long: `Begin a lesson or a challenge: a walk that runs, with the mark TODO where its text is to be written. NAME is
the name of the file, such as 266-two-doors: the first digit is the world's, and what follows the number is its address.

In the project's folder the file is written to scenarios/lessons or scenarios/challenges, and its address is added to
scenarios/names.txt; elsewhere it is written here. A file that exists is kept. To share a lesson without adding it
anywhere, print it as a link: rolewalk share FILE.`,
		Example: `  rolewalk new lesson 266-two-doors
  rolewalk test --checklist scenarios/lessons/266-two-doors.walk
  rolewalk new challenge 050-close-the-chain`,
		Args:      cobra.ExactArgs(2),
		ValidArgs: lesson.Kinds,
		RunE:      func(c *cobra.Command, args []string) error { return begin(c, args[0], args[1]) },
	}
}

// begin writes a new file, and says what is next.
func begin(c *cobra.Command, kind, name string) error {
	name = strings.TrimSuffix(name, ".walk")
	text, ok := lesson.Scaffold(kind, name)
	switch {
	case !ok:
		return trouble(fmt.Sprintf("%s is neither a lesson nor a challenge", kind))
	case !fileName.MatchString(name):
		return trouble(name + ": a name has small letters, digits and hyphens, such as 266-two-doors")
	}
	path := name + ".walk"
	folder := filepath.Join("scenarios", kind+"s")
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		path = filepath.Join(folder, path)
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		if errors.Is(err, fs.ErrExist) {
			return trouble(path + ": there is such a file already, which is kept")
		}
		return trouble(reason(path, err))
	}
	_, err = file.WriteString(text)
	if err := errors.Join(err, file.Close()); err != nil {
		return trouble(reason(path, err))
	}
	out := c.OutOrStdout()
	fmt.Fprintf(out, "%s is written. Each TODO in it is yours.\n", filepath.ToSlash(path))
	if filepath.Dir(path) == folder {
		if err := addName(name); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "  rolewalk test %s              its claims hold\n", filepath.ToSlash(path))
	fmt.Fprintf(out, "  rolewalk test --checklist %s  what it lacks\n", filepath.ToSlash(path))
	return nil
}

// addName adds the address of a walk to the list, if there is a list. Lines are added alone: links do not rot.
func addName(name string) error {
	body, err := os.ReadFile(namesOfWalks)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return trouble(reason(namesOfWalks, err))
	}
	short := view.WalkName(name)
	lines := strings.Split(strings.TrimRight(string(body), "\n"), "\n")
	if slices.ContainsFunc(lines, func(line string) bool { return strings.Fields(line + " ?")[0] == short }) {
		return nil
	}
	at := slices.IndexFunc(lines, func(line string) bool { return line > short })
	if at < 0 {
		at = len(lines)
	}
	lines = slices.Insert(lines, at, short)
	if err := os.WriteFile(namesOfWalks, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		return trouble(reason(namesOfWalks, err))
	}
	return nil
}
