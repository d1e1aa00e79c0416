package main

import (
	"encoding/json"
	"testing"

	"rolewalk/engine/decide"
	"rolewalk/engine/scenario"
)

// TestShrink plants a disagreement: an engine that answers as ours does, but ignores a Deny that names a role. A large
// request shrinks to the smallest one that shows the disagreement, and its walk parses and shows our answer.
func TestShrink(t *testing.T) {
	d := &decide.Decider{}
	deaf := func(r *request) (string, error) {
		c := r.clone()
		if c.Trust != nil {
			for i := range c.Trust.Statement {
				if s := &c.Trust.Statement[i]; s.Effect == "Deny" {
					s.Effect = "Allow"
				}
			}
		}
		return decision(d, c)
	}
	walks := 0
	g := newGenerator(5)
	for found := 0; found < 12; {
		r := g.request()
		j := judge{d, deaf}
		ours, theirs, differ := j.disagree(r)
		if !differ || explain(d, r, theirs) != "" {
			continue
		}
		found++
		before, _ := json.Marshal(r)
		x := &difference{r, ours, theirs}
		x.shrink(j)
		after, _ := json.Marshal(x.request)
		if len(after) > len(before) || len(x.request.Trust.Statement) == 0 {
			t.Fatalf("it grew: %s\n%s", before, after)
		}
		for _, less := range x.request.lesser() {
			if o, th, still := j.disagree(less); still && explain(d, less, th) == "" {
				t.Errorf("%s shows it too (%s, %s): smaller than %s", mustJSON(less), o, th, after)
			}
		}
		text, ok := x.walk()
		if !ok {
			t.Logf("no walk says %s", after)
			continue
		}
		if walks++; walks == 1 {
			t.Log(text)
		}
		walk := scenario.Parse("shrunk.walk", text, scenario.PageLimit)
		if report := walk.Check(); len(walk.Errors) > 0 || report.Failed > 0 || report.Passed == 0 {
			t.Errorf("it does not show our answer:\n%s", text)
		}
	}
	if walks < 9 {
		t.Errorf("%d of 12 disagreements are walks", walks)
	}
}

func mustJSON(r *request) string {
	b, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	return string(b)
}
