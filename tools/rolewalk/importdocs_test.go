package main

import (
	"os"
	"strings"
	"testing"
)

// results are the commands that the page on what people bring shows the output of, by the first word of the block. The
// words behind it are arguments.
var results = map[string]string{"becomes": "import", "answers": "why", "reports": "check"}

// leftOutLine is a line of an example that stands for lines that are left out.
const leftOutLine = "…"

// block is a fenced block of a page: the words behind its fence, and its text.
type block struct{ section, word, rest, text string }

// blocksOf are the fenced blocks of a page, each with the heading that it stands under.
func blocksOf(page string) (list []block) {
	section, fence := "", ""
	for line := range strings.Lines(page) {
		bare := strings.TrimRight(line, "\n")
		switch {
		case fence != "" && bare == fence:
			fence = ""
		case fence != "":
			list[len(list)-1].text += line
		case strings.HasPrefix(bare, "```"), strings.HasPrefix(bare, "~~~"):
			fence = bare[:3]
			word, rest, _ := strings.Cut(bare[3:], " ")
			list = append(list, block{section: section, word: word, rest: rest})
		case strings.HasPrefix(bare, "#"):
			section = strings.TrimLeft(bare, "# ")
		}
	}
	return list
}

// TestImportPage runs the examples of the page. A block with a language and a name is a source. One of results is what
// the command prints for the sources above it, up to the heading.
func TestImportPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/import.md")
	if err != nil {
		t.Fatal(err)
	}
	sources, names, section := map[string]string{}, []string{}, ""
	compared := map[string]bool{}
	for _, b := range blocksOf(string(page)) {
		if b.section != section {
			section, sources, names = b.section, map[string]string{}, nil
		}
		command := results[b.word]
		if command == "" {
			sources[b.rest], names = b.text, append(names, b.rest)
			continue
		}
		in(t, sources)
		args := append([]string{command}, strings.Fields(b.rest)...)
		got := rolewalk("", append(args, names...)...)
		holds(t, section, b.text, got.stderr+got.stdout)
		compared[section] = true
	}
	for _, form := range []string{
		"The error", "Policies", "Command lines", "Answers of the AWS CLI", "A decoded message", "Events of CloudTrail",
		"Terraform", "Templates", "The config file", "Workflows", "Tokens", "A walk", "What is not known", "Placeholders",
		"Secrets and names", "Checking",
	} {
		if !compared[form] {
			t.Errorf("%q has no example", form)
		}
	}
}

// holds fails where the parts of an example, between ellipses, do not stand in the text in their order, each as whole
// lines.
func holds(t *testing.T, section, example, text string) {
	t.Helper()
	rest := "\n" + text
	for _, part := range strings.Split("\n"+example, "\n"+leftOutLine+"\n") {
		part = strings.Trim(part, "\n")
		if part == "" {
			continue
		}
		_, after, found := strings.Cut(rest, "\n"+part+"\n")
		if !found {
			t.Errorf("%s: the page has\n%s\nand the command prints\n%s", section, part, text)
			return
		}
		rest = "\n" + after
	}
}

// TestReadme: what README.md says that the answer prints is printed, for the files of a fixture.
func TestReadme(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	fixture, err := os.ReadFile("../../engine/importer/testdata/error-trust-identity.txt")
	if err != nil {
		t.Fatal(err)
	}
	files, names := map[string]string{}, []string{"error.txt", "trust.json", "identity.json"}
	for part := range strings.SplitSeq(string(fixture), "\n-- ") {
		name, body, _ := strings.Cut(part, " --\n")
		files[name] = body
	}
	in(t, map[string]string{names[0]: files[names[0]], names[1]: files[names[1]], names[2]: files[names[2]]})
	got := rolewalk("", append([]string{"why"}, names...)...)
	lines := 0
	for _, b := range blocksOf(string(page)) {
		if b.section == "Why was I denied?" && b.word == "" {
			for line := range strings.Lines(b.text) {
				lines++
				if !strings.Contains(got.stdout, "\n"+line) {
					t.Errorf("README.md has %q, and the command prints\n%s", line, got.stdout)
				}
			}
		}
	}
	if lines != 3 {
		t.Errorf("%d lines", lines)
	}
}
