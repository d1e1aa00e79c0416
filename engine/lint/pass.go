package lint

import (
	"iter"
	"slices"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// pass is the run of one check on one document.
type pass struct {
	doc *policy.Document
	// owner is the account that the document belongs to, empty if it is not known.
	owner string
	// data is nil for checks that need none.
	data *actions.Data

	text     string
	check    *Check
	reported int // by this check
	findings []source.Finding
}

// The page checks a document at every keystroke, and a pasted document may have any size. A check reports at most
// mostFindings, and compares at most mostPairs of items with each other.
const (
	mostFindings = 200
	mostPairs    = 4_000_000
)

// full reports whether the check has reported as much as it may.
func (p *pass) full() bool { return p.reported >= mostFindings }

// report adds a finding of the running check: what is wrong here, and what to write instead.
func (p *pass) report(at source.Span, message, remedy string, fixes ...source.Fix) {
	if p.full() {
		return
	}
	p.reported++
	p.findings = append(p.findings, source.Finding{
		Type: p.check.Type, Code: p.check.Code, At: at, Message: message, Remedy: remedy, See: p.check.Doc.See, Fixes: fixes,
	})
}

// refused is report for what AWS does not save now, although a policy that it has saved before goes on. The answer is
// what AWS says.
func (p *pass) refused(at source.Span, message, answer, remedy string, fixes ...source.Fix) {
	before := len(p.findings)
	p.report(at, message, remedy, fixes...)
	for i := range p.findings[before:] {
		p.findings[before+i].AWS = answer
	}
}

// refusedAt reports whether AWS does not save the document for what stands at the span.
func (p *pass) refusedAt(at source.Span) bool {
	return slices.ContainsFunc(p.doc.Findings, func(f source.Finding) bool { return f.At == at && f.AWS != "" })
}

// statements yields the statements with the effect, or all statements without one.
func (p *pass) statements(effects ...policy.Effect) iter.Seq[*policy.Statement] {
	return func(yield func(*policy.Statement) bool) {
		for i := range p.doc.Statements {
			s := &p.doc.Statements[i]
			if p.full() || (len(effects) == 0 || s.Effect == effects[0]) && !yield(s) {
				return
			}
		}
	}
}

// rows yields the condition rows of the statements with the effect, or of all statements without one.
func (p *pass) rows(effects ...policy.Effect) iter.Seq2[*policy.Statement, *policy.Condition] {
	return func(yield func(*policy.Statement, *policy.Condition) bool) {
		for s := range p.statements(effects...) {
			for i := range s.Condition {
				if p.full() || !yield(s, &s.Condition[i]) {
					return
				}
			}
		}
	}
}

// slice is the text at the span.
func (p *pass) slice(at source.Span) string {
	if at.From < 0 || at.To > len(p.text) || at.From > at.To {
		return ""
	}
	return p.text[at.From:at.To]
}

// part returns the span of the bytes [from, to) of a string's value, or of the whole string if its text has escapes.
func (p *pass) part(v policy.String, from, to int) source.Span {
	if v.Span.To-v.Span.From != len(v.Value)+2 {
		return v.Span
	}
	return source.Span{Text: v.Span.Text, From: v.Span.From + 1 + from, To: v.Span.From + 1 + to}
}

// operatorName returns the name of an operator as a policy writes it.
func operatorName(set match.Quantifier, name match.OperatorName, ifExists bool) string {
	text := string(name)
	switch set {
	case match.ForAllValues:
		text = "ForAllValues:" + text
	case match.ForAnyValue:
		text = "ForAnyValue:" + text
	}
	if ifExists {
		text += "IfExists"
	}
	return text
}

// has reports whether the list contains the item.
func has[T comparable](list []T, item T) bool {
	for _, x := range list {
		if x == item {
			return true
		}
	}
	return false
}
