package importer

import (
	"slices"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// settleDocument makes a document unknown in which a stand-in is all of a value that has another form than a text of
// any kind: a whole statement, an Effect, an action, an ARN. What is written there in the end is not known.
func (s *standIns) settleDocument(all *fact.Facts, d *fact.Document) {
	n, fault := tree.ReadJSON(d.JSON, source.Span{To: len(d.JSON)})
	if fault != nil || n.Kind != '{' {
		return
	}
	text, place := s.undecided(&n)
	if place == "" {
		return
	}
	d.JSON, d.Expressions = "", nil
	all.Unread = append(all.Unread, fact.Unread{
		Span: d.Span, What: "a policy", Reason: text + " stands in place of its " + place + ", so what it says is not known",
	})
}

// undecided is the first stand-in that is all of a value of the document, and the element that it is the value of.
func (s *standIns) undecided(document *tree.Node) (text, element string) {
	for i := range document.Members {
		m := &document.Members[i]
		switch name := m.Name.Value; name {
		case "Version":
			if text := s.only(&m.Value); text != "" {
				return text, name
			}
		case "Statement":
			for _, statement := range m.Value.List() {
				if text := s.only(&statement); text != "" {
					return text, name
				}
				if text, element = s.undecidedIn(&statement); element != "" {
					return text, element
				}
			}
		}
	}
	return "", ""
}

// undecidedIn looks at a statement. Under AWS a stand-in is taken for an account number.
func (s *standIns) undecidedIn(statement *tree.Node) (text, element string) {
	for i := range statement.Members {
		m := &statement.Members[i]
		var values []tree.Node
		switch m.Name.Value {
		case "Effect", "Action", "NotAction", "Resource", "NotResource":
			values = m.Value.List()
		case "Principal", "NotPrincipal":
			values = append(values, m.Value)
			for j := range m.Value.Members {
				if m.Value.Members[j].Name.Value != "AWS" {
					values = append(values, m.Value.Members[j].Value.List()...)
				}
			}
		case "Condition":
			values = append(values, m.Value)
			for j := range m.Value.Members {
				values = append(values, m.Value.Members[j].Value)
			}
		}
		for j := range values {
			if text := s.only(&values[j]); text != "" {
				return text, m.Name.Value
			}
		}
	}
	return "", ""
}

// only is the text for which the stand-in stands that is all of a string; "" if the string is something else.
func (s *standIns) only(n *tree.Node) string {
	i := slices.IndexFunc(s.list, func(p Placeholder) bool { return n.Kind == '"' && p.Value == n.Text })
	if i < 0 {
		return ""
	}
	return s.list[i].Text
}
