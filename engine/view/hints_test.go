package view_test

import (
	"os"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// A user who was made anew has the ARN of the one before, so a hint does not set the same text against itself.
func TestHintOfTheSameText(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/lessons/210-is-trust-enough.walk")
	if err != nil {
		t.Fatal(err)
	}
	w := scenario.Parse("210-is-trust-enough.walk", string(text), scenario.PageLimit)
	p := view.Build(w.Run(scenario.Options{Trace: true}))
	hints := p.Rows[len(p.Rows)-1].Step.Hints
	if len(hints) == 0 {
		t.Fatal("no hints")
	}
	if last := hints[len(hints)-1]; !strings.Contains(last, "the same text. Is it the same one?") {
		t.Errorf("the last hint is %q", last)
	}
}
