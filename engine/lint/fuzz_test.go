package lint

import (
	"slices"
	"testing"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// seed is a text that is read as a kind of document, an index of policy.Kinds.
type seed struct {
	text string
	kind int
}

// seeds are documents with odd forms, and the first example of each check as two kinds of documents.
func seeds() []seed {
	list := []seed{
		{`{"Version": "2012-10-17", "Statement": [{` + people + `}]}`, 0},
		{
			`{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "NotAction": [], "NotResource": "arn:aws:s3::${aws:", ` +
				`"Condition": {"ForAllValues:Null": {"aws:TagKeys": []}}}}`, 1,
		},
		{
			`{"Statement": [{"Principal": {"Federated": ["oidc-provider/"]}, "Action": ["sts:", "*:*"], ` +
				`"Condition": {"StringLike": {":": "repo:"}}}, {}]}`, 2,
		},
		{
			`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["a:b", "a:\u0062"], ` +
				`"Resource": ["arn:::::", "arn:a:b:c:d:e"]}`, 3,
		},
		{
			`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetRole", ` +
				`"Resource": "arn:aws:iams:111122223333:r:le/admin"}]}`, slices.Index(policy.Kinds, policy.Identity),
		},
	}
	for i, c := range Checks {
		text := whole(c.Doc.Before)
		list = append(list, seed{text, i % len(policy.Kinds)}, seed{text, slices.Index(policy.Kinds, c.exampleKind())})
	}
	return list
}

// FuzzDocument: for any text the checks do not panic and point into the text. Every fix can be applied; after it AWS
// still saves the document, and there are no more ERRORs than before.
func FuzzDocument(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s.text, s.kind)
	}
	d := data(f)
	f.Fuzz(func(t *testing.T, text string, kind int) {
		if kind >= 0 && kind < len(policy.Kinds) && len(text) <= 4096 {
			tryFixes(t, text, policy.Kinds[kind], d)
		}
	})
}

// TestSeeds: the seeds of FuzzDocument have enough findings and fixes to prove something, also when a statement is
// removed or written twice.
func TestSeeds(t *testing.T) {
	d := data(t)
	documents, findings, fixes := 0, 0, 0
	for _, s := range seeds() {
		for _, text := range variants(s.text, policy.Kinds[s.kind]) {
			a, b := tryFixes(t, text, policy.Kinds[s.kind], d)
			documents, findings, fixes = documents+1, findings+a, fixes+b
		}
	}
	t.Logf("%d documents, %d findings, %d fixes", documents, findings, fixes)
	if documents < 500 || findings < 700 || fixes < 250 {
		t.Errorf("%d documents, %d findings, %d fixes: at least 500, 700 and 250", documents, findings, fixes)
	}
}

// variants are the text itself, and the text without each of its statements and with each of them twice.
func variants(text string, kind policy.Kind) []string {
	list := []string{text}
	for _, s := range parse(text, kind).Statements {
		before, statement, after := text[:s.Span.From], text[s.Span.From:s.Span.To], text[s.Span.To:]
		list = append(list, before+"{}"+after, before+statement+", "+statement+after)
	}
	return list
}

// tryFixes checks the findings of a document and applies each of their fixes. It returns how many there are.
func tryFixes(t *testing.T, text string, kind policy.Kind, d *actions.Data) (findings, fixes int) {
	t.Helper()
	doc := parse(text, kind)
	o := Options{Owner: owner, Data: d}
	for _, finding := range append(Document(doc, text, o), DocumentWithData(doc, text, o)...) {
		findings++
		if whole := (source.Span{To: len(text)}); !whole.Holds(finding.At) || finding.At.From > finding.At.To {
			t.Errorf("%s is at %v of %d bytes", finding.Code, finding.At, len(text))
		}
		for _, fix := range finding.Fixes {
			fixes++
			fixed, ok := source.Apply(text, fix.Edits)
			if !ok {
				t.Fatalf("%s: the fix %q cannot be applied to %s", finding.Code, fix.Title, text)
			}
			if again := parse(fixed, doc.Kind); doc.Saved() && !again.Saved() {
				t.Errorf("%s: after the fix %q AWS does not save it: %s", finding.Code, fix.Title, again.Refusal.Message)
			}
			before, _ := errorsIn(text, doc.Kind, o)
			if after, _ := errorsIn(fixed, doc.Kind, o); after > before {
				t.Errorf("%s: after the fix %q there are %d ERRORs, before %d: %s", finding.Code, fix.Title, after, before, fixed)
			}
		}
	}
	return findings, fixes
}
