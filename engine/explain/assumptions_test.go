package explain_test

import (
	"testing"

	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
)

// TestAssumptions: a choice is named where another reading would have given another answer, and nowhere else.
func TestAssumptions(t *testing.T) {
	const world = `account 111122223333 dev {
  user ana { mfa-device boundary {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*",
    "Resource": "*"}} }
  user bo { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}} }
  role Named { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal":
    {"AWS": "arn:aws:iam::111122223333:user/ana"}, "Action": "sts:AssumeRole"}} }
  role All { max-session 4h trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "*"},
    "Action": "sts:AssumeRole"}} }
  role Account { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"},
    "Action": "sts:AssumeRole"}} }
}
`
	const roles = `account 444455556666 ops {
  role Star { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"},
    "Action": "*"}} }
  role Other { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"},
    "Action": "s3:*"}} }
}
`
	for step, want := range map[string]string{
		roles + `step { dev/bo assumes ops/Star as s1 }`:                                    "trust-actions",
		roles + `step { dev/bo assumes ops/Other as s1 }`:                                   "",
		`step { dev/ana assumes dev/Named as s1 }`:                                          "user-under-boundary",
		`step { dev/ana assumes dev/All as s1 }`:                                            "everyone-in-trust",
		`step { dev/bo assumes dev/Account as s1 }`:                                         "",
		`step { dev/bo gets-session-token as t1 } step { t1 assumes dev/All as s1 for 2h }`: "",
		`step { dev/bo assumes dev/Named as s1 for 2h }`:                                    "policies-before-limits",
	} {
		run := scenario.Parse("t.walk", world+step, scenario.PageLimit).Run(scenario.Options{Trace: true})
		got := ""
		for _, a := range explain.Assumptions(run.Rows[len(run.Rows)-1].Step) {
			got += string(a.Name)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", step, got, want)
		}
	}
}
