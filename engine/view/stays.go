package view

import (
	"strings"

	"rolewalk/engine/edits"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
)

// Stay is a part of a document that an allowed step rests on, or that is wider than the walk needs.
type Stay struct {
	// Where is the label of its document, Document the name.
	Where    string `json:"where"`
	Document string `json:"document"`
	// Label is what it is: `Statement People`, `Principal`, `sts:ExternalId`. Value is what is written there, or what the
	// request has under a key; empty for a statement.
	Label string `json:"label"`
	Value string `json:"value"`
	// Note says more; mostly empty in what must stay.
	Note string `json:"note"`
	At   Span   `json:"at"`
}

// titleWider is the heading of what is wider than the walk needs.
const titleWider = "Wider than this walk needs"

// rests fills in what an allowed row rests on.
func (b *builder) rests(s *Suggestions) {
	stays, wide := edits.Rests(b.result, s.Row)
	for i := range stays {
		s.Stays = append(s.Stays, b.stay(&stays[i]))
	}
	for i := range wide {
		s.Wider = append(s.Wider, b.wide(&wide[i]))
	}
	if len(s.Stays)+len(s.Wider) == 0 {
		s.None = "No single part of a policy has to stay: without any one of them, this is still allowed."
	}
}

func (b *builder) stay(s *edits.Stay) Stay {
	out := Stay{
		Where: b.labelOfDocument(s.Document), Document: s.Document.String(), Label: elementWord(s.Kind), At: b.span(s.At),
		Value: b.walk.Named(s.Value),
	}
	switch {
	case s.Kind == eval.StepStatement:
		out.Label = "Statement " + s.Value
		if s.Value == "" {
			out.Label = "Statement " + itoa(b.numberOf(s))
		}
		out.Value = ""
	case s.Kind == eval.StepCondition:
		out.Label, out.Value = s.Value, b.walk.Named(strings.Join(s.Got, ", "))
		out.Note = "The request must keep this value."
		if s.Statement.Effect == policy.Deny {
			out.Note = "Without this value, the Deny would apply."
		}
	}
	if s.Either {
		out.Note = "One of these statements is enough."
	}
	return out
}

// numberOf is the number of a statement in its document, from 1.
func (b *builder) numberOf(s *edits.Stay) int {
	n := 1
	for _, v := range b.result.Documents {
		for i := range v.Policy.Doc.Statements {
			if v.Policy.Doc.Statements[i].Span == s.At {
				n = i + 1
			}
		}
	}
	return n
}

func (b *builder) wide(w *edits.Wide) Stay {
	out := Stay{
		Where: b.labelOfDocument(w.Document), Document: w.Document.String(), Label: elementWord(w.Kind), At: b.span(w.At),
		Value: b.walk.Named(w.Value), Note: "No step of this walk uses it.",
	}
	switch n := len(w.Used); {
	case n == 1:
		out.Note = "This walk uses it for " + b.walk.Named(w.Used[0]) + " only."
	case n > 1:
		used := b.walk.Named(strings.Join(w.Used, ", "))
		out.Note = "This walk uses it for " + plural(n, "value", "values") + ": " + used + "."
	}
	return out
}

// elementWord is the name of an element.
func elementWord(kind eval.StepKind) string {
	switch kind {
	case eval.StepPrincipal:
		return "Principal"
	case eval.StepActions:
		return "Action"
	}
	return "Resource"
}

// labelOfDocument is how the tab of a document is called; empty for none.
func (b *builder) labelOfDocument(ref policy.Ref) string {
	for _, v := range b.result.Documents {
		if v.Ref == ref {
			return v.Label
		}
	}
	return ""
}
