package scenario

import (
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/iam"
)

func run(t *testing.T, text string) *Result {
	t.Helper()
	w := Parse("x.walk", text, PageLimit)
	for _, f := range w.Errors {
		t.Fatal(w.Text.Report(f))
	}
	return w.Run(Options{Trace: true})
}

const renewing = `account 111122223333 a {
  role R {
    max-session 1h
    trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"},
      "Action": "sts:AssumeRole"}}
  }
}
step { ec2.amazonaws.com assumes a/R as i-1 auto-renew }
`

// TestRenewals: a credential renews itself five minutes before its end, each time as a request of its own; while it is
// refused it asks each minute, in one row, and gives up when it expires.
func TestRenewals(t *testing.T) {
	times := func(r *Result) string {
		var list []string
		for _, row := range r.Rows {
			if row.Kind == RowRenewal {
				list = append(list, row.Time.Format("15:04")+" "+string(row.Step.Outcome))
			}
		}
		return strings.Join(list, ", ")
	}
	for text, want := range map[string]string{
		"wait 54m": "",
		"wait 55m": "00:55 allow",
		"wait 3h":  "00:55 allow, 01:50 allow, 02:45 allow",
		`change { set trust of a/R {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": ` +
			`"lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}} } wait 3h`: "00:55 deny",
		`change { set trust of a/R {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
			"Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}} }
		 wait 57m
		 change { set trust of a/R {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal":
		 	{"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}} }
		 wait 3m`: "00:55 deny, 00:58 allow",
		`wait 10m step { ec2.amazonaws.com assumes a/R as i-1 } wait 3h`: "",
		`wait 10m step { refresh i-1 } wait 1h`:                          "01:05 allow",
	} {
		if got := times(run(t, renewing+text)); got != want {
			t.Errorf("%s: renewed at %q, want %q", text, got, want)
		}
	}
}

// TestLongWaits: a wait of a lifetime ends, and the credential lives at its end; after a change it is asked for again.
func TestLongWaits(t *testing.T) {
	const shut = `change { set trust of a/R {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
			"Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}} }
`
	for text, want := range map[string]Outcome{
		"wait 876000h\n": Allow, "wait 876000h\n" + shut + "wait 2h\n": Expired, "wait 876000h\nwait 1h\n": Allow,
	} {
		r := run(t, renewing+text+"step { i-1 calls sts:GetCallerIdentity on * }")
		if got := r.Rows[len(r.Rows)-1].Step.Outcome; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		if len(r.Rows) > 3*shownRenewals {
			t.Errorf("%s: %d rows", text, len(r.Rows))
		}
	}
}

// TestLongWaitByTheClock: a trust policy that looks at the clock is asked at every turn, however long the wait.
func TestLongWaitByTheClock(t *testing.T) {
	text := strings.Replace(renewing, `"Action": "sts:AssumeRole"}`,
		`"Action": "sts:AssumeRole", "Condition": {"DateLessThan": {"aws:CurrentTime": "2026-12-31T00:00:00Z"}}}`, 1)
	r := run(
		t,
		text+"wait 8700h\nstep { i-1 calls sts:GetCallerIdentity on * }\nwait 100h\nstep { i-1 calls "+
			"sts:GetCallerIdentity on * }",
	)
	var got []Outcome
	for _, row := range r.Rows {
		if row.Kind == RowStep {
			got = append(got, row.Step.Outcome)
		}
	}
	if len(got) != 3 || got[1] != Allow || got[2] != Expired {
		t.Errorf("granted, then before the date and after it: %v, want allow and expired", got)
	}
}

// TestIDs: keys hang on role, name, time and ordinal, and on nothing else in the text; all of them say EXAMPLE.
func TestIDs(t *testing.T) {
	const step = `step { ec2.amazonaws.com assumes a/R as i-2 } step { ec2.amazonaws.com assumes a/R as i-2 }`
	one := run(t, renewing+step)
	other := run(t,
		"title \"another\"\naccount 444455556666 b { user x { } }\n"+renewing+`step { b/x calls s3:Get on * } `+step)
	keys := func(r *Result) []string {
		var list []string
		for _, i := range r.Credentials {
			list = append(list, i.Session.AccessKeyID, i.Session.ID, i.Session.SecretAccessKey, i.Session.SessionToken)
		}
		return list
	}
	a, b := keys(one), keys(other)
	if strings.Join(a, " ") != strings.Join(b, " ") {
		t.Errorf("an edit elsewhere changes keys: %v, %v", a, b)
	}
	if a[4] == a[8] {
		t.Error("two sessions of one name at one moment have the same key")
	}
	for _, k := range a {
		if !strings.Contains(k, "EXAMPLE") {
			t.Errorf("%s does not say EXAMPLE", k)
		}
	}
	if iam.RoleID("111122223333", "R", 1) == iam.RoleID("111122223333", "R", 2) {
		t.Error("a role that is created again has the same unique ID")
	}
}

// TestChallenge counts each expectation for each solution, and one more for the file as it stands.
func TestChallenge(t *testing.T) {
	const text = `account 111122223333 a {
  user ana { }
  role R { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"},
    "Action": "sts:AssumeRole"}} }
}
challenge "let ana in" {
  brief "…" edit trust of a/R edit trust of a/R
  solution { set trust of a/R {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal":
    {"AWS": "arn:aws:iam::111122223333:user/ana"}, "Action": "sts:AssumeRole"}} }
  solution { set trust of a/R {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "*"},
    "Action": "sts:AssumeRole"}} }
}
step { a/ana assumes a/R as r1 expect allow }
`
	w := Parse("x.walk", text, PageLimit)
	if r := w.Check(); r.Passed != 3 || r.Failed != 0 {
		t.Errorf("%d passed, %d failed, want 3 and 0: %+v", r.Passed, r.Failed, r.Failures)
	}
	w = Parse("x.walk",
		strings.Replace(text, `"111122223333"}`, `"arn:aws:iam::111122223333:user/ana"}`, 1), PageLimit)
	if r := w.Check(); r.Failed != 1 {
		t.Errorf("a challenge that is solved from the start: %d failed, want 1", r.Failed)
	}
}

const tasks = `account 111122223333 a {
  user ana { }
  user bob { }
  role R { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS":
    ["arn:aws:iam::111122223333:user/ana", "arn:aws:iam::111122223333:user/bob"]}, "Action": "sts:AssumeRole"}} }
}
step "ana" { a/ana assumes a/R as r1 expect allow }
step "bob" { a/bob assumes a/R as r2 expect allow }
step "ana again" { a/ana assumes a/R as r3 expect allow }
task "keep bob out" {
  brief "…" edit trust of a/R
  goal step 2 deny by trust
  goal step 2 error AccessDenied
  solution { set trust of a/R {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal":
    {"AWS": "arn:aws:iam::111122223333:user/ana"}, "Action": "sts:AssumeRole"}} }
}
task "keep both out" {
  brief "…" edit trust of a/R
  goal step 1 deny goal step 2 deny goal step 3 deny
  solution { set trust of a/R {"Version": "2012-10-17", "Statement": []} }
  solution { set trust of a/R {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal":
    {"AWS": "arn:aws:iam::111122223333:user/bob"}, "Action": "sts:AssumeRole"}} }
}
`

// TestTasks counts the walk's own expectations, then for each solution of each task its goals and the expectations that
// they leave, and one more for each task as the file stands.
func TestTasks(t *testing.T) {
	r := Parse("x.walk", tasks, PageLimit).Check()
	// 3 of its own; 2 goals and 2 others, and 1; twice 3 goals, and 1.
	if r.Passed != 3+4+1+5+1 || r.Failed != 1 {
		t.Errorf("%d passed, %d failed, want 14 and 1: %+v", r.Passed, r.Failed, r.Failures)
	}
	if f := r.Failures[0]; f.Task != 2 || f.Solution != 2 || f.Title != "bob" || f.Wanted != "deny" {
		t.Errorf("the second solution lets bob in: %+v", f)
	}
	shut := strings.Replace(tasks, `"Statement": {"Effect": "Allow", "Principal":
    {"AWS": "arn:aws:iam::111122223333:user/ana"}, "Action": "sts:AssumeRole"}}`, `"Statement": []}`, 1)
	var lost []string
	for _, f := range Parse("x.walk", shut, PageLimit).Check().Failures {
		if f.Task == 1 {
			lost = append(lost, f.Title)
		}
	}
	if !slices.Equal(lost, []string{"ana", "ana again"}) {
		t.Errorf("a solution that shuts the role fails for %q: steps that no goal names keep what they expect", lost)
	}
	met := strings.Replace(tasks, "goal step 2 deny by trust\n  goal step 2 error AccessDenied", "goal step 2 allow", 1)
	found := false
	for _, f := range Parse("x.walk", met, PageLimit).Check().Failures {
		found = found || f.Task == 1 && f.Solution == 0 && f.Got == "every goal met"
	}
	if !found {
		t.Error("a task that is done from the start passes")
	}
}

// TestOpenTask: the goals of the open task stand in place of what these steps expect, and all of one step must hold.
func TestOpenTask(t *testing.T) {
	w := Parse("x.walk", tasks, PageLimit)
	steps := func(o Options) (held []bool) {
		for _, row := range w.Run(o).Rows {
			held = append(held, row.Step.Held)
		}
		return held
	}
	for _, c := range []struct {
		o    Options
		want []bool
	}{
		{Options{}, []bool{true, true, true}},
		{Options{Task: 1}, []bool{true, false, true}},
		{Options{Task: 1, Solution: 1}, []bool{true, true, true}},
		{Options{Task: 2}, []bool{false, false, false}},
		{Options{Task: 2, Solution: 2}, []bool{true, false, true}},
		{Options{Task: 9}, []bool{true, true, true}},
	} {
		if got := steps(c.o); !slices.Equal(got, c.want) {
			t.Errorf("%+v: held %v, want %v", c.o, got, c.want)
		}
	}
	for _, goal := range []string{"goal step 2 error AccessDenied", "goal step 2 deny by trust"} {
		half := strings.Replace(tasks, goal, "goal step 2 allow", 1)
		row := Parse("x.walk", half, PageLimit).Run(Options{Task: 1, Solution: 1}).Rows[1]
		if row.Step.Held || ExpectationText(row.Step.Expect) != "allow" || len(row.Step.Goals) != 2 {
			t.Errorf("one of two goals of a step is met: held %v, %+v", row.Step.Held, row.Step.Goals)
		}
	}
}

// TestScore: par is the fewest statements of a solution in all that may be edited, and solutions say how they differ.
func TestScore(t *testing.T) {
	w := Parse("x.walk", tasks, PageLimit)
	if now, par := w.Statements(2, 0), w.Par(2); now != 1 || par != 0 {
		t.Errorf("%d statements, par %d; want 1 and 0", now, par)
	}
	if par := w.Par(1); par != 1 {
		t.Errorf("par %d, want 1", par)
	}
	if got := w.SolutionTrait(2, 1); got != "1 statement, naming arn:aws:iam::111122223333:user/bob" {
		t.Error(got)
	}
	if got := w.SolutionTrait(2, 0); got != "0 statements" {
		t.Error(got)
	}
	edits := w.SolutionEdits(1, 0)
	if len(edits) != 1 || !strings.Contains(edits[0].New, "user/ana") || strings.Contains(edits[0].New, "user/bob") {
		t.Errorf("%+v", edits)
	}
	solved := tasks[:edits[0].At.From] + edits[0].New + tasks[edits[0].At.To:]
	for _, row := range Parse("x.walk", solved, PageLimit).Run(Options{Task: 1}).Rows {
		if !row.Step.Held {
			t.Errorf("the solution’s edits do not solve the task: step %d", row.Number)
		}
	}
}

// TestSameTextSameBytes: two runs of one text give the same rows, traced or not.
func TestSameTextSameBytes(t *testing.T) {
	for _, traced := range []bool{true, false} {
		r := Parse("x.walk", renewing+"wait 3h", PageLimit).Run(Options{Trace: traced})
		again := Parse("x.walk", renewing+"wait 3h", PageLimit).Run(Options{Trace: true})
		if len(r.Rows) != len(again.Rows) {
			t.Fatalf("%d rows, then %d", len(r.Rows), len(again.Rows))
		}
		for i := range r.Rows {
			a, b := r.Rows[i], again.Rows[i]
			if a.Time != b.Time || a.Step != nil && (a.Step.Outcome != b.Step.Outcome || a.Step.Got() != b.Step.Got()) {
				t.Errorf("row %d differs between two runs", i)
			}
		}
	}
}
