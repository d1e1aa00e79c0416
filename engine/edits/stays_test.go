package edits_test

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/scenario"
)

// rests are the lines of what a step rests on, and of what is wider than the walk needs.
func rests(t *testing.T, text string, step int) string {
	t.Helper()
	run := scenario.Parse("rests.walk", text, scenario.PageLimit).Run(scenario.Options{})
	if len(run.Walk.Errors) > 0 {
		t.Fatal(run.Walk.Errors[0].Message)
	}
	for row := range run.Rows {
		if run.Rows[row].Kind != scenario.RowStep || run.Rows[row].Number != step {
			continue
		}
		var out []string
		stays, wide := edits.Rests(run, row)
		for _, s := range stays {
			line := fmt.Sprintf("%s: %s %s", s.Document, s.Kind, s.Value)
			if s.Either {
				line += " (either)"
			}
			if len(s.Got) > 0 {
				line += " = " + strings.Join(s.Got, ",")
			}
			out = append(out, line)
		}
		for _, w := range wide {
			out = append(out, fmt.Sprintf("%s: %s %s wide, used [%s]", w.Document, w.Kind, w.Value, strings.Join(w.Used, ",")))
		}
		return strings.Join(out, "\n")
	}
	t.Fatal("no such step")
	return ""
}

const restsWalk = `account 111111111111 dev {
  user alice { policy p {"Version": "2012-10-17", "Statement": [
    {"Sid": "One", "Effect": "Allow", "Action": "sts:*",
     "Resource": ["arn:aws:iam::222222222222:role/Deploy", "arn:aws:iam::222222222222:role/Other"]},
    {"Sid": "Strong", "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "*",
     "Condition": {"StringNotEquals": {"sts:RoleSessionName": "ci"}}}]} }
}
account 222222222222 prod {
  role Deploy { trust {"Version": "2012-10-17", "Statement": [
    {"Sid": "Account", "Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole",
     "Condition": {"StringEquals": {"sts:ExternalId": "acme"}}}]} }
  role Twice { trust {"Version": "2012-10-17", "Statement": [
    {"Sid": "A", "Effect": "Allow", "Action": "sts:AssumeRole",
     "Principal": {"AWS": "arn:aws:iam::222222222222:user/bob"}},
    {"Sid": "B", "Effect": "Allow", "Action": "sts:AssumeRole",
     "Principal": {"AWS": "arn:aws:iam::222222222222:user/bob"}}]} }
  user bob {}
}
step { dev/alice assumes prod/Deploy as ci external-id "acme" }
step { dev/alice assumes prod/Deploy as ci }
step { prod/bob assumes prod/Twice as job }
`

// TestRests: what an allowed step rests on is what refuses it when it is taken away, and nothing else is told.
func TestRests(t *testing.T) {
	for step, want := range map[int]string{
		1: `trust of prod/Deploy: statement Account
trust of prod/Deploy: principal 111111111111
trust of prod/Deploy: actions sts:AssumeRole
trust of prod/Deploy: condition sts:ExternalId = acme
policy p of dev/alice: statement One
policy p of dev/alice: actions sts:*
policy p of dev/alice: resource arn:aws:iam::222222222222:role/Deploy
policy p of dev/alice: condition sts:RoleSessionName = ci
trust of prod/Deploy: principal 111111111111 wide, used [arn:aws:iam::111111111111:user/alice]
policy p of dev/alice: actions sts:* wide, used [sts:AssumeRole]
policy p of dev/alice: resource arn:aws:iam::222222222222:role/Other wide, used []`,
		2: "",
		3: `trust of prod/Twice: statement A (either)
trust of prod/Twice: statement B (either)`,
	} {
		if got := rests(t, restsWalk, step); got != want {
			t.Errorf("step %d:\n%s\nwant\n%s", step, got, want)
		}
	}
}
