package scenario

import (
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
