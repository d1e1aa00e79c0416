package lint

import (
	"slices"
	"testing"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// FuzzDocument: for any text the checks do not panic and point into the text. Every fix can be applied; after it AWS
// still saves the document, and there are no more ERRORs than before.
func FuzzDocument(f *testing.F) {
	f.Add(`{"Version": "2012-10-17", "Statement": [{`+people+`}]}`, 0)
	f.Add(
		`{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "NotAction": [], "NotResource": "arn:aws:s3::${aws:", `+
			`"Condition": {"ForAllValues:Null": {"aws:TagKeys": []}}}}`,
		1,
	)
	f.Add(
		`{"Statement": [{"Principal": {"Federated": ["oidc-provider/"]}, "Action": ["sts:", "*:*"], "Condition": `+
			`{"StringLike": {":": "repo:"}}}, {}]}`,
		2,
	)
	f.Add(
		`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["a:b", "a:\u0062"], "Resource": `+
			`["arn:::::", "arn:a:b:c:d:e"]}`,
		3,
	)
	f.Add(
		`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetRole", "Resource": `+
			`"arn:aws:iams:111122223333:r:le/admin"}]}`,
		slices.Index(policy.Kinds, policy.Identity),
	)
	for i, c := range Checks {
		f.Add(whole(c.Doc.Before), i%len(policy.Kinds))
		f.Add(whole(c.Doc.Before), slices.Index(policy.Kinds, c.exampleKind()))
	}
	d := data(f)
	f.Fuzz(func(t *testing.T, text string, kind int) {
		if kind < 0 || kind >= len(policy.Kinds) || len(text) > 4096 {
			return
		}
		doc := parse(text, policy.Kinds[kind])
		o := Options{Owner: owner, Data: d}
		for _, finding := range append(Document(doc, text, o), DocumentWithData(doc, text, o)...) {
			if whole := (source.Span{To: len(text)}); !whole.Holds(finding.At) || finding.At.From > finding.At.To {
				t.Errorf("%s is at %v of %d bytes", finding.Code, finding.At, len(text))
			}
			for _, fix := range finding.Fixes {
				fixed, ok := source.Apply(text, fix.Edits)
				if !ok {
					t.Fatalf("%s: the fix %q cannot be made", finding.Code, fix.Title)
				}
				if again := parse(fixed, doc.Kind); doc.Saved() && !again.Saved() {
					t.Errorf("%s: after the fix %q AWS does not save it: %s", finding.Code, fix.Title, again.Refusal.Message)
				}
				before, _ := errorsIn(text, doc.Kind, o)
				if after, _ := errorsIn(fixed, doc.Kind, o); after > before {
					t.Errorf("%s: the fix %q brings an ERROR, %d after %d: %s", finding.Code, fix.Title, after, before, fixed)
				}
			}
		}
	})
}
