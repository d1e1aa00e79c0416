package edits_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

const corpus = "../../scenarios/corpus"

// perKind is how many elements of each kind are broken; ROLEWALK_RESTORE=all breaks every one.
const perKind = 7

// spoiling is an edit that spoils one element, on which a row of a walk depends.
type spoiling struct {
	walk *scenario.Walk
	row  int
	source.Edit
	// kind says what is spoilt: the document's kind, the element, and for a condition the operator.
	kind string
}

// tally counts the broken elements and lists those that were not restored.
type tally struct {
	sync.Mutex
	broken, restored int
}

// TestRestore breaks the elements that the allowed steps of the corpus depend on, some of every kind, and requires that
// the search finds a set of edits for nearly all of them.
func TestRestore(t *testing.T) {
	kinds := spoilings(t)
	var count tally
	t.Run("kinds", func(t *testing.T) {
		for kind, list := range kinds {
			t.Run(kind, func(t *testing.T) {
				t.Parallel()
				restore(t, list, &count)
			})
		}
	})
	share := float64(count.restored) / float64(max(count.broken, 1)) * 100
	t.Logf("%d of %d broken elements of %d kinds restored, %.1f %%", count.restored, count.broken, len(kinds), share)
	if len(kinds) < 150 || count.broken < 350 || share < 95 {
		t.Errorf("%d of %d broken elements of %d kinds restored, %.1f %%: at least 95 %% of 350, of 150 kinds",
			count.restored, count.broken, len(kinds), share)
	}
}

// restore breaks elements of one kind, spread evenly over the list, until there are enough, and counts those for which
// the search finds edits.
func restore(t *testing.T, list []spoiling, count *tally) {
	most := perKind
	if os.Getenv("ROLEWALK_RESTORE") == "all" {
		most = len(list)
	}
	broken := 0
	for _, b := range spread(list, most) {
		if broken == most {
			break
		}
		refused := broke(b.walk, b.row, b.Edit)
		if refused == nil {
			continue
		}
		broken++
		found := len(edits.Find(refused, b.row).Sets) > 0
		if !found {
			t.Logf("not restored: %s: %s", b.walk.Text.Where(b.At), b.New)
		}
		count.Lock()
		count.broken++
		if found {
			count.restored++
		}
		count.Unlock()
	}
}

// spread is the list in an order in which the first n items are spread evenly over it.
func spread(list []spoiling, n int) []spoiling {
	stride := max(1, len(list)/max(n, 1))
	ordered := make([]spoiling, 0, len(list))
	for first := range stride {
		for i := first; i < len(list); i += stride {
			ordered = append(ordered, list[i])
		}
	}
	return ordered
}

// spoilings are the edits that spoil an element of an allowed step of the corpus, by kind, in order of path.
func spoilings(t *testing.T) map[string][]spoiling {
	kinds := map[string][]spoiling{}
	err := filepath.WalkDir(corpus, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".walk") {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		walk := scenario.Parse(name, string(text), scenario.PageLimit)
		run := walk.Run(scenario.Options{Trace: true})
		for row := range run.Rows {
			for _, b := range breaks(run, row) {
				b.walk, b.row = walk, row
				kinds[b.kind] = append(kinds[b.kind], b)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

// broke applies the edit and returns the run, nil if the row is not refused after it.
func broke(walk *scenario.Walk, row int, e source.Edit) *scenario.Result {
	body, ok := source.Apply(walk.Text.Body, []source.Edit{e})
	if !ok {
		return nil
	}
	other := walk.Again(body)
	if len(other.Errors) > 0 {
		return nil
	}
	run := other.Run(scenario.Options{})
	if row >= len(run.Rows) || run.Rows[row].Step == nil {
		return nil
	}
	if o := run.Rows[row].Step.Outcome; o == scenario.Allow || o == scenario.Unknown {
		return nil
	}
	return run
}

// breaks are edits that each spoil one element of what an allowed row depends on.
func breaks(run *scenario.Result, row int) []spoiling {
	step := run.Rows[row].Step
	if step == nil || step.Outcome != scenario.Allow || step.Answer == nil {
		return nil
	}
	var list []spoiling
	seen := map[int]bool{}
	for i := range step.Answer.Actions {
		r := step.Answer.Actions[i].Request
		eval.Matched(r, func(p *eval.Policy, statement int) {
			s := &p.Doc.Statements[statement]
			if s.Span.Text == source.Walk && !seen[s.Span.From] {
				seen[s.Span.From] = true
				list = append(list, spoilt(string(p.Doc.Kind), s)...)
			}
		})
	}
	clauses := step.Clauses
	if clauses != nil && clauses.ExternalID != nil {
		at := clauses.ExternalID.Span()
		list = append(list, spoiling{kind: "external-id", Edit: source.Edit{At: at, New: "another-id"}})
	}
	if clauses != nil && clauses.Claims != nil {
		for _, m := range clauses.Claims.Members {
			list = append(list, spoiling{kind: "claim", Edit: source.Edit{At: m.Value.At, New: `"another-claim"`}})
		}
	}
	return list
}

// spoilt are edits that each spoil one element of a statement in a kind of document.
func spoilt(document string, s *policy.Statement) []spoiling {
	var list []spoiling
	spoil := func(element string, at source.Span, text string) {
		kind := document + " " + string(s.Effect) + " " + element
		list = append(list, spoiling{kind: kind, Edit: source.Edit{At: at, New: text}})
	}
	if s.Effect == policy.Allow {
		spoil("Effect", s.EffectSpan, `"Deny"`)
	}
	if s.Principal != nil {
		for i := range s.Principal.Values {
			if p := &s.Principal.Values[i]; p.Type == "AWS" {
				spoil("Principal", p.Span, `"arn:aws:iam::000000000000:root"`)
			}
		}
	}
	for i := range s.Action.Values {
		spoil("Action", s.Action.Values[i].Span, `"sts:GetCallerIdentity"`)
	}
	if s.Resource != nil {
		for i := range s.Resource.Values {
			spoil("Resource", s.Resource.Values[i].Span, `"arn:aws:s3:::another"`)
		}
	}
	for i := range s.Condition {
		c := &s.Condition[i]
		spoil(c.Written.Value+" key", c.Key.Span, `"aws:PrincipalTag/another"`)
		for j := range c.Values {
			spoil(c.Written.Value+" value", c.Values[j].Span, another(string(c.Operator.Name)))
		}
	}
	return list
}

// another is a value that the operator accepts and that no request has.
func another(operator string) string {
	switch {
	case strings.HasPrefix(operator, "Date"):
		return `"1999-01-01T00:00:00Z"`
	case strings.HasPrefix(operator, "Numeric"):
		return `"-1"`
	case strings.Contains(operator, "Ip"):
		return `"192.0.2.77/32"`
	case strings.HasPrefix(operator, "Arn"):
		return `"arn:aws:iam::000000000000:role/another"`
	}
	return `"another"`
}
