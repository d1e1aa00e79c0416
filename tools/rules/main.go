package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"strings"
)

func main() {
	mode := ""
	if len(os.Args) > 1 {
		mode = os.Args[1]
	}
	if err := run(mode); err != nil {
		fmt.Fprintln(os.Stderr, "rules:", err)
		os.Exit(1)
	}
}

func run(mode string) error {
	rules, err := readRules(".")
	if err != nil {
		return err
	}
	switch mode {
	case "":
		return os.WriteFile("docs/rules.md", []byte(document(rules)), 0o644)
	case "suggest":
		return suggest(os.Stdout, ".", rules)
	case "prove":
		problems, held, err := prove(".", rules)
		if err != nil {
			return err
		}
		for _, problem := range problems {
			fmt.Fprintln(os.Stderr, problem)
		}
		fmt.Printf("%d rules, %d proofs hold, %d problems\n", len(rules), held, len(problems))
		if len(problems) > 0 {
			return errors.New("not every rule is proved")
		}
		return nil
	}
	return fmt.Errorf("%q is no mode: prove, suggest, or nothing", mode)
}

const intro = "# The rules that Rolewalk decides\n\n" +
	"<!-- Written by tools/rules from comments in engine/. Change the comments, then run make gen. -->\n\n" +
	"Each row is one rule of IAM or STS: what it says, AWS's page, the line that decides it, and the walks of the\n" +
	"corpus that prove it. `go run ./tools/rules prove` runs each of these walks alone. It fails if a walk does not\n" +
	"execute its line, and if nearly every walk executes it. Where AWS's pages disagree, `engine/assumption` has the\n" +
	"choice and both pages.\n"

// document writes docs/rules.md.
func document(rules []rule) string {
	var b strings.Builder
	b.WriteString(intro)
	area := ""
	for i := range rules {
		r := &rules[i]
		if r.area != area {
			area = r.area
			fmt.Fprintf(&b, "\n## %s\n\n| rule | AWS | line | walks |\n| --- | --- | --- | --- |\n", area)
		}
		var pages, walks []string
		for _, page := range r.pages {
			pages = append(pages, fmt.Sprintf("[%s](%s)", pageName(page), page))
		}
		for _, walk := range r.proofs {
			walks = append(walks, fmt.Sprintf("[%s](../%s/%s)", strings.TrimSuffix(walk, ".walk"), corpus, walk))
		}
		fmt.Fprintf(&b, "| %s | %s | [%s](../%s#L%d) | %s |\n", cell(r.text), strings.Join(pages, ", "),
			strings.TrimPrefix(r.place(), "engine/"), r.file, r.line, strings.Join(walks, ", "))
	}
	return b.String()
}

// cell is a text as a cell of a table: a star or a bar means itself.
func cell(text string) string { return strings.NewReplacer("|", `\|`, "*", `\*`).Replace(text) }

// pageName returns the last part of a page's address, without its ending.
func pageName(page string) string {
	name, anchor, _ := strings.Cut(path.Base(page), "#")
	if anchor != "" {
		return anchor
	}
	return strings.TrimSuffix(name, ".html")
}
