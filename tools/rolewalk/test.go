package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

func testCommand() *cobra.Command {
	checklist := false
	command := &cobra.Command{
		Use:   "test PATH…",
		Short: "Run walks and report the expectations that are not met",
		Long: `Run walks and report the expectations that are not met. A folder means every .walk file below it, and the
walks in its Markdown files: each fence that begins with ` + "```walk" + `. Places are those of the Markdown file. In a
pattern in quotation marks, ** stands for any folders.

The last line is always "N passed, N failed". The exit code is 1 if an expectation is not met, and 2 if a file cannot be
read, parsed or bound, or there is no walk at all; the other files still run.

With --checklist, it says instead what each lesson and challenge lacks, and prints how long its sentences are and its
reading grade. The exit code is 1 if something is lacking. Walks in Markdown files are no lessons.`,
		Example: `  rolewalk test scenarios
  rolewalk test before.walk after.walk
  rolewalk test 'docs/**/*.md'
  rolewalk test --checklist scenarios/lessons`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if checklist {
				return lacking(c, args)
			}
			t := tester{c: c, paint: paintFor(c.OutOrStdout())}
			for _, path := range args {
				t.path(path)
			}
			if t.walks == 0 && !t.broken {
				t.cannot(trouble("there is no walk in " + strings.Join(args, " ")))
			}
			fmt.Fprintf(c.OutOrStdout(), "%d passed, %d failed\n", t.passed, t.failed)
			switch {
			case t.broken:
				return silent(exitBroken)
			case t.failed > 0:
				return silent(exitUnmet)
			}
			return nil
		},
	}
	command.Flags().BoolVar(&checklist, "checklist", false, "say what each lesson lacks, and how it reads")
	return command
}

// tester runs walks and counts expectations.
type tester struct {
	c              *cobra.Command
	paint          paint
	passed, failed int
	// walks is how many walks were read.
	walks int
	// broken is true if a file could not be read, parsed or bound.
	broken bool
}

func (t *tester) path(path string) {
	files, err := testsAt(path)
	if err != nil {
		t.cannot(err)
	}
	for _, name := range files {
		text, err := readText(name, t.c.InOrStdin())
		if err != nil {
			t.cannot(err)
			continue
		}
		for _, walk := range walksIn(text) {
			t.walk(walk)
		}
	}
}

func (t *tester) walk(text *source.Text) {
	t.walks++
	walk := parse(text)
	if len(walk.Errors) > 0 {
		t.broken = true
		reportAll(t.c.ErrOrStderr(), walk.Texts, walk.Errors)
		return
	}
	report := walk.Check()
	t.passed += report.Passed
	t.failed += report.Failed
	for _, f := range report.Failures {
		t.unmet(walk.Text, f)
	}
}

// unmet prints one expectation that is not met.
func (t *tester) unmet(text *source.Text, f scenario.Failure) {
	title := f.Title
	title += under(f)
	out := t.c.OutOrStdout()
	line := text.Position(f.At.From).Line
	fmt.Fprintf(out, "%s %s:%d: %s: wanted %s, got %s\n", t.paint.bad("FAIL"), text.Name, line, title, f.Wanted, f.Got)
	if f.Step == nil {
		return
	}
	fmt.Fprintln(out, "    "+explain.Of(f.Step).Sentence)
	if answer := explain.AWS(f.Step); answer != "" {
		fmt.Fprintln(out, "    AWS would print: "+answer)
	}
}

// under says which task was open and which solution ran.
func under(f scenario.Failure) string {
	switch {
	case f.Task > 0 && f.Solution > 0:
		return fmt.Sprintf(" (task %d, with solution %d)", f.Task, f.Solution)
	case f.Task > 0:
		return fmt.Sprintf(" (task %d)", f.Task)
	case f.Solution > 0:
		return fmt.Sprintf(" (with solution %d)", f.Solution)
	}
	return ""
}

func (t *tester) cannot(err error) {
	t.broken = true
	t.c.PrintErrln("rolewalk:", err.Error())
}
