package main

import (
	"fmt"
	"sort"
)

// mix counts what the requests had, by verdict, so that nobody takes a million easy ones for a proof.
type mix struct {
	verdicts map[string]int
	features map[string]map[string]int
	assumes  int
}

func newMix() *mix { return &mix{verdicts: map[string]int{}, features: map[string]map[string]int{}} }

func (m *mix) count(r *request, verdict string) {
	m.verdicts[verdict]++
	if r.Action == "sts:AssumeRole" {
		m.assumes++
	}
	for feature := range r.seen {
		if m.features[feature] == nil {
			m.features[feature] = map[string]int{}
		}
		m.features[feature][verdict]++
	}
}

var verdicts = []string{"allowed", "implicitDeny", "explicitDeny"}

func (m *mix) print(n int) {
	fmt.Printf("%-34s", "")
	for _, v := range verdicts {
		fmt.Printf("%14s", v)
	}
	fmt.Printf("\n%-34s", "all requests")
	for _, v := range verdicts {
		fmt.Printf("%13.1f%%", 100*float64(m.verdicts[v])/float64(max(n, 1)))
	}
	fmt.Printf("\n%-34s%13.1f%%\n", "sts:AssumeRole", 100*float64(m.assumes)/float64(max(n, 1)))
	names := make([]string, 0, len(m.features))
	for name := range m.features {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Printf("%-34s", name)
		for _, v := range verdicts {
			fmt.Printf("%14d", m.features[name][v])
		}
		fmt.Println()
	}
}
