package scenarios_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"rolewalk/engine/aws"
	"rolewalk/engine/managed/packs"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
)

// counter counts what a test looked at, over its parallel subtests.
type counter struct{ n atomic.Int64 }

func (c *counter) add(n int) { c.n.Add(int64(n)) }

// atLeast fails the test if it looked at less, once all its subtests have ended.
func (c *counter) atLeast(t *testing.T, least int64, what string) {
	t.Cleanup(func() {
		t.Logf("looked at %d %s", c.n.Load(), what)
		if c.n.Load() < least {
			t.Errorf("looked at %d %s: at least %d", c.n.Load(), what, least)
		}
	})
}

// corpus calls visit for every walk of the corpus.
func corpus(t *testing.T, visit func(t *testing.T, path, text string)) {
	var visited counter
	visited.atLeast(t, 500, "walks")
	for path, text := range walks(t) {
		if strings.HasPrefix(path, "corpus/") {
			t.Run(path, func(t *testing.T) {
				t.Parallel()
				visited.add(1)
				visit(t, path, text)
			})
		}
	}
}

// awsPolicies are AWS's, read once for all tests.
var awsPolicies packs.Library

func parse(path, text string) *scenario.Walk {
	return scenario.ParseWith(
		path,
		text,
		scenario.PageLimit,
		scenario.Library{Lookup: awsPolicies.Text, Elsewhere: awsPolicies.Elsewhere},
	)
}

// TestSameTextSamePage: equal text gives equal bytes, up to the page's data.
func TestSameTextSamePage(t *testing.T) {
	var bytes counter
	bytes.atLeast(t, 5_000_000, "bytes of pages")
	corpus(t, func(t *testing.T, path, text string) {
		page := func() string {
			b, err := json.Marshal(view.Build(parse(path, text).Run(scenario.Options{Trace: true})))
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		once, again := page(), page()
		if once != again {
			t.Error("one text, two pages")
		}
		bytes.add(len(once))
	})
}

// outcomes are the outcomes of every step of a walk, with all gates that refuse.
func outcomes(w *scenario.Walk, trace bool) []string {
	var list []string
	rows := w.Run(scenario.Options{Trace: trace}).Rows
	for i := range rows {
		if s := rows[i].Step; s != nil {
			refused, explicit := s.Answer.Refused()
			list = append(list, fmt.Sprint(s.Outcome, s.Answer.Code, s.Answer.Cause, refused.List(), explicit.List()))
		}
	}
	return list
}

// TestTracedAlike: tracing changes no verdict.
func TestTracedAlike(t *testing.T) {
	var steps counter
	steps.atLeast(t, 2000, "steps")
	corpus(t, func(t *testing.T, path, text string) {
		w := parse(path, text)
		plain, traced := outcomes(w, false), outcomes(w, true)
		if len(plain) != len(traced) {
			t.Fatalf("%d steps, traced %d", len(plain), len(traced))
		}
		steps.add(len(plain))
		for i := range plain {
			if plain[i] != traced[i] {
				t.Errorf("step %d: %s, traced %s", i+1, plain[i], traced[i])
			}
		}
	})
}

// silent is a statement that applies to no step of a walk.
const silent = `{"Effect": "Allow", "Action": "sqs:PurgeQueue", ` +
	`"Resource": "arn:aws:sqs:eu-west-1:999999999999:nothing"}`

// TestOtherAccountsGainNothing: if an account allows its principals less, no principal of another account gets more.
// Each Allow of an identity policy is removed in turn, and the steps that other accounts sign themselves are compared.
func TestOtherAccountsGainNothing(t *testing.T) {
	var removed, compared counter
	removed.atLeast(t, 500, "removed statements")
	compared.atLeast(t, 120, "steps of other accounts")
	corpus(t, func(t *testing.T, path, text string) {
		before := parse(path, text)
		first := before.Run(scenario.Options{}).Rows
		for _, d := range before.Run(scenario.Options{}).Documents {
			if d.Document.Kind != policy.Identity || !d.Document.Policy.Doc.Saved() {
				continue
			}
			for _, s := range d.Document.Policy.Doc.Statements {
				if s.Effect != policy.Allow || s.Span.Text != source.Walk {
					continue
				}
				what := d.Document.Ref.String() + " without " + before.Text.Slice(s.Span)
				less := parse(path, text[:s.Span.From]+silent+text[s.Span.To:])
				if len(less.Errors) > 0 {
					t.Fatalf("%s: %s", what, less.Errors[0].Message)
				}
				removed.add(1)
				rows := less.Run(scenario.Options{}).Rows
				compared.add(compareOthers(t, what, owner(d.Document.Ref.String()), first, rows))
			}
		}
	})
}

// owner is the account's alias in a document's name, `policy NAME of ALIAS/WHO`.
func owner(document string) string {
	_, holder, _ := strings.Cut(document, " of ")
	alias, _, _ := strings.Cut(holder, "/")
	return alias
}

// compareOthers fails for a step of another account that is newly allowed, and returns how many steps it compared.
func compareOthers(t *testing.T, what, alias string, before, after []scenario.Row) (compared int) {
	for i := range before {
		b, a := before[i].Step, after[i].Step
		if b == nil || a == nil || b.SignedBy != nil || strings.HasPrefix(b.Actor, alias+"/") || b.Kind == syntax.Refresh {
			continue
		}
		compared++
		if b.Outcome != scenario.Allow && a.Outcome == scenario.Allow {
			t.Errorf("%s: step %d by %s was %s and is allowed", what, before[i].Number, b.Actor, b.Outcome)
		}
	}
	return compared
}

// TestDenyNeverAllows: a Deny of everything, added to any document in turn, allows no step that was not allowed.
func TestDenyNeverAllows(t *testing.T) {
	var added, refused counter
	added.atLeast(t, 1000, "documents with a Deny added")
	refused.atLeast(t, 1000, "steps that the Deny newly refuses")
	corpus(t, func(t *testing.T, path, text string) {
		before := parse(path, text)
		first := before.Run(scenario.Options{}).Rows
		for _, d := range before.Run(scenario.Options{}).Documents {
			doc := d.Document.Policy.Doc
			if !doc.Saved() || !hasStatementList(doc, text) {
				continue
			}
			at := doc.Statements[0].Span.From
			more := parse(path, text[:at]+denial(doc.Kind)+", "+text[at:])
			if len(more.Errors) > 0 || !saved(more, d.Document.Ref) {
				continue
			}
			rows := more.Run(scenario.Options{}).Rows
			if len(rows) != len(first) {
				continue // a session that renews itself is refused at other times
			}
			added.add(1)
			refused.add(compareDenied(t, d.Document.Ref.String(), first, rows))
		}
	})
}

// hasStatementList reports whether the document stands in the walk and its statements in a list.
func hasStatementList(doc *policy.Document, text string) bool {
	if len(doc.Statements) == 0 || doc.Span.Text != source.Walk {
		return false
	}
	first := doc.Statements[0].Span.From
	return text[first-1] != ' ' || strings.Contains(text[doc.Span.From:first], "[")
}

// compareDenied fails for a step that is newly allowed, and returns how many are newly refused. A step that another one
// signs is not compared: a refused request leaves its name to the credential that had it before.
func compareDenied(t *testing.T, document string, before, after []scenario.Row) (refused int) {
	for i := range before {
		b, a := before[i].Step, after[i].Step
		if b == nil || a == nil || b.SignedBy != nil || b.Kind == syntax.Refresh {
			continue
		}
		switch {
		case b.Outcome != scenario.Allow && a.Outcome == scenario.Allow:
			t.Errorf("%s with a Deny: step %d was %s and is allowed", document, before[i].Number, b.Outcome)
		case b.Outcome == scenario.Allow && a.Outcome != scenario.Allow:
			refused++
		}
	}
	return refused
}

func saved(w *scenario.Walk, document policy.Ref) bool {
	for _, f := range w.FindingsOf(document) {
		if f.Type == source.Error {
			return false
		}
	}
	return true
}

// denial is a Deny of everything in the form that the kind of document accepts.
func denial(kind policy.Kind) string {
	switch kind {
	case policy.Trust:
		return `{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": ["` + strings.Join(
			aws.TrustActions(),
			`", "`,
		) + `"]}`
	case policy.Resource, policy.RCP:
		return `{"Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sts:*", "kms:*"], "Resource": "*"}`
	}
	return `{"Effect": "Deny", "Action": "*", "Resource": "*"}`
}
