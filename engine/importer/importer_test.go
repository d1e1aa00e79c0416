package importer_test

import (
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"rolewalk/engine/explain"
	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/every"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

var update = flag.Bool("update", false, "write the walks and answers of the fixtures anew")

// outcome is the part of a fixture that the import gives: what stands behind it is written anew with -update.
const outcome = "-- walk --\n"

// fixture is a file of testdata: a comment, the sources, each behind a line `-- NAME --`, answers to questions on lines
// `answer NAME=VALUE` of the comment, and behind them the walk and what is said of it. In a source ␛ stands for the
// escape that begins a colour, and ␍ for a carriage return.
type fixture struct {
	sources []brought.Source
	answers map[string]string
	head    string // all before the walk
	want    string
}

func readFixture(t *testing.T, path string) *fixture {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, want, _ := strings.Cut(string(body), outcome)
	f := &fixture{answers: map[string]string{}, head: head, want: want}
	comment, rest, _ := strings.Cut("\n"+head, "\n-- ")
	for line := range strings.Lines(comment) {
		if said, ok := strings.CutPrefix(strings.TrimSpace(line), "answer "); ok {
			name, value, _ := strings.Cut(said, "=")
			f.answers[name] = value
		}
	}
	for _, part := range strings.Split("\n-- "+rest, "\n-- ")[1:] {
		name, text, ok := strings.Cut(part, " --\n")
		if !ok {
			t.Fatalf("%s: a source has no name", path)
		}
		name, raw := encoded(name, strings.NewReplacer("␛", "\x1b", "␍", "\r").Replace(text))
		f.sources = append(f.sources, brought.Decode(name, raw))
	}
	return f
}

// encoded are the name and the bytes of a source. One whose name ends in " in UTF-16LE" or " in UTF-16BE" is written
// so, with the mark of its byte order, as PowerShell writes what is redirected into a file.
func encoded(name, text string) (plain string, raw []byte) {
	for ending, order := range map[string]binary.AppendByteOrder{
		" in UTF-16LE": binary.LittleEndian, " in UTF-16BE": binary.BigEndian,
	} {
		if plain, ok := strings.CutSuffix(name, ending); ok {
			for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
				raw = order.AppendUint16(raw, unit)
			}
			return plain, raw
		}
	}
	return name, []byte(text)
}

// result is the walk and what is said of it: the verdict of the request, what was recognised and what was not, the
// questions and the commands that could turn it.
func (f *fixture) result(t *testing.T, sources []brought.Source) string {
	t.Helper()
	c := every.Case(sources, importer.Options{Answers: f.answers})
	var b strings.Builder
	b.WriteString(c.Walk)
	b.WriteString("-- said --\n")
	for _, p := range c.Pieces {
		fmt.Fprintf(&b, "piece %s: %s\n", where(c, p.Span), p.Title)
	}
	for _, u := range c.Unread {
		fmt.Fprintf(&b, "unread %s: %s: %s\n", where(c, u.Span), u.What, u.Reason)
	}
	for _, r := range c.Removed {
		fmt.Fprintf(&b, "removed %s: %s\n", where(c, r.Span), r.Kind)
	}
	for _, r := range c.Refused {
		fmt.Fprintf(&b, "refused %s\n", r)
	}
	for _, r := range c.Remarks {
		fmt.Fprintf(&b, "remark %s\n", r)
	}
	if c.Asked != nil {
		f.verdict(t, &b, c)
	}
	return b.String()
}

func where(c *importer.Case, at source.Span) string {
	return source.NewText(c.Sources[at.Text].Name, c.Sources[at.Text].Body).Where(at)
}

func (f *fixture) verdict(t *testing.T, b *strings.Builder, c *importer.Case) {
	t.Helper()
	walk := scenario.Parse("walk", c.Walk, 16<<20)
	for _, e := range walk.Errors {
		t.Errorf("%s: %s %s\n%s", walk.Texts[e.At.Text].Where(e.At), e.Code, e.Message, c.Walk)
	}
	if len(walk.Errors) > 0 {
		return
	}
	run := walk.Run(scenario.Options{Trace: true})
	var step *scenario.StepResult
	for i := range run.Rows {
		if run.Rows[i].Kind == scenario.RowStep {
			step = run.Rows[i].Step
		}
	}
	if step == nil {
		return
	}
	answer := explain.BroughtBy(step)
	fmt.Fprintf(b, "verdict %s\nreason %s\n", answer.Headline, answer.Sentence)
	for _, q := range c.Questions {
		if answer.Turns(q.About) {
			fmt.Fprintf(b, "question %s: %s\n", q.Name, q.Sentence)
		}
	}
	for _, command := range c.Commands {
		if answer.Turns(command.About()) {
			fmt.Fprintf(b, "command %s # %s\n", command.Line, command.Account)
		}
	}
}

// TestFixtures: each fixture gives its walk, its verdict, its questions and its commands, in every order of its
// sources.
func TestFixtures(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("there is no fixture", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			f := readFixture(t, path)
			got := f.result(t, f.sources)
			for order := range orders(f.sources) {
				if other := f.result(t, order); other != got {
					t.Errorf("another order of the sources gives\n%s\nand not\n%s", other, got)
				}
			}
			if *update {
				if err := os.WriteFile(path, []byte(f.head+outcome+got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != f.want {
				t.Errorf("got\n%s\nwant\n%s", got, f.want)
			}
		})
	}
}

// orders goes over every order of the sources.
func orders(sources []brought.Source) func(yield func([]brought.Source) bool) {
	return func(yield func([]brought.Source) bool) {
		permute(slices.Clone(sources), 0, yield)
	}
}

// permute yields every order of list[from:] behind list[:from], until yield says no.
func permute(list []brought.Source, from int, yield func([]brought.Source) bool) bool {
	if from == len(list) {
		return yield(slices.Clone(list))
	}
	for i := from; i < len(list); i++ {
		list[from], list[i] = list[i], list[from]
		if !permute(list, from+1, yield) {
			return false
		}
		list[from], list[i] = list[i], list[from]
	}
	return true
}

// FuzzImport: no text makes the import panic, and what it makes is a walk that parses.
func FuzzImport(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		head, _, _ := strings.Cut(string(body), outcome)
		f.Add(head)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := every.Case([]brought.Source{brought.Decode("x", []byte(text))}, importer.Options{})
		if c.Walk == "" || len(c.Pieces) > 0 && c.Pieces[0].Form == "walk" { // which is as it was brought
			return
		}
		for _, e := range scenario.Parse("x", c.Walk, 16<<20).Errors {
			t.Errorf("%s: %s\n%s", e.Code, e.Message, c.Walk)
		}
	})
}
