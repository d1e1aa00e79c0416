package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rolewalk/engine/explain"
	"rolewalk/engine/importer"
	"rolewalk/engine/importer/every"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
)

func whyCommand() *cobra.Command {
	var answers []string
	c := &cobra.Command{
		Use:   "why [SOURCE…]",
		Short: "Say why AWS refused you, from the error and the policies that you have",
		Long: `Say why AWS refused you, from what you have: the sentence of the AccessDenied, policies, answers of the AWS
CLI. It makes a walk of them, runs it, and prints the verdict of the request that you ask about, the reason, what would
mend it, and what is missing with the commands that fetch it. Without a SOURCE, or with -, the standard input is read.

The status is 0 if the request is allowed, 3 if that is unknown, 2 if nothing was recognised, 64 if the arguments are
wrong, 1 otherwise.`,
		Example: `  rolewalk why error.txt trust.json identity.json
  cat error.txt trust.json | rolewalk why
  rolewalk why --answer external-id=k3Q9 error.txt trust.json`,
		Annotations: map[string]string{usageCode: "64"},
		RunE:        func(c *cobra.Command, args []string) error { return why(c, args, answers) },
	}
	c.Flags().StringArrayVar(&answers, "answer", nil, "the answer to a question, as NAME=VALUE")
	return c
}

func why(c *cobra.Command, args, answers []string) error {
	said, err := answersOf(answers)
	if err != nil {
		return err
	}
	sources, err := readSources(args, c.InOrStdin())
	if err != nil {
		return err
	}
	made := every.Case(sources, importer.Options{Answers: said})
	if made.Walk == "" {
		printRead(c.ErrOrStderr(), made)
		return silent(exitBroken)
	}
	walk := parse(source.NewText("the walk", made.Walk))
	if len(walk.Errors) > 0 {
		reportAll(c.ErrOrStderr(), walk.Texts, walk.Errors)
		return trouble("the walk that was made of your sources has errors, which is a fault of rolewalk; please report it")
	}
	run := walk.Run(scenario.Options{Trace: true})
	last := view.LastStep(run)
	if last < 0 {
		printRead(c.ErrOrStderr(), made)
		fmt.Fprintln(c.ErrOrStderr(), "Nothing says who asks for what: bring the error, or the policy of the one who asks.")
		return silent(exitBroken)
	}
	a := &answering{out: c.OutOrStdout(), paint: paintFor(c.OutOrStdout()), made: made}
	a.print(run, last)
	return silent(a.status(run.Rows[last].Step.Outcome))
}

// answersOf reads NAME=VALUE.
func answersOf(list []string) (map[string]string, error) {
	said := map[string]string{}
	for _, text := range list {
		name, value, ok := strings.Cut(text, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("--answer %s: write NAME=VALUE", text)
		}
		said[name] = value
	}
	return said, nil
}

// answering prints the answer.
type answering struct {
	out   io.Writer
	paint paint
	made  *importer.Case
}

func (a *answering) status(o scenario.Outcome) int {
	switch o {
	case scenario.Allow:
		return 0
	case scenario.Unknown:
		return exitUnknown
	}
	return exitUnmet
}

func (a *answering) line(format string, words ...any) { fmt.Fprintf(a.out, format+"\n", words...) }

func (a *answering) print(run *scenario.Result, row int) {
	step := run.Rows[row].Step
	b := explain.BroughtBy(step)
	a.line("%s", step.Named(explain.Request(step)))
	a.line("")
	a.line("%s", a.paint.bold(b.Headline))
	a.line("%s", b.Sentence)
	if !b.ByNoPolicy {
		a.mend(run, row)
	}
	a.questions(&b)
	a.commands(&b)
	for _, u := range a.made.Unread {
		a.line("\nNot read: %s: %s: %s", a.made.Where(u.Span), u.What, u.Reason)
	}
	for _, r := range a.made.Removed {
		a.line("\nLeft out: %s: %s. It is not kept.", a.made.Where(r.Span), r.Kind)
	}
	for _, r := range append(slices.Clone(a.made.Remarks), a.made.Refused...) {
		a.line("\n%s", r)
	}
}

// mend prints AWS's own words for the walk's verdict, and the changes that would allow the request.
func (a *answering) mend(run *scenario.Result, row int) {
	if text := explain.AWS(run.Rows[row].Step); text != "" {
		a.line("AWS prints: %s", text)
	}
	page := view.Build(run)
	for _, s := range suggestionsOf(run, page, page.Rows[row].Number) {
		if len(s.Suggestions) > 0 && s.Opens {
			fmt.Fprint(a.out, suggestionsText(s, page.Rows[row], "the walk", a.paint))
		}
	}
}

// questions prints those whose answer can turn the verdict.
func (a *answering) questions(b *explain.Brought) {
	first := true
	for _, q := range a.made.Questions {
		if !b.Turns(q.About) {
			continue
		}
		if first {
			a.line("\nWhat you may know:")
			first = false
		}
		choices := ""
		if len(q.Choices) > 0 {
			choices = " (" + strings.Join(q.Choices, ", ") + ")"
		}
		a.line("  %s%s  --answer %s", q.Sentence, choices, shellWord(q.Name+"=…"))
		a.line("    taken for now: %s", q.Default)
	}
}

// commands prints those that fetch what can turn the verdict, in one block for each account.
func (a *answering) commands(b *explain.Brought) {
	var accounts []string
	lines := map[string][]string{}
	for _, c := range a.made.Commands {
		if !b.Turns(c.About()) || slices.Contains(lines[c.Account], c.Line) {
			continue
		}
		if lines[c.Account] == nil {
			accounts = append(accounts, c.Account)
		}
		lines[c.Account] = append(lines[c.Account], c.Line)
	}
	if len(accounts) > 0 {
		a.line("\nWhat is missing, and the commands that fetch it. They only read; bring what they print.")
	}
	for _, account := range accounts {
		a.line("  # with credentials of %s", account)
		for _, l := range lines[account] {
			a.line("  %s", l)
		}
	}
}

// shellWord is a text as one word of a shell.
func shellWord(text string) string {
	if strings.ContainsAny(text, " '\"$`\\*?") {
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	return text
}
