package edits

import (
	"net/netip"
	"sort"
	"strings"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// asked is a step whose request may be changed: the one that is looked at, or one that issued the credentials it signs with.
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
		g.dropClauses(a.step)
		g.durations(a)
		if g.opens {
			g.wantedClauses(a)
		}
	}
	if g.opens {
		g.otherRole()
		g.earlier()
	}
}

// earlier proposes to wait less long, so that the credentials that sign have not expired yet.
func (g *generator) earlier() {
	by, now := g.step.SignedBy, g.result.Rows[g.row].Time
	if by == nil || by.Until.After(now) {
		return
	}
	for i := range g.result.Rows[:g.row] {
		wait, ok := g.result.Rows[i].Item.(*syntax.Wait)
		if !ok {
			continue
		}
		if rest := wait.Duration.Value - now.Sub(by.Until) - time.Minute; rest > 0 {
			text := durationText(rest)
			g.add(source.Edit{At: wait.Duration.Span(), New: text}, "wait "+text+", while "+by.Name+" is still good")
		}
	}
}

// dropClauses proposes to leave each clause out.
func (g *generator) dropClauses(s *syntax.Step) {
	for _, item := range s.Items {
		switch item.(type) {
		case *syntax.For, *syntax.ExternalID, *syntax.MFA, *syntax.SourceIdentity, *syntax.TagList, *syntax.Transitive,
			*syntax.SessionPolicy, *syntax.SessionPolicyARNs, *syntax.From, *syntax.Context, *syntax.WithoutSessionToken:
			at := item.Span()
			at.From = back(g.body, at.From)
			word, _, _ := strings.Cut(g.body[item.Span().From:item.Span().To], " ")
			g.add(source.Edit{At: at}, "ask without "+word)
		}
	}
}

// durations proposes the longest session that is to be had, and one that lives until the step.
func (g *generator) durations(a asked) {
	if a.row.Answer == nil || a.row.Answer.Cap == 0 || !g.opens || !takes(a.step, syntax.Assumes, syntax.OIDC, syntax.SAML, syntax.GetsSessionToken, syntax.GetsFederationToken) {
		return
	}
	lives := []time.Duration{a.row.Answer.Cap}
	if until := g.until(a); until > 0 {
		lives = append(lives, until)
		g.longestSession(a.row, until)
	}
	for _, d := range lives {
		text := durationText(d)
		if a.step.For != nil {
			g.add(source.Edit{At: a.step.For.Span(), New: text}, "ask for "+text)
			continue
		}
		g.add(g.newClause(a.step, "for "+text), "ask for "+text)
	}
}

// until is how long a session of an earlier step has to live to be good for this one, in whole hours; 0 for the step itself.
func (g *generator) until(a asked) time.Duration {
	if a.row == g.step || a.row.Issue == nil {
		return 0
	}
	life := g.result.Rows[g.row].Time.Sub(a.row.Issue.Asked)
	return life.Truncate(time.Hour) + time.Hour
}

func durationText(d time.Duration) string {
	text := strings.TrimSuffix(d.String(), "0s")
	return strings.TrimSuffix(text, "0m")
}

// wantedClauses proposes what the conditions in force ask for, as a clause of the request.
func (g *generator) wantedClauses(a asked) {
	proposed := map[string]bool{}
	propose := func(clause, words string, e source.Edit) {
		if clause != "" && !proposed[clause] {
			proposed[clause] = true
			g.add(e, words)
		}
	}
	if a.step.MFA == nil && takes(a.step, syntax.Assumes, syntax.GetsSessionToken) {
		propose("mfa", "send an MFA code along", g.newClause(a.step, "mfa"))
	}
	for _, t := range targets(g.step) {
		for i := range t.policy.Doc.Statements {
			for j := range t.policy.Doc.Statements[i].Condition {
				g.wantedBy(a.step, &t.policy.Doc.Statements[i].Condition[j], propose)
			}
		}
	}
}

func takes(s *syntax.Step, kinds ...syntax.ActKind) bool {
	for _, k := range kinds {
		if s.Act.Kind() == k {
			return true
		}
	}
	return false
}

// wantedBy proposes clauses that give a condition row a value that it asks for.
func (g *generator) wantedBy(s *syntax.Step, c *policy.Condition, propose func(clause, words string, e source.Edit)) {
	if c.Operator.Negated {
		return
	}
	for i := range c.Values {
		text, ok := c.Operands[i].Expanded(&g.request().Context)
		if !ok {
			text = c.Values[i].Value
		}
		if c.Operator.Name == match.Null {
			if text != "false" {
				return
			}
			text = "example"
		}
		text = strings.NewReplacer("*", "1", "?", "1").Replace(text)
		g.clauseFor(s, c, text, propose)
	}
}

// clauseFor proposes the clause that gives a key the value.
func (g *generator) clauseFor(s *syntax.Step, c *policy.Condition, value string, propose func(clause, words string, e source.Edit)) {
	prefix, name, _ := strings.Cut(c.Key.Value, "/")
	put := func(old syntax.Spanned, clause string) {
		words := "ask with " + clause
		if old != nil {
			propose(clause, words, source.Edit{At: old.Span(), New: valueOf(clause)})
			return
		}
		propose(clause, words, g.newClause(s, clause))
	}
	assumes := takes(s, syntax.Assumes)
	switch lower := strings.ToLower(prefix); {
	case lower == "sts:externalid" && assumes:
		put(spanned(s.ExternalID), "external-id "+quote(value))
	case lower == "sts:sourceidentity" && assumes:
		put(spanned(s.SourceIdentity), "source-identity "+quote(value))
	case lower == "aws:requesttag" && name != "" && (assumes || takes(s, syntax.GetsFederationToken)):
		g.tag(s, name, value, propose)
	case lower == "aws:tagkeys" && assumes:
		g.tag(s, value, "example", propose)
	case lower == "aws:sourceip":
		if ip := addressIn(value); ip != "" {
			put(spanned(s.From), "from "+ip)
		}
	case s.Claims != nil && g.claim(s, c, value, propose):
	case g.givable(c.Lower):
		g.contextKey(s, c.Key.Value, value, propose)
	}
}

// spanned is a pointer as an interface, nil where it is nil.
func spanned[T any, P interface {
	*T
	syntax.Spanned
}](p P,
) syntax.Spanned {
	if p == nil {
		return nil
	}
	return p
}

// valueOf is a clause without its first word.
func valueOf(clause string) string {
	_, value, _ := strings.Cut(clause, " ")
	return value
}

// addressIn is an address of a range; empty where it is none.
func addressIn(cidr string) string {
	if p, err := netip.ParsePrefix(cidr); err == nil {
		if next := p.Addr().Next(); p.Contains(next) {
			return next.String()
		}
		return p.Addr().String()
	}
	if a, err := netip.ParseAddr(cidr); err == nil {
		return a.String()
	}
	return ""
}

// newClause writes a clause behind the step's act.
func (g *generator) newClause(s *syntax.Step, clause string) source.Edit {
	act := s.Act.Span()
	lead := g.body[back(g.body, act.From):act.From]
	if !strings.Contains(lead, "\n") {
		lead = " "
	}
	return source.Edit{At: span(act.To, act.To), New: lead + clause}
}

// tag proposes a session tag.
func (g *generator) tag(s *syntax.Step, key, value string, propose func(clause, words string, e source.Edit)) {
	clause := "tags {" + quote(key) + ": " + quote(value) + "}"
	words := "pass the tag " + key + "=" + value
	if s.Tags == nil {
		propose(clause, words, g.newClause(s, clause))
		return
	}
	for _, t := range s.Tags.Tags {
		if strings.EqualFold(t.Key, key) {
			propose(clause, words, source.Edit{At: t.ValueAt, New: quote(value)})
			return
		}
	}
	if n := len(s.Tags.Tags); n > 0 {
		propose(clause, words, follow(g.body, span(s.Tags.Tags[n-1].KeyAt.From, s.Tags.Tags[n-1].ValueAt.To), quote(key)+": "+quote(value)))
	}
}

// claim proposes another claim of an identity provider's token, and reports whether the key is a claim.
func (g *generator) claim(s *syntax.Step, c *policy.Condition, value string, propose func(clause, words string, e source.Edit)) bool {
	at := strings.LastIndexByte(c.Key.Value, ':')
	provider, name := c.Lower[:max(at, 0)], c.Key.Value[at+1:]
	if provider == "aws" || provider == "sts" || provider == "iam" {
		return false
	}
	if takes(s, syntax.SAML) {
		name = c.Key.Value
	}
	words := "with a token whose " + name + " is " + value
	for _, m := range s.Claims.Members {
		if strings.EqualFold(m.Key, name) {
			propose("claim "+name+value, words, source.Edit{At: m.Value.At, New: quote(value)})
			return true
		}
	}
	if e, ok := g.another(s.Claims, name, value); ok {
		propose("claim "+name+value, words, e)
	}
	return true
}

// another writes a further key behind the last of an object; ok is unset where it has none that is its own.
func (g *generator) another(v *syntax.Values, key, value string) (e source.Edit, ok bool) {
	for i := len(v.Members) - 1; i >= 0; i-- {
		if m := &v.Members[i]; !m.Inside {
			return follow(g.body, span(m.KeyAt.From, m.Value.At.To), quote(key)+": "+quote(value)), true
		}
	}
	return source.Edit{}, false
}

// givable reports whether a request can bring a key by itself: it does not have one yet, and the key says nothing of who
// asks, which only he can change.
func (g *generator) givable(lower string) bool {
	v := g.request().Context.Values(lower)
	if !v.Absent() && !v.Unknown {
		return false
	}
	for _, fixed := range []string{
		"aws:principal", "aws:username", "aws:userid", "aws:token", "aws:multifactor", "aws:federated", "aws:sourceidentity", "aws:assumedroot",
		"aws:resource", "iam:resourcetag", "sts:", "saml:",
	} {
		if strings.HasPrefix(lower, fixed) {
			return false
		}
	}
	prefix, _, _ := strings.Cut(lower, ":")
	return !strings.Contains(prefix, ".")
}

// contextKey proposes a key of the request context.
func (g *generator) contextKey(s *syntax.Step, key, value string, propose func(clause, words string, e source.Edit)) {
	clause := "context {" + quote(key) + ": " + quote(value) + "}"
	words := "with " + key + " " + value
	if s.Context == nil {
		propose(clause, words, g.newClause(s, clause))
		return
	}
	for _, m := range s.Context.Members {
		if strings.EqualFold(m.Key, key) {
			propose(clause, words, source.Edit{At: m.Value.At, New: quote(value)})
			return
		}
	}
	if e, ok := g.another(s.Context, key, value); ok {
		propose(clause, words, e)
	}
}

// otherRole proposes a role of the walk that has nearly the name that was asked for.
func (g *generator) otherRole() {
	var role *syntax.Name
	switch act := g.step.Clauses.Act.(type) {
	case *syntax.Assume:
		role = &act.Role
	case *syntax.AssumeOIDC:
		role = &act.Role
	case *syntax.AssumeSAML:
		role = &act.Role
	default:
		return
	}
	var arns []string
	for _, a := range g.result.Before.Accounts {
		for _, name := range sortedRoles(a) {
			arns = append(arns, a.Roles[name].ARN())
		}
	}
	if near := source.Nearest(g.step.Target, arns); near != "" && near != g.step.Target {
		g.add(source.Edit{At: role.Span(), New: near}, "ask for "+near)
	}
}

// sortedRoles are the names of an account's roles, in order.
func sortedRoles(a *eval.Account) []string {
	names := make([]string, 0, len(a.Roles))
	for name := range a.Roles {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
