package lint

import (
	"iter"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// pass is one check's look at one document.
type pass struct {
	doc *policy.Document
	// owner is the account the document belongs to, empty where it is not known.
	owner string
	// data is nil for checks that need none.
	data *actions.Data

	text     string
	check    *Check
	reported int // by this check
	findings []source.Finding
}

// A page checks a document at every key that is pressed, and what is pasted may be of any size. A check says no more than
// mostFindings, and does not compare each with each where there are more than mostPairs of them.
const (
	mostFindings = 200
	mostPairs    = 4_000_000
)

// full reports whether the check has said as much as it may.
func (p *pass) full() bool { return p.reported >= mostFindings }

// report reports a finding of the check that runs: what is wrong here, and what to write instead.
func (p *pass) report(at source.Span, message, remedy string, fixes ...source.Fix) {
	if p.full() {
		return
	}
	p.reported++
	p.findings = append(p.findings, source.Finding{
		Type: p.check.Type, Code: p.check.Code, At: at, Message: message, Remedy: remedy, See: p.check.Doc.See, Fixes: fixes,
	})
}

// statements yields the statements with one of the effects, or all without any.
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

// rows yields the condition rows of every statement with the effect, or of all without one.
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

// part is the place of the bytes from to to of a string's value, or all of it where the text writes it with escapes.
func (p *pass) part(v policy.String, from, to int) source.Span {
	if v.Span.To-v.Span.From != len(v.Value)+2 {
		return v.Span
	}
	return source.Span{Text: v.Span.Text, From: v.Span.From + 1 + from, To: v.Span.From + 1 + to}
}

// operatorName puts an operator's name together.
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

// has reports whether the kind is one of the list.
func has[T comparable](list []T, item T) bool {
	for _, x := range list {
		if x == item {
			return true
		}
	}
	return false
}
