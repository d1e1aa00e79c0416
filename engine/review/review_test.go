package review_test

import (
	"strings"
	"testing"

	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
)

// reviewed has a fault that is reported for each kind of document, and expects each of them.
const reviewed = `organization o-a1b2c3d4e5 { management 999999999999
  scp Regions on root {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*",
    "Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}}}}
}
account 111111111111 dev in o-a1b2c3d4e5 {
  user ana {
    policy read {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:PutObjekt", "s3:Get*",
      "s3:GetObject"], "Resource": "arn:aws:s3:::docs/*"}}
    boundary {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:*", "s3:*"], "Resource": "*"}}
  }
  role Own { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"},
    "Action": "sts:AssumeRole"}} }
  role Foreign { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "222222222222"},
    "Action": "sts:AssumeRole"}} }
}

step {
  dev/ana assumes dev/Own as s1
  session-policy {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::docs"}}
}
change {
  set trust of dev/Own {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "*"},
    "Action": "sts:AssumeRole"}}
}
expect finding REDUNDANT_ACTION on policy read of dev/ana
expect finding INVALID_ACTION on policy read of dev/ana
expect finding REDUNDANT_ACTION on boundary of dev/ana
expect finding TRUSTS_WHOLE_ACCOUNT on trust of dev/Foreign
expect finding TRUSTS_EVERYONE on trust of dev/Own
expect finding S3_OBJECT_ACTION_ON_BUCKET on session-policy of step 1
expect finding REGION_DENY_WITHOUT_GLOBAL_SERVICES on scp Regions
`

func all(w *scenario.Walk) []scenario.Finding { return review.All(w, embedded.Data()) }

func parse(t *testing.T, text string, library scenario.Library) *scenario.Walk {
	t.Helper()
	w := scenario.ParseWith("walk", text, scenario.PageLimit, library)
	for _, e := range w.Errors {
		t.Fatalf("%v: %s", w.Text.Where(e.At), e.Message)
	}
	return w
}

// TestExpectations: a walk may expect what the checks find, in every kind of document; without them it finds none of
// it.
func TestExpectations(t *testing.T) {
	if r := parse(t, reviewed, scenario.Library{Review: all}).Check(); r.Failed != 0 || r.Passed != 7 {
		t.Errorf("%+v", r)
	}
	if r := parse(t, reviewed, scenario.Library{}).Check(); r.Failed != 7 {
		t.Errorf("without the checks: %+v", r)
	}
	missed := strings.Replace(reviewed, "REDUNDANT_ACTION on boundary", "TRUSTS_EVERYONE on boundary", 1)
	if r := parse(t, missed, scenario.Library{Review: all}).Check(); r.Failed != 1 ||
		r.Failures[0].Got != "REDUNDANT_ACTION" {
		t.Errorf("another code: %+v", r)
	}
}

// TestPlaces: each finding stands in its document, in order, and what compares with the list is a list of its own.
func TestPlaces(t *testing.T) {
	w := parse(t, reviewed, scenario.Library{})
	spans := map[string]bool{}
	for _, f := range all(w) {
		inside := false
		for _, d := range w.Documents() {
			inside = inside || d.Ref == f.Document && d.Policy.Doc.Span.Holds(f.At)
		}
		if !inside {
			t.Errorf("%s is about %s and stands at %s", f.Code, f.Document, w.Text.Where(f.At))
		}
		spans[f.Document.String()] = true
	}
	if len(spans) != 6 {
		t.Errorf("findings in %v", spans)
	}
	for _, f := range review.PoliciesWithData(w, embedded.Data()) {
		if f.Code != "INVALID_ACTION" {
			t.Errorf("%s is said by the list", f.Code)
		}
	}
	if got := review.PoliciesWithData(w, nil); len(got) != 0 {
		t.Errorf("without a list: %v", got)
	}
	if got := all(scenario.Parse("walk", reviewed+"step {", scenario.PageLimit)); len(got) != 0 {
		t.Errorf("a walk that does not parse: %v", got)
	}
}

// TestDecisionsStay: what is found changes nothing that is decided.
func TestDecisionsStay(t *testing.T) {
	with := parse(t, reviewed, scenario.Library{Review: all})
	all(with)
	a, b := with.Run(scenario.Options{}), parse(t, reviewed, scenario.Library{}).Run(scenario.Options{})
	for i := range a.Rows {
		if a.Rows[i].Step != nil && a.Rows[i].Step.Outcome != b.Rows[i].Step.Outcome {
			t.Errorf("row %d: %s, and %s without the checks", i, a.Rows[i].Step.Outcome, b.Rows[i].Step.Outcome)
		}
	}
}
