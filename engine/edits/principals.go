package edits

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// principal is one way to name a caller in a Principal element, with how near it is to what a person would write, and
// what else it lets in.
type principal struct {
	typ, value string
	tier       tier
	risk       string
}

// words names the principal of a new statement.
func (p principal) words() string {
	if p.value == "" {
		return ""
	}
	return " that names " + p.value
}

// principalsOf are the ways to name a caller, the usual one first: a session ends, so its role is named. Everyone is
// not among them.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func principalsOf(c *eval.Caller) []principal {
	account := principal{"AWS", aws.RootARN(c.Partition, c.Account), tierBeside, wholeAccount}
	named := func(typ, value string, t tier) principal { return principal{typ: typ, value: value, tier: t} }
	switch c.Kind {
	case eval.CallerUser:
		return []principal{named("AWS", c.ARN, tierMend), account}
	case eval.CallerRole:
		return []principal{named("AWS", c.RoleARN, tierMend), named("AWS", c.ARN, tierBeside), account}
	case eval.CallerFederatedUser:
		return []principal{named("AWS", c.ARN, tierMend), named("AWS", c.UserARN, tierBeside), account}
	case eval.CallerRoot:
		return []principal{account}
	case eval.CallerService:
		return []principal{named("Service", c.ARN, tierMend)}
	case eval.CallerProvider:
		return []principal{named("Federated", c.ARN, tierMend)}
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
	first := len(g.list)
	for _, p := range principalsOf(&g.request().Caller) {
		from := len(g.list)
		if list := byType[p.typ]; len(list) > 0 {
			g.values(list, []string{p.value}, what, nil)
		} else {
			g.otherType(s, p, what)
		}
		if p.tier > tierMend {
			g.atLeast(from, p.tier)
		}
		for i := from; i < len(g.list); i++ {
			if strings.Contains(g.list[i].New, p.value) {
				g.list[i].risk = p.risk
			}
		}
	}
	if g.meantElsewhere(s, eval.StepPrincipal) {
		g.atLeast(first, tierBeside)
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
			g.add(e, "remove "+v.Value+" from the "+what).tier = tierRound
		}
	}
}

// otherType proposes a principal of a type that the element has none of: beside the others, or in their place.
func (g *generator) otherType(s *policy.Statement, p principal, what string) {
	values := s.Principal.Values
	text := quote(p.typ) + ": " + quote(p.value)
	if len(values) == 0 {
		return
	}
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
	g.add(splice.Follow(g.body, at, text), "add "+p.value+" to the "+what)
	if len(values) == 1 {
		g.add(source.Edit{At: at, New: text}, "replace "+last.Value+" with "+p.value+" in the "+what).tier = tierBeside
	}
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
