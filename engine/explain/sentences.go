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

// grantsOf says which policies let the request in.
func grantsOf(d *sts.ActionDecision) string {
	if d == nil || d.Trace == nil {
		return ""
	}
	var sides []string
	named := false
	for _, g := range d.Trace.Sub {
		st := granting(g)
		if st == nil {
			continue
		}
		switch g.Gate {
		case eval.GateTrust, eval.GateResource:
			named = g.Reason != eval.ReasonDelegatesOnly
			sides = append(sides, gateName[g.Gate]+" lets "+whom(st)+" in")
		case eval.GateIdentity:
			sides = append(sides, st.name+" allows it")
		}
	}
	if d.Request.Caller.Kind == eval.CallerRoot && len(sides) == 0 {
		return "The root user may do everything in the account that no policy denies"
	}
	text := capital(join(sides, "and"))
	if len(sides) == 1 && named && d.Request.Assumes && d.Request.ResourceAccount == d.Request.Caller.Account {
		text += ", which within one account is enough"
	}
	return text
}

// grant is a statement that applies with Allow, and what its policy is called.
type grant struct {
	statement *eval.Step
	name      string
}

// granting is the first Allow statement of a gate that applies, nil where none does.
func granting(g *eval.Step) *grant {
	for _, p := range g.Sub {
		for _, s := range p.Sub {
			if s.Held == match.Yes && s.Statement.Effect == policy.Allow {
				return &grant{s, policyName(p)}
			}
		}
	}
	return nil
}

// whom says whom a matching statement of a trust or resource policy names.
func whom(g *grant) string {
	for _, e := range g.statement.Sub {
		if e.Kind == eval.StepPrincipal && e.Principal != nil {
			switch e.Principal.Form {
			case policy.FormAccount:
				return "the caller’s account"
			case policy.FormEveryone:
				return "everybody"
			}
		}
	}
	return "the caller"
}

// policyName is a policy's short name in a sentence: `assume-deploy`.
func policyName(p *eval.Step) string {
	name := p.Policy.Name
	if rest, ok := strings.CutPrefix(name, "policy "); ok {
		if i := strings.LastIndex(rest, " of "); i > 0 {
			return rest[:i]
		}
	}
	if rest, ok := strings.CutPrefix(name, "managed-policy "); ok {
		if i := strings.LastIndex(rest, " of "); i > 0 {
			return rest[:i]
		}
	}
	if rest, ok := strings.CutPrefix(name, "aws-managed-policy "); ok {
		return rest
	}
	return "the " + name
}

// explicitSentence names the Deny that applies.
func explicitSentence(g *eval.Step) string {
	for _, p := range g.Sub {
		for _, s := range p.Sub {
			if s.Held == match.Yes && s.Statement.Effect == policy.Deny {
				text := fmt.Sprintf("%s denies it%s", capital(policyName(p)), sid(s))
				if c := conditionsOf(s); c != "" {
					text += ": " + c
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
	return fmt.Sprintf(" in the statement %s", s.Statement.Sid.Value)
}

// implicitSentence says why a gate that must allow does not: it has no policy, or one that AWS would not save, or its
// nearest statement misses in one element.
func implicitSentence(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate, g *eval.Step) string {
	subject := capital(gateName[gate])
	if unsaved := unsavedPolicy(g); unsaved != nil {
		return fmt.Sprintf("%s has no effect, because AWS would not save it: %s", capital(policyName(unsaved)), unsaved.Policy.Doc.Refusal.Message)
	}
	if near := Nearest(g); near != nil {
		return nearSentence(subject, gate, near)
	}
	what := "allows " + d.Request.Action
	if d.Request.Resource != "*" {
		what += " on " + d.Request.Resource
	}
	switch {
	case gate == eval.GateIdentity && delegated(d):
		return fmt.Sprintf("The role lets the account in, so the policies of %s must allow it as well, and none %s", s.Actor, what)
	case gate == eval.GateIdentity:
		return fmt.Sprintf("No policy of %s %s", s.Actor, what)
	case gate == eval.GateResource && len(g.Sub) == 0:
		return "Across accounts the resource’s own policy must allow it too, and it has none"
	}
	return fmt.Sprintf("No statement of %s %s", gateName[gate], what)
}

// delegated reports whether the trust policy lets in the caller's account, and nobody by name.
func delegated(d *sts.ActionDecision) bool {
	g := gateStep(d.Trace, eval.GateTrust)
	return g != nil && g.Reason == eval.ReasonDelegatesOnly
}

func unsavedPolicy(g *eval.Step) *eval.Step {
	for _, p := range g.Sub {
		if p.Reason == eval.ReasonNotSaved {
			return p
		}
	}
	return nil
}

// Nearest is the Allow statement of a gate that misses by the fewest elements, nil where a gate has none that comes
// near: one that asks for the same action at least.
func Nearest(g *eval.Step) *eval.Step {
	var best *eval.Step
	fewest := 0
	for _, p := range g.Sub {
		for _, s := range p.Sub {
			if s.Statement == nil || s.Statement.Effect != policy.Allow || s.Held != match.No {
				continue
			}
			missed := 0
			for _, e := range s.Sub {
				if e.Held != match.Yes {
					missed++
					if e.Kind == eval.StepActions {
						missed += 2
					}
				}
			}
			if missed <= 3 && (best == nil || missed < fewest) {
				best, fewest = s, missed
			}
		}
	}
	return best
}

// nearSentence tells the first element that keeps the nearest statement from applying.
func nearSentence(subject string, gate eval.Gate, near *eval.Step) string {
	for _, e := range near.Sub {
		if e.Held == match.Yes {
			continue
		}
		where := ""
		if near.Statement.Sid.Value != "" {
			where = " (statement " + near.Statement.Sid.Value + ")"
		}
		verb := "does"
		if gate == eval.GateIdentity {
			verb = "do"
		}
		return fmt.Sprintf("%s%s %s not let it in: %s", subject, where, verb, elementWords(e))
	}
	return subject + " does not let it in"
}

// elementWords is why an element does not fit, with its own name where the reason alone would leave it open.
func elementWords(e *eval.Step) string {
	if e.Kind == eval.StepCondition {
		return Sentence(e)
	}
	return "as to the " + ElementName(e) + ", " + Sentence(e)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
