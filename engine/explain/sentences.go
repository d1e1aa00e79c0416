package explain

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/aws"
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
	case own == nil && sameAccount && resource.form() == policy.FormAccount && d.Open.Has(eval.GateIdentity):
		return subject(resource.policy) + " leaves it to the account"
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
			words = append(words, clause(e))
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
	for p := range g.Unsaved() {
		if gate == eval.GateTrust && p.Policy.Doc.Refusal != nil { // a role has one trust policy
			return subject(p.Policy) + " has no effect because AWS would not save it: " + p.Policy.Doc.Refusal.Message +
				wouldCompare(p)
		}
	}
	return noneSentence(s, d, gate, g)
}

// wouldCompare names the keys that a document that AWS would not save compares; "" if it compares none.
func wouldCompare(p *eval.Step) string {
	var keys []string
	for s := range p.Written() {
		for i := range s.Statement.Condition {
			c := &s.Statement.Condition[i]
			var values []string
			for _, v := range c.Values {
				values = append(values, v.Value)
			}
			keys = append(keys, c.Key.Value+" with "+source.List(values, "and"))
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return ". Saved in another form, it would compare " + source.List(keys, "and")
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
	case gate == eval.GateResource && len(g.Sub) == 0:
		return noResourcePolicy(d.Request)
	}
	return "No statement of " + gateWords[gate].name + " " + what
}

// noResourcePolicy says why a resource without a policy refuses a request.
func noResourcePolicy(r *eval.Request) string {
	switch {
	case r.SameAccount(): // of the resources of one's own account, only these have to allow it
		return "The policy of a KMS key must allow it too, and the walk has none for this key"
	case r.Caller.Account == "":
		return "Only the resource’s own policy could allow it, and it has none"
	}
	return "Across accounts the resource’s own policy must allow it too, and it has none"
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

// mostMissing is how far a statement may be from applying to be named as the nearest. A trust policy is about one role
// and one deed, so that whatever it allows is worth naming.
const mostMissing = 3

func nearest(g *eval.Step) (best, of *eval.Step) {
	fewest := 0
	for p, s := range g.Statements() {
		if s.Statement.Effect != policy.Allow || s.Held != match.No {
			continue
		}
		n := distance(s)
		if n <= mostMissing || g.Gate == eval.GateTrust {
			if best == nil || n < fewest || n == fewest && likelier(s) && !likelier(best) {
				best, of, fewest = s, p, n
			}
		}
	}
	return best, of
}

// likelier reports whether a statement that does not apply was probably meant for the request: it names the caller, the
// action and the resource, or differs from one of them by a slip of the pen.
func likelier(s *eval.Step) bool {
	for e := range s.Missing() {
		if e.Kind != eval.StepCondition && slipWords(e.Wanted, e.Got) == "" {
			return false
		}
	}
	return true
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

// nearSentence names what keeps the nearest statement from applying: the first element, and the conditions that do not
// hold besides. Actions are those that are refused, for an element that has none of them.
func nearSentence(d *sts.ActionDecision, gate eval.Gate, near, p *eval.Step, actions []string) string {
	about := subject(p.Policy) + sid(near)
	var conditions []string
	var foreign []string // providers whose keys the request has none of: the first of them is enough
	var element *eval.Step
	unresolved := false
	other := false // it is about another caller and another action, whose conditions say nothing here
	for e := range near.Missing() {
		switch {
		case e.Held != match.No:
		case e.Kind == eval.StepCondition && e.Reason == eval.ReasonKeyMissing && slices.Contains(foreign, providerOf(e)):
		case e.Kind == eval.StepCondition:
			if e.Reason == eval.ReasonKeyMissing && keySlip(e, d.Request) != "" {
				foreign = append(foreign, providerOf(e))
			}
			conditions = appendNew(conditions, clause(e)+keySlip(e, d.Request))
			unresolved = e.Reason == eval.ReasonVariableUnresolved
		case element == nil:
			element = e
		case element.Kind == eval.StepPrincipal && e.Kind == eval.StepActions:
			other = true
		}
	}
	switch {
	case element == nil && len(conditions) == 1 && unresolved:
		return about + " does not allow it: " + conditions[0]
	case element == nil && len(conditions) == 1:
		return about + " allows it under a condition that does not hold: " + conditions[0]
	case element == nil && len(conditions) > 1:
		return about + " allows it under conditions that do not hold: " + each(conditions)
	case element == nil:
		return about + " does not allow it"
	}
	text := elementSentence(about, gate, element, p, actions)
	switch {
	case other || len(conditions) == 0:
		return text
	case len(conditions) == 1:
		return text + ". Its condition does not hold either: " + conditions[0]
	}
	return text + ". Its conditions do not hold either: " + each(conditions)
}

// providerOf is the provider of a claim that a condition asks for, in lower case; empty for other keys.
func providerOf(s *eval.Step) string {
	provider, _, _ := aws.Claim(s.Condition.Lower)
	return provider
}

// each joins sentences that may have commas and semicolons of their own.
func each(sentences []string) string {
	last := len(sentences) - 1
	return strings.Join(sentences[:last], ", ") + ", and " + sentences[last]
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// elementSentence says that the caller, the action or the resource is not the one that a statement names.
func elementSentence(about string, gate eval.Gate, e, p *eval.Step, actions []string) string {
	if e.Not {
		return about + notSentence(e, actions)
	}
	slip := slipWords(e.Wanted, e.Got)
	switch {
	case e.Kind == eval.StepPrincipal && elsewhere(e.Wanted, first(e.Got)):
		return elsewhereSentence(about, gate, e, p)
	case e.Kind == eval.StepPrincipal && len(e.Wanted) == 1 && aws.LooksLikeARN(e.Wanted[0]) &&
		(e.Reason == eval.ReasonOtherID || who(e.Wanted[0]) == who(first(e.Got))):
		return fmt.Sprintf("%s names %s, and this is another of the same name: AWS keeps the unique ID of the one that was "+
			"there when the policy was saved", about, who(e.Wanted[0]))
	case e.Kind == eval.StepPrincipal && gate == eval.GateTrust:
		return fmt.Sprintf("%s trusts %s, and this is %s%s", p.Policy.Ref.HolderName(), whoAll(e.Wanted), who(first(e.Got)),
			slip)
	case e.Kind == eval.StepPrincipal:
		return fmt.Sprintf("%s names %s, and this is %s%s", about, whoAll(e.Wanted), who(first(e.Got)), slip)
	case e.Kind == eval.StepActions:
		return fmt.Sprintf("%s allows %s, but not %s", about, some(e.Wanted), source.List(actions, "or"))
	case e.Reason == eval.ReasonVariableUnresolved:
		return about + " does not allow it: " + clause(e)
	case strings.Contains(first(e.Wanted), "${"):
		return fmt.Sprintf("%s allows it on %s, where without the Version 2012-10-17 the variable is plain text", about,
			some(e.Wanted))
	}
	return fmt.Sprintf("%s allows it on %s, but the request is for %s%s", about, some(e.Wanted), first(e.Got), slip)
}

// notSentence says what a statement leaves out with NotPrincipal, NotAction or NotResource.
func notSentence(e *eval.Step, actions []string) string {
	switch e.Kind {
	case eval.StepPrincipal:
		return " names everyone but " + whoAll(e.Wanted)
	case eval.StepActions:
		return " allows everything but " + some(e.Wanted) + ", so not " + source.List(actions, "or")
	}
	return " allows it on everything but " + some(e.Wanted)
}
