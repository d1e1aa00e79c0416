package main

import (
	"encoding/json"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"rolewalk/engine/view"
)

const external = `account 111111111111 a { user u { }
  role R { trust {"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111111111111:user/u"}, "Action": "sts:AssumeRole",
    "Condition": {"StringEquals": {"sts:ExternalId": "k3Q9"}}}} } }
step { a/u assumes a/R as s1 }
`

func request(t *testing.T, a *askedOf) string {
	t.Helper()
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestWhatIf: an external ID opens what is refused without, and is kept as a step.
func TestWhatIf(t *testing.T) {
	ask := view.Ask{Caller: "a/u", Role: "a/R", ExternalID: "k3Q9"}
	w := into[view.WhatIf](t, whatIf(request(t, &askedOf{Walk: external, Ask: ask})))
	if w.Outcome != view.OutcomeAllow || len(w.Faults) > 0 || w.Sentence == "" || len(w.Callers) != 2 ||
		len(w.Roles) != 1 {
		t.Errorf("%+v", w)
	}
	k := into[view.KeptStep](t, keep(request(t, &askedOf{Walk: external, Ask: ask})))
	if k.Fault != "" || k.Step != 2 || len(k.Edits) != 1 || !strings.Contains(k.Edits[0].New, `external-id "k3Q9"`) {
		t.Errorf("%+v", k)
	}
	ask.Caller = "a/x"
	w = into[view.WhatIf](t, whatIf(request(t, &askedOf{Walk: external, Ask: ask})))
	if w.Outcome != view.OutcomeUndecided || len(w.Faults) != 1 || w.Faults[0].Field != view.AskCaller {
		t.Errorf("%+v", w)
	}
	k = into[view.KeptStep](t, keep(request(t, &askedOf{Walk: external, Ask: ask})))
	if k.Fault == "" || len(k.Edits) > 0 {
		t.Errorf("%+v", k)
	}
}

// TestWhatIfLibrary: what is handed over decides, also of a walk that was asked about before.
func TestWhatIfLibrary(t *testing.T) {
	const walk = `account 111111111111 a { user u { attach arn:aws:iam::aws:policy/job-function/SupportUser } }
step { a/u calls support:CreateCase on * }`
	ask := request(t, &askedOf{Walk: walk, Ask: view.Ask{Caller: "a/u"}})
	if w := into[view.WhatIf](t, whatIf(ask)); w.Outcome != view.OutcomeUnknown || len(w.Needs) != 1 {
		t.Fatalf("before: %+v", w)
	}
	library("job-function/SupportUser\n" +
		`{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "support:*", "Resource": "*"}}`)
	if w := into[view.WhatIf](t, whatIf(ask)); w.Outcome != view.OutcomeAllow || len(w.Needs) != 0 {
		t.Errorf("after: %+v", w)
	}
}

// TestMatrix: cells come in stretches, and an edit is told.
func TestMatrix(t *testing.T) {
	m := into[view.Matrix](t, matrix(request(t, &askedOf{Walk: external, First: 1, Count: 5})))
	if len(m.From) != 2 || len(m.To) != 1 || len(m.Outcomes) != 1 || m.Outcomes[0] != view.OutcomeDeny || m.Edit != "" {
		t.Errorf("%+v", m)
	}
	edited := strings.Replace(external, "k3Q9", "k3Q8", 1)
	m = into[view.Matrix](t, matrix(request(t, &askedOf{Walk: edited, Count: 5, Before: external})))
	if m.Edit != "In R · trust, “k3Q9” became “k3Q8”." {
		t.Errorf("%+v", m)
	}
}

// TestMatrixMemory: cells that leave much behind are collected within a stretch, and collecting is as before after it.
func TestMatrixMemory(t *testing.T) {
	tags := make([]string, 3000)
	for i := range tags {
		tags[i] = fmt.Sprintf(`"k%d": "v"`, i)
	}
	walk := "account 111111111111 a {\n  role R { trust {} tags {" + strings.Join(tags, ", ") + "} }\n"
	for i := range 600 {
		walk += fmt.Sprintf("  user u%d {}\n", i)
	}
	ask := request(t, &askedOf{Walk: walk + "}\n", Count: 1})
	if m := into[view.Matrix](t, matrix(ask)); m.Fault != "" || len(m.From) != 601 {
		t.Fatalf("%s, %d principals", m.Fault, len(m.From))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	into[view.Matrix](t, matrix(request(t, &askedOf{Walk: walk + "}\n", Count: 601})))
	runtime.ReadMemStats(&after)
	left := after.TotalAlloc - before.TotalAlloc
	if left < 2*mostUncollected {
		t.Fatalf("the cells leave only %d bytes behind", left)
	}
	if after.NumGC == before.NumGC {
		t.Error("nothing was collected")
	}
	if percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); percent != 100 || limit != math.MaxInt64 {
		t.Errorf("the collector is left at %d percent and %d bytes", percent, limit)
	}
}

// TestAgain: the steps are asked at a moment, and a walk that cannot be read has none.
func TestAgain(t *testing.T) {
	dated := strings.Replace(external, `"StringEquals": {"sts:ExternalId": "k3Q9"}`,
		`"DateGreaterThan": {"aws:CurrentTime": "2026-01-01T00:30:00Z"}`, 1)
	for at, want := range map[string]view.Outcome{"00:20": view.OutcomeDeny, "00:40": view.OutcomeAllow} {
		a := into[view.AskedAgain](t, again(request(t, &askedOf{Walk: dated, Time: at})))
		if len(a.Asks) != 1 || a.Asks[0].Outcome != want || a.Asks[0].Changed != (want == view.OutcomeAllow) ||
			a.Clock != at {
			t.Errorf("%s: %+v", at, a)
		}
	}
	for _, answer := range [][]byte{again(request(t, &askedOf{Walk: "x {"})), againFault("boom")} {
		if a := into[view.AskedAgain](t, answer); len(a.Asks) > 0 {
			t.Errorf("%+v", a)
		}
	}
	for _, answer := range [][]byte{matrix(request(t, &askedOf{Walk: "x {", Count: 9})), matrixFault("boom")} {
		if m := into[view.Matrix](t, answer); len(m.Outcomes) > 0 {
			t.Errorf("%+v", m)
		}
	}
	for _, answer := range [][]byte{whatIf(request(t, &askedOf{Walk: "x {"})), whatIfFault("boom")} {
		if w := into[view.WhatIf](t, answer); w.Outcome != view.OutcomeUndecided || len(w.Faults) != 1 {
			t.Errorf("%+v", w)
		}
	}
	if k := into[view.KeptStep](t, keepFault("boom")); !strings.Contains(k.Fault, "boom") {
		t.Errorf("%+v", k)
	}
}
