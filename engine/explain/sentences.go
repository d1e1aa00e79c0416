package explain

import (
	"fmt"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// allowedBy says which policies let a request through.
func allowedBy(s *scenario.StepResult, d *sts.ActionDecision) string {
	door := grantOf(d, eval.GateTrust)
	if door == nil {
		door = grantOf(d, eval.GateResource)
	}
	own := grantOf(d, eval.GateIdentity)
	sameAccount := d.Request.ResourceAccount == d.Request.Caller.Account
	switch {
	case door == nil && own == nil && d.Request.Caller.Kind == eval.CallerRoot:
		return "The root user may do everything in its account that no policy denies"
	case door == nil && own == nil:
		return "Every policy that must allow does"
	case door == nil:
		return policyName(own.policy) + " allows it"
	case own == nil && sameAccount:
		return policyName(door.policy) + " names " + named1(door) + ", which within one account is enough"
	case own == nil:
		return policyName(door.policy) + " names " + named1(door)
	case door.form() == policy.FormAccount && sameAccount:
		return policyName(door.policy) + " leaves it to the account, and there " + policyName(own.policy) + " allows it"
	}
	return "Both sides agree: " + policyName(door.policy) + " names " + named1(door) + ", and " + policyName(own.policy) + " allows it"
}

// grant is an Allow statement that applies, with its policy.
type grant struct {
	statement *eval.Step
	policy    *eval.Policy
}

// grantOf is the Allow of a gate that applies and frees its caller most, nil where none does.
func grantOf(d *sts.ActionDecision, gate eval.Gate) *grant {
	var best *grant
	for _, p := range gateStep(d.Trace, gate).Sub {
		if p.Reason == eval.ReasonNotSaved {
			continue
		}
		for _, s := range p.Sub {
			g := &grant{s, p.Policy}
			if s.Held == match.Yes && s.Statement.Effect == policy.Allow && (best == nil || best.form() == policy.FormAccount && g.form() != policy.FormAccount) {
				best = g
			}
		}
	}
	return best
}

// form is the form of the principal by which the statement applies.
func (g *grant) form() policy.Form {
	for _, e := range g.statement.Sub {
		if e.Kind == eval.StepPrincipal && e.Principal != nil {
			return e.Principal.Form
		}
	}
	return policy.FormNone
}

// named1 says whom a statement names that applies.
func named1(g *grant) string {
	switch g.form() {
	case policy.FormAccount:
		return "the caller’s account"
	case policy.FormEveryone:
		return "everybody"
	}
	return "the caller"
}

// explicitSentence names the Deny that applies.
func explicitSentence(g *eval.Step) string {
	for _, p := range g.Sub {
		if p.Reason == eval.ReasonNotSaved {
			continue
		}
		for _, s := range p.Sub {
			if s.Held == match.Yes && s.Statement.Effect == policy.Deny {
				text := policyName(p.Policy) + " denies it" + sid(s)
				if c := conditionsOf(s); c != "" {
					text += ", because " + c
				}
				return text + ". An explicit deny wins over every allow"
			}
		}
	}
	return "A Deny statement applies, and an explicit deny wins over every allow"
}

// conditionsOf says in words what the conditions of an applying statement found.
func conditionsOf(s *eval.Step) string {
	var words []string
	for _, e := range s.Sub {
		if e.Kind == eval.StepCondition {
			words = append(words, Sentence(e))
		}
	}
	return join(words, "and")
}

func sid(s *eval.Step) string {
	if s.Statement.Sid.Value == "" {
		return ""
	}
	return " (statement " + s.Statement.Sid.Value + ")"
}

// implicitSentence says why a gate that must allow does not: what would have allowed it was not saved, or its nearest
// statement misses in one element, or there is nothing that comes near.
func implicitSentence(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate, g *eval.Step) string {
	if p := wouldHave(g, policy.Allow); p != nil {
		return policyName(p.Policy) + " has no effect, because AWS would not save it: " + p.Policy.Doc.Refusal.Message
	}
	near, p := nearest(g)
	if near != nil {
		return nearSentence(gate, near, p)
	}
	return noneSentence(s, d, gate, g)
}

// noneSentence is for a gate in which nothing comes near.
func noneSentence(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate, g *eval.Step) string {
	what := "allows " + d.Request.Action
	if d.Request.Resource != "*" {
		what += " on " + d.Request.Resource
	}
	trust := gateStep(d.Trace, eval.GateTrust)
	switch {
	case gate == eval.GateIdentity && trust.Reason == eval.ReasonDelegatesOnly:
		return "The role leaves it to the account, and no policy of " + whose(s) + " " + what
	case gate == eval.GateIdentity:
		return "No policy of " + whose(s) + " " + what
	case gate == eval.GateResource && len(g.Sub) == 0:
		return "Across accounts the resource’s own policy must allow it too, and it has none"
	}
	return "No statement of " + gateName[gate] + " " + what
}

// whose is who the caller's policies belong to: for a session, the role or the user behind it.
func whose(s *scenario.StepResult) string {
	switch session := s.Signer.Session; {
	case session != nil && session.Role != nil:
		return session.Role.Name
	case session != nil && session.User != nil:
		return session.User.Name
	}
	return s.Actor
}

// wouldHave is a policy of the gate that AWS would not save and that has a statement of the effect which would apply;
// or, for an Allow, one that cannot be read at all where there is no other. Nil where there is none.
func wouldHave(g *eval.Step, effect policy.Effect) *eval.Step {
	for _, p := range g.Sub {
		if p.Reason != eval.ReasonNotSaved {
			continue
		}
		if len(p.Sub) == 0 && effect == policy.Allow && len(g.Sub) == 1 {
			return p
		}
		for _, s := range p.Sub {
			if s.Held == match.Yes && (s.Statement.Effect == effect || s.Statement.Effect == "" && effect == policy.Allow) || nearlyNamed(s, effect) {
				return p
			}
		}
	}
	return nil
}

// nearlyNamed reports whether all but the principal of a statement fits, and the principal is one that AWS refuses: then
// the refusal is what keeps the caller out.
func nearlyNamed(s *eval.Step, effect policy.Effect) bool {
	if s.Statement == nil || s.Statement.Effect != effect {
		return false
	}
	for _, e := range s.Sub {
		if e.Held != match.Yes && e.Kind != eval.StepPrincipal {
			return false
		}
	}
	return s.Statement.Principal != nil
}

// Nearest is the Allow statement of a gate that misses by the fewest elements, nil where a gate has none that comes
// near.
func Nearest(g *eval.Step) *eval.Step {
	s, _ := nearest(g)
	return s
}

func nearest(g *eval.Step) (best, of *eval.Step) {
	fewest := 0
	for _, p := range g.Sub {
		if p.Reason == eval.ReasonNotSaved {
			continue
		}
		for _, s := range p.Sub {
			if s.Statement == nil || s.Statement.Effect != policy.Allow || s.Held != match.No {
				continue
			}
			if missed := distance(s); missed <= 3 && (best == nil || missed < fewest) {
				best, of, fewest = s, p, missed
			}
		}
	}
	return best, of
}

// distance is how far a statement is from applying: another action counts for three elements, for a statement about
// something else is seldom what was meant.
func distance(s *eval.Step) int {
	missed := 0
	for _, e := range s.Sub {
		if e.Held == match.Yes {
			continue
		}
		missed++
		if e.Kind == eval.StepActions {
			missed += 2
		}
	}
	return missed
}

// nearSentence tells the first element that keeps the nearest statement from applying.
func nearSentence(gate eval.Gate, near, p *eval.Step) string {
	subject := policyName(p.Policy) + sid(near)
	for _, e := range near.Sub {
		if e.Held == match.Yes {
			continue
		}
		switch {
		case e.Kind == eval.StepPrincipal && gate == eval.GateTrust:
			return fmt.Sprintf("%s trusts %s, and this is %s", shortName(p.Policy.Name), whoAll(e.Wanted), who(first(e.Got)))
		case e.Kind == eval.StepPrincipal:
			return fmt.Sprintf("%s names %s, and this is %s", subject, whoAll(e.Wanted), who(first(e.Got)))
		case e.Kind == eval.StepActions:
			return fmt.Sprintf("%s allows %s, and not %s", subject, some(e.Wanted), first(e.Got))
		case e.Reason == eval.ReasonVariableUnresolved:
			return subject + " does not allow it: " + Sentence(e)
		case e.Kind == eval.StepResource && strings.Contains(first(e.Wanted), "${"):
			return fmt.Sprintf("%s allows it on %s, where without the Version 2012-10-17 the variable is plain text", subject, some(e.Wanted))
		case e.Kind == eval.StepResource:
			return fmt.Sprintf("%s allows it on %s, and the request is about %s", subject, some(e.Wanted), first(e.Got))
		}
		return subject + " allows it under a condition that does not hold: " + Sentence(e)
	}
	return subject + " does not allow it"
}
