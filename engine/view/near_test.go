package view_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// longWalk is a walk of n steps, every third of which is to be predicted, and of a role for each.
func longWalk(n int) string {
	var world, steps strings.Builder
	for i := range n {
		fmt.Fprintf(&world, `  role r%d {
    trust {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "111111111111"},
      "Condition": {"StringEquals": {"sts:ExternalId": "x%d"}}}}
  }
`, i, i)
		fmt.Fprintf(&steps, "step {\n  a/u assumes a/r%d as s%d\n  external-id \"x%d\"\n", i, i, i%7)
		if i%3 == 0 {
			steps.WriteString("  predict\n")
		}
		steps.WriteString("}\n")
	}
	return `account 111111111111 a {
  user u { policy p {"Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}} }
` + world.String() + "}\n" + steps.String()
}

// TestNear: what a page of a long walk leaves out is what Near has, and nothing else differs from the whole page.
func TestNear(t *testing.T) {
	walk := scenario.Parse("walk", longWalk(100), scenario.PageLimit)
	result := walk.Run(scenario.Options{Trace: true})
	whole := view.Build(result)
	for _, row := range []int{-1, 0, 11, 12, 50, 88, 99, 1000} {
		page, near := view.BuildNear(result, row), view.Near(result, row)
		if len(near.Rows) < 13 || len(near.Rows) > 25 {
			t.Fatalf("row %d: the details of %d rows", row, len(near.Rows))
		}
		if at := min(max(row, 0), 99); at < near.From || at >= near.From+len(near.Rows) {
			t.Errorf("row %d is not among %d to %d", row, near.From, near.From+len(near.Rows))
		}
		for i := range page.Rows {
			got := page.Rows[i]
			if inside := i >= near.From && i < near.From+len(near.Rows); inside == got.Far {
				t.Errorf("row %d: is row %d far? %t", row, i, got.Far)
			} else if inside && !reflect.DeepEqual(got, near.Rows[i-near.From]) {
				t.Errorf("row %d: row %d differs from itself", row, i)
			}
			if got.Far && (len(got.Step.Context) > 0 || len(got.Step.Gates) > 0) {
				t.Errorf("row %d: row %d has details", row, i)
			}
		}
		copy(page.Rows[near.From:], near.Rows)
		for i := range page.Rows {
			if page.Rows[i].Far {
				page.Rows[i] = whole.Rows[i]
			}
		}
		if !reflect.DeepEqual(page, whole) {
			t.Errorf("row %d: the page differs in more than the details of far rows", row)
		}
	}
}

// TestNearOfShort: a short walk is whole, and a walk with errors has no rows.
func TestNearOfShort(t *testing.T) {
	for _, text := range []string{longWalk(20), "step {"} {
		result := scenario.Parse("walk", text, scenario.PageLimit).Run(scenario.Options{Trace: true})
		whole := view.Build(result)
		if !reflect.DeepEqual(view.BuildNear(result, 0), whole) {
			t.Errorf("%.20q: the page is not whole", text)
		}
		if near := view.Near(result, 3); len(near.Rows) != len(whole.Rows) {
			t.Errorf("%.20q: %d rows of %d", text, len(near.Rows), len(whole.Rows))
		}
	}
}
