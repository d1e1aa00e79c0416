package main

import (
	"fmt"
	"runtime"
	"strings"

	"rolewalk/engine/scenario"
)

const (
	growthRounds = 5
	growthSteps  = 100
	// slack is how much more than ten times ten times as many roles may take.
	slack = 1.25
)

// growth parses, binds and runs a walk of 1,000 and one of 10,000 roles, each with as many steps.
func growth(a *asked) error {
	sizes := [2]int{1_000, 10_000}
	var times, allocated, held [2][]float64
	var walks [2]string
	for i, roles := range sizes {
		walks[i] = walkOf(roles, growthSteps)
	}
	for range growthRounds {
		for i := range sizes {
			took, total, kept, err := runWalk(walks[i])
			if err != nil {
				return fmt.Errorf("%d roles: %w", sizes[i], err)
			}
			times[i], allocated[i], held[i] = append(times[i], took), append(allocated[i], total), append(held[i], kept)
		}
	}
	fmt.Printf("\n| a walk of %d steps | parse, bind and run | allocated | held at its end |\n| --- | ---: | ---: | "+
		"---: |\n", growthSteps)
	for i, roles := range sizes {
		fmt.Printf("| %d roles, %d bytes | %s | %.1f MB | %.1f MB |\n", roles, len(walks[i]), human(median(times[i])),
			median(allocated[i])/1e6, median(held[i])/1e6)
	}
	for _, figure := range []struct {
		name   string
		values [2][]float64
	}{{"time", times}, {"memory allocated", allocated}, {"memory held", held}} {
		ratio := median(figure.values[1]) / median(figure.values[0])
		bound := slack * float64(sizes[1]) / float64(sizes[0])
		a.add("10,000 roles against 1,000: "+figure.name, fmt.Sprintf("linear: at most %.3g times", bound),
			digits(ratio)+" times", ratio <= bound)
	}
	return nil
}

// runWalk returns nanoseconds and bytes.
func runWalk(text string) (took, allocated, held float64, err error) {
	var before, after, kept runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var result *scenario.Result
	took = float64(timed(func() {
		result = scenario.Parse("walk", text, scenario.CommandLimit).Run(scenario.Options{})
	}))
	runtime.ReadMemStats(&after)
	runtime.GC()
	runtime.ReadMemStats(&kept)
	allowed := 0
	for i := range result.Rows {
		if s := result.Rows[i].Step; s != nil && s.Held {
			allowed++
		}
	}
	if len(result.Walk.Errors) > 0 {
		return 0, 0, 0, fmt.Errorf("the walk has an error: %s", result.Walk.Text.Report(result.Walk.Errors[0]))
	}
	if allowed != growthSteps {
		return 0, 0, 0, fmt.Errorf("%d of %d steps are as expected", allowed, growthSteps)
	}
	return took, float64(after.TotalAlloc - before.TotalAlloc), float64(kept.HeapAlloc) - float64(before.HeapAlloc), nil
}

// walkOf is a walk with that many roles, every one of them trusted by the one before, and that many steps spread over
// them.
func walkOf(roles, steps int) string {
	const account = "111111111111"
	var b strings.Builder
	b.WriteString("title \"Many roles\"\nclock 2026-03-01T09:00:00Z\n\naccount " + account + " dev {\n")
	b.WriteString(`  user alice { policy all { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ` +
		`"Action": "sts:AssumeRole", "Resource": "*" }] } }` + "\n")
	for i := range roles {
		fmt.Fprintf(&b, `  role R%[1]d {
    trust { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": `+
			`{ "AWS": ["arn:aws:iam::%[2]s:user/alice", "arn:aws:iam::%[2]s:role/R%[3]d"] }, "Action": "sts:AssumeRole" }] }
    policy reads { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", `+
			`"Resource": "arn:aws:s3:::bucket-%[1]d/*" }] }
  }
`, i, account, (i+roles-1)%roles)
	}
	b.WriteString("}\n")
	for i := range steps {
		fmt.Fprintf(&b, "step \"Step %[1]d\" {\n  dev/alice assumes dev/R%[2]d as s%[1]d\n  expect allow\n}\n", i,
			i*roles/steps)
	}
	return b.String()
}
