package edits

import (
	"sort"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// mostActors is how many other sessions are tried, the latest first, and mostRoles how many other roles.
const (
	mostActors = 6
	mostRoles  = 12
)

// otherActors proposes to ask with another session of the walk that is still good: the one that may, where another role
// or a token was taken.
func (g *generator) otherActors() {
	if g.step.Clauses == nil || g.step.Clauses.Act == nil {
		return
	}
	now, tried := g.result.Rows[g.row].Time, map[string]bool{g.step.Actor: true}
	for i := len(g.result.Credentials) - 1; i >= 0 && len(tried) <= mostActors; i-- {
		c := g.result.Credentials[i]
		if c.Row >= g.row || tried[c.Name] {
			continue
		}
		tried[c.Name] = true
		if c.Session != nil && c.Until.After(now) {
			g.actAs(c)
		}
	}
}

// own reports whether a session began with the keys of the user who asks: what they may with it, they have at hand.
func (g *generator) own(c *scenario.Credential) bool {
	for c.Parent != nil {
		c = c.Parent
	}
	step := g.result.Rows[c.Row].Step
	return g.step.SignedBy == nil && step != nil && step.Actor == g.step.Actor
}

// actAs proposes to ask with a session. A request by token or assertion becomes one by AssumeRole, which has no claims.
func (g *generator) actAs(c *scenario.Credential) {
	s, session, t := g.step.Clauses, c.Name, tierRound
	if g.own(c) {
		t = tierMend
	}
	act := s.Act.Span()
	switch x := s.Act.(type) {
	case *syntax.Assume:
		e := g.add(source.Edit{At: x.Actor.Span(), New: session}, "ask as "+session)
		e.tier, e.actor = t, true
	case *syntax.Call:
		e := g.add(source.Edit{At: x.Actor.Span(), New: session}, "call as "+session)
		e.tier, e.actor = t, true
	case *syntax.AssumeOIDC:
		g.instead(s, span(act.From, x.Host.Span().To), session)
	case *syntax.AssumeSAML:
		g.instead(s, span(act.From, x.Provider.Span().To), session)
	}
}

// instead proposes a session in place of the provider at a span, and drops the claims.
func (g *generator) instead(s *syntax.Step, provider source.Span, session string) {
	plain := []source.Edit{{At: provider, New: session}}
	for _, item := range s.Items {
		if _, claims := item.(*syntax.Claims); claims {
			at := item.Span()
			plain = append(plain, source.Edit{At: span(splice.Back(g.body, at.From), at.To)})
		}
	}
	whole := provider
	for _, e := range plain {
		whole = span(min(whole.From, e.At.From), max(whole.To, e.At.To))
	}
	for i := range plain {
		plain[i].At = span(plain[i].At.From-whole.From, plain[i].At.To-whole.From)
	}
	if text, ok := source.Apply(g.body[whole.From:whole.To], plain); ok {
		g.add(source.Edit{At: whole, New: text}, "ask with sts:AssumeRole as "+session).actor = true
	}
}

// asksFor is the name of the role that an act asks for; nil where it asks for none.
func asksFor(act syntax.Act) *syntax.Name {
	switch x := act.(type) {
	case *syntax.Assume:
		return &x.Role
	case *syntax.AssumeOIDC:
		return &x.Role
	case *syntax.AssumeSAML:
		return &x.Role
	}
	return nil
}

// otherRole proposes a role of the walk in place of one that there is not: of the same name elsewhere, or of nearly
// that name; where no role was named, one that trusts the caller.
func (g *generator) otherRole() {
	role := asksFor(g.step.Clauses.Act)
	if role == nil || g.result.Before.RoleByARN(g.step.Target) != nil {
		return
	}
	arn, _ := aws.ParseARN(g.step.Target)
	asked := arn.Name()
	if arn.Kind() == aws.KindSession {
		asked, _ = arn.Session()
	}
	roles := 0
	for _, a := range g.result.Before.Accounts {
		for _, name := range sortedRoles(a) {
			r := a.Roles[name]
			near := strings.EqualFold(name, asked) || source.Nearest(asked, []string{name}) != ""
			trusts := !arn.IsRole() && g.namedBy(r)
			if !near && !trusts || roles == mostRoles {
				continue
			}
			roles++
			words := "ask for " + r.ARN()
			if trusts && !near {
				words += ", the role that trusts the caller"
			}
			g.add(source.Edit{At: role.Span(), New: r.ARN()}, words).tier = tierSlip
		}
	}
}

// namedBy reports whether the trust policy of a role names the caller, or the caller’s account.
func (g *generator) namedBy(r *iam.Role) bool {
	if r.Trust == nil {
		return false
	}
	caller := &g.step.Answer.Caller
	for i := range r.Trust.Doc.Statements {
		s := &r.Trust.Doc.Statements[i]
		if s.Principal == nil || s.Effect != policy.Allow {
			continue
		}
		for j := range s.Principal.Values {
			v := &s.Principal.Values[j]
			for _, p := range principalsOf(caller) {
				if v.Value == p.value || v.Form == policy.FormAccount && v.ARN.Account == caller.Account {
					return true
				}
			}
		}
	}
	return false
}

// sortedRoles are the names of an account's roles, in order.
func sortedRoles(a *iam.Account) []string {
	names := make([]string, 0, len(a.Roles))
	for name := range a.Roles {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
