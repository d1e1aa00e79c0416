package explain

import (
	"fmt"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// allowedBy says which policies let a request through.
func allowedBy(s *scenario.StepResult, d *sts.ActionDecision) string {
	resource := grantOf(d, eval.GateTrust)
	if resource == nil {
		resource = grantOf(d, eval.GateResource)
	}
	own := grantOf(d, eval.GateIdentity)
	sameAccount := d.Request.SameAccount()
	switch {
	case resource == nil && own == nil && d.Request.Caller.Kind == eval.CallerRoot:
		return "The root user may do everything in its account that no policy denies"
	case resource == nil && own == nil && d.Open != 0: // AWS granted it, as the walk says
		return "No policy of the walk refuses it"
	case resource == nil && own == nil:
		return "Every policy that must allow does"
	case resource == nil:
		return subject(own.policy) + " allows it"
	case own == nil && sameAccount:
		return subject(resource.policy) + " names " + resource.named() + ", which is enough within one account"
	case own == nil:
		return subject(resource.policy) + " names " + resource.named()
	case resource.form() == policy.FormAccount && sameAccount:
		return subject(resource.policy) + " leaves it to the account, and there " + policyName(own.policy) + " allows it"
	}
	return "Both sides allow it: " + policyName(resource.policy) + " names " + resource.named() + ", and " + policyName(
		own.policy) +
		" allows it"
}

// grant is an Allow statement that applies, with its policy.
type grant struct {
	statement *eval.Step
	policy    *eval.Policy
}

// grantOf returns the Allow of a gate that applies, nil when none does. One that names the caller directly is returned
// rather than one that names its account.
func grantOf(d *sts.ActionDecision, gate eval.Gate) *grant {
	var best *grant
	for p, s := range d.Trace.GateStep(gate).Applying(policy.Allow) {
		g := &grant{s, p.Policy}
		if best == nil || best.form() == policy.FormAccount && g.form() != policy.FormAccount {
			best = g
		}
	}
	return best
}

// form returns the form of the principal by which the statement applies.
func (g *grant) form() policy.Form {
	for e := range g.statement.Elements() {
		if e.Kind == eval.StepPrincipal && e.Principal != nil {
			return e.Principal.Form
		}
	}
	return policy.FormNone
}

// named says which principal the statement names.
func (g *grant) named() string {
	switch g.form() {
	case policy.FormAccount:
		return "the caller’s account"
	case policy.FormEveryone:
		return "everyone"
	}
	return "the caller"
}

// explicitSentence names the Deny that applies.
func explicitSentence(g *eval.Step) string {
	for p, s := range g.Applying(policy.Deny) {
		text := subject(p.Policy) + " denies it" + sid(s)
		if c := conditionsOf(s); c != "" {
			text += ", because " + c
		}
		return text + ". An explicit deny wins over every allow"
	}
	return "A Deny statement applies, and an explicit deny wins over every allow"
}

// conditionsOf says in words what the conditions of an applying statement found.
func conditionsOf(s *eval.Step) string {
	var words []string
	for e := range s.Elements() {
		if e.Kind == eval.StepCondition {
			words = append(words, Sentence(e))
		}
	}
	return source.List(words, "and")
}

func sid(s *eval.Step) string {
	if s.Statement.Sid.Value == "" {
		return ""
	}
	return " (statement " + s.Statement.Sid.Value + ")"
}

// implicitSentence says why a gate that must allow does not: AWS would not save what would have allowed it, or one
// element of its nearest statement does not match, or nothing comes near.
func implicitSentence(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate, g *eval.Step) string {
	if p := wouldHave(g, policy.Allow); p != nil {
		return subject(p.Policy) + " has no effect because AWS would not save it: " + p.Policy.Doc.Refusal.Message
	}
	near, p := nearest(g)
	if near != nil {
		return nearSentence(d, gate, near, p, refusedActions(s, d, gate))
	}
	return noneSentence(s, d, gate, g)
}

// noneSentence is for a gate in which nothing comes near.
func noneSentence(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate, g *eval.Step) string {
	what := "allows " + d.Request.Action
	if d.Request.Resource != "*" {
		what += " on " + d.Request.Resource
	}
	switch {
	case gate == eval.GateIdentity && d.Trace.GateStep(eval.GateTrust).Reason == eval.ReasonDelegatesOnly:
		return "The role leaves it to the account, and no policy of " + ownerOf(s) + " " + what
	case gate == eval.GateIdentity:
		return "No policy of " + ownerOf(s) + " " + what
	case gate == eval.GateResource && len(g.Sub) == 0 && d.Request.SameAccount():
		return "The resource’s own policy must allow it, and it has none"
	case gate == eval.GateResource && len(g.Sub) == 0:
		return "Across accounts the resource’s own policy must allow it too, and it has none"
	}
	return "No statement of " + gateWords[gate].name + " " + what
}

// ownerOf names the owner of the caller's policies: for a session, the role or the user behind it.
func ownerOf(s *scenario.StepResult) string {
	if s.Signer.Session != nil {
		switch user, role := s.Signer.Identity(); {
		case role != nil:
			return role.Name
		case user != nil:
			return user.Name
		}
	}
	return s.Actor
}

// wouldHave returns a policy of the gate that AWS would not save and that has a statement of the effect which would
// apply; or, for an Allow, one that cannot be read at all if it is the only one. It is nil when there is none.
func wouldHave(g *eval.Step, effect policy.Effect) *eval.Step {
	for p := range g.Unsaved() {
		if len(p.Sub) == 0 && effect == policy.Allow && len(g.Sub) == 1 {
			return p
		}
		for s := range p.Written() {
			written := s.Statement.Effect
			if s.Held == match.Yes && (written == effect || written == "" && effect == policy.Allow) || nearlyNamed(s, effect) {
				return p
			}
		}
	}
	return nil
}

// nearlyNamed reports whether everything in a statement matches except its principal, and AWS refuses that principal.
// Then the refusal is why the caller is refused.
func nearlyNamed(s *eval.Step, effect policy.Effect) bool {
	if s.Statement.Effect != effect {
		return false
	}
	for e := range s.Missing() {
		if e.Kind != eval.StepPrincipal {
			return false
		}
	}
	return s.Statement.Principal != nil
}

// Nearest returns the Allow statement of a gate that is nearest to applying, nil when none comes near.
func Nearest(g *eval.Step) *eval.Step {
	s, _ := nearest(g)
	return s
}

// mostMissing is how far a statement may be from applying to be named as the nearest.
const mostMissing = 3

func nearest(g *eval.Step) (best, of *eval.Step) {
	fewest := 0
	for p, s := range g.Statements() {
		if s.Statement.Effect != policy.Allow || s.Held != match.No {
			continue
		}
		if n := distance(s); n <= mostMissing && (best == nil || n < fewest) {
			best, of, fewest = s, p, n
		}
	}
	return best, of
}

// distance says how far a statement is from applying. Another action counts as three elements, because a statement
// about something else is seldom the one that was meant.
func distance(s *eval.Step) int {
	n := 0
	for e := range s.Missing() {
		n++
		if e.Kind == eval.StepActions {
			n += 2
		}
	}
	return n
}

// refusedActions are the action of a decision and those of the others that the gate refuses as well.
func refusedActions(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate) []string {
	list := []string{d.Request.Action}
	for i := range s.Answer.Actions {
		if o := &s.Answer.Actions[i]; o.Refused.Has(gate) && o.Request.Action != d.Request.Action {
			list = append(list, o.Request.Action)
		}
	}
	return list
}

// nearSentence names the first element that keeps the nearest statement from applying. Actions are those that are
// refused, for an element that has none of them.
func nearSentence(d *sts.ActionDecision, gate eval.Gate, near, p *eval.Step, actions []string) string {
	about := subject(p.Policy) + sid(near)
	for e := range near.Missing() {
		slip := slipWords(e.Wanted, e.Got)
		switch {
		case e.Kind == eval.StepPrincipal && gate == eval.GateTrust:
			return fmt.Sprintf("%s trusts %s, and this is %s%s", p.Policy.Ref.HolderName(), whoAll(e.Wanted), who(first(e.Got)),
				slip)
		case e.Kind == eval.StepPrincipal:
			return fmt.Sprintf("%s names %s, and this is %s%s", about, whoAll(e.Wanted), who(first(e.Got)), slip)
		case e.Kind == eval.StepActions:
			return fmt.Sprintf("%s allows %s, but not %s", about, some(e.Wanted), source.List(actions, "or"))
		case e.Reason == eval.ReasonVariableUnresolved:
			return about + " does not allow it: " + Sentence(e)
		case e.Kind == eval.StepResource && strings.Contains(first(e.Wanted), "${"):
			return fmt.Sprintf("%s allows it on %s, where without the Version 2012-10-17 the variable is plain text", about,
				some(e.Wanted))
		case e.Kind == eval.StepResource:
			return fmt.Sprintf("%s allows it on %s, but the request is about %s%s", about, some(e.Wanted), first(e.Got), slip)
		}
		return about + " allows it under a condition that does not hold: " + Sentence(e) + keySlip(e, d.Request)
	}
	return about + " does not allow it"
}
