package edits

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// newStatement proposes a further statement that says no more than what is asked: for the caller, the actions that the
// gate refuses, on the resource.
func (g *generator) newStatement(doc *policy.Document) {
	actions := g.wantedActions()
	if len(doc.Statements) == 0 || len(actions) == 0 {
		return
	}
	effect := policy.Allow
	if !g.opens {
		effect = policy.Deny
	}
	last := doc.Statements[len(doc.Statements)-1].Span
	propose := func(p principal, only row) {
		text := splice.InStyle(g.body, last, g.written(effect, p, actions, only))
		e := source.Edit{At: last, New: "[" + g.body[last.From:last.To] + ", " + text + "]"}
		if splice.Listed(g.body, last) {
			e = splice.Follow(g.body, last, text)
		}
		c := g.add(e, added[effect]+sayActions(actions)+p.words()+only.words())
		c.tier, c.risk = p.tier+1, p.risk
		c.names, c.spare = p.value != "" && p.risk == "", only.key != ""
	}
	for _, p := range g.statementPrincipals() {
		if only := g.ownSubject(p); only.key != "" && g.opens {
			propose(p, only)
		}
		propose(p, row{})
	}
}

// row is a condition that one key has one value; the zero row is none.
type row struct{ key, value string }

// words say what the condition asks for.
func (r row) words() string {
	if r.key == "" {
		return ""
	}
	return ", where " + r.key + " is " + r.value
}

// ownSubject is the condition that lets in the caller’s own token alone, and no other of its provider; the zero row for
// callers without a token, or where the token does not have the claim.
func (g *generator) ownSubject(p principal) row {
	caller := &g.request().Caller
	key := tenantKey(caller)
	if arn, ok := aws.ParseARN(p.value); key == "" && ok && arn.Kind() == aws.KindOIDCProvider {
		host, _ := arn.Behind(aws.KindOIDCProvider)
		key = strings.ToLower(host) + ":sub"
	}
	got := g.request().Context.Values(key).List
	if key == "" || len(got) != 1 || strings.Contains(got[0], "${") {
		return row{}
	}
	host := p.value
	if arn, ok := aws.ParseARN(p.value); ok {
		host, _ = arn.Behind(aws.KindOIDCProvider)
	}
	_, claim, _ := aws.Claim(key)
	return row{host + ":" + claim, got[0]}
}

// added begins the words for a statement that is added.
var added = map[policy.Effect]string{policy.Allow: "add a statement for ", policy.Deny: "add a Deny for "}

// written is a statement on one line.
func (g *generator) written(effect policy.Effect, p principal, actions []string, only row) string {
	text := `{"Effect": ` + quote(string(effect))
	if p.value != "" {
		text += `, "Principal": {` + quote(p.typ) + ": " + quote(p.value) + "}"
	}
	text += `, "Action": ` + strung(actions)
	if g.target.gate != eval.GateTrust {
		text += `, "Resource": ` + quote(g.request().Resource)
	}
	if only.key != "" {
		text += `, "Condition": {"StringEquals": {` + quote(only.key) + ": " + quote(only.value) + "}}"
	}
	return text + "}"
}

// request is the first request of the step.
func (g *generator) request() *eval.Request { return g.step.Answer.Actions[0].Request }

// statementPrincipals are the principals that a new statement may name. Documents that name none have
// one without a name.
func (g *generator) statementPrincipals() []principal {
	if g.target.gate != eval.GateTrust && g.target.gate != eval.GateResource {
		return []principal{{}}
	}
	return principalsOf(&g.request().Caller)
}

// dropped says which principals or actions a document names that are not in one that names a
// principal alone; empty where there are none.
func dropped(doc *policy.Document, p principal) string {
	var names []string
	for i := range doc.Statements {
		list := doc.Statements[i].Principal
		if list == nil || list.Not {
			continue
		}
		for j := range list.Values {
			if v := list.Values[j].Value; v != p.value {
				names = appendNew(names, v)
			}
		}
	}
	switch {
	case len(names) > 0:
		return drops + source.List(names, "and") + ", and all else that the document said"
	case len(doc.Statements) == 0 && !doc.Broken:
		return ""
	}
	return drops + "all else that the document said"
}
