package edits

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// principal is one way to name a caller in a Principal element.
type principal struct{ typ, value string }

// words names the principal of a new statement.
func (p principal) words() string {
	if p.value == "" {
		return ""
	}
	return " that names " + p.value
}

// principalsOf are the ways to name a caller, the narrowest first. Everybody is not among them.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func principalsOf(c *eval.Caller) []principal {
	account := principal{"AWS", aws.RootARN(c.Partition, c.Account)}
	switch c.Kind {
	case eval.CallerUser:
		return []principal{{"AWS", c.ARN}, account}
	case eval.CallerRole:
		return []principal{{"AWS", c.ARN}, {"AWS", c.RoleARN}, account}
	case eval.CallerFederatedUser:
		return []principal{{"AWS", c.ARN}, {"AWS", c.UserARN}, account}
	case eval.CallerRoot:
		return []principal{account}
	case eval.CallerService:
		return []principal{{"Service", c.ARN}}
	case eval.CallerProvider:
		return []principal{{"Federated", c.ARN}}
	}
	return nil
}

// principals proposes edits of a Principal or NotPrincipal element.
func (g *generator) principals(s *policy.Statement) {
	what := elementName(s.Principal.Not, "Principal")
	byType := map[string][]policy.String{}
	for i := range s.Principal.Values {
		p := &s.Principal.Values[i]
		byType[p.Type] = append(byType[p.Type], p.String)
	}
	for _, p := range principalsOf(&g.request().Caller) {
		list := byType[p.typ]
		if len(list) > 0 {
			g.values(list, []string{p.value}, what)
			continue
		}
		g.otherType(s, p, what)
	}
	if len(s.Principal.Values) < 2 {
		return
	}
	for i := range s.Principal.Values {
		v := &s.Principal.Values[i]
		if len(byType[v.Type]) > 1 {
			continue // g.values has proposed it
		}
		if e, ok := cut(g.body, member(g.body, whole(g.body, v.Span, v.Span))); ok {
			g.add(e, "take "+v.Value+" out of the "+what)
		}
	}
}

// otherType proposes a principal of a type that the element has none of: beside the others, or in their place.
func (g *generator) otherType(s *policy.Statement, p principal, what string) {
	values := s.Principal.Values
	if len(values) == 0 {
		return
	}
	text := quote(p.typ) + ": " + quote(p.value)
	last := &values[len(values)-1]
	if last.Type == "" {
		g.add(source.Edit{At: last.Span, New: "{" + text + "}"}, "name "+p.value+" in the "+what)
		return
	}
	first := last
	for i := range values {
		if values[i].Type == last.Type {
			first = &values[i]
			break
		}
	}
	at := member(g.body, whole(g.body, first.Span, last.Span))
	g.add(follow(g.body, at, text), "add "+p.value+" to the "+what)
	if len(values) == 1 {
		g.add(source.Edit{At: at, New: text}, "write "+p.value+" in place of "+last.Value+" in the "+what)
	}
}

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

// operator proposes other operators for a row: with wildcards, the contrary, another quantifier, and for keys that may
// be missing.
func (g *generator) operator(c *policy.Condition) {
	op := string(c.Operator.Name)
	written := c.Written.Value
	swap := func(name string) {
		if name != written {
			g.add(source.Edit{At: c.Written.Span, New: quote(name)}, "compare "+c.Key.Value+" with "+name)
		}
	}
	if like, ok := likes[c.Operator.Name]; ok {
		swap(strings.Replace(written, op, string(like), 1))
	}
	g.markRisky(contrary, func() {
		for one, other := range oppositeOf(c.Operator.Name) {
			swap(strings.Replace(written, one, other, 1))
		}
	})
	if c.Operator.Name == match.Null {
		return
	}
	if plain, exists := strings.CutSuffix(written, "IfExists"); exists {
		swap(plain)
	} else {
		swap(written + "IfExists")
	}
	if _, bare, set := strings.Cut(written, ":"); set {
		swap(bare)
	} else {
		swap("ForAnyValue:" + written)
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

// key proposes a key of the request with the same name under another prefix.
func (g *generator) key(c *policy.Condition) {
	_, name, _ := strings.Cut(c.Lower, ":")
	for _, e := range g.request().Context.Entries() {
		lowered := strings.ToLower(e.Key)
		if _, other, _ := strings.Cut(lowered, ":"); other == name && lowered != c.Lower {
			g.add(source.Edit{At: c.Key.Span, New: quote(e.Key)}, "ask for "+e.Key+" in place of "+c.Key.Value)
		}
	}
}

// exception proposes to except the caller from a Deny.
func (g *generator) exception(s *policy.Statement) {
	arn := g.request().Caller.PrincipalARN()
	if arn == "" {
		return
	}
	row := `"ArnNotEquals": {"aws:PrincipalArn": ` + quote(arn) + "}"
	words := "except " + arn + " from the Deny" + named(s)
	if !s.ConditionSpan.Empty() && len(s.Condition) == 0 {
		g.add(source.Edit{At: s.ConditionSpan, New: "{" + row + "}"}, words)
		return
	}
	if len(s.Condition) > 0 {
		at := on(g.body, s.ConditionSpan.From+1)
		lead := g.body[s.ConditionSpan.From+1 : at]
		if lead == "" {
			lead = " "
		}
		g.add(source.Edit{At: span(at, at), New: row + "," + lead}, words)
		return
	}
	end := back(g.body, s.Span.To-1)
	lead := g.body[s.Span.From+1 : on(g.body, s.Span.From+1)]
	if !strings.Contains(lead, "\n") {
		lead = " "
	}
	g.add(source.Edit{At: span(end, end), New: "," + lead + `"Condition": {` + row + "}"}, words)
}

// sayActions lists actions for a sentence.
func sayActions(actions []string) string { return source.List(actions, "and") }

// lower begins a title with a small letter.
func lower(title string) string {
	if title == "" {
		return title
	}
	return strings.ToLower(title[:1]) + title[1:]
}
