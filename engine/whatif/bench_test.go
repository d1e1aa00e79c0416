package whatif_test

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/whatif"
)

// hundred is a walk of 100 users and 100 roles.
func hundred() string {
	var b strings.Builder
	b.WriteString("account 111111111111 dev {\n")
	for i := range 100 {
		fmt.Fprintf(&b, `  user u%d { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
    "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::222222222222:role/r%d*"}} }
`, i, i%10)
	}
	b.WriteString("}\naccount 222222222222 prod {\n")
	for i := range 100 {
		fmt.Fprintf(&b, `  role r%d { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
    "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole",
    "Condition": {"StringLike": {"aws:PrincipalArn": "arn:aws:iam::111111111111:user/u*%d"}}}} }
`, i, i%10)
	}
	b.WriteString("}\nstep { dev/u1 assumes prod/r1 as s1 }\n")
	return b.String()
}

func BenchmarkMatrix(b *testing.B) {
	w := scenario.Parse("hundred", hundred(), scenario.PageLimit)
	if len(w.Errors) > 0 {
		b.Fatal(w.Text.Report(w.Errors[0]))
	}
	r := w.Run(scenario.Options{})
	for b.Loop() {
		x := whatif.New(r).Matrix(0, "")
		allowed := 0
		for cell := range x.Cells() {
			if x.Outcome(cell) == scenario.Allow {
				allowed++
			}
		}
		if allowed == 0 || allowed == x.Cells() {
			b.Fatal(allowed)
		}
	}
}
