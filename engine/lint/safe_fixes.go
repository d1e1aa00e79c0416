package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// mostFixed is how many bytes of fixed documents are parsed again for one document. That is far more than AWS's quotas
// need; for a longer document the later fixes are left out.
const mostFixed = 1 << 18

// withSafeFixes removes the fixes after which the document would have one more ERROR, or AWS would no longer save it.
// That happens if one typo hides another.
func withSafeFixes(findings []source.Finding, doc *policy.Document, text string, o Options) []source.Finding {
	read, before := 0, -1
	for i := range findings {
		f := &findings[i]
		var safe []source.Fix
		for _, fix := range f.Fixes {
			own := text[doc.Span.From:doc.Span.To]
			if read += len(own); read > mostFixed {
				continue
			}
			fixed, ok := source.Apply(own, moved(fix.Edits, -doc.Span.From))
			if !ok {
				continue
			}
			if before < 0 {
				before, _ = errorsIn(own, doc.Kind, o)
			}
			if after, saved := errorsIn(fixed, doc.Kind, o); after <= before && (saved || !doc.Saved()) {
				safe = append(safe, fix)
			}
		}
		f.Fixes = safe
	}
	return findings
}

// moved returns the edits with their offsets shifted by a number of bytes.
func moved(edits []source.Edit, by int) []source.Edit {
	list := make([]source.Edit, len(edits))
	for i, e := range edits {
		list[i] = source.Edit{At: source.Span{From: e.At.From + by, To: e.At.To + by}, New: e.New}
	}
	return list
}

// errorsIn counts the ERRORs of a document, including those of package policy, and reports whether AWS would save it.
func errorsIn(text string, kind policy.Kind, o Options) (n int, saved bool) {
	doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
	for _, from := range [][]source.Finding{doc.Findings, run(doc, text, o, false), withData(doc, text, o)} {
		for _, f := range from {
			if f.Type == source.Error {
				n++
			}
		}
	}
	return n, doc.Saved()
}

func withData(doc *policy.Document, text string, o Options) []source.Finding {
	if o.Data == nil {
		return nil
	}
	return run(doc, text, o, true)
}
