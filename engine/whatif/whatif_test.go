package whatif_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/whatif"
)

// walks are the lessons, and a walk with everything that the lessons have not.
func walks(t *testing.T, patterns ...string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range append(patterns, "testdata/*.walk") {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatal(pattern, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.Base(path)] = string(text)
		}
	}
	return texts
}

func run(t *testing.T, name, text string) *scenario.Result {
	t.Helper()
	w := scenario.Parse(name, text, scenario.PageLimit)
	for _, f := range w.Errors {
		t.Fatal(w.Text.Report(f))
	}
	return w.Run(scenario.Options{Trace: true})
}

// said is what a reader is told of a decision.
func said(s *scenario.StepResult) string {
	gate := ""
	if s.Answer != nil {
		refused, explicit := s.Answer.Refused()
		gate = fmt.Sprint(refused.List(), explicit.List())
	}
	return fmt.Sprintf("%s by %s: %s / %s", s.Outcome, gate, explain.Of(s).Sentence, explain.AWS(s))
}

// kept returns the step that an ask becomes in the text, as the walk decides it there.
func kept(t *testing.T, r *scenario.Result, k *whatif.Kept) *scenario.StepResult {
	t.Helper()
	text, ok := source.Apply(r.Walk.Text.Body, k.Edits)
	if !ok {
		t.Fatal("the edits cannot be applied")
	}
	with := run(t, "kept", text)
	for i := range with.Rows {
		if row := &with.Rows[i]; row.Kind == scenario.RowStep && row.Number == k.Number {
			return row.Step
		}
	}
	t.Fatalf("there is no step %d in\n%s", k.Number, text)
	return nil
}

// agree decides an ask, writes it into the walk, and compares the two.
func agree(t *testing.T, name string, r *scenario.Result, row int, ask whatif.Ask) (decided bool) {
	t.Helper()
	asker := whatif.New(r)
	answer := asker.Decide(row, ask)
	k := asker.Keep(row, ask)
	if len(answer.Faults) > 0 {
		if len(k.Faults) == 0 || len(k.Edits) > 0 {
			t.Errorf("%s, row %d: %+v is not decided and can be kept", name, row, ask)
		}
		return false
	}
	if len(k.Faults) > 0 {
		t.Errorf("%s, row %d: %+v cannot be kept: %v", name, row, ask, k.Faults)
		return false
	}
	step := kept(t, r, k)
	if got, want := said(step), said(answer.Step); got != want {
		t.Errorf("%s, row %d, %+v:\nthe what-if says %s\nthe step gives %s\n%s", name, row, ask, want, got, answer.Text)
	}
	if again := asker.Decide(row, ask).Step; credential(again) != credential(step) {
		t.Errorf("%s, row %d, %+v: asked again it is for %s, and the step's is %s", name, row, ask, credential(again),
			credential(step))
	}
	return true
}

// credential names what a step asks for; empty for none. What was asked before leaves nothing behind.
func credential(s *scenario.StepResult) string {
	if s.Credential == nil {
		return ""
	}
	return s.Credential.ID
}

// TestUnchanged: what a row's step sends, asked as it is, ends as the step did, and so does the step that keeps it.
func TestUnchanged(t *testing.T) {
	asked := 0
	for name, text := range walks(t, "../../scenarios/lessons/*.walk", "../../scenarios/corpus/*/*.walk") {
		r := run(t, name, text)
		for row := range r.Rows {
			ask, fields := whatif.Of(r, row)
			if fields == nil {
				continue
			}
			asked++
			answer := whatif.New(r).Decide(row, *ask)
			if len(answer.Faults) > 0 {
				t.Errorf("%s, row %d: %v", name, row, answer.Faults)
				continue
			}
			if got, want := said(answer.Step), said(r.Rows[row].Step); got != want {
				t.Errorf("%s, row %d:\nasked again %s\nthe row has  %s\n%s", name, row, got, want, answer.Text)
			}
			if strings.Contains(r.Walk.Text.Body, "challenge") {
				continue
			}
			agree(t, name, r, row, *ask)
		}
	}
	if asked < 500 {
		t.Errorf("only %d rows were asked", asked)
	}
}

// TestChanged: asks that chance makes end as the steps that keep them.
func TestChanged(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	decided, outcomes := 0, map[scenario.Outcome]int{}
	texts := walks(t, "../../scenarios/lessons/*.walk")
	names := make([]string, 0, len(texts))
	for name := range texts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		r := run(t, name, texts[name])
		for row := range r.Rows {
			ask, fields := whatif.Of(r, row)
			if fields == nil {
				continue
			}
			for range 4 {
				other := changed(chance, r, *ask, fields)
				if agree(t, name, r, row, other) {
					decided++
					outcomes[whatif.New(r).Decide(row, other).Step.Outcome]++
				}
			}
		}
	}
	t.Log(decided, outcomes)
	for _, o := range []scenario.Outcome{
		scenario.Allow, scenario.Deny, scenario.Expired, scenario.Error, scenario.Unknown,
	} {
		if outcomes[o] == 0 {
			t.Errorf("no ask ended in %s", o)
		}
	}
}

func changed(chance *rand.Rand, r *scenario.Result, ask whatif.Ask, fields []whatif.Field) whatif.Ask {
	pick := func(list ...string) string { return list[chance.IntN(len(list))] }
	asker := whatif.New(r)
	asker.Again(-1, "")
	callers, roles := asker.Names()
	callers = append(callers, "oidc token.actions.githubusercontent.com", "arn:aws:iam::123456789012:user/x")
	for range 1 + chance.IntN(3) {
		switch fields[chance.IntN(len(fields))] {
		case whatif.Caller:
			ask.Caller = pick(callers...)
		case whatif.Role:
			ask.Role = pick(append(roles, "arn:aws:iam::123456789012:role/x")...)
		case whatif.ExternalID:
			ask.ExternalID = pick("", "acme-1", `with "quotes" and #`)
		case whatif.MFA:
			ask.MFA = !ask.MFA
		case whatif.SourceIP:
			ask.SourceIP = pick("", "203.0.113.9", "2001:db8::1")
		case whatif.Duration:
			ask.Duration = pick("", "15m", "1h30m", "3600", "12h")
		case whatif.Time:
			length := r.End.Sub(r.Start) + 2*time.Hour
			ask.Time = r.Start.Add(time.Duration(chance.Int64N(int64(length)))).Format(time.RFC3339)
		case whatif.Claims:
			ask.Claims = pick(`{"aud": "sts.amazonaws.com", "sub": "repo:a/b:ref:refs/heads/main"}`, `{"sub": "x"}`)
		}
	}
	return ask
}

// TestMatrix: each cell ends as its ask does, and as the step that keeps it.
func TestMatrix(t *testing.T) {
	cells := 0
	for name, text := range walks(t, "../../scenarios/lessons/*.walk") {
		r := run(t, name, text)
		for _, row := range []int{-1, len(r.Rows) / 2} {
			asker := whatif.New(r)
			x := asker.Matrix(row, "")
			for cell := range x.Cells() {
				cells++
				answer := asker.Decide(row, x.Ask(cell))
				if len(answer.Faults) > 0 || answer.Step.Outcome != x.Outcome(cell) {
					t.Errorf("%s, row %d, %+v: %+v, and the cell has %s", name, row, x.Ask(cell), answer, x.Outcome(cell))
					continue
				}
				if cell%7 == 0 {
					agree(t, name, r, row, x.Ask(cell))
				}
			}
		}
	}
	if cells < 500 {
		t.Errorf("only %d cells", cells)
	}
}

// TestMatrixOfRules: what one cell leaves in the memory that the next one uses changes no outcome, and no request of a
// step that is asked afterwards.
func TestMatrixOfRules(t *testing.T) {
	cells := 0
	for name, text := range walks(t, "../../scenarios/corpus/*/*.walk") {
		w := scenario.Parse(name, text, scenario.PageLimit)
		if len(w.Errors) > 0 {
			continue
		}
		r := w.Run(scenario.Options{})
		asker, other := whatif.New(r), whatif.New(r)
		x := asker.Matrix(-1, "")
		for cell := range x.Cells() {
			cells++
			ask := x.Ask(cell)
			ask.Time = "" // the matrix's moment itself
			want, actions := asked(other, ask)
			got := x.Outcome(cell)
			again, after := asked(asker, ask)
			if got != want || again != want || !slices.Equal(actions, after) {
				t.Errorf("%s: %+v: %s for %v, the cell has %s, and then %s for %v", name, ask, want, actions, got, again, after)
			}
		}
	}
	if cells < 1000 {
		t.Errorf("only %d cells", cells)
	}
}

// asked returns how an ask of the last row ends, and the actions that it needs. It is an error where a name means two
// things.
func asked(asker *whatif.Asker, ask whatif.Ask) (outcome scenario.Outcome, actions []string) {
	answer := asker.Decide(-1, ask)
	if answer.Step == nil {
		return scenario.Error, nil
	}
	for _, a := range answer.Step.Answer.Actions {
		actions = append(actions, a.Request.Action)
	}
	return answer.Step.Outcome, actions
}

// TestFaults: a wrong value is told at its field, and the others are not blamed.
func TestFaults(t *testing.T) {
	r := run(t, "everything", walks(t)["everything.walk"])
	set := func(change func(*whatif.Ask)) whatif.Ask {
		ask, _ := whatif.Of(r, 0)
		change(ask)
		return *ask
	}
	plain := whatif.Ask{Caller: "dev/alice", Role: "prod/Deploy", As: "alice"}
	cases := []struct {
		ask  whatif.Ask
		want string // the field and a part of the message; "" for none
	}{
		{set(func(a *whatif.Ask) { a.Caller = "dev/nix" }), "caller: The walk has no user, role or session called dev/nix"},
		{set(func(a *whatif.Ask) { a.Caller = "" }), "caller: This name is empty"},
		{set(func(a *whatif.Ask) { a.Caller = "oidc token.actions.githubusercontent.com" }), ""},
		{set(func(a *whatif.Ask) { a.Caller = "a } step {" }), "caller: The walk has no user"},
		{set(func(a *whatif.Ask) { a.Role = "dev/alice" }), "role: dev/alice is a user, and only roles can be assumed"},
		{set(func(a *whatif.Ask) { a.Role = "arn:aws:iam::999999999999:role/x" }), ""},
		{set(func(a *whatif.Ask) { a.SourceIP = "203.0.113.0/24" }), "source-ip: `203.0.113.0/24` is a range of addresses"},
		{set(func(a *whatif.Ask) { a.SourceIP = "office" }), "source-ip: `office` is no IP address"},
		{set(func(a *whatif.Ask) { a.Duration = "soon" }), "duration: `soon` is no duration"},
		{set(func(a *whatif.Ask) { a.Duration = "3600" }), ""},
		{set(func(a *whatif.Ask) { a.Time = "noon" }), "time: This is no time"},
		{set(func(a *whatif.Ask) { a.Time = "09:30" }), ""},
		{
			set(func(a *whatif.Ask) { a.Time = "2020-01-01T00:00:00Z" }),
			"time: The walk’s clock starts at 2026-03-01T09:00:00Z.",
		},
		{set(func(a *whatif.Ask) { a.Time = "9999-12-31T23:59:59Z" }), "time: This is more than 10 years"},
		{set(func(a *whatif.Ask) { a.Caller, a.Duration = "dev/nix", "soon" }), "caller: The walk has no user"},
		{set(func(a *whatif.Ask) {
			a.Caller, a.Claims = "oidc token.actions.githubusercontent.com", "{"
		}), "claims: The claims are no JSON"},
		{
			set(func(a *whatif.Ask) { a.Caller, a.Claims = "oidc token.actions.githubusercontent.com", "[]" }),
			"claims: The claims are a JSON object",
		},
		{plain, ""},
		{whatif.Ask{Caller: "dev/nix", Role: "prod/Deploy", As: "alice"}, "caller: The walk has no user"},
	}
	for _, c := range cases {
		answer := whatif.New(r).Decide(0, c.ask)
		got := ""
		if len(answer.Faults) > 0 {
			got = string(answer.Faults[0].Field) + ": " + answer.Faults[0].Message
		}
		if c.want == "" && (got != "" || answer.Step == nil) || c.want != "" && !strings.HasPrefix(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.ask, got, c.want)
		}
	}
}

// TestPlaces: where a step that is kept comes to stand, and what else of the text changes.
func TestPlaces(t *testing.T) {
	const world = "account 111111111111 a { user u { } role R { trust {} } }\n"
	cases := []struct{ walk, time, want string }{
		{"step { a/u assumes a/R as s1 }", "", "step { a/u assumes a/R as s1 }\n\nNEW"},
		{"step { a/u assumes a/R as s1 } # why\n\nwait 1h\n", "", "step { a/u assumes a/R as s1 } # why\n\nNEW\n\nwait 1h\n"},
		{"step { a/u assumes a/R as s1 } wait 1h\n", "", "step { a/u assumes a/R as s1 }\n\nNEW\n wait 1h\n"},
		{
			"step { a/u assumes a/R as s1 }\n# the wait\nwait 1h\n", "00:20",
			"step { a/u assumes a/R as s1 }\n# the wait\nwait 20m\n\nNEW\n\nwait 40m\n",
		},
		{
			"step { a/u assumes a/R as s1 }\nat 2026-01-01T01:00:00Z\n", "00:00:10",
			"step { a/u assumes a/R as s1 }\nat 2026-01-01T00:00:10Z\n\nNEW\n\nat 2026-01-01T01:00:00Z\n",
		},
		{
			"step { a/u assumes a/R as s1 }\nwait 1h\nnote \"x\"\n", "01:00",
			"step { a/u assumes a/R as s1 }\nwait 1h\nnote \"x\"\n\nNEW\n",
		},
		{
			"step { a/u assumes a/R as s1 }\nwait 1h\n", "02:30:05",
			"step { a/u assumes a/R as s1 }\nwait 1h\n\nwait 1h30m5s\n\nNEW\n",
		},
		{"step { a/u assumes a/R as s1 }\r\n", "", "step { a/u assumes a/R as s1 }\r\n\r\nNEW\r\n"},
		{
			"step { a/u assumes a/R as s1 }\nstep { a/u assumes a/R as s2 session-policy {} }\n" +
				"expect finding X on session-policy of step 2\n", "",
			"step { a/u assumes a/R as s1 }\n\nNEW\nstep { a/u assumes a/R as s2 session-policy {} }\n" +
				"expect finding X on session-policy of step 3\n",
		},
	}
	for _, c := range cases {
		r := run(t, "places", world+c.walk)
		ask, _ := whatif.Of(r, 0)
		if c.time != "" {
			ask.Time = c.time
		}
		asker := whatif.New(r)
		text, ok := source.Apply(r.Walk.Text.Body, asker.Keep(0, *ask).Edits)
		got := strings.Replace(strings.TrimPrefix(text, world), asker.Decide(0, *ask).Text, "NEW", 1)
		if !ok || got != c.want {
			t.Errorf("%q at %s:\ngot  %q\nwant %q", c.walk, c.time, got, c.want)
		}
		agree(t, "places", r, 0, *ask)
	}
}
