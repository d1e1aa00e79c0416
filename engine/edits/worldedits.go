package edits

import (
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
	"rolewalk/engine/sts"
)

// worldEdits proposes edits of what stands around a request and is no document: what a caller, a role or a resource
// lacks.
func (g *generator) worldEdits() {
	if !g.opens {
		return
	}
	g.callerEdits()
	g.providerEdits()
	g.tokenEdits()
	if g.step.Answer == nil {
		return
	}
	g.longestSession(g.step, g.step.Answer.Asked)
	if len(g.step.Answer.Actions) == 0 {
		return
	}
	g.resourceEdits()
	g.organizationEdits()
}

// block inserts a statement of the walk language before the closing brace of a block, in a line of its own.
func (g *generator) block(at source.Span, text string) source.Edit {
	return splice.Block(g.body, at, text)
}

// document writes a policy with one statement.
func document(statement string) string {
	return `{"Version": "2012-10-17", "Statement": ` + statement + "}"
}

// callerEdits proposes an identity policy for a caller, the removal of its boundary, and an MFA device.
func (g *generator) callerEdits() {
	for _, a := range g.chain() {
		entity := g.declared(&a.row.Signer)
		if entity == nil {
			continue
		}
		if a.row == g.step && g.step.Answer != nil && len(g.step.Answer.Actions) > 0 {
			g.identityPolicy(entity)
		}
		for _, item := range entity.Items {
			if b, ok := item.(*syntax.BoundaryOfEntity); ok {
				at := b.Span()
				at.From = splice.Back(g.body, at.From)
				g.lift(source.Edit{At: at}, "remove "+entity.Name.Value+"’s permissions boundary", wholePolicy)
			}
		}
		if device, ok := g.device(&a.row.Signer); ok {
			g.add(device.Edit, device.Words).tier = tierBeside
		}
	}
}

// device gives a user who signs an MFA device; ok is unset where they have one, and for who is no user.
func (g *generator) device(signer *sts.Signer) (e Edit, ok bool) {
	user, role := signer.Identity()
	entity := g.declared(signer)
	if user == nil || role != nil || entity == nil || entity.MFADevice != nil {
		return Edit{}, false
	}
	return Edit{
		Edit:  g.block(entity.Span(), "mfa-device"),
		Words: "give " + entity.Name.Value + " an MFA device",
	}, true
}

// lift proposes to remove what limits other principals as well.
func (g *generator) lift(e source.Edit, words, risk string) {
	g.push(candidate{Edit: Edit{Edit: e, Words: words}, lifts: risk, tier: tierRound})
}

// documentName is the name of a document, for a sentence.
func documentName(ref policy.Ref) string {
	switch ref.Kind {
	case policy.RefBoundary:
		return "permissions " + ref.String()
	case policy.RefTrust:
		return "the trust policy of " + ref.Holder
	}
	return ref.String()
}

// declared returns the block that declares who signs, nil when there is none.
func (g *generator) declared(s *sts.Signer) *syntax.Entity {
	switch user, role := s.Identity(); {
	case role != nil:
		return g.result.Walk.RoleBlock(role)
	case user != nil:
		return g.result.Walk.UserBlock(user)
	}
	return nil
}

func (g *generator) identityPolicy(entity *syntax.Entity) {
	g.target.gate = eval.GateIdentity
	defer func() { g.target.gate = "" }()
	actions := g.wantedActions()
	if len(actions) == 0 {
		return
	}
	text := document(g.written(policy.Allow, principal{}, actions, row{}))
	g.create(g.block(entity.Span(), "policy "+freeName(entity)+" "+text), text, policy.Identity,
		"give "+entity.Name.Value+" a policy for "+sayActions(actions))
}

// create proposes an edit that writes a new document, whose text is given by itself too.
func (g *generator) create(e source.Edit, text string, kind policy.Kind, words string) *candidate {
	doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
	return g.push(candidate{
		Edit: Edit{Edit: e, Words: words, Writes: true}, gate: g.target.gate, doc: doc, text: text, tier: tierBeside,
	})
}

// freeName is a name that no inline policy of the entity has.
func freeName(entity *syntax.Entity) string {
	name := "allow"
	for taken := true; taken; {
		taken = false
		for _, p := range entity.Policies {
			if p.Name.Value == name {
				name, taken = name+"-too", true
			}
		}
	}
	return name
}

// longestSession proposes that sessions of the role that a step asks for may last so long.
func (g *generator) longestSession(step *scenario.StepResult, wanted time.Duration) {
	role := g.result.Before.RoleByARN(step.Target)
	if role == nil || wanted <= role.MaxSession || wanted > aws.MaxMaxSession {
		return
	}
	text := durationText(wanted)
	words := "let sessions of " + role.Name + " last " + text
	for _, at := range g.result.Walk.MaxSessionSet(role) {
		g.add(source.Edit{At: at, New: text}, words).tier = tierBeside
	}
	entity := g.result.Walk.RoleBlock(role)
	switch {
	case entity == nil:
	case entity.MaxSession != nil:
		g.add(source.Edit{At: entity.MaxSession.Span(), New: text}, words).tier = tierBeside
	default:
		g.add(g.block(entity.Span(), "max-session "+text), words).tier = tierBeside
	}
}

// providerEdits proposes to register an identity provider, and an audience of its tokens.
func (g *generator) providerEdits() {
	act, ok := g.step.Clauses.Act.(*syntax.AssumeOIDC)
	arn, isARN := aws.ParseARN(g.step.Target)
	if !ok || !isARN || g.step.Clauses.Claims == nil {
		return
	}
	account := g.result.Walk.AccountBlock(arn.Account)
	if account == nil {
		return
	}
	if m := g.step.Clauses.Claims.Member(aws.RolesClaim); m != nil {
		g.add(source.Edit{At: m.Value.At, New: quote(g.step.Target)}, namesRole(g.step.Target)).tier = tierNot
	}
	aud := g.step.Clauses.Claims.Member("aud")
	for _, p := range account.OIDCProviders {
		if p.Host.Value == act.Host.Value {
			g.audiences(p, aud)
			return
		}
	}
	for _, value := range texts(aud) {
		g.add(g.block(account.Span(), "oidc-provider "+act.Host.Value+" { audience "+quote(value)+" }"),
			"register "+act.Host.Value+" in the account")
	}
}

// texts are the values of a claim, one or a list of them; none where it is nil.
func texts(m *syntax.Member) []string {
	switch {
	case m == nil:
		return nil
	case m.Value.Kind != syntax.ArrayValue:
		return []string{m.Value.Text}
	}
	list := make([]string, len(m.Value.Items))
	for i := range m.Value.Items {
		list[i] = m.Value.Items[i].Text
	}
	return list
}

// audiences proposes a token that is for an audience of the provider, and an audience of what the token is for; aud is
// nil where the token does not say.
func (g *generator) audiences(p *syntax.OIDCProvider, aud *syntax.Member) {
	for _, known := range p.Audiences {
		value, words := known.Audience.Value, "with a token whose aud is "+known.Audience.Value
		if aud != nil {
			g.add(source.Edit{At: aud.Value.At, New: quote(value)}, words)
		} else if e, ok := g.another(g.step.Clauses.Claims, "aud", value); ok {
			g.add(e, words)
		}
	}
	heard := texts(aud)
	if azp := g.step.Clauses.Claims.Member("azp"); azp != nil {
		heard = texts(azp) // where a token has one, it is its audience
		for _, known := range p.Audiences {
			g.add(source.Edit{At: azp.Value.At, New: quote(known.Audience.Value)},
				"with a token whose azp is "+known.Audience.Value)
		}
	}
	for _, value := range heard {
		g.add(g.block(p.Span(), "audience "+quote(value)), "let tokens of "+p.Host.Value+" be for "+value).tier = tierBeside
	}
}

// resourceEdits proposes a policy for a resource that has none.
func (g *generator) resourceEdits() {
	r := g.request()
	if r.ResourcePolicy != nil || r.Assumes || !g.step.Answer.Actions[0].Refused.Has(eval.GateResource) {
		return
	}
	g.target.gate = eval.GateResource
	defer func() { g.target.gate = "" }()
	account := g.result.Walk.AccountBlock(r.ResourceAccount)
	if account == nil {
		return
	}
	for _, p := range principalsOf(&r.Caller) {
		text := document(g.written(policy.Allow, p, g.wantedActions(), row{}))
		words := "give the resource a policy" + p.words()
		declared := false
		for _, d := range account.Resources {
			if strings.HasPrefix(r.Resource, d.ARN.Value) {
				declared = true
				c := g.create(g.block(d.Span(), "policy "+text), text, policy.Resource, words)
				c.tier, c.risk = max(c.tier, p.tier), p.risk
			}
		}
		if !declared {
			c := g.create(g.block(account.Span(), "resource "+r.Resource+" { policy "+text+" }"), text, policy.Resource, words)
			c.tier, c.risk = max(c.tier, p.tier), p.risk
		}
	}
}

// organizationEdits proposes to attach FullAWSAccess again, and a service control policy that allows what is asked for
// where a level has none.
func (g *generator) organizationEdits() {
	o := g.result.Walk.OrganizationBlock()
	if o == nil {
		return
	}
	for _, item := range o.Items {
		if d, ok := item.(*syntax.Detach); ok {
			at := d.Span()
			at.From = splice.Back(g.body, at.From)
			g.lift(source.Edit{At: at}, "attach FullAWSAccess again", guardrail)
		}
	}
}
