// Package scenarios_test checks the project's walks: their expectations are met, they are formatted, and they contain
// the policies of testdata/inputs.
package scenarios_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// longestTitle is how many code points the list of lessons shows on one line; longestRule is the same for a report of
// the corpus.
const (
	longestTitle = 60
	longestRule  = 70
)

// numbered matches the file name of a walk: a number for its place in teaching order, and a name.
var numbered = regexp.MustCompile(`^[0-9]{3}(-[a-z0-9]+)+\.walk$`)

// ruled matches the path of a walk in the corpus: its topic, and its rule.
var ruled = regexp.MustCompile(`^corpus/[a-z0-9-]+/[a-z0-9]+(-[a-z0-9]+)*\.walk$`)

// sourced matches the source of a rule in the about of a walk in the corpus.
var sourced = regexp.MustCompile(`(?m)^\s*Source: \S`)

// walks returns the text of every walk, by its path from this folder.
func walks(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".walk" {
			return err
		}
		body, err := os.ReadFile(path)
		texts[filepath.ToSlash(path)] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) == 0 {
		t.Fatal("there is no walk in this folder")
	}
	return texts
}

// findings are the findings in a walk's policies, which a walk may expect.
func findings(walk *scenario.Walk) []scenario.Finding { return review.All(walk, embedded.Data()) }

// TestWalks: every walk parses and binds within the page's limit, is formatted, and meets its expectations.
func TestWalks(t *testing.T) {
	for path, text := range walks(t) {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			walk := scenario.ParseWith(
				path,
				text,
				scenario.PageLimit,
				scenario.Library{Lookup: awsPolicies.Text, Elsewhere: awsPolicies.Elsewhere, Review: findings},
			)
			for _, e := range walk.Errors {
				t.Errorf("line %d: %s: %s", walk.Text.Position(e.At.From).Line, e.Code, e.Message)
			}
			if t.Failed() {
				return
			}
			if formatted, _ := syntax.Format(source.NewText(path, text), scenario.PageLimit); formatted != text {
				t.Error("it is not formatted; run make fmt")
			}
			report := walk.Check()
			for _, f := range report.Failures {
				t.Errorf("line %d: %s: wanted %s, got %s", walk.Text.Position(f.At.From).Line, f.Title, f.Wanted, f.Got)
			}
			if report.Passed == 0 {
				t.Error("it has no expectation")
			}
		})
	}
}

// TestLibrary: a walk has what the page shows of it: a number, a title that fits, an introduction. A walk of the corpus
// has a topic instead of the number, and the source of its rule.
func TestLibrary(t *testing.T) {
	titles := map[string]string{}
	for path, text := range walks(t) {
		inCorpus, longest := strings.HasPrefix(path, "corpus/"), longestTitle
		if inCorpus {
			longest = longestRule
		}
		switch name := filepath.Base(path); {
		case inCorpus && !ruled.MatchString(path):
			t.Errorf("%s: the path of a walk in the corpus is corpus/TOPIC/NAME.walk", path)
		case !inCorpus && !numbered.MatchString(name):
			t.Errorf("%s: the name of a walk is NNN-name.walk", path)
		}
		file := syntax.Parse(source.NewText(path, text), scenario.PageLimit)
		title, about := "", ""
		for _, item := range file.Items {
			switch x := item.(type) {
			case *syntax.Title:
				title = x.Text.Value
			case *syntax.About:
				about = x.Text.Value
			}
		}
		switch n := utf8.RuneCountInString(title); {
		case n == 0:
			t.Errorf("%s has no title", path)
		case n > longest:
			t.Errorf("%s: the title has %d characters, more than %d", path, n, longest)
		}
		if strings.TrimSpace(about) == "" {
			t.Errorf("%s has no about", path)
		}
		if inCorpus && !sourced.MatchString(about) {
			t.Errorf("%s: the about does not name the source of its rule", path)
		}
		if other, taken := titles[title]; taken {
			t.Errorf("%s and %s have the same title", path, other)
		}
		titles[title] = path
		isChallenge := strings.HasPrefix(path, "challenges/")
		if has := scenario.Parse(path, text, scenario.PageLimit).Challenge != nil; has != isChallenge {
			t.Errorf("%s: challenges/ contains all challenges and nothing else", path)
		}
	}
}

// TestInputsStandVerbatim: some walk contains each pasted policy byte for byte, including mistakes and white space.
func TestInputsStandVerbatim(t *testing.T) {
	all := walks(t)
	inputs, err := filepath.Glob("testdata/inputs/*")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	for _, path := range inputs {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range policies(t, path, string(body)) {
			if !standsIn(all, text) {
				t.Errorf("no walk contains %s verbatim", path)
			}
		}
	}
}

// heredoc matches a Terraform heredoc with its body.
var heredoc = regexp.MustCompile(`(?s)<<EOF\n(.*?\n)EOF\n`)

// policies returns the documents of an input: all of a .json file, or the heredocs of a .tf file.
func policies(t *testing.T, path, body string) []string {
	if filepath.Ext(path) == ".json" {
		return []string{body}
	}
	var list []string
	for _, m := range heredoc.FindAllStringSubmatch(body, -1) {
		list = append(list, m[1])
	}
	if len(list) == 0 {
		t.Errorf("%s contains no policy", path)
	}
	return list
}

func standsIn(walks map[string]string, text string) bool {
	for _, walk := range walks {
		if strings.Contains(walk, text) {
			return true
		}
	}
	return false
}
