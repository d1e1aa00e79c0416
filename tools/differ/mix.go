package main

import (
	"fmt"
	"slices"
	"sort"
)

// mix counts the features of the requests by verdict, because a million easy requests prove nothing.
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

// atLeast is how often in a million requests every feature has to come with each verdict; of a shorter run a share of
// it.
const atLeast = 1000

// thin says in what the requests are too few of a kind to prove anything: a fifth of them have to be allowed, a fifth
// denied explicitly, more than half ask for AssumeRole, and every feature comes with every verdict.
func (m *mix) thin(n int) []string {
	var list []string
	for _, v := range []string{"allowed", "explicitDeny"} {
		if m.verdicts[v] < n/5 {
			list = append(list, fmt.Sprintf("%s: %d of %d requests", v, m.verdicts[v], n))
		}
	}
	if m.assumes <= n/2 {
		list = append(list, fmt.Sprintf("sts:AssumeRole: %d of %d requests", m.assumes, n))
	}
	wanted := atLeast * n / 1_000_000
	for _, feature := range features() {
		for _, v := range verdicts {
			if got := m.features[feature][v]; got < wanted {
				list = append(list, fmt.Sprintf("%s, %s: %d times, %d wanted", feature, v, got, wanted))
			}
		}
	}
	return list
}

// features are what every long run has to have: each operator, set operator and IfExists, variables, each way to name a
// principal, each kind of caller, and every kind of document.
func features() []string {
	list := []string{
		"ForAllValues", "ForAnyValue", "IfExists", "variable", "variable with a " +
			"default", "NotAction", "NotResource", "version 2008",
		"boundary", "session policy", "scp", "rcp", "operator Null",
	}
	for _, o := range operatorsOf {
		for _, name := range o.names {
			list = append(list, "operator "+name)
		}
	}
	for _, f := range forms {
		list = append(list, "principal "+f.name)
	}
	for _, c := range callers {
		list = append(list, "caller "+c.kind)
	}
	sort.Strings(list)
	return slices.Compact(list)
}
