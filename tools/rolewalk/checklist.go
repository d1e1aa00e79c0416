package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"rolewalk/engine/source"
	"rolewalk/tools/lesson"
)

// lacking prints what the lessons and challenges at paths lack, and how hard each is to read.
func lacking(c *cobra.Command, paths []string) error {
	paint := paintFor(c.OutOrStdout())
	broken, lacks, complete := false, 0, 0
	for _, path := range paths {
		files, err := walksAt(path)
		if err != nil {
			c.PrintErrln("rolewalk:", err.Error())
			broken = true
		}
		for _, name := range files {
			text, err := readText(name, c.InOrStdin())
			if err != nil {
				c.PrintErrln("rolewalk:", err.Error())
				broken = true
				continue
			}
			walk := parse(text)
			if len(walk.Errors) > 0 {
				reportAll(c.ErrOrStderr(), walk.Texts, walk.Errors)
				broken = true
				continue
			}
			if n := printLacks(c, paint, text, lesson.Check(walk)); n > 0 {
				lacks += n
			} else {
				complete++
			}
		}
	}
	fmt.Fprintf(c.OutOrStdout(), "%d complete, %d things lacking\n", complete, lacks)
	switch {
	case broken:
		return silent(exitBroken)
	case lacks > 0:
		return silent(exitUnmet)
	}
	return nil
}

// printLacks prints the report of one file, and returns how many things it lacks.
func printLacks(c *cobra.Command, paint paint, text *source.Text, report lesson.Report) int {
	out := c.OutOrStdout()
	p := report.Prose
	fmt.Fprintf(out, "%s: %d sentences, %.1f words each, %d the longest; grade %.1f\n",
		filepath.ToSlash(text.Name), p.Sentences, p.Mean, p.Most, p.Grade)
	for _, lack := range report.Lacks {
		fmt.Fprintf(out, "%s %s:%d: %s\n", paint.bad("LACKS"), filepath.ToSlash(text.Name),
			text.Position(lack.At.From).Line, lack.Says)
	}
	return len(report.Lacks)
}
