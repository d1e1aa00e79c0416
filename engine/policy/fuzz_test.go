package policy

import (
	"testing"

	"rolewalk/engine/source"
)

// FuzzParse: whatever the text, reading it does not panic, spans lie inside the text and nest, and a document with a
// refusal is not saved.
func FuzzParse(f *testing.F) {
	f.Add(wrap(`{"Effect": "Allow", `+people+`, `+assume+`}`), 0)
	f.Add(`{"Statement": [{"Condition": {"DateLessThan": {"a:b": [1, true]}}}]}`, 1)
	f.Add(`{"Version": "2012–10–17"`, 2)
	f.Add(`[[[[`, 3)
	f.Fuzz(func(t *testing.T, text string, kind int) {
		if kind < 0 || kind >= len(Kinds) || len(text) > 4096 {
			return
		}
		whole := source.Span{To: len(text)}
		d := Parse(text, whole, Options{Kind: Kinds[kind]})
		inside := func(outer, inner source.Span, what string) {
			if inner.From > inner.To || !outer.Holds(inner) {
				t.Errorf("%s %v lies outside %v", what, inner, outer)
			}
		}
		for _, finding := range d.Findings {
			inside(whole, finding.At, string(finding.Code))
			if finding.AWS != "" && d.Saved() {
				t.Errorf("%s is refused, and the document is saved", finding.Code)
			}
			for _, fix := range finding.Fixes {
				if _, ok := source.Apply(text, fix.Edits); !ok {
					t.Errorf("%s: the fix %q cannot be made", finding.Code, fix.Title)
				}
			}
		}
		for i := range d.Statements {
			s := &d.Statements[i]
			inside(whole, s.Span, "statement")
			for j := range s.Condition {
				inside(s.Span, s.Condition[j].Span, "condition")
				for _, v := range s.Condition[j].Values {
					inside(s.Condition[j].Span, v.Span, "value")
				}
			}
			if s.Principal != nil {
				for _, p := range s.Principal.Values {
					inside(s.Principal.Span, p.Span, "principal")
				}
			}
		}
	})
}
