package edits

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// addsWarning is the first SECURITY_WARNING of the checks that a document has with a candidate’s edit and has not in
// the original; empty where there is none. What lets a request through although nothing is wrong with the text itself
// is opened’s to find.
func (s *search) addsWarning(from *state, c *candidate) string {
	if c.doc == nil {
		return ""
	}
	var before []source.Finding
	owner := ""
	if c.document != nil {
		owner = ownerOf(from.result.Walk, c.document.Ref)
		if was := documentOf(s.original.Walk, c.document.Ref); was != nil {
			before = s.warnings(was.Policy.Doc, s.original.Walk.Text.Body, owner)
		}
	}
	return moreThan(before, s.warnings(c.doc, c.text, owner))
}

// newWarning is the first SECURITY_WARNING that the documents of a result have and those of the original have not.
// Where there is none, standing is the first in a document that differs.
func (s *search) newWarning(now *scenario.Result) (added, standing string) {
	before := map[string]*scenario.Document{}
	for _, d := range s.original.Walk.Documents() {
		before[d.Ref.String()] = d
	}
	was := s.original.Walk.Text.Body
	for _, d := range now.Walk.Documents() {
		var old []source.Finding
		same := false
		if o := before[d.Ref.String()]; o != nil {
			old = s.warnings(o.Policy.Doc, was, o.Owner)
			same = textOf(o.Policy.Doc, was) == textOf(d.Policy.Doc, now.Walk.Text.Body)
		}
		after := s.warnings(d.Policy.Doc, now.Walk.Text.Body, d.Owner)
		if added = moreThan(old, after); added != "" {
			return added, ""
		}
		if !same && standing == "" {
			standing = moreThan(nil, after)
		}
	}
	return "", standing
}

func textOf(doc *policy.Document, body string) string { return body[doc.Span.From:doc.Span.To] }

// warnings are the SECURITY_WARNINGs of a document.
func (s *search) warnings(doc *policy.Document, body, owner string) []source.Finding {
	var list []source.Finding
	for _, f := range s.findings(doc, body, owner) {
		if f.Type == source.SecurityWarning {
			list = append(list, f)
		}
	}
	return list
}

// findings is what the checks find in a document, looked for once for each text at its place.
func (s *search) findings(doc *policy.Document, body, owner string) []source.Finding {
	key := fmt.Sprint(doc.Kind, owner, doc.Span.From, textOf(doc, body))
	list, ok := s.checked[key]
	if !ok {
		list = s.checks(doc, body, owner)
		s.checked[key] = list
	}
	return list
}

// moreThan is the first finding of a list whose code it has more often than another list, with its sentence.
func moreThan(before, after []source.Finding) string {
	times := map[source.Code]int{}
	for _, f := range before {
		times[f.Code]++
	}
	for _, f := range after {
		if times[f.Code]--; times[f.Code] < 0 {
			return string(f.Code) + ": " + f.Message
		}
	}
	return ""
}

// ownerOf is the account that a document of the walk belongs to; empty where that is not known.
func ownerOf(w *scenario.Walk, ref policy.Ref) string {
	if d := documentOf(w, ref); d != nil {
		return d.Owner
	}
	return ""
}

// documentOf is the first document of a walk by its name; nil where it has none.
func documentOf(w *scenario.Walk, ref policy.Ref) *scenario.Document {
	for _, d := range w.Documents() {
		if d.Ref == ref {
			return d
		}
	}
	return nil
}

// withWarning says what the checks say beside what is risky.
func withWarning(risk, warning string) string {
	if risk == "" {
		return "gets the warning " + warning
	}
	return risk + " (" + warning + ")"
}
