package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// addRow is a fix that adds a condition row to a statement: to the operator's block where there is one, else to the
// Condition element, else with an element of its own. There is none where the text is not as it should be.
func (p *Pass) addRow(s *policy.Statement, operator, key, value string) []source.Fix {
	row := fmt.Sprintf("%q: %q", key, value)
	title := fmt.Sprintf("Add %q: {%s}", operator, row)
	var last *policy.Condition // of the operator's block
	for i := range s.Condition {
		c := &s.Condition[i]
		if c.Written.Value == operator {
			last = c
			if strings.EqualFold(c.Key.Value, key) {
				return nil
			}
		}
	}
	switch {
	case last != nil:
		end := source.Span{Text: last.Span.Text, From: last.Span.To, To: last.Span.To}
		return []source.Fix{{Title: title, Edits: []source.Edit{{At: end, New: ", " + row}}}}
	case strings.Contains(p.slice(s.ConditionSpan), `"`+operator+`"`):
		return nil // a block without a row, or the name as a value
	case !s.ConditionSpan.Empty():
		return p.addMember(title, s.ConditionSpan, fmt.Sprintf("%q: {%s}", operator, row))
	}
	return p.addMember(title, s.Span, fmt.Sprintf(`"Condition": {%q: {%s}}`, operator, row))
}

// addMember is a fix that adds a member to the JSON object at the span, on a line of its own where its last one has one.
func (p *Pass) addMember(title string, object source.Span, member string) []source.Fix {
	text := p.slice(object)
	inner, closed := strings.CutSuffix(text, "}")
	if !closed || !strings.HasPrefix(text, "{") {
		return nil
	}
	inner = strings.TrimRight(inner, " \t\r\n")
	separator := ", "
	switch line := inner[strings.LastIndexByte(inner, '\n')+1:]; {
	case inner == "{":
		separator = ""
	case len(line) < len(inner):
		separator = ",\n" + line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	}
	at := object.From + len(inner)
	return []source.Fix{{Title: title, Edits: []source.Edit{{At: source.Span{Text: object.Text, From: at, To: at}, New: separator + member}}}}
}

// addResource is a fix that adds an ARN to the statement's resources, right after the one that it goes with.
func (p *Pass) addResource(after policy.String, arn string) []source.Fix {
	if strings.ContainsAny(arn, "\"\\") {
		return nil
	}
	at, text := source.Span{Text: after.Span.Text, From: after.Span.To, To: after.Span.To}, fmt.Sprintf(`, "%s"`, arn)
	if before := strings.TrimRight(p.text[:after.Span.From], " \t\r\n"); strings.HasSuffix(before, ":") { // the value itself, not one of a list
		at, text = after.Span, fmt.Sprintf(`[%s, "%s"]`, p.slice(after.Span), arn)
	}
	return []source.Fix{{Title: "Add " + arn, Edits: []source.Edit{{At: at, New: text}}}}
}

// rewrite is a fix that makes a row with one value another one; there is none where rename has none.
func (p *Pass) rewrite(s *policy.Statement, c *policy.Condition, operator, key, value string) []source.Fix {
	renamed := p.rename(s, c, operator)
	if len(renamed) == 0 || len(c.Values) != 1 {
		return nil
	}
	return []source.Fix{{Title: fmt.Sprintf("Write %q: {%q: %q}", operator, key, value), Edits: []source.Edit{
		renamed[0].Edits[0], {At: c.Key.Span, New: fmt.Sprintf("%q", key)}, {At: c.Values[0].Span, New: fmt.Sprintf("%q", value)},
	}}}
}
