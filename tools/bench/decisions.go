package main

import (
	"fmt"
	"os"
	"path/filepath"

	"rolewalk/engine/decide"
	"rolewalk/engine/eval"
)

// requests is the folder with a folder for each request.
const requests = "tools/bench/requests"

// The engines, as the tables call them.
const (
	ours       = "Rolewalk"
	oursTraced = "Rolewalk, full trace"
	oursReused = "Rolewalk, full trace in the memory of the one before"
	minioName  = "MinIO policy v3.1.3, S3 analogue"
	cedarName  = "cedar-go v1.9.0, hand-translated"
	coreName   = "iam-simulate 0.1.173, core"
	publicName = "iam-simulate 0.1.173, runSimulation"
)

// decisions measures one decision of every engine on every request.
func decisions(a *asked, node bool, rounds int) error {
	engines := []func(string) ([]*contender, error){rolewalk, minio, cedarGo}
	if node {
		engines = append(engines, simulators)
	}
	var list []*contender
	defer func() {
		for _, c := range list {
			if c.stop != nil {
				c.stop()
			}
		}
	}()
	for _, request := range []string{"simple", "twenty"} {
		for _, contenders := range engines {
			made, err := contenders(request)
			list = append(list, made...)
			if err != nil {
				return fmt.Errorf("%s: %w", request, err)
			}
		}
	}
	if err := takeTurns(list, rounds); err != nil {
		return err
	}
	printDecisions(list)
	judge(a, list)
	return nil
}

// rolewalk is our engine on compiled policies, unwatched and watched.
func rolewalk(request string) ([]*contender, error) {
	text, err := os.ReadFile(filepath.Join(requests, request, "request.json"))
	if err != nil {
		return nil, err
	}
	r, err := new(decide.Decider).Request(text)
	if err != nil {
		return nil, err
	}
	if d := eval.Evaluate(r, nil); d.Outcome != eval.Allowed {
		return nil, fmt.Errorf("our engine says %s", d.Outcome)
	}
	reused := &eval.Step{}
	return []*contender{
		inProcess(request, ours, func() { eval.Evaluate(r, nil) }),
		inProcess(request, oursTraced, func() { eval.Evaluate(r, &eval.Step{}) }),
		inProcess(request, oursReused, func() { reused.Reset(); eval.Evaluate(r, reused) }),
	}, nil
}

func find(list []*contender, request, engine string) *contender {
	for _, c := range list {
		if c.request == request && c.engine == engine {
			return c
		}
	}
	return nil
}

func printDecisions(list []*contender) {
	fmt.Print("\n| request | engine | a decision | against Rolewalk | allocations |\n| --- | --- | ---: | ---: | ---: |\n")
	for _, c := range list {
		allocs := ""
		if c.allocs >= 0 {
			allocs = fmt.Sprintf("%.0f", c.allocs)
		}
		fmt.Printf("| %s | %s | %s | %s | %s |\n", c.request, c.engine, human(c.median()),
			digits(c.median()/find(list, c.request, ours).median()), allocs)
	}
}

// judge compares what was measured with what was asked for.
func judge(a *asked, list []*contender) {
	times := func(request, engine string, wanted float64) {
		c := find(list, request, engine)
		if c == nil {
			return
		}
		got := c.median() / find(list, request, ours).median()
		a.add(request+": faster than "+c.engine, fmt.Sprintf("%.3g times", wanted), digits(got)+" times", got >= wanted)
	}
	times("simple", minioName, 1)
	times("simple", coreName, 30)
	times("simple", publicName, 300)
	allocs := find(list, "simple", ours).allocs
	a.add("simple: allocations of a decision", "0", fmt.Sprintf("%.0f", allocs), allocs == 0)
	times("twenty", cedarName, 1)
	times("twenty", coreName, 100)
	times("twenty", publicName, 100)
	for _, how := range []struct{ engine, what string }{
		{oursTraced, "full trace, kept, against none"}, {
			oursReused,
			"full trace, as `decide --trace` takes it, against none",
		},
	} {
		traced := find(list, "twenty", how.engine).median() / find(list, "twenty", ours).median()
		a.add("twenty: "+how.what, "at most 8 times", digits(traced)+" times", traced <= 8)
	}
}
