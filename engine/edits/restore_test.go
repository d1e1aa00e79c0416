package edits_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/review"
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
	was  *scenario.Row
	source.Edit
	// element is the whole element that it is a value of; empty where that is the value alone.
	element source.Span
	// kind says what is spoilt: the document's kind, the element, and for a condition the operator.
	kind string
}

// tally counts the broken elements: those that some set of edits restores, and those that are mended where they were
// broken by the first set without a risk, by kind.
type tally struct {
	sync.Mutex
	broken, restored, mended int
	kinds                    map[string]*[2]int // of a kind: broken, mended
	warned                   []string           // sets without a risk that add a SECURITY_WARNING
}

// The least shares of the broken elements, in percent: restored, and mended where they were broken. A run of some of
// each kind has as many of the rare kinds, like a condition on a number, as of the usual ones.
const (
	leastRestored   = 99.9
	leastMended     = 89
	leastMendedSome = 78
)

// TestRestore breaks the elements that the allowed steps of the corpus depend on, some of every kind. It requires that
// the search finds a set of edits for nearly all of them, that the first set without a risk mends the element that was
// broken, and that no set without a risk adds a SECURITY_WARNING.
func TestRestore(t *testing.T) {
	kinds := spoilings(t)
	count := tally{kinds: map[string]*[2]int{}}
	t.Run("kinds", func(t *testing.T) {
		for kind, list := range kinds {
			t.Run(kind, func(t *testing.T) {
				t.Parallel()
				restore(t, list, &count)
			})
		}
	})
	restored, mended := count.share(count.restored), count.share(count.mended)
	t.Logf("%d of %d broken elements of %d kinds restored, %.2f %%", count.restored, count.broken, len(kinds), restored)
	t.Logf("%d mended where they were broken by the first set without a risk, %.1f %%", count.mended, mended)
	t.Logf("%d sets without a risk add a SECURITY_WARNING", len(count.warned))
	count.logKinds(t)
	least := float64(leastMendedSome)
	if os.Getenv("ROLEWALK_RESTORE") == "all" {
		least = leastMended
	}
	if len(kinds) < 150 || count.broken < 350 || restored < leastRestored || mended < least {
		t.Errorf("%d broken elements of %d kinds, %.2f %% restored, %.1f %% mended where they were broken",
			count.broken, len(kinds), restored, mended)
	}
	for _, w := range count.warned {
		t.Errorf("without a risk, but it adds %s", w)
	}
}

func (c *tally) share(n int) float64 { return float64(n) / float64(max(c.broken, 1)) * 100 }

// logKinds lists the kinds of which some elements were not mended where they were broken, those with the most first.
func (c *tally) logKinds(t *testing.T) {
	names := slices.Sorted(maps.Keys(c.kinds))
	left := func(name string) int { return c.kinds[name][0] - c.kinds[name][1] }
	slices.SortStableFunc(names, func(a, b string) int { return left(b) - left(a) })
	for _, name := range names {
		if left(name) > 0 {
			t.Logf("%4d of %4d not mended there: %s", left(name), c.kinds[name][0], name)
		}
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
		refused := broke(b.walk, b.was, b.row, b.Edit)
		if refused == nil {
			continue
		}
		broken++
		sets := edits.Find(refused, b.row, review.Document).Sets
		if len(sets) == 0 {
			t.Logf("not restored: %s: %s", b.walk.Text.Where(b.At), b.New)
		}
		first := slices.IndexFunc(sets, func(s edits.Set) bool { return s.Risk == "" })
		mended := first >= 0 && b.mendedBy(&sets[first])
		if !mended && os.Getenv("ROLEWALK_RESTORE") != "" {
			t.Logf("not mended there: %s: %s: %s", b.walk.Text.Where(b.At), b.New, wordsOf(sets))
		}
		count.add(b.kind, len(sets) > 0, mended, warnings(refused, sets))
	}
}

func (c *tally) add(kind string, restored, mended bool, warned []string) {
	c.Lock()
	defer c.Unlock()
	c.broken++
	c.warned = append(c.warned, warned...)
	of := c.kinds[kind]
	if of == nil {
		of = &[2]int{}
		c.kinds[kind] = of
	}
	of[0]++
	if restored {
		c.restored++
	}
	if mended {
		c.mended++
		of[1]++
	}
}

// mendedBy reports whether a set changes the spoilt element itself, and not only what stands around it.
func (b *spoiling) mendedBy(set *edits.Set) bool {
	from, to := b.At.From, b.At.From+len(b.New)
	if !b.element.Empty() {
		from, to = b.element.From, b.element.To+len(b.New)-(b.At.To-b.At.From)
	}
	return slices.ContainsFunc(set.Edits, func(e edits.Edit) bool { return e.At.From >= from && e.At.To <= to })
}

// wordsOf are what the sets would do, with their risks.
func wordsOf(sets []edits.Set) string {
	var words []string
	for i := range sets {
		var each []string
		for _, e := range sets[i].Edits {
			each = append(each, e.Words)
		}
		text := strings.Join(each, " AND ")
		if sets[i].Risk != "" {
			text += " (" + sets[i].Risk + ")"
		}
		words = append(words, text)
	}
	return strings.Join(words, " | ")
}

// warnings are the SECURITY_WARNINGs that sets without a risk add to the walk.
func warnings(refused *scenario.Result, sets []edits.Set) []string {
	var list []string
	before := securityWarnings(refused.Walk)
	for i := range sets {
		if sets[i].Risk != "" {
			continue
		}
		var plain []source.Edit
		for _, e := range sets[i].Edits {
			plain = append(plain, e.Edit)
		}
		body, _ := source.Apply(refused.Walk.Text.Body, plain)
		for code, n := range securityWarnings(refused.Walk.Again(body)) {
			if n > before[code] {
				list = append(list, code+": "+wordsOf(sets[i:i+1])+"\n"+body)
			}
		}
	}
	return list
}

// securityWarnings counts the SECURITY_WARNINGs of a walk's documents, by their document and code.
func securityWarnings(w *scenario.Walk) map[string]int {
	found := map[string]int{}
	for _, f := range review.Policies(w) {
		if f.Type == source.SecurityWarning {
			found[f.Document.String()+" "+string(f.Code)]++
		}
	}
	return found
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
				b.walk, b.row, b.was = walk, row, &run.Rows[row]
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

// broke applies the edit and returns the run, nil if the row is not refused after it, or is another one: without a
// session there are no renewals.
func broke(walk *scenario.Walk, was *scenario.Row, row int, e source.Edit) *scenario.Result {
	body, ok := source.Apply(walk.Text.Body, []source.Edit{e})
	if !ok {
		return nil
	}
	other := walk.Again(body)
	if len(other.Errors) > 0 {
		return nil
	}
	run := other.Run(scenario.Options{})
	if row >= len(run.Rows) || run.Rows[row].Step == nil || run.Rows[row].Kind != was.Kind ||
		run.Rows[row].Number != was.Number {
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
	var element source.Span
	spoil := func(name string, at source.Span, text string) {
		kind := document + " " + string(s.Effect) + " " + name
		list = append(list, spoiling{kind: kind, Edit: source.Edit{At: at, New: text}, element: element})
	}
	if s.Effect == policy.Allow {
		spoil("Effect", s.EffectSpan, `"Deny"`)
	}
	if s.Principal != nil {
		n := len(s.Principal.Values)
		element = source.Span{From: s.Principal.Values[0].Span.From, To: s.Principal.Values[n-1].Span.To}
		for i := range s.Principal.Values {
			if p := &s.Principal.Values[i]; p.Type == "AWS" {
				spoil("Principal", p.Span, `"arn:aws:iam::000000000000:root"`)
			}
		}
	}
	n := len(s.Action.Values)
	element = source.Span{From: s.Action.Values[0].Span.From, To: s.Action.Values[n-1].Span.To}
	for i := range s.Action.Values {
		spoil("Action", s.Action.Values[i].Span, `"sts:GetCallerIdentity"`)
	}
	if s.Resource != nil {
		n := len(s.Resource.Values)
		element = source.Span{From: s.Resource.Values[0].Span.From, To: s.Resource.Values[n-1].Span.To}
		for i := range s.Resource.Values {
			spoil("Resource", s.Resource.Values[i].Span, `"arn:aws:s3:::another"`)
		}
	}
	for i := range s.Condition {
		c := &s.Condition[i]
		element = source.Span{}
		spoil(c.Written.Value+" key", c.Key.Span, `"aws:PrincipalTag/another"`)
		element = source.Span{From: c.Values[0].Span.From, To: c.Values[len(c.Values)-1].Span.To}
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
