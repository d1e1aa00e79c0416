package edits_test

import (
	"strings"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// TestUnknown: where a step also depends on what the walk does not have, a set of edits does what it can if nothing
// that is known refuses any more. A step that nothing refuses has no edit that would allow it.
func TestUnknown(t *testing.T) {
	const world = `account 111122223333 dev {
  user ana { policies unknown  boundary unknown }
  user bo { policy p {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
    "Resource": "*"}]} }
  role Shut { trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "444455556666"},
    "Action": "sts:AssumeRole"}]} }
  role Dark { trust unknown  policy p {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
    "Action": "sts:AssumeRole", "Resource": "*"}]} }
}
`
	for _, c := range []struct{ steps, want string }{
		{"step { dev/ana assumes dev/Shut as s1 }", "add arn:aws:iam::111122223333:user/ana to the Principal"},
		{"step { dev/ana calls s3:GetObject on arn:aws:s3:::b/k }", ""},
		{
			"step { dev/bo assumes dev/Dark as s1 }\nstep { s1 assumes dev/Shut as s2 }",
			"add arn:aws:iam::111122223333:role/Dark to the Principal",
		},
	} {
		w := scenario.Parse("walk", world+c.steps, scenario.PageLimit)
		if len(w.Errors) > 0 {
			t.Fatal(w.Errors)
		}
		r := w.Run(scenario.Options{Trace: true})
		found := edits.Find(r, len(r.Rows)-1, review.Document).Sets
		first := ""
		if len(found) > 0 {
			for _, e := range found[0].Edits {
				first += e.Words
			}
		}
		if !strings.EqualFold(first, c.want) {
			t.Errorf("%s: %q, want %q", c.steps, first, c.want)
		}
	}
}

// TestRecord: what a set makes of a step is another request than the one that AWS refused, so the record goes with it,
// wherever the clause stands.
func TestRecord(t *testing.T) {
	const world = `account 111122223333 dev {
  user ana {}
  role Shut { trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
    "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "k3"}}}]} }
}
`
	for _, steps := range []string{
		"step { dev/ana assumes dev/Shut as s1\n  refused \"is not authorized\" }",
		"step {\n  refused \"is not authorized\"\n  dev/ana assumes dev/Shut as s1\n  mfa\n}",
		"step { dev/ana assumes dev/Shut as s1 refused \"is not authorized\" from 203.0.113.7 }",
	} {
		w := scenario.Parse("walk", world+steps, scenario.PageLimit)
		if len(w.Errors) > 0 {
			t.Fatal(w.Errors)
		}
		answer := edits.Find(w.Run(scenario.Options{}), 0, review.Document)
		if answer.Record == nil || len(answer.Sets) == 0 {
			t.Fatalf("%s: %+v", steps, answer)
		}
		for _, set := range answer.Sets {
			plain := []source.Edit{}
			for _, e := range append(set.Edits, *answer.Record) {
				plain = append(plain, e.Edit)
			}
			body, ok := source.Apply(w.Text.Body, plain)
			next := scenario.Parse("walk", body, scenario.PageLimit)
			if !ok || len(next.Errors) > 0 || strings.Contains(body, "refused") {
				t.Fatalf("%v %v\n%s", ok, next.Errors, body)
			}
			if got := next.Run(scenario.Options{}).Rows[0].Step.Outcome; got != scenario.Allow {
				t.Errorf("%s after %q", got, set.Edits[0].Words)
			}
		}
	}
}
