package view

import (
	"fmt"

	"rolewalk/engine/eval"
	"rolewalk/engine/explain"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

var gateNames = map[GateWord]string{
	GateCredentials: "Credentials", GateRequest: "Request", GateRCP: "Resource control policies", GateSCP: "Service control policies",
	GateTrust: "Trust policy", GateResource: "Resource’s policy", GateIdentity: "Identity policies",
	GateBoundary: "Permissions boundary", GateSessionPolicy: "Session policy",
}

// gates are the rows of a decision: credentials and request first, then the policies in AWS's order.
func (b *builder) gates(s *scenario.StepResult) []Gate {
	list := []Gate{b.credentials(s), b.request(s)}
	d := deciding(s)
	for _, g := range eval.Gates {
		list = append(list, b.gate(s, d, g))
	}
	return list
}

func newGate(word GateWord, outcome GateOutcome, summary string) Gate {
	return Gate{Gate: word, Name: gateNames[word], Outcome: outcome, Summary: summary, Trace: []Trace{}}
}

// credentials is the row about the keys that sign.
func (b *builder) credentials(s *scenario.StepResult) Gate {
	if s.Answer == nil {
		return newGate(GateCredentials, GateUnreached, "not decided")
	}
	switch s.Answer.Cause {
	case sts.CauseExpired:
		return newGate(GateCredentials, GateRefused, "expired at "+explain.Clock(s.SignedBy.Until))
	case sts.CauseNoSuchSession:
		return newGate(GateCredentials, GateRefused, "there are none")
	case sts.CauseNoToken:
		return newGate(GateCredentials, GateRefused, "the session token is missing")
	case sts.CauseDeletedPrincipal, sts.CauseNoSuchPrincipal:
		return newGate(GateCredentials, GateRefused, "nobody’s")
	case sts.CauseInvalidRequest:
		return newGate(GateCredentials, GateUnreached, "")
	case sts.CauseRootAssumes, sts.CauseSessionForToken, sts.CauseTokenCallsIAM, sts.CauseTokenCallsSTS:
		return newGate(GateCredentials, GateRefused, "may not ask this")
	}
	return newGate(GateCredentials, GatePassed, b.signedWith(s))
}

func (b *builder) signedWith(s *scenario.StepResult) string {
	switch {
	case s.SignedBy != nil:
		return fmt.Sprintf("%s, until %s", s.SignedBy.Name, explain.Clock(s.SignedBy.Until))
	case s.Signer.Service != "":
		return "the service’s own"
	case s.Kind == syntax.OIDC || s.Kind == syntax.SAML:
		return "unsigned; " + s.Actor + " vouches for the caller"
	case s.Signer.Role != nil:
		return "a session of " + s.Signer.Role.Name
	}
	return "long-term key of " + s.Actor
}

// request is the row about the request's own form and length.
func (b *builder) request(s *scenario.StepResult) Gate {
	a := s.Answer
	if a == nil {
		return newGate(GateRequest, GateUnreached, "not decided")
	}
	summary := ""
	if a.Asked > 0 {
		summary = fmt.Sprintf("%s asked, %s allowed", explain.Duration(a.Asked), explain.Duration(a.Cap))
	}
	switch a.Cause {
	case sts.CauseInvalidRequest:
		return newGate(GateRequest, GateRefused, "not well formed")
	case sts.CauseChaining:
		return newGate(GateRequest, GateRefused, summary+" when chained")
	case sts.CauseMaxSession:
		return newGate(GateRequest, GateRefused, summary)
	case sts.CauseNoSuchSession:
		return newGate(GateRequest, GateUnreached, "")
	}
	return newGate(GateRequest, GatePassed, summary)
}

// gate is the row of one kind of policy.
func (b *builder) gate(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate) Gate {
	word := GateWord(gate)
	switch {
	case s.Answer == nil:
		return newGate(word, GateUnreached, "not decided")
	case d == nil && s.Answer.Cause == sts.CauseNoPermissionsNeeded:
		return newGate(word, GatePassed, "no permission needed")
	case d == nil || d.Trace == nil:
		return newGate(word, GateUnreached, "")
	}
	step := gateOf(d.Trace, gate)
	out := newGate(word, GatePassed, "")
	out.Explicit = d.Explicit.Has(gate)
	switch {
	case d.Refused.Has(gate):
		out.Outcome = GateRefused
	case len(step.Sub) == 0:
		out.Outcome = GateAbsent
	}
	out.Summary = summary(step, out.Outcome)
	if d.Open.Has(gate) {
		out.Summary = "hangs on what is unknown"
	}
	decisive := decisiveSteps(step, out.Outcome == GateRefused, out.Explicit)
	for _, p := range step.Sub {
		out.Trace = append(out.Trace, b.trace(p, decisive))
	}
	return out
}

func gateOf(t *eval.Step, gate eval.Gate) *eval.Step {
	for _, g := range t.Sub {
		if g.Gate == gate {
			return g
		}
	}
	return &eval.Step{Gate: gate}
}

// summary is the few words beside a gate's name.
func summary(g *eval.Step, outcome GateOutcome) string {
	if outcome == GateAbsent {
		return "not present"
	}
	applies, of, unsaved := 0, 0, 0
	for _, p := range g.Sub {
		if p.Reason == eval.ReasonNotSaved {
			unsaved++
			continue
		}
		of += len(p.Sub)
		for _, s := range p.Sub {
			if s.Held == match.Yes {
				applies++
			}
		}
	}
	switch {
	case len(g.Sub) == 0:
		return "none, and one is needed"
	case unsaved == len(g.Sub):
		return "AWS would not save it"
	case g.Reason == eval.ReasonDelegatesOnly:
		return "lets the account in"
	case g.Reason == eval.ReasonNotNeeded:
		return "not needed"
	}
	return fmt.Sprintf("%d of %s", applies, plural(of, "statement applies", "statements apply"))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// decisiveSteps are the steps for which the gate did what it did: the Deny that applies, the Allow that does, or, where
// something must allow and nothing does, what came nearest with the elements that miss.
func decisiveSteps(g *eval.Step, refused, explicit bool) map[*eval.Step]bool {
	set := map[*eval.Step]bool{}
	if refused && !explicit {
		near := explain.Nearest(g)
		for _, p := range g.Sub {
			for _, s := range p.Sub {
				if s == near {
					set[p], set[s] = true, true
				}
			}
			if p.Reason == eval.ReasonNotSaved {
				set[p] = true
			}
		}
		if near != nil {
			for _, e := range near.Sub {
				if e.Held != match.Yes {
					set[e] = true
				}
			}
		}
		return set
	}
	wanted := policy.Allow
	if refused {
		wanted = policy.Deny
	}
	for _, p := range g.Sub {
		if p.Reason == eval.ReasonNotSaved {
			continue
		}
		for _, s := range p.Sub {
			if s.Statement != nil && s.Statement.Effect == wanted && s.Held == match.Yes {
				set[p], set[s] = true, true
			}
		}
	}
	return set
}
