package forms

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/scenario/syntax"
)

const intro = `# The walk language, form by form

<!-- Written by tools/walkdocs from the grammar. Change the forms, then run make gen. -->

A walk is one text file: a world of accounts, principals and policies, then steps on a clock, each with what it is
expected to give. It is made of statements. White space and line ends only separate words, and ` + "`#`" + ` begins a
comment.

In a form below, lower case stands as it is and upper case is to be filled in. A part in brackets may be left out; a
bar stands between its choices. ` + "`{…}`" + ` is a block of further statements. Those of the file and of a change take
effect in the order in which they stand; in all other blocks the order is free.

`

const aboutStage = `## The stage

The examples run in short walks, which each section states. Most of them begin with this stage.

Where an example needs a policy, it has ` + "`{}`" + `. That runs, but AWS would not save it, so it has no effect.
A statement around an example that may stand only once, such as ` + "`trust`" + ` in a role, gives way to the example.

`

// Document lists every form as Markdown, with its example in a walk. Open is the address at which a walk opens; nil
// where examples are not links.
func Document(open func(walk string) string) string {
	var b strings.Builder
	b.WriteString(intro)
	writeValues(&b)
	b.WriteString(aboutStage)
	fence(&b, stage)
	for _, block := range syntax.Blocks() {
		writeBlock(&b, block, open)
	}
	return b.String()
}

// writeValues lists what may be filled in.
func writeValues(b *strings.Builder) {
	b.WriteString("## What to fill in\n\n| word | what it takes |\n| --- | --- |\n")
	for _, v := range values {
		fmt.Fprintf(b, "| %s | %s |\n", code(v.word), v.takes)
	}
	b.WriteString("\n")
}

// writeBlock writes the section of a block: its forms, grouped by the walks that their examples run in.
func writeBlock(b *strings.Builder, block syntax.BlockKind, open func(string) string) {
	b.WriteString(heading(block))
	forms := slices.DeleteFunc(syntax.Forms(), func(f syntax.Form) bool { return f.In != block })
	for len(forms) > 0 {
		around := frameOf(&forms[0])
		same := func(f syntax.Form) bool { return frameOf(&f) == around }
		group := slices.Clone(forms)
		group = slices.DeleteFunc(group, func(f syntax.Form) bool { return !same(f) })
		forms = slices.DeleteFunc(forms, same)
		writeFrame(b, around)
		writeForms(b, group, open)
	}
}

// writeFrame says where the examples of a table run.
func writeFrame(b *strings.Builder, f frame) {
	switch {
	case f.text == "…\n":
		b.WriteString("The examples run after the stage.\n\n")
		return
	case f.staged:
		b.WriteString("The examples run after the stage, in place of `…`:\n\n")
	default:
		b.WriteString("The examples run in place of `…`:\n\n")
	}
	fence(b, f.text)
}

// heading says how the block opens.
func heading(block syntax.BlockKind) string {
	if block == syntax.InFile {
		return "## In the file itself\n\n"
	}
	var opens []string
	for _, f := range syntax.Forms() {
		if f.Opens == block {
			opens = append(opens, code(f.Usage)+" in "+place(f.In))
		}
	}
	text := "## In " + place(block) + "\n\nIt opens with " + strings.Join(opens, " or ") + "."
	if block == syntax.InStep {
		text += " A step has exactly one act, which says who asks for what, and any clauses that go with it."
	}
	return text + "\n\n"
}

func place(block syntax.BlockKind) string {
	switch block {
	case syntax.InFile:
		return "the file itself"
	case syntax.InOrganization, syntax.InAccount, syntax.InProvider:
		return "an " + string(block)
	}
	return "a " + string(block)
}

func writeForms(b *strings.Builder, forms []syntax.Form, open func(string) string) {
	clauses := forms[0].In == syntax.InStep && forms[0].Act == ""
	if clauses {
		b.WriteString("| form | what it does | how often | goes with | example |\n| --- | --- | --- | --- | --- |\n")
	} else {
		b.WriteString("| form | what it does | how often | example |\n| --- | --- | --- | --- |\n")
	}
	for i := range forms {
		f := &forms[i]
		cells := []string{code(f.Usage), f.Doc, often(f)}
		if clauses {
			cells = append(cells, acts(f))
		}
		example := code(f.Example)
		if open != nil {
			example = "[" + example + "](" + open(walkOf(f)) + ")"
		}
		fmt.Fprintf(b, "| %s | %s |\n", strings.Join(cells, " | "), example)
	}
	b.WriteString("\n")
}

// single are the items that a walk has once at most, which is a rule of package scenario.
var single = map[string]bool{"organization": true, "challenge": true}

// often says how many statements with the form's keyword its block has.
func often(f *syntax.Form) string {
	switch {
	case f.Act != "":
		return "one act in a step"
	case f.Least == 1 && f.Most == 1:
		return "exactly once"
	case f.Most == 1 || single[f.Keyword()]:
		return "at most once"
	case f.Least == 1:
		return "at least once"
	case f.Most > 1:
		return fmt.Sprintf("at most %d times", f.Most)
	}
	return "any number"
}

func acts(f *syntax.Form) string {
	if f.Acts == nil {
		return "every act"
	}
	words := make([]string, len(f.Acts))
	for i, a := range f.Acts {
		words[i] = code(string(a))
	}
	return strings.Join(words, ", ")
}

// code is text as code in a cell of a table.
func code(text string) string { return "`" + strings.ReplaceAll(text, "|", `\|`) + "`" }

func fence(b *strings.Builder, walk string) {
	b.WriteString("```\n" + strings.TrimRight(walk, "\n") + "\n```\n\n")
}
