package view

import (
	"strings"
	"testing"

	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
)

// TestPlaceholdersAreNamed: what is read on the page has the name of a placeholder, never the text that stands for it.
func TestPlaceholdersAreNamed(t *testing.T) {
	const text = `placeholder 000000000007 "AUDIT"
account 000000000007 audit {
  user ann { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}} }
  role Shut { trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal":
    {"AWS": "arn:aws:iam::000000000007:user/bob"}, "Action": "sts:AssumeRole",
    "Condition": {"StringEquals": {"sts:ExternalId": "for-000000000007"}}}]} }
  user bob { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}} }
}
step { audit/ann assumes audit/Shut as session }
`
	const value = "000000000007"
	run := scenario.Parse("x.walk", text, scenario.PageLimit).Run(scenario.Options{Trace: true})
	page := Build(run)
	step := page.Rows[0].Step
	read := []string{step.Sentence, step.AWS}
	var rows func(list []Trace)
	rows = func(list []Trace) {
		for i := range list {
			read = append(append(read, list[i].Label, list[i].Sentence), append(list[i].Wanted, list[i].Actual...)...)
			rows(list[i].Sub)
		}
	}
	for i := range step.Gates {
		rows(step.Gates[i].Trace)
	}
	s := BuildSuggestions(run, 0, review.Document)
	if len(s.Suggestions) == 0 {
		t.Fatal("nothing is suggested")
	}
	for _, one := range s.Suggestions {
		read = append(read, one.Title, one.Risk)
		for _, d := range one.Diffs {
			read = append(append(append(read, d.Where), d.Removed...), d.Added...)
		}
	}
	named := 0
	for _, text := range read {
		if strings.Contains(text, value) {
			t.Errorf("this has the text of the placeholder: %s", text)
		}
		if strings.Contains(text, "AUDIT") {
			named++
		}
	}
	if named < 5 {
		t.Errorf("%d texts name the placeholder", named)
	}
}
