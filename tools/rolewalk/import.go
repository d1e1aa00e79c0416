package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rolewalk/engine/importer"
	"rolewalk/engine/source"
)

// maxBrought is how many bytes import and why read in all.
const maxBrought = 256 << 20

// importing has the options of import.
type importing struct {
	out string
}

func importCommand() *cobra.Command {
	var o importing
	c := &cobra.Command{
		Use:   "import [SOURCE…]",
		Short: "Make a walk of what you have: an error, policies, answers of the AWS CLI",
		Long: `Make a walk of what you have: the sentence of an AccessDenied, policies, answers of the AWS CLI. The walk is
printed on the standard output; what was recognised, and what was not, on the standard error. Without a SOURCE, or with -,
the standard input is read. A SOURCE is a file or a folder.

The status is 0 if all was read, 1 if a part was not, 2 if nothing was recognised.`,
		Example: `  rolewalk import error.txt trust.json identity.json > case.walk
  pbpaste | rolewalk import
  aws iam get-account-authorization-details | rolewalk import --out account.walk`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, args) },
	}
	c.Flags().StringVar(&o.out, "out", "", "write the walk to this file instead of the standard output")
	return c
}

func (o *importing) run(c *cobra.Command, args []string) error {
	sources, err := readSources(args, c.InOrStdin())
	if err != nil {
		return err
	}
	made := importer.Import(sources, nil)
	printRead(c.ErrOrStderr(), made)
	if made.Walk == "" {
		return silent(exitBroken)
	}
	if o.out != "" {
		if err := os.WriteFile(o.out, []byte(made.Walk), 0o600); err != nil {
			return trouble(reason(o.out, err))
		}
	} else if _, err := io.WriteString(c.OutOrStdout(), made.Walk); err != nil {
		return fmt.Errorf("writing the walk: %w", err)
	}
	if len(made.Unread) > 0 {
		return silent(exitUnmet)
	}
	return nil
}

// printRead prints what was recognised and what was not.
func printRead(out io.Writer, made *importer.Case) {
	where := func(at source.Span) string {
		s := made.Sources[at.Text]
		name := s.Name
		if name == "" {
			name = "stdin"
		}
		return source.NewText(name, s.Body).Where(at)
	}
	for _, p := range made.Pieces {
		fmt.Fprintf(out, "%s: %s, because %s\n", where(p.Span), p.Title, p.Why)
	}
	for _, u := range made.Unread {
		fmt.Fprintf(out, "%s: not read: %s: %s\n", where(u.Span), u.What, u.Reason)
	}
	for _, r := range made.Removed {
		fmt.Fprintf(out, "%s: %s was left out\n", where(r.Span), r.Kind)
	}
	for _, r := range made.Remarks {
		fmt.Fprintln(out, r)
	}
	if len(made.Pieces) == 0 {
		fmt.Fprintln(out, "Nothing was recognised.")
	}
}

// readSources reads files, folders, and the standard input where there is no other source.
func readSources(args []string, stdin io.Reader) ([]importer.Source, error) {
	if len(args) == 0 {
		args = []string{"-"}
	}
	var sources []importer.Source
	for _, arg := range args {
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			inside, err := readFolder(arg)
			if err != nil {
				return nil, err
			}
			sources = append(sources, inside...)
			continue
		}
		source, err := readSource(arg, stdin)
		if err != nil {
			return nil, err
		}
		sources = append(sources, source)
	}
	return sources, nil
}

func readSource(path string, stdin io.Reader) (importer.Source, error) {
	if path == "-" {
		body, err := io.ReadAll(io.LimitReader(stdin, maxBrought))
		if err != nil {
			return importer.Source{}, trouble(reason("stdin", err))
		}
		return importer.Decode("", body), nil
	}
	file, err := os.Open(path)
	if err != nil {
		return importer.Source{}, trouble(reason(path, err))
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, maxBrought))
	if err != nil {
		return importer.Source{}, trouble(reason(path, err))
	}
	return importer.Decode(path, body), nil
}

// passed over are folders that hold copies and caches. Links are not followed.
var passedOver = map[string]bool{".git": true, "node_modules": true, ".terraform": true}

// readFolder reads the files of a folder and of those in it.
func readFolder(root string) ([]importer.Source, error) {
	var sources []importer.Source
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			return trouble(reason(path, err))
		case entry.IsDir() && passedOver[entry.Name()]:
			return filepath.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		source, err := readSource(path, nil)
		sources = append(sources, source)
		return err
	})
	return sources, err
}
