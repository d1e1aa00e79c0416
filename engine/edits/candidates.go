package edits

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// candidate is an edit to be tried.
type candidate struct {
	Edit
	// also are further edits that it needs, each apart from the others: one by itself leads nowhere. Nearly always nil.
	also []Edit
	// document is the policy that it changes, gate its gate; nil where it changes something else. doc is that policy as it
	// reads with the edit, filled when it is tried, or the policy that it adds.
	document *eval.Policy
	gate     eval.Gate
	doc      *policy.Document
	text     string // of doc
	// lifts is what it takes away as a whole, in the words of a risk; empty for other edits.
	lifts string
	// risk says why the edit is dangerous whatever else it opens; mostly empty.
	risk string
	tier tier
	// names says that it adds a statement that names the caller.
	names bool
	// rewrites says that it writes a document anew, so that all it said before is lost.
	rewrites bool
	// own is the statement that it changes, whose other conditions stay as the author wrote them, and row the key of the
	// condition row that it changes; nil and empty for other edits.
	own *policy.Statement
	row string
	// excepts says that it excepts the caller from a Deny.
	excepts bool
	// principal says that it changes the principals that the statement names.
	principal bool
	// actor says that it asks as someone else.
	actor bool
	// renames is the condition key, in lower case, in whose place it asks for another; mostly empty.
	renames string
	// spare says that it lets the caller’s own token in beside all that is there, for want of something that mends it.
	spare bool
	// loosens says that it asks for less than a condition row of an Allow does.
	loosens bool
	// less says that it leaves out something that was asked for.
	less bool
	// adds is how many steps it puts before the one that is looked at.
	adds int
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
	g := &generator{state: from, body: from.result.Walk.Text.Body, opens: s.opens, search: s}
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
	search *search
	body   string
	opens  bool
	// target is the document at hand, zero where it is a request or what stands around.
	target target
	list   []candidate
}

// add proposes an edit. What it returns is good until the next one.
func (g *generator) add(e source.Edit, words string) *candidate {
	c := candidate{Edit: Edit{Edit: e, Words: words}, document: g.target.policy, gate: g.target.gate}
	if c.document != nil {
		c.Document = c.document.Ref
	}
	return g.push(c)
}

func (g *generator) push(c candidate) *candidate {
	g.list = append(g.list, c)
	return &g.list[len(g.list)-1]
}

// atLeast raises the tier of the edits from the one at an index on.
func (g *generator) atLeast(from int, least tier) {
	for i := from; i < len(g.list); i++ {
		g.list[i].tier = max(g.list[i].tier, least)
	}
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
	g.push(candidate{
		Edit: Edit{Edit: e, Document: g.target.policy.Ref, Words: words}, lifts: wholePolicy, tier: tierRound,
	})
}

// documentEdits proposes edits of every element of a document.
func (g *generator) documentEdits() {
	doc := g.target.policy.Doc
	defer g.fixes(doc)
	if item, ok := g.result.Walk.StatementOf(doc.Span); ok {
		item.From = splice.Back(g.body, item.From)
		g.apart(source.Edit{At: item}, "remove "+documentName(g.target.policy.Ref))
	}
	g.repair(doc)
	g.anew(doc)
	if doc.Broken {
		return
	}
	g.version(doc)
	for i := range doc.Statements {
		from := len(g.list)
		g.statement(doc, &doc.Statements[i])
		g.atLeast(from, g.nearness(&doc.Statements[i]))
	}
	from := len(g.list)
	g.newStatement(doc)
	if g.opens && !g.refuses(g.target.gate) {
		g.atLeast(from, tierRound)
	}
}

// fixes proposes what the findings of a document would write, those of the checks included.
func (g *generator) fixes(doc *policy.Document) {
	list := doc.Findings
	if g.opens && doc.Span.To <= len(g.body) {
		owner := ownerOf(g.result.Walk, g.target.policy.Ref)
		list = append(list[:len(list):len(list)], g.search.findings(doc, g.body, owner)...)
	}
	for _, f := range list {
		for _, fix := range f.Fixes {
			if len(fix.Edits) == 1 {
				g.add(fix.Edits[0], g.fixWords(fix)).tier = tierSlip
			}
		}
	}
}

// fixWords says what a fix does, and in place of what.
func (g *generator) fixWords(fix source.Fix) string {
	at := fix.Edits[0].At
	words := lower(fix.Title)
	old := strings.Trim(g.body[at.From:at.To], `"`)
	if value, ok := strings.CutPrefix(words, "write "); ok && old != "" && !strings.ContainsAny(old, "\n{[") {
		return "replace " + old + " with " + value
	}
	return words
}

// anew proposes a document that says what is asked and no more in place of one that AWS would not save.
func (g *generator) anew(doc *policy.Document) {
	actions := g.wantedActions()
	if doc.Saved() || !g.opens || len(actions) == 0 || doc.Kind == policy.RCP {
		return
	}
	for _, p := range g.statementPrincipals() {
		if p.risk != "" {
			continue
		}
		text := splice.InStyle(g.body, doc.Span, document(g.written(policy.Allow, p, actions, row{})))
		c := g.add(source.Edit{At: doc.Span, New: text}, "rewrite the document for "+sayActions(actions)+p.words())
		c.tier, c.rewrites, c.risk = tierAnew, true, dropped(doc, p)
	}
}

// version proposes the language that knows policy variables.
func (g *generator) version(doc *policy.Document) {
	if doc.Version == policy.Version2012 || !g.opens {
		return
	}
	at := splice.On(g.body, doc.Span.From+1)
	if doc.Version == "" {
		g.add(source.Edit{At: span(at, at), New: `"Version": "2012-10-17", `},
			"use the Version that has policy variables").tier = tierSlip
	}
}

// statement proposes edits of one statement.
func (g *generator) statement(doc *policy.Document, s *policy.Statement) {
	from := len(g.list)
	g.effect(s)
	if s.Principal != nil {
		first := len(g.list)
		g.principals(s)
		for i := first; i < len(g.list); i++ {
			g.list[i].principal = true
		}
	}
	if s.Action != nil {
		g.actions(s)
	}
	if s.Resource != nil {
		g.resources(s)
	}
	for i := from; i < len(g.list); i++ {
		g.list[i].own = s
	}
	for i := range s.Condition {
		from := len(g.list)
		g.condition(s, i)
		for j := from; j < len(g.list); j++ {
			g.list[j].own, g.list[j].row = s, s.Condition[i].Lower
		}
	}
	if len(doc.Statements) > 1 {
		if e, ok := cut(g.body, s.Span); ok {
			c := g.add(e, "delete the statement"+named(s))
			if c.tier = tierRound; s.Effect == policy.Deny && g.ofOne() {
				c.tier = tierBeside
			}
		}
	}
	if s.Effect == policy.Deny && g.opens {
		g.exception(s)
	}
}

// ofOne reports whether the document at hand binds one principal alone, or what one session may do: there is no one
// else to be excepted from it.
func (g *generator) ofOne() bool {
	kind := g.target.policy.Ref.Kind
	return kind == policy.RefInline || kind == policy.RefBoundary || kind == policy.RefSession
}

// named is the Sid of a statement, for a sentence.
func named(s *policy.Statement) string {
	if s.Sid.Value == "" {
		return ""
	}
	return " " + s.Sid.Value
}

// effect proposes the other effect. A Deny was meant as an Allow where nothing else of its gate allows.
func (g *generator) effect(s *policy.Statement) {
	other := policy.Allow
	if s.Effect == policy.Allow {
		other = policy.Deny
	}
	if s.Effect == "" {
		return
	}
	c := g.add(source.Edit{At: s.EffectSpan, New: quote(string(other))},
		"change the statement"+named(s)+" of "+g.target.policy.Ref.String()+" to "+string(other))
	for i := range s.Condition {
		if s.Condition[i].Operator.Negated && g.opens {
			c.risk = contrary // it let those through that it names
		}
	}
	for i := range g.step.Answer.Actions {
		if trace := g.step.Answer.Actions[i].Trace; trace != nil {
			for range trace.GateStep(g.target.gate).Applying(policy.Allow) {
				c.tier = tierRound
			}
		}
	}
}

func (g *generator) actions(s *policy.Statement) {
	var list []policy.String
	for i := range s.Action.Values {
		list = append(list, s.Action.Values[i].String)
	}
	g.values(list, g.wantedActions(), elementName(s.Action.Not, actionElement), nil)
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
	from := len(g.list)
	g.values(list, wanted, elementName(s.Resource.Not, "Resource"), nil)
	if g.opens && g.meantElsewhere(s, eval.StepResource) {
		g.atLeast(from, tierBeside)
	}
}

func elementName(not bool, name string) string {
	if not {
		return "Not" + name
	}
	return name
}

// wantedActions are the actions of the step that the gate at hand does not let through, or could let through by itself;
// all where the decision is to be closed.
func (g *generator) wantedActions() []string {
	var list []string
	gate := g.target.gate
	for i := range g.step.Answer.Actions {
		a := &g.step.Answer.Actions[i]
		enough := (gate == eval.GateTrust || gate == eval.GateResource) && a.Refused != 0
		if !g.opens || a.Refused.Has(gate) || a.Open.Has(gate) || enough {
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
