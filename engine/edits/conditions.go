package edits

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// likes are the operators that take wildcards, by those that do not.
var likes = map[match.OperatorName]match.OperatorName{
	match.StringEquals: match.StringLike, match.StringNotEquals: match.StringNotLike,
	match.StringEqualsIgnoreCase: match.StringLike, match.StringNotEqualsIgnoreCase: match.StringNotLike,
}

// opposites are the operators that say the contrary.
var opposites = map[match.OperatorName]match.OperatorName{
	match.StringEquals: match.StringNotEquals, match.StringLike: match.StringNotLike,
	match.StringEqualsIgnoreCase: match.StringNotEqualsIgnoreCase,
	match.NumericEquals:          match.NumericNotEquals, match.DateEquals: match.DateNotEquals,
	match.IPAddress: match.NotIPAddress,
	match.ArnEquals: match.ArnNotEquals, match.ArnLike: match.ArnNotLike,
	match.NumericLessThan: match.NumericGreaterThanEquals, match.NumericLessThanEquals: match.NumericGreaterThan,
	match.DateLessThan: match.DateGreaterThanEquals, match.DateLessThanEquals: match.DateGreaterThan,
}

// operator proposes other operators for a row, and for those that share its operator: with wildcards, the contrary,
// another quantifier, and for keys that may be missing.
func (g *generator) operator(s *policy.Statement, c *policy.Condition) {
	op := string(c.Operator.Name)
	written := c.Written.Value
	var keys []string // of all rows that share it
	for i := range s.Condition {
		if s.Condition[i].Written.Span == c.Written.Span {
			keys = append(keys, s.Condition[i].Key.Value)
		}
	}
	if keys[0] != c.Key.Value {
		return
	}
	swap := func(name string, t tier) {
		if name != written {
			words := "compare " + source.List(keys, "and") + " with " + name
			g.add(source.Edit{At: c.Written.Span, New: quote(name)}, words).tier = t
		}
	}
	if like, ok := likes[c.Operator.Name]; ok {
		swap(strings.Replace(written, op, string(like), 1), tierSlip)
	}
	g.markRisky(contrary, func() {
		for one, other := range oppositeOf(c.Operator.Name) {
			swap(strings.Replace(written, one, other, 1), tierRound)
		}
	})
	if c.Operator.Name == match.Null {
		return
	}
	if plain, exists := strings.CutSuffix(written, "IfExists"); exists {
		swap(plain, tierBeside)
	} else {
		g.loosen(source.Edit{At: c.Written.Span, New: quote(written + "IfExists")},
			"compare "+source.List(keys, "and")+" with "+written+"IfExists", s)
	}
	if _, bare, set := strings.Cut(written, ":"); set {
		swap(bare, tierBeside)
	} else {
		swap("ForAnyValue:"+written, tierBeside)
	}
}

// oppositeOf is the contrary of an operator, by its name; at most one.
func oppositeOf(op match.OperatorName) map[string]string {
	for one, other := range opposites {
		switch op {
		case one:
			return map[string]string{string(one): string(other)}
		case other:
			return map[string]string{string(other): string(one)}
		}
	}
	return nil
}

// exception proposes to except the caller from a Deny.
func (g *generator) exception(s *policy.Statement) {
	arn := g.request().Caller.PrincipalARN()
	if arn == "" {
		return
	}
	row := `"ArnNotEquals": {"aws:PrincipalArn": ` + quote(arn) + "}"
	words := "except " + arn + " from the Deny" + named(s)
	from := len(g.list)
	defer func() {
		if g.ofOne() {
			g.atLeast(from, tierRound)
		}
		for i := from; i < len(g.list); i++ {
			if g.list[i].excepts = true; len(s.Condition) > 0 {
				g.list[i].risk = unmet
			}
		}
	}()
	if !s.ConditionSpan.Empty() && len(s.Condition) == 0 {
		g.add(source.Edit{At: s.ConditionSpan, New: "{" + row + "}"}, words)
		return
	}
	if len(s.Condition) > 0 {
		at := splice.On(g.body, s.ConditionSpan.From+1)
		lead := g.body[s.ConditionSpan.From+1 : at]
		if lead == "" {
			lead = " "
		}
		g.add(source.Edit{At: span(at, at), New: row + "," + lead}, words)
		return
	}
	end := splice.Back(g.body, s.Span.To-1)
	lead := g.body[s.Span.From+1 : splice.On(g.body, s.Span.From+1)]
	if !strings.Contains(lead, "\n") {
		lead = " "
	}
	g.add(source.Edit{At: span(end, end), New: "," + lead + `"Condition": {` + row + "}"}, words)
}
