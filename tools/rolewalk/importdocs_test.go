package main

import (
	"os"
	"strings"
	"testing"
)

// importPage is the page on what people bring. Its examples are fenced blocks: one with a language and a name is a
// source, and the ones named in results are what a command prints for the sources above it, down to the heading. A line
// with an ellipsis stands for lines that are left out.
const importPage = "../../docs/import.md"

// results are the commands by the first word of their block. The words behind it are arguments.
var results = map[string][]string{
	"becomes": {"import"}, "answers": {"why"}, "reports": {"check"},
}

// leftOutLine is a line of an example that stands for lines that are left out.
const leftOutLine = "…"

func TestImportPage(t *testing.T) {
	page, err := os.ReadFile(importPage)
	if err != nil {
		t.Fatal(err)
	}
	sources, names := map[string]string{}, []string{}
	section, compared := "", map[string]int{}
	block, info, open := "", "", false
	for line := range strings.Lines(string(page)) {
		mark, fence := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		switch {
		case fence && !open:
			block, info, open = "", mark, true
		case fence:
			open = false
			word, rest, _ := strings.Cut(info, " ")
			if command := results[word]; command != nil {
				in(t, sources)
				args := append(append(append([]string{}, command...), strings.Fields(rest)...), names...)
				got := rolewalk("", args...)
				holds(t, section, block, got.stderr+got.stdout)
				compared[section]++
			} else if rest != "" {
				sources[rest] = block
				names = append(names, rest)
			}
		case open:
			block += line
		case strings.HasPrefix(line, "#"):
			section = strings.TrimSpace(strings.TrimLeft(line, "#"))
			sources, names = map[string]string{}, nil
		}
	}
	for _, form := range []string{
		"The error", "Policies", "Answers of the AWS CLI", "A decoded message", "Events of CloudTrail", "Terraform",
		"Templates", "The config file", "Workflows", "Tokens", "A walk",
	} {
		if compared[form] == 0 {
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
			t.Fatalf("%s: the page has\n%s\nand the command prints\n%s", section, part, text)
		}
		rest = "\n" + after
	}
}
