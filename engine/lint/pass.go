package lint

import (
	"iter"
	"strings"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Pass is one check's look at one document.
type Pass struct {
	Doc *policy.Document
	// Owner is the account the document belongs to, empty where it is not known.
	Owner string
	// Data is nil for checks that need none.
	Data *actions.Data

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
func (p *Pass) full() bool { return p.reported >= mostFindings }

// Report reports a finding of the check that runs: what is wrong here, and what to write instead.
func (p *Pass) Report(at source.Span, message, remedy string, fixes ...source.Fix) {
	if p.full() {
		return
	}
	p.reported++
	p.findings = append(p.findings, source.Finding{
		Type: p.check.Type, Code: p.check.Code, At: at, Message: message, Remedy: remedy, See: p.check.Doc.See, Fixes: fixes,
	})
}

// statements yields the statements with one of the effects, or all without any.
func (p *Pass) statements(effects ...policy.Effect) iter.Seq[*policy.Statement] {
	return func(yield func(*policy.Statement) bool) {
		for i := range p.Doc.Statements {
			s := &p.Doc.Statements[i]
			if p.full() || (len(effects) == 0 || s.Effect == effects[0]) && !yield(s) {
				return
			}
		}
	}
}

// rows yields the condition rows of every statement with the effect, or of all without one.
func (p *Pass) rows(effects ...policy.Effect) iter.Seq2[*policy.Statement, *policy.Condition] {
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
func (p *Pass) slice(at source.Span) string {
	if at.From < 0 || at.To > len(p.text) || at.From > at.To {
		return ""
	}
	return p.text[at.From:at.To]
}

// part is the place of the bytes from to to of a string's value, or all of it where the text writes it with escapes.
func (p *Pass) part(v policy.String, from, to int) source.Span {
	if v.Span.To-v.Span.From != len(v.Value)+2 {
		return v.Span
	}
	return source.Span{Text: v.Span.Text, From: v.Span.From + 1 + from, To: v.Span.From + 1 + to}
}

// replace is a fix that writes text in place of what stands at.
func replace(title string, at source.Span, text string) []source.Fix {
	return []source.Fix{{Title: title, Edits: []source.Edit{{At: at, New: text}}}}
}

// replaceValue is a fix that writes the string to in place of v; there is none where to would have to be escaped.
func replaceValue(v policy.String, to string) []source.Fix {
	if strings.ContainsAny(to, "\"\\\n\r\t") {
		return nil
	}
	return replace("Write "+to, v.Span, `"`+to+`"`)
}

// dropItem is a fix that deletes the ith of the items of a list with the comma that belongs to it; there is none where
// the item stands alone, without brackets.
func (p *Pass) dropItem(title string, items []source.Span, i int) []source.Fix {
	at := items[i]
	switch {
	case len(items) < 2:
		return nil
	case i+1 < len(items):
		at.To = items[i+1].From
	default:
		at.From = items[i-1].To
	}
	gap := strings.Replace(p.slice(at), p.slice(items[i]), "", 1)
	if strings.Trim(gap, " \t\r\n,") != "" || strings.Count(gap, ",") != 1 {
		return nil // something that was not read stands between
	}
	return []source.Fix{{Title: title, Edits: []source.Edit{{At: at}}}}
}

// rename is a fix that gives the row's operator another name. The operator stands before all rows of its block, so there
// is none where the block has other rows, nor where the statement has the other operator already.
func (p *Pass) rename(s *policy.Statement, c *policy.Condition, to string) []source.Fix {
	for i := range s.Condition {
		other := &s.Condition[i]
		if other != c && (other.Written.Span == c.Written.Span || other.Written.Value == to) {
			return nil
		}
	}
	return replace("Write "+to, c.Written.Span, `"`+to+`"`)
}

// rekey is a fix that gives the row another key. There is none where the row's block has that key already: AWS would not
// save it twice.
func (p *Pass) rekey(s *policy.Statement, c *policy.Condition, to string) []source.Fix {
	for i := range s.Condition {
		other := &s.Condition[i]
		if other != c && other.Written.Span == c.Written.Span && strings.EqualFold(other.Key.Value, to) {
			return nil
		}
	}
	return replaceValue(c.Key, to)
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
