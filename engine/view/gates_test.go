package view_test

import (
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// TestNotElements: a Not… element is labelled as it is written, whatever came of it, an unknown variable in it
// included.
func TestNotElements(t *testing.T) {
	const text = `account 111122223333 dev {
  user ana { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "NotAction": "iam:*",
    "NotResource": "arn:aws:s3:::b/${aws:UserAgent}"}} }
}
step { dev/ana calls s3:GetObject on arn:aws:s3:::b/k }
`
	page := view.Build(scenario.Parse("x.walk", text, scenario.PageLimit).Run(scenario.Options{Trace: true}))
	labels := map[string]view.TraceOutcome{}
	for _, gate := range page.Rows[0].Step.Gates {
		for _, document := range gate.Trace {
			for _, statement := range document.Sub {
				for _, element := range statement.Sub {
					labels[element.Label] = element.Outcome
				}
			}
		}
	}
	if labels["NotAction"] != view.TraceTrue || labels["NotResource"] != view.TraceUnknown || len(labels) != 2 {
		t.Errorf("the elements are %v", labels)
	}
}

// TestProvisionalCredential: a credential that exists only if an unknown policy allows is drawn as one that may exist,
// and one that is granted for sure is not.
func TestProvisionalCredential(t *testing.T) {
	const text = `account 111122223333 dev {
  user ana {
    policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}}
  }
  role Known {
    trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"},
      "Action": "sts:AssumeRole"}}
  }
  role Hidden { trust unknown }
}
step { dev/ana assumes dev/Known as sure }
step { dev/ana assumes dev/Hidden as maybe }
`
	page := view.Build(scenario.Parse("x.walk", text, scenario.PageLimit).Run(scenario.Options{Trace: true}))
	kinds := map[string]view.LaneKind{}
	for i := range page.Lanes {
		kinds[page.Lanes[i].Session] = page.Lanes[i].Kind
	}
	if kinds["sure"] != view.LaneSession || kinds["maybe"] != view.LaneProvisional || len(kinds) != 2 {
		t.Errorf("the lanes are %v", kinds)
	}
}

// TestRequestRow: the row of the request says whether the duration is within what is known of the role.
func TestRequestRow(t *testing.T) {
	const text = `account 111122223333 dev {
  user ana { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}} }
  role Long { max-session unknown  trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal":
    {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}]} }
  role Shut { max-session unknown  trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal":
    {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]} }
}
step { dev/ana assumes dev/Long as s1 }
step { dev/ana assumes dev/Long as s2 for 4h }
step { dev/ana assumes dev/Long as s3 for 4h granted }
step { dev/ana assumes dev/Shut as s4 for 4h }
`
	page := view.Build(scenario.Parse("x.walk", text, scenario.PageLimit).Run(scenario.Options{Trace: true}))
	const open = "4 h asked, the role’s longest session is not known"
	for i, want := range []struct {
		outcome view.GateOutcome
		summary string
	}{
		{view.GatePassed, "1 h asked, which every role allows"},
		{view.GateUnknown, open},
		{view.GateUnknown, open},
		{view.GatePassed, open},
	} {
		row := page.Rows[i].Step.Gates[1]
		if row.Outcome != want.outcome || row.Summary != want.summary {
			t.Errorf("step %d: %s, %q; want %s, %q", i+1, row.Outcome, row.Summary, want.outcome, want.summary)
		}
	}
}
