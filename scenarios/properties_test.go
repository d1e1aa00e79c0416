package scenarios_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/managed/large"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/view"
)

// corpus calls visit for every walk of the corpus.
func corpus(t *testing.T, visit func(t *testing.T, path, text string)) {
	for path, text := range walks(t) {
		if strings.HasPrefix(path, "corpus/") {
			t.Run(path, func(t *testing.T) {
				t.Parallel()
				visit(t, path, text)
			})
		}
	}
}

func parse(path, text string) *scenario.Walk {
	return scenario.ParseWith(path, text, scenario.PageLimit, scenario.Library{Lookup: large.Text})
}

// TestSameTextSamePage: equal text gives equal bytes, as far as the page.
func TestSameTextSamePage(t *testing.T) {
	corpus(t, func(t *testing.T, path, text string) {
		page := func() string {
			b, err := json.Marshal(view.Build(parse(path, text).Run(scenario.Options{Trace: true})))
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		if once, again := page(), page(); once != again {
			t.Error("one text, two pages")
		}
	})
}

// outcomes are how every step of a walk ends, with all gates that refuse.
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

// TestTracedAlike: whether somebody watches changes no verdict.
func TestTracedAlike(t *testing.T) {
	corpus(t, func(t *testing.T, path, text string) {
		w := parse(path, text)
		plain, traced := outcomes(w, false), outcomes(w, true)
		for i := range plain {
			if plain[i] != traced[i] {
				t.Errorf("row %d: %s, watched %s", i+1, plain[i], traced[i])
			}
		}
	})
}

// silent is a statement that speaks of nothing that a walk does.
const silent = `{"Effect": "Allow", "Action": "sqs:PurgeQueue", "Resource": "arn:aws:sqs:eu-west-1:999999999999:nothing"}`

// TestOthersDoors: what an account no longer allows its own opens no door to somebody of another account. Each Allow of an
// identity policy is taken away in turn; nobody of another account who acts with keys of his own may do more than before.
func TestOthersDoors(t *testing.T) {
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
				less := parse(path, text[:s.Span.From]+silent+text[s.Span.To:])
				if len(less.Errors) > 0 {
					t.Fatalf("without %s: %s", before.Text.Slice(s.Span), less.Errors[0].Message)
				}
				compare(t, d.Document.Ref.String()+" without "+before.Text.Slice(s.Span), owner(d.Document.Ref.String()), first, less.Run(scenario.Options{}).Rows)
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

func compare(t *testing.T, what, alias string, before, after []scenario.Row) {
	for i := range before {
		b, a := before[i].Step, after[i].Step
		if b == nil || a == nil || b.SignedBy != nil || strings.HasPrefix(b.Actor, alias+"/") || b.Kind == syntax.Refresh {
			continue
		}
		if b.Outcome != scenario.Allow && a.Outcome == scenario.Allow {
			t.Errorf("%s: step %d by %s was %s and is allowed", what, before[i].Number, b.Actor, b.Outcome)
		}
	}
}

// TestDenyNeverAllows: a Deny of everything, put into any document in turn, allows no step that was not allowed.
func TestDenyNeverAllows(t *testing.T) {
	corpus(t, func(t *testing.T, path, text string) {
		before := parse(path, text)
		first := before.Run(scenario.Options{}).Rows
		for _, d := range before.Run(scenario.Options{}).Documents {
			doc := d.Document.Policy.Doc
			if !doc.Saved() || len(doc.Statements) == 0 || doc.Span.Text != source.Walk || text[doc.Statements[0].Span.From-1] == ' ' && !strings.Contains(text[doc.Span.From:doc.Statements[0].Span.From], "[") {
				continue
			}
			at := doc.Statements[0].Span.From
			more := parse(path, text[:at]+denial(doc.Kind)+", "+text[at:])
			if len(more.Errors) > 0 || !saved(more, d.Document.Ref) {
				continue
			}
			rows := more.Run(scenario.Options{}).Rows
			if len(rows) != len(first) {
				continue // a session that renews itself is refused at other moments
			}
			for i := range first {
				b, a := first[i].Step, rows[i].Step
				// A refused request leaves a name to whoever had it, which is no more than he had.
				if b != nil && a != nil && b.SignedBy == nil && b.Kind != syntax.Refresh && b.Outcome != scenario.Allow && a.Outcome == scenario.Allow {
					t.Errorf("%s with a Deny: step %d was %s and is allowed", d.Document.Ref, first[i].Number, b.Outcome)
				}
			}
		}
	})
}

func saved(w *scenario.Walk, document policy.Ref) bool {
	for _, f := range w.FindingsOf(document) {
		if f.Type == source.Error {
			return false
		}
	}
	return true
}

// denial is a Deny of everything, as a document of the kind takes it.
func denial(kind policy.Kind) string {
	switch kind {
	case policy.Trust:
		return `{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:*"}`
	case policy.Resource, policy.RCP:
		return `{"Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sts:*", "kms:*"], "Resource": "*"}`
	}
	return `{"Effect": "Deny", "Action": "*", "Resource": "*"}`
}
