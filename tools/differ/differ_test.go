package main

import (
	"encoding/json"
	"testing"

	"rolewalk/engine/decide"
)

// TestGenerator: every request is one that our own engine decides, the same seed makes the same requests, and each
// verdict is common.
func TestGenerator(t *testing.T) {
	const n = 3000
	g, again := newGenerator(7), newGenerator(7)
	d := &decide.Decider{}
	verdicts := map[string]int{}
	for range n {
		r, same := g.request(), again.request()
		one, _ := json.Marshal(r)
		other, _ := json.Marshal(same)
		if string(one) != string(other) {
			t.Fatalf("one seed, two requests:\n%s\n%s", one, other)
		}
		verdict, err := decision(d, r)
		if err != nil {
			t.Fatal(err)
		}
		verdicts[verdict]++
	}
	for _, v := range []string{"allowed", "explicitDeny"} {
		if verdicts[v] < n/5 {
			t.Errorf("%s: %d of %d requests, want a fifth at least", v, verdicts[v], n)
		}
	}
}

// TestLesser: every request that shrinking tries is smaller, and still one that is decided.
func TestLesser(t *testing.T) {
	g := newGenerator(3)
	d := &decide.Decider{}
	for range 60 {
		r := g.request()
		whole, _ := json.Marshal(r)
		for _, less := range r.lesser() {
			part, _ := json.Marshal(less)
			if len(part) >= len(whole) {
				t.Errorf("not smaller: %s\nthan %s", part, whole)
			}
			if _, err := decision(d, less); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestKnowns: every difference that is explained has a name of its own and a page.
func TestKnowns(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range knowns {
		if seen[k.name] || len(k.page) <= len(guide) {
			t.Errorf("%s: named twice, or without a page", k.name)
		}
		seen[k.name] = true
	}
}
