package source

import "strings"

// Type is the severity of a finding, in the words of IAM Access Analyzer's policy checks.
//
// See https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicyFinding.html
type Type string

// The four types, most severe first.
const (
	Error           Type = "ERROR"
	SecurityWarning Type = "SECURITY_WARNING"
	Warning         Type = "WARNING"
	Suggestion      Type = "SUGGESTION"
)

// Types lists every Type, most severe first.
var Types = []Type{Error, SecurityWarning, Warning, Suggestion}

// Code names one kind of finding, in UPPER_SNAKE. The packages that report findings declare their codes: scenario for
// the file, policy for a document that AWS would refuse, lint for the rest.
type Code string

// Finding is one thing that is wrong, or could be better, in the user's text. It is neither an unmet expectation nor an
// internal fault.
type Finding struct {
	Type Type
	Code Code

	// At is the exact range: the token that is wrong, not its statement.
	At Span

	// Message says what is wrong, in one sentence without a full stop.
	Message string

	// AWS is AWS's answer when the document is saved, in its own words; empty if AWS accepts it.
	AWS string

	// Remedy says what to write instead, in one sentence without a full stop; empty if Message is enough.
	Remedy string

	// See is the page that the rule comes from; empty for rules of the walk language.
	See string

	// Fixes are edits that remove the finding, if they are certain.
	Fixes []Fix
}

// Fix is one way to remove a finding. Its edits do not overlap and are applied together.
type Fix struct {
	Title string
	Edits []Edit
}

// Edit replaces the bytes At with New. An empty At inserts.
type Edit struct {
	At  Span
	New string
}

// Sort orders findings by text, place, severity and code, so that the same walk always lists them in the same order.
func Sort(findings []Finding) {
	Ordered(findings, func(a, b *Finding) int { return Compare(*a, *b) })
}

// Compare is the order of Sort: negative if a comes before b, 0 if they differ only in their words.
func Compare(a, b Finding) int {
	switch {
	case a.At.Text != b.At.Text:
		return int(a.At.Text - b.At.Text)
	case a.At.From != b.At.From:
		return a.At.From - b.At.From
	case a.At.To != b.At.To:
		return a.At.To - b.At.To
	case a.Type != b.Type:
		return a.Type.rank() - b.Type.rank()
	}
	return strings.Compare(string(a.Code), string(b.Code))
}

func (t Type) rank() int {
	for i, known := range Types {
		if t == known {
			return i
		}
	}
	return len(Types)
}

// Worst returns the most severe type among findings, or "" if there are none.
func Worst(findings []Finding) Type {
	worst := Type("")
	for _, f := range findings {
		if worst == "" || f.Type.rank() < worst.rank() {
			worst = f.Type
		}
	}
	return worst
}

// Apply returns body with the edits applied. The edits may have any order. If one lies outside body or overlaps
// another, ok is false and the result is body.
func Apply(body string, edits []Edit) (result string, ok bool) {
	ordered := append([]Edit(nil), edits...)
	Ordered(ordered, func(a, b *Edit) int { return a.At.From - b.At.From })
	at := 0
	out := make([]byte, 0, len(body))
	for _, e := range ordered {
		if e.At.From < at || e.At.To < e.At.From || e.At.To > len(body) {
			return body, false
		}
		out = append(out, body[at:e.At.From]...)
		out = append(out, e.New...)
		at = e.At.To
	}
	return string(append(out, body[at:]...)), true
}
