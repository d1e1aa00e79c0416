package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// replace is a fix that replaces a span with text.
func replace(title string, at source.Span, text string) []source.Fix {
	return []source.Fix{{Title: title, Edits: []source.Edit{{At: at, New: text}}}}
}

// replaceValue is a fix that replaces the string v with to. There is none if to would need escapes.
func replaceValue(v policy.String, to string) []source.Fix {
	if strings.ContainsAny(to, "\"\\\n\r\t") {
		return nil
	}
	return replace("Write "+to, v.Span, `"`+to+`"`)
}

// dropItem is a fix that deletes the ith item of a list with its comma. There is none if the item stands alone, without
// brackets.
func (p *pass) dropItem(title string, items []source.Span, i int) []source.Fix {
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
		return nil // text that was not parsed stands between them
	}
	return []source.Fix{{Title: title, Edits: []source.Edit{{At: at}}}}
}

// rename is a fix that changes the row's operator. The operator belongs to all rows of its block, so there is no fix if
// the block has other rows, or if the statement already has the other operator.
func (p *pass) rename(s *policy.Statement, c *policy.Condition, to string) []source.Fix {
	for i := range s.Condition {
		other := &s.Condition[i]
		if other != c && (other.Written.Span == c.Written.Span || other.Written.Value == to) {
			return nil
		}
	}
	return replace("Write "+to, c.Written.Span, `"`+to+`"`)
}

// rekey is a fix that changes the row's key. There is none if the row's block already has that key, because AWS would
// not save it twice.
func (p *pass) rekey(s *policy.Statement, c *policy.Condition, to string) []source.Fix {
	for i := range s.Condition {
		other := &s.Condition[i]
		if other != c && other.Written.Span == c.Written.Span && strings.EqualFold(other.Key.Value, to) {
			return nil
		}
	}
	return replaceValue(c.Key, to)
}

// addRow is a fix that adds a condition row to a statement: to the operator's block if there is one, otherwise to the
// Condition element, otherwise in a new Condition element. There is none if the text is not as expected.
func (p *pass) addRow(s *policy.Statement, operator, key, value string) []source.Fix {
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
		return nil // a block without a row, or a value with that name
	case !s.ConditionSpan.Empty():
		return p.addMember(title, s.ConditionSpan, fmt.Sprintf("%q: {%s}", operator, row))
	}
	return p.addMember(title, s.Span, fmt.Sprintf(`"Condition": {%q: {%s}}`, operator, row))
}

// addMember is a fix that adds a member to the JSON object at the span, on its own line if the last member has one.
func (p *pass) addMember(title string, object source.Span, member string) []source.Fix {
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
	return []source.Fix{
		{Title: title, Edits: []source.Edit{{At: source.Span{Text: object.Text, From: at, To: at}, New: separator + member}}},
	}
}

// addResource is a fix that adds an ARN to the statement's resources, directly after a related one.
func (p *pass) addResource(after policy.String, arn string) []source.Fix {
	if strings.ContainsAny(arn, "\"\\") {
		return nil
	}
	at, text := source.Span{Text: after.Span.Text, From: after.Span.To, To: after.Span.To}, fmt.Sprintf(`, "%s"`, arn)
	if before := strings.TrimRight(p.text[:after.Span.From], " \t\r\n"); strings.HasSuffix(
		before,
		":",
	) { // a single value, not one of a list
		at, text = after.Span, fmt.Sprintf(`[%s, "%s"]`, p.slice(after.Span), arn)
	}
	return []source.Fix{{Title: "Add " + arn, Edits: []source.Edit{{At: at, New: text}}}}
}

// rewrite is a fix that replaces a whole row with one value. There is none if rename has none.
func (p *pass) rewrite(s *policy.Statement, c *policy.Condition, operator, key, value string) []source.Fix {
	renamed := p.rename(s, c, operator)
	if len(renamed) == 0 || len(c.Values) != 1 {
		return nil
	}
	return []source.Fix{{Title: fmt.Sprintf("Write %q: {%q: %q}", operator, key, value), Edits: []source.Edit{
		renamed[0].Edits[0],
		{At: c.Key.Span, New: fmt.Sprintf("%q", key)},
		{At: c.Values[0].Span, New: fmt.Sprintf("%q", value)},
	}}}
}

// spans returns the spans of a list's items.
func spans[T any](items []T, span func(T) source.Span) []source.Span {
	list := make([]source.Span, len(items))
	for i := range items {
		list[i] = span(items[i])
	}
	return list
}

func actionSpan(a policy.Action) source.Span            { return a.Span }
func statementSpan(s policy.Statement) source.Span      { return s.Span }
func resourceSpan(r policy.ResourcePattern) source.Span { return r.Span }
func valueSpan(v policy.String) source.Span             { return v.Span }
