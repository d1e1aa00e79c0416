package edits

import (
	"strings"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// asked is a step whose request may be changed: the one that is looked at, or one that issued the credentials it signs
// with.
type asked struct {
	step *syntax.Step
	row  *scenario.StepResult
}

// chain is the step, and those that issued the credentials behind it, the nearest first.
func (g *generator) chain() []asked {
	list := []asked{{g.step.Clauses, g.step}}
	for by := g.step.SignedBy; by != nil; by = by.Parent {
		if row := g.result.Rows[by.Row].Step; row != nil {
			list = append(list, asked{row.Clauses, row})
		}
	}
	return list
}

// requestEdits proposes to change what is asked for, and how.
func (g *generator) requestEdits() {
	seen := map[*syntax.Step]bool{}
	for _, a := range g.chain() {
		if a.step == nil || a.step.Act == nil || seen[a.step] {
			continue
		}
		seen[a.step] = true
		g.dropClauses(a)
		g.durations(a)
		if g.opens {
			g.wantedClauses(a)
		}
	}
	if g.opens {
		g.otherRole()
		g.otherActors()
		g.renewals()
		g.earlier()
	}
}

// dropClauses proposes to leave each clause out.
func (g *generator) dropClauses(a asked) {
	for _, item := range a.step.Items {
		switch item.(type) {
		case *syntax.For, *syntax.ExternalID, *syntax.MFA, *syntax.SourceIdentity, *syntax.TagList, *syntax.Transitive,
			*syntax.SessionPolicy, *syntax.SessionPolicyARNs, *syntax.From, *syntax.Context, *syntax.WithoutSessionToken:
			at := item.Span()
			at.From = splice.Back(g.body, at.From)
			word, _, _ := strings.Cut(g.body[item.Span().From:item.Span().To], " ")
			c := g.add(source.Edit{At: at}, "ask without "+word+g.when(a))
			c.tier, c.less = tierBeside, a.row == g.step
		}
	}
}

// durations proposes the longest session that is to be had, and one that lives until the step.
func (g *generator) durations(a asked) {
	if a.row.Answer == nil || a.row.Answer.Longest == 0 || !g.opens ||
		!takes(a.step, syntax.Assumes, syntax.OIDC, syntax.SAML, syntax.GetsSessionToken, syntax.GetsFederationToken) {
		return
	}
	lives := []time.Duration{a.row.Answer.Longest}
	if until := g.until(a); until > 0 {
		lives = append(lives, until)
		g.longestSession(a.row, until)
	}
	for _, d := range lives {
		text := durationText(d)
		if a.step.For != nil {
			g.add(source.Edit{At: a.step.For.Span(), New: text}, askFor(a, g.step, text))
			continue
		}
		g.add(g.newClause(a.step, "for "+text), askFor(a, g.step, text))
	}
}

// when says of which request it is that asks for something, where that is an earlier one; empty for the step itself.
func (g *generator) when(a asked) string {
	if a.row == g.step || a.row.Credential == nil {
		return ""
	}
	return ", when " + a.row.Credential.Name + " is asked for"
}

// askFor says for how long a session is to be asked.
func askFor(a asked, step *scenario.StepResult, text string) string {
	if a.row == step || a.row.Credential == nil {
		return "ask for " + text
	}
	return "ask for " + a.row.Credential.Name + " for " + text
}

// until is how long a session of an earlier step has to live to be good for this one, in whole hours; 0 for the step
// itself.
func (g *generator) until(a asked) time.Duration {
	if a.row == g.step || a.row.Credential == nil {
		return 0
	}
	life := g.result.Rows[g.row].Time.Sub(a.row.Credential.Asked)
	return life.Truncate(time.Hour) + time.Hour
}

func durationText(d time.Duration) string {
	text := strings.TrimSuffix(d.String(), "0s")
	return strings.TrimSuffix(text, "0m")
}

// wantedClauses proposes what the conditions in force ask for, as a clause of the request.
func (g *generator) wantedClauses(a asked) {
	proposed, when := map[string]bool{}, g.when(a)
	propose := func(clause, words string, e source.Edit, t tier) {
		if clause != "" && !proposed[clause] {
			proposed[clause] = true
			g.add(e, words+when).tier = t
		}
	}
	g.goodCode(a.step)
	if a.step.MFA == nil && takes(a.step, syntax.Assumes, syntax.GetsSessionToken) {
		propose("mfa", "send an MFA code", g.newClause(a.step, "mfa"), tierMend)
		if device, ok := g.device(&a.row.Signer); ok {
			e := Edit{Edit: g.newClause(a.step, "mfa"), Words: "send an MFA code" + when}
			g.push(candidate{Edit: device, also: []Edit{e}})
		}
	}
	g.federatedPolicy(a.step)
	for _, t := range targets(g.step) {
		for i := range t.policy.Doc.Statements {
			s := &t.policy.Doc.Statements[i]
			for j := range s.Condition {
				// An Allow wants its conditions met, and a Deny wants those that say what not to be met.
				if s.Condition[j].Operator.Negated == (s.Effect == policy.Deny) {
					g.wantedBy(a.step, &s.Condition[j], propose)
				}
			}
		}
	}
}

// federatedPolicy proposes a session policy for a federated user, who may do nothing without one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html#api_getfederationtoken
func (g *generator) federatedPolicy(s *syntax.Step) {
	if s.SessionPolicy != nil || !takes(s, syntax.GetsFederationToken) || s == g.step.Clauses || g.step.Answer == nil ||
		len(g.step.Answer.Actions) == 0 {
		return
	}
	g.target.gate = eval.GateSession
	defer func() { g.target.gate = "" }()
	actions := g.wantedActions()
	if len(actions) == 0 {
		return
	}
	text := document(g.written(policy.Allow, principal{}, actions, row{}))
	g.create(g.newClause(s, "session-policy "+text), text, policy.Session,
		"ask for the federated user with a session policy for "+sayActions(actions))
}

func takes(s *syntax.Step, kinds ...syntax.ActKind) bool {
	for _, k := range kinds {
		if s.Act.Kind() == k {
			return true
		}
	}
	return false
}
