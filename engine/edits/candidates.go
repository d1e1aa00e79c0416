package edits

import (
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// candidate is an edit to be tried.
type candidate struct {
	Edit
	// document is the policy that it changes, gate its gate; nil where it changes something else. doc is that policy as it
	// reads with the edit, filled when it is tried, or the policy that it adds.
	document *eval.Policy
	gate     eval.Gate
	doc      *policy.Document
	// lifts is what it takes away as a whole, in the words of a risk; empty for other edits.
	lifts string
	// risk says why the edit is dangerous whatever else it opens; mostly empty.
	risk string
	// names says that it adds a statement that names the caller.
	names bool
	// rewrites says that it writes a document anew, so that all it said before is lost.
	rewrites bool
}

// bytes is how many bytes the edit takes away and puts in, those left out that stay the same.
func (c *candidate) bytes(from *state) int {
	old, now := from.result.Walk.Text.Body[c.At.From:c.At.To], c.New
	for len(old) > 0 && len(now) > 0 && old[0] == now[0] {
		old, now = old[1:], now[1:]
	}
	for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	return len(old) + len(now)
}

// candidates are all edits that are tried on a state, in a fixed order: documents in AWS's order and from their first
// element to their last, then the requests, then what stands around.
func (s *search) candidates(from *state) []candidate {
	g := &generator{state: from, body: from.result.Walk.Text.Body, opens: s.opens}
	for _, t := range targets(from.step) {
		if t.policy.Doc.Span.Text == source.Walk {
			g.target = t
			g.documentEdits()
		}
	}
	g.target = target{}
	g.requestEdits()
	g.worldEdits()
	return g.list
}

// generator gathers candidates.
type generator struct {
	*state
	body  string
	opens bool
	// target is the document at hand, zero where it is a request or what stands around.
	target target
	list   []candidate
}

// add proposes an edit.
func (g *generator) add(e source.Edit, words string) {
	c := candidate{Edit: Edit{Edit: e, Words: words}, document: g.target.policy, gate: g.target.gate}
	if c.document != nil {
		c.Document = c.document.Ref
	}
	g.list = append(g.list, c)
}

// markRisky gives the edits that propose adds their risk.
func (g *generator) markRisky(risk string, propose func()) {
	from := len(g.list)
	propose()
	for i := from; i < len(g.list); i++ {
		g.list[i].risk = risk
	}
}

// apart proposes an edit that leaves nothing of the document that could be read by itself.
func (g *generator) apart(e source.Edit, words string) {
	g.list = append(g.list,
		candidate{Edit: Edit{Edit: e, Document: g.target.policy.Ref, Words: words}, lifts: wholePolicy})
}

// documentEdits proposes edits of every element of a document.
func (g *generator) documentEdits() {
	doc := g.target.policy.Doc
	for _, f := range doc.Findings {
		for _, fix := range f.Fixes {
			if len(fix.Edits) == 1 {
				g.add(fix.Edits[0], lower(fix.Title))
			}
		}
	}
	if item, ok := g.result.Walk.StatementOf(doc.Span); ok {
		item.From = back(g.body, item.From)
		g.apart(source.Edit{At: item}, "remove "+documentName(g.target.policy.Ref))
	}
	g.anew(doc)
	if doc.Broken {
		return
	}
	g.version(doc)
	for i := range doc.Statements {
		g.statement(doc, &doc.Statements[i])
	}
	g.newStatement(doc)
}

// anew proposes a document that says what is asked and no more in place of one that AWS would not save.
func (g *generator) anew(doc *policy.Document) {
	actions := g.wantedActions()
	if doc.Saved() || !g.opens || len(actions) == 0 || doc.Kind == policy.RCP {
		return
	}
	for _, p := range g.statementPrincipals() {
		g.add(source.Edit{At: doc.Span, New: document(g.written(policy.Allow, p, actions))},
			"rewrite the document, for "+sayActions(actions)+p.words())
		g.list[len(g.list)-1].rewrites = true
	}
}

// version proposes the language that knows policy variables.
func (g *generator) version(doc *policy.Document) {
	if doc.Version == policy.Version2012 || !g.opens {
		return
	}
	at := on(g.body, doc.Span.From+1)
	if doc.Version == "" {
		g.add(source.Edit{At: span(at, at), New: `"Version": "2012-10-17", `},
			"use the Version that has policy variables")
	}
}

// statement proposes edits of one statement.
func (g *generator) statement(doc *policy.Document, s *policy.Statement) {
	g.effect(s)
	if len(doc.Statements) > 1 {
		if e, ok := cut(g.body, s.Span); ok {
			g.add(e, "delete the statement"+named(s))
		}
	}
	if s.Principal != nil {
		g.principals(s)
	}
	if s.Action != nil {
		g.actions(s)
	}
	if s.Resource != nil {
		g.resources(s)
	}
	for i := range s.Condition {
		g.condition(s, i)
	}
	if s.Effect == policy.Deny && g.opens {
		g.exception(s)
	}
}

// named is the Sid of a statement, for a sentence.
func named(s *policy.Statement) string {
	if s.Sid.Value == "" {
		return ""
	}
	return " " + s.Sid.Value
}

func (g *generator) effect(s *policy.Statement) {
	other := policy.Allow
	if s.Effect == policy.Allow {
		other = policy.Deny
	}
	if s.Effect != "" {
		g.add(source.Edit{At: s.EffectSpan, New: quote(string(other))},
			"change the statement"+named(s)+" of "+g.target.policy.Ref.String()+" to "+string(other))
	}
}

// values proposes to add the wanted value to an element, to write it in place of each that is there, and to take each
// away.
func (g *generator) values(list []policy.String, wanted []string, what string) {
	if len(list) == 0 {
		return
	}
	for _, w := range wanted {
		if holds(list, w) {
			continue
		}
		g.add(addItem(g.body, list[len(list)-1].Span, quote(w)), "add "+w+" to the "+what)
		for _, v := range list {
			g.add(source.Edit{At: v.Span, New: quote(w)}, "write "+w+" in place of "+v.Value+" in the "+what)
		}
	}
	if len(list) == 1 {
		return
	}
	for _, v := range list {
		if e, ok := cut(g.body, v.Span); ok {
			g.add(e, "remove "+v.Value+" from the "+what)
		}
	}
}

func holds(list []policy.String, value string) bool {
	for _, v := range list {
		if v.Value == value {
			return true
		}
	}
	return false
}

func (g *generator) actions(s *policy.Statement) {
	var list []policy.String
	for i := range s.Action.Values {
		list = append(list, s.Action.Values[i].String)
	}
	g.values(list, g.wantedActions(), elementName(s.Action.Not, "Action"))
}

func (g *generator) resources(s *policy.Statement) {
	var list []policy.String
	for i := range s.Resource.Values {
		list = append(list, s.Resource.Values[i].String)
	}
	var wanted []string
	for _, r := range requests(g.step) {
		wanted = appendNew(wanted, r.Resource)
	}
	g.values(list, wanted, elementName(s.Resource.Not, "Resource"))
}

func elementName(not bool, name string) string {
	if not {
		return "Not" + name
	}
	return name
}

// wantedActions are the actions of the step that the gate at hand does not let through, or all where the decision is to
// be closed.
func (g *generator) wantedActions() []string {
	var list []string
	for i := range g.step.Answer.Actions {
		a := &g.step.Answer.Actions[i]
		if !g.opens || a.Refused.Has(g.target.gate) || a.Open.Has(g.target.gate) {
			list = appendNew(list, a.Request.Action)
		}
	}
	return list
}

func appendNew(list []string, s string) []string {
	for _, item := range list {
		if item == s {
			return list
		}
	}
	return append(list, s)
}

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
	for _, p := range g.statementPrincipals() {
		text := g.written(effect, p, actions)
		words := added[effect] + sayActions(actions) + p.words()
		if listed(g.body, last) {
			g.add(follow(g.body, last, text), words)
		} else {
			g.add(source.Edit{At: last, New: "[" + g.body[last.From:last.To] + ", " + text + "]"}, words)
		}
		arn, _ := aws.ParseARN(p.value)
		g.list[len(g.list)-1].names = p.value != "" && arn.Kind() != aws.KindRoot
	}
}

// added begins the words for a statement that is added.
var added = map[policy.Effect]string{policy.Allow: "add a statement for ", policy.Deny: "add a Deny for "}

// written is a statement on one line.
func (g *generator) written(effect policy.Effect, p principal, actions []string) string {
	text := `{"Effect": ` + quote(string(effect))
	if p.value != "" {
		text += `, "Principal": {` + quote(p.typ) + ": " + quote(p.value) + "}"
	}
	text += `, "Action": ` + strung(actions)
	if g.target.gate != eval.GateTrust {
		text += `, "Resource": ` + quote(g.request().Resource)
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

// condition proposes edits of one row.
func (g *generator) condition(s *policy.Statement, i int) {
	c := &s.Condition[i]
	g.dropCondition(s, c)
	g.operator(c)
	g.key(c)
	values := c.Values
	if c.Operator.Name == match.Null {
		if len(values) == 1 {
			flipped := "true"
			if values[0].Value == "true" {
				flipped = "false"
			}
			g.markRisky(contrary, func() {
				g.add(source.Edit{At: values[0].Span, New: quote(flipped)}, "ask that "+c.Key.Value+" be "+presence[flipped])
			})
		}
		return
	}
	g.moment(c, values)
	got := g.request().Context.Values(c.Lower)
	g.values(values, got.List, c.Written.Value+" "+c.Key.Value)
}

// moment proposes a day more for what has ended, and an earlier moment for what has not begun.
func (g *generator) moment(c *policy.Condition, values []policy.String) {
	if c.Lower != "aws:currenttime" || len(values) != 1 || !g.opens {
		return
	}
	now := g.result.Rows[g.row].Time
	write := func(at time.Time, words string) {
		text := at.UTC().Format(time.RFC3339)
		g.add(source.Edit{At: values[0].Span, New: quote(text)}, words+text)
	}
	switch c.Operator.Name {
	case match.DateLessThan, match.DateLessThanEquals:
		write(now.Add(24*time.Hour), "let it end at ")
	case match.DateGreaterThan, match.DateGreaterThanEquals:
		write(now.Add(-time.Minute), "let it begin at ")
	}
}

var presence = map[string]string{"true": "absent", "false": "present"}

// dropCondition proposes to drop a row, with its operator or the whole Condition where nothing else is in them.
func (g *generator) dropCondition(s *policy.Statement, c *policy.Condition) {
	words := "no longer require " + c.Key.Value
	if len(s.Condition) == 1 {
		if e, ok := cut(g.body, member(g.body, s.ConditionSpan)); ok {
			g.add(e, words)
		}
		return
	}
	last := c.Values[len(c.Values)-1].Span
	row := span(c.Key.Span.From, whole(g.body, c.Values[0].Span, last).To)
	if !shares(s, c) {
		row = span(c.Written.Span.From, on(g.body, row.To)+1)
	}
	if e, ok := cut(g.body, row); ok {
		g.add(e, words)
	}
}

// shares reports whether the operator of a row has others.
func shares(s *policy.Statement, c *policy.Condition) bool {
	n := 0
	for i := range s.Condition {
		if s.Condition[i].Written.Span == c.Written.Span {
			n++
		}
	}
	return n > 1
}
