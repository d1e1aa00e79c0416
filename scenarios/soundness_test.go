package scenarios_test

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"rolewalk/engine/eval"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// soundness counts what TestSoundness compared.
type soundness struct{ gaps, completions, steps, unknown, shared atomic.Int64 }

// TestSoundness: documents, keys, longest sessions, organizations and numbers of accounts are taken away from a walk at
// random. What the walk then says for certain must be so in every completion: a gate that refuses does in all of them,
// and what is allowed is allowed in all. How often a verdict stays unknown although all completions that were tried
// share it is counted.
func TestSoundness(t *testing.T) {
	const rounds, tried = 4, 10
	var n soundness
	t.Cleanup(func() {
		t.Logf(
			"%d gaps; %d steps of %d completions compared; %d steps unknown, of which all completions share a verdict in %d",
			n.gaps.Load(),
			n.steps.Load(),
			n.completions.Load(),
			n.unknown.Load(),
			n.shared.Load(),
		)
		if n.steps.Load() < 50_000 || n.unknown.Load() < 3_000 || n.shared.Load()*3 > n.unknown.Load() {
			t.Error("too few steps were compared, or too many are unknown without need")
		}
	})
	corpus(t, func(t *testing.T, path, text string) {
		if len(parse(path, text).Errors) > 0 {
			return
		}
		h := fnv.New64a()
		h.Write([]byte(path))
		rng := rand.New(rand.NewPCG(h.Sum64(), 1))
		for range rounds {
			n.round(t, path, text, rng, tried)
		}
	})
}

// round takes something away and compares with completions.
func (n *soundness) round(t *testing.T, path, text string, rng *rand.Rand, tried int) {
	all := gapsOf(parse(path, text), text, rng)
	var gaps []gap
	for _, g := range all {
		if rng.IntN(len(all)) < 3 {
			gaps = append(gaps, g)
		}
	}
	gaps = apart(gaps)
	placeholder := ""
	if rng.IntN(3) == 0 {
		placeholder = placeholderOf(text, rng)
	}
	if len(gaps) == 0 && placeholder == "" {
		return
	}
	n.gaps.Add(int64(len(gaps)))
	open := fill(text, gaps, func(_ int, g *gap) string { return g.unknown })
	if placeholder != "" {
		open = "placeholder " + placeholder + " PLACEHOLDER\n" + open
	}
	unknown, ok := stepsOf(t, path, open)
	if !ok {
		return
	}
	shared := make([]map[scenario.Outcome]bool, len(unknown))
	for k := range tried {
		n.complete(t, path, completion(text, gaps, placeholder, rng, k), unknown, shared)
	}
	for i, s := range unknown {
		if s.Outcome == scenario.Unknown && shared[i] != nil {
			n.unknown.Add(1)
			if len(shared[i]) == 1 {
				n.shared.Add(1)
			}
		}
	}
}

// completion fills the gaps at random; the first completions fill all of them in one way.
func completion(text string, gaps []gap, placeholder string, rng *rand.Rand, k int) string {
	done := fill(text, gaps, func(_ int, g *gap) string {
		if k < 3 {
			return g.completions[min(k, len(g.completions)-1)]
		}
		return g.completions[rng.IntN(len(g.completions))]
	})
	if placeholder == "" || k == 0 {
		return done
	}
	numbers := append(accountNumber.FindAllString(text, -1), "999999999992")
	return strings.ReplaceAll(done, placeholder, numbers[rng.IntN(len(numbers))])
}

// complete compares one completion with what the walk says without what was taken away.
func (n *soundness) complete(t *testing.T, path, text string, unknown []*scenario.StepResult,
	shared []map[scenario.Outcome]bool,
) {
	known, ok := stepsOf(t, path, text)
	if !ok || len(known) != len(unknown) {
		return
	}
	n.completions.Add(1)
	for i, u := range unknown {
		k := known[i]
		if !comparable(u, k) {
			continue
		}
		n.steps.Add(1)
		if shared[i] == nil {
			shared[i] = map[scenario.Outcome]bool{}
		}
		shared[i][k.Outcome] = true
		refused, _ := u.Answer.Refused()
		really, _ := k.Answer.Refused()
		switch {
		case u.Outcome == scenario.Allow && k.Outcome != scenario.Allow,
			u.Outcome == scenario.Deny && slices.ContainsFunc(refused.List(), func(g eval.Gate) bool { return !really.Has(g) }),
			u.Outcome != scenario.Allow && u.Outcome != scenario.Unknown && k.Outcome == scenario.Allow:
			t.Errorf(
				"step %d is %s %v, but %s %v in a completion:\n%s",
				i+1,
				u.Outcome,
				refused.List(),
				k.Outcome,
				really.List(),
				text,
			)
		}
	}
}

// comparable reports whether two runs ask the same in a step: with the same credentials, which exist in both.
func comparable(a, b *scenario.StepResult) bool {
	if a.Answer.Cause == sts.CauseNoSuchSession || b.Answer.Cause == sts.CauseNoSuchSession || a.Answer.Recorded {
		return false // a completion that refuses what AWS granted is none
	}
	if a.SignedBy == nil || b.SignedBy == nil {
		return a.SignedBy == b.SignedBy
	}
	return a.SignedBy.Row == b.SignedBy.Row && a.SignedBy.Name == b.SignedBy.Name
}

// stepsOf runs a walk and returns its steps. ok is false if the text is no walk, which what was taken away may bring.
func stepsOf(t *testing.T, path, text string) (steps []*scenario.StepResult, ok bool) {
	w := parse(path, text)
	for _, e := range w.Errors {
		if e.Code != scenario.UnknownName && e.Code != scenario.NotAtThisMoment {
			t.Errorf("%s: %s\n%s", path, source.List([]string{string(e.Code), e.Message}, ":"), text)
		}
	}
	if len(w.Errors) > 0 {
		return nil, false
	}
	rows := w.Run(scenario.Options{}).Rows
	for i := range rows {
		if rows[i].Kind == scenario.RowStep && rows[i].Step != nil && rows[i].Step.Answer != nil {
			steps = append(steps, rows[i].Step)
		}
	}
	return steps, true
}

// keyGap takes away a key that a condition of a request asks for.
func keyGap(a *sts.ActionDecision, step *syntax.Step, rng *rand.Rand) (g gap, ok bool) {
	type asked struct {
		key    string
		values []string
	}
	var keys []asked
	a.Request.Documents(func(_ eval.Gate, p *eval.Policy) {
		for i := range p.Doc.Statements {
			for j := range p.Doc.Statements[i].Condition {
				c := &p.Doc.Statements[i].Condition[j]
				k := asked{key: c.Key.Value}
				if step.From != nil && c.Lower == "aws:sourceip" {
					continue // the step gives it
				}
				for _, v := range c.Values {
					k.values = append(k.values, v.Value)
				}
				keys = append(keys, k)
			}
		}
	})
	if len(keys) == 0 {
		return g, false
	}
	k := keys[rng.IntN(len(keys))]
	end := step.Act.Span().To
	g = gap{at: source.Span{From: end, To: end}, unknown: ` unknown-keys ` + quoted([]string{k.key}) + " "}
	multi := a.Request.Context.Values(strings.ToLower(k.key)).Multi
	give := func(values ...string) string {
		if len(values) == 1 && !multi {
			return " context " + quoted(map[string]string{k.key: values[0]}) + " "
		}
		return " context " + quoted(map[string][]string{k.key: append([]string{}, values...)}) + " "
	}
	g.completions = []string{give(), give("another"), give("true")}
	for _, v := range k.values {
		g.completions = append(g.completions, give(v))
	}
	return g, true
}
