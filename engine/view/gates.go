package view

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/explain"
	"rolewalk/engine/match"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// phases are the rows of a decision that are no kind of policy, in their order.
var phases = []struct {
	phase sts.Phase
	word  GateWord
	title string
}{
	{sts.PhaseCredentials, GateCredentials, "Credentials"},
	{sts.PhaseRequest, GateRequest, "Request"},
}

// GateTitles are the names of the rows of a decision, in their order.
func GateTitles() []string {
	var titles []string
	for _, p := range phases {
		titles = append(titles, p.title)
	}
	for _, g := range eval.Gates {
		titles = append(titles, explain.GateTitle(g))
	}
	return titles
}

// gates returns the rows of a decision: credentials and request first, then the policies in AWS's order. The row of the
// phase at which AWS stopped is refused, and policies that AWS did not look at are unreached. AWS checks the form of a
// request before its credentials, so the request may have passed when the credentials are refused.
func (b *builder) gates(s *scenario.StepResult) []Gate {
	list := []Gate{}
	for _, p := range phases {
		list = append(list, b.phase(s, p.phase, Gate{Gate: p.word, Name: p.title, Outcome: GatePassed, Trace: []Trace{}}))
	}
	d := deciding(s)
	for _, g := range eval.Gates {
		list = append(list, b.gate(s, d, g))
	}
	return list
}

// phase fills the row of the credentials or of the request.
func (b *builder) phase(s *scenario.StepResult, phase sts.Phase, row Gate) Gate {
	stopped, authenticated := s.Answer.StoppedAt()
	switch {
	case stopped == phase:
		row.Outcome, row.Summary = GateRefused, explain.CauseSummary(s)
	case phase == sts.PhaseCredentials && !authenticated && stopped == sts.PhaseRequest,
		s.Answer.Cause == sts.CauseNoSuchSession:
		row.Outcome = GateUnreached
	case phase == sts.PhaseCredentials:
		row.Summary = b.signedWith(s)
		if s.Answer.OnSession || s.Answer.OnToken || s.SignedBy != nil && s.SignedBy.Unknown {
			row.Outcome = GateUnknown
		}
	case stopped != "" && s.Answer.Asked > s.Answer.Longest:
		// AWS compares the duration with its limits after the policies. The row says that the request is well formed.
	case s.Answer.LongestUnknown && s.Answer.Asked > aws.MinMaxSession:
		row.Summary = explain.Duration(s.Answer.Asked) + " asked, the role’s longest session is not known"
		if s.Answer.OnMaxSession {
			row.Outcome = GateUnknown
		}
	case s.Answer.LongestUnknown && s.Answer.Asked > 0:
		row.Summary = explain.Duration(s.Answer.Asked) + " asked, which every role allows"
	case s.Answer.Asked > 0:
		row.Summary = fmt.Sprintf("%s asked, %s allowed", explain.Duration(s.Answer.Asked),
			explain.Duration(s.Answer.Longest))
	}
	return row
}

func (b *builder) signedWith(s *scenario.StepResult) string {
	switch {
	case s.SignedBy != nil && s.SignedBy.Unknown:
		return fmt.Sprintf("%s, provisional, until %s", s.SignedBy.Name, explain.Clock(s.SignedBy.Until))
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

// gate returns the row of one kind of policy.
func (b *builder) gate(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate) Gate {
	row := Gate{Gate: GateWord(gate), Name: explain.GateTitle(gate), Outcome: GatePassed, Trace: []Trace{}}
	switch {
	case d == nil && s.Answer.Cause == sts.CauseNoPermissionsNeeded:
		row.Summary = "no permission needed"
		return row
	case d == nil || d.Trace == nil:
		row.Outcome = GateUnreached
		return row
	}
	step := d.Trace.GateStep(gate)
	row.Explicit = d.Explicit.Has(gate)
	switch {
	case d.Refused.Has(gate):
		row.Outcome = GateRefused
	case d.Open.Has(gate):
		row.Outcome = GateUnknown
	case len(step.Sub) == 0:
		row.Outcome = GateAbsent
	}
	row.Summary = summary(step, row.Outcome)
	decisive := decisiveSteps(step, row.Outcome == GateRefused, row.Explicit)
	for p := range step.Policies() {
		row.Trace = append(row.Trace, b.trace(p, decisive))
	}
	return row
}

// summary returns the few words next to a gate's name.
func summary(g *eval.Step, outcome GateOutcome) string {
	switch outcome {
	case GateAbsent:
		return "not present"
	case GateUnknown:
		return unknownSummary(g)
	}
	applies, of, unsaved := 0, 0, 0
	for range g.Unsaved() {
		unsaved++
	}
	for _, s := range g.Statements() {
		of++
		if s.Held == match.Yes {
			applies++
		}
	}
	switch {
	case len(g.Sub) == 0:
		return "none, and one is needed"
	case unsaved == len(g.Sub):
		return "AWS would not save it"
	case g.Reason == eval.ReasonDelegatesOnly:
		return "trusts the account"
	case g.Reason == eval.ReasonNotNeeded:
		return "not needed"
	}
	return fmt.Sprintf("%d of %s", applies, plural(of, "statement applies", "statements apply"))
}

// unknownSummary says what a gate depends on.
func unknownSummary(g *eval.Step) string {
	missing := 0
	for p := range g.Policies() {
		if p.Reason == eval.ReasonDocumentUnknown {
			missing++
		}
	}
	switch {
	case len(g.Sub) == 0:
		return "depends on another policy"
	case missing > 0:
		return fmt.Sprintf("depends on %s the walk does not have", plural(missing, "policy", "policies"))
	}
	return "depends on a value that is not known"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// decisiveSteps returns the steps for which the gate did what it did: the Deny that applies, the Allow that does, or,
// if something must allow and nothing does, the nearest statement with the elements that do not match. If the gate is
// unknown, they are what is unknown in it.
func decisiveSteps(g *eval.Step, refused, explicit bool) map[*eval.Step]bool {
	if g.Held == match.Unknown {
		set := map[*eval.Step]bool{}
		for s := range g.Unknown() {
			set[s] = true
		}
		return set
	}
	set := g.Deciding(refused, explicit)
	if !refused || explicit {
		return set
	}
	for p := range g.Unsaved() {
		set[p] = true
	}
	near := explain.Nearest(g)
	for p, s := range g.Statements() {
		if s == near {
			set[p], set[s] = true, true
			for e := range s.Missing() {
				set[e] = true
			}
		}
	}
	return set
}
