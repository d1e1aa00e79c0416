package anonymize

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/eval"
	"rolewalk/engine/managed/packs"
	"rolewalk/engine/scenario"
)

// policies are those of AWS, read once for all walks.
var policies packs.Library

// corpus returns the walks of the project by their paths.
func corpus(t testing.TB) map[string]string {
	texts := map[string]string{}
	root := filepath.Join("..", "..", "..", "scenarios")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".walk" {
			return err
		}
		body, err := os.ReadFile(path)
		texts[strings.TrimPrefix(path, root)] = string(body)
		return err
	})
	if err != nil || len(texts) < 500 {
		t.Fatalf("%d walks: %v", len(texts), err)
	}
	return texts
}

// TestCorpus: every step of every walk ends as before, with the same trace but for the names, and what is written with
// other names is as long as before.
func TestCorpus(t *testing.T) {
	replaced := 0
	for path, text := range corpus(t) {
		changed, _ := Walk(text)
		if len(changed) != len(text) {
			t.Errorf("%s: the places have changed", path)
			continue
		}
		if changed != text {
			replaced++
		}
		before, after := outcome(text), outcome(changed)
		if before != after {
			t.Errorf("%s\n%s", path, difference(before, after))
		}
	}
	if replaced < 600 {
		t.Errorf("%d walks have other names", replaced)
	}
}

// difference is the first line in which two texts differ.
func difference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return fmt.Sprintf("line %d:\n%s\n%s", i+1, x[i], strings.Join(y[i:min(i+1, len(y))], ""))
		}
	}
	return "there is more"
}

// outcome is what a run gives, without its names.
func outcome(text string) string {
	var b strings.Builder
	library := &policies
	w := scenario.ParseWith("a.walk", text, scenario.CommandLimit, scenario.Library{
		Lookup: library.Text, Elsewhere: library.Elsewhere,
	})
	for _, e := range w.Errors {
		fmt.Fprintf(&b, "error %s at %v\n", e.Code, e.At)
	}
	for _, f := range w.Findings {
		fmt.Fprintf(&b, "finding %s at %v\n", f.Code, f.At)
	}
	for _, row := range w.Run(scenario.Options{Trace: true}).Rows {
		fmt.Fprintf(&b, "row %s %d %v %v\n", row.Kind, row.Number, row.At, row.Time)
		if row.Step == nil {
			continue
		}
		s := row.Step
		fmt.Fprintf(&b, "step %s held %t", s.Outcome, s.Held)
		if s.Answer != nil {
			fmt.Fprintf(&b, " %s %s %v\n", s.Answer.Code, s.Answer.Cause, s.Answer.Asked)
			for i := range s.Answer.Actions {
				trace(&b, s.Answer.Actions[i].Trace, 1)
			}
		}
	}
	return b.String()
}

// trace writes a step of a trace and those under it.
func trace(b *strings.Builder, s *eval.Step, depth int) {
	if s == nil {
		return
	}
	fmt.Fprintf(b, "%s%v %v %s %v %v %v %d %d\n", strings.Repeat(" ", depth), s.Kind, s.Held, s.Reason, s.At, s.Token,
		s.Gate, len(s.Wanted), len(s.Got))
	for _, sub := range s.Sub {
		trace(b, sub, depth+1)
	}
}
