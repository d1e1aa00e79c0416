package edits

import (
	"net/netip"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/slip"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// proposal takes a clause that a request may have, how it is said, the edit that writes it and its tier.
type proposal func(clause, words string, e source.Edit, t tier)

// wantedBy proposes clauses that give a condition row a value that it asks for.
func (g *generator) wantedBy(s *syntax.Step, c *policy.Condition, propose proposal) {
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
		g.clauseFor(s, c, example(c.Lower, text), propose)
	}
}

// example is a value that a pattern matches; of the subject of a GitHub workflow one that GitHub sends.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
func example(lower, pattern string) string {
	if lower == aws.GitHub+":sub" {
		if repository, all := strings.CutSuffix(pattern, "/*"); all && !strings.Contains(repository, "/") {
			pattern = repository + "/example:*"
		}
		if repository, all := strings.CutSuffix(pattern, ":*"); all && strings.Count(repository, ":") == 1 {
			pattern = repository + ":" + aws.GitHubBranch + "main"
		}
	}
	return strings.NewReplacer("*", "example", "?", "x").Replace(pattern)
}

// clauseFor proposes the clause that gives a key the value.
func (g *generator) clauseFor(s *syntax.Step, c *policy.Condition, value string,
	propose proposal,
) {
	prefix, name, _ := strings.Cut(c.Key.Value, "/")
	put := func(old syntax.Spanned, clause string) {
		words := "ask with " + clause
		if old != nil {
			propose(clause, words, source.Edit{At: old.Span(), New: valueOf(clause)}, tierBeside)
			return
		}
		propose(clause, words, g.newClause(s, clause), tierMend)
	}
	assumes := takes(s, syntax.Assumes)
	switch lower := strings.ToLower(prefix); {
	case lower == "sts:externalid" && assumes && s.ExternalID != nil:
		propose("external-id", "ask with external-id "+quote(value)+", if that is the ID that was agreed for this role",
			source.Edit{At: s.ExternalID.Span(), New: quote(value)}, tierNot)
	case lower == "sts:externalid" && assumes:
		put(nil, "external-id "+quote(value))
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
	case lower == "aws:principaltag" && name != "" && s == g.step.Clauses:
		g.callerTag(name, value, propose)
	case lower == "sts:rolesessionname":
		g.sessionName(s, value, propose)
	case lower == "sts:roleauthorizedbyidp" && s.Claims != nil:
		g.rolesClaim(s, value, propose)
	case s.Claims != nil && g.claim(s, c, value, propose):
	case g.givable(c.Lower) || s.Context != nil && s.Context.Member(c.Lower) != nil:
		g.contextKey(s, c.Key.Value, value, propose)
	}
}

// sessionName proposes another role session name.
func (g *generator) sessionName(s *syntax.Step, value string, propose proposal) {
	if name := syntax.SessionOf(s.Act); name != nil && value != "" {
		t := tierBeside
		if user, role := g.step.Signer.Identity(); role == nil && user != nil && user.Name == value {
			t = tierMend // it is usual to call a session by its user
		}
		propose("as "+value, "call the session "+value, source.Edit{At: name.Span(), New: quote(value)}, t)
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
	lead := g.body[splice.Back(g.body, act.From):act.From]
	if !strings.Contains(lead, "\n") {
		lead = " "
	}
	return source.Edit{At: span(act.To, act.To), New: lead + clause}
}

// tag proposes a session tag.
func (g *generator) tag(s *syntax.Step, key, value string, propose proposal) {
	clause := "tags {" + quote(key) + ": " + quote(value) + "}"
	words := "pass the tag " + key + "=" + value
	if s.Tags == nil {
		propose(clause, words, g.newClause(s, clause), tierMend)
		return
	}
	if e, ok := g.inTags(s.Tags, key, value); ok {
		propose(clause, words, e, tierBeside)
	}
}

// inTags gives a tag of those that are written another value, or writes it behind them; ok is unset where there are
// none.
func (g *generator) inTags(tags *syntax.Tags, key, value string) (e source.Edit, ok bool) {
	for _, t := range tags.Tags {
		if strings.EqualFold(t.Key, key) {
			return source.Edit{At: t.ValueAt, New: quote(value)}, true
		}
	}
	if n := len(tags.Tags); n > 0 {
		last := span(tags.Tags[n-1].KeyAt.From, tags.Tags[n-1].ValueAt.To)
		return splice.Follow(g.body, last, quote(key)+": "+quote(value)), true
	}
	return source.Edit{}, false
}

// callerTag proposes that the caller itself has a tag.
func (g *generator) callerTag(key, value string, propose proposal) {
	entity := g.declared(&g.step.Signer)
	if entity == nil {
		return
	}
	clause, words := "tag "+key+" "+value, "tag "+entity.Name.Value+" with "+key+"="+value
	if entity.Tags == nil {
		propose(clause, words, g.block(entity.Span(), "tags {"+quote(key)+": "+quote(value)+"}"), tierMend)
	} else if e, ok := g.inTags(entity.Tags, key, value); ok {
		propose(clause, words, e, tierBeside)
	}
}

// claim proposes another claim of an identity provider's token, and reports whether the key is a claim.
func (g *generator) claim(s *syntax.Step, c *policy.Condition, value string,
	propose proposal,
) bool {
	at := strings.LastIndexByte(c.Key.Value, ':')
	provider, name := c.Lower[:max(at, 0)], c.Key.Value[at+1:]
	if provider == "aws" || provider == "sts" || provider == "iam" {
		return false
	}
	if takes(s, syntax.SAML) {
		name = c.Key.Value
	}
	subject := strings.EqualFold(name, "sub")
	if subject && neverSent(provider, value) {
		return true
	}
	words, t := "with a token whose "+name+" is "+value, tierNot
	if strings.EqualFold(name, "aud") || strings.EqualFold(name, "saml:aud") {
		t = tierBeside // the caller asks the provider for an audience
	} else {
		words += ", which its provider decides and not the caller"
	}
	if m := s.Claims.Member(name); m != nil {
		if subject && neverSent(provider, m.Value.Text) {
			words, t = "with a token whose sub is "+value+", because the provider sends no subject "+m.Value.Text, tierSlip
		}
		propose("claim "+name+value, words, source.Edit{At: m.Value.At, New: quote(value)}, t)
		return true
	}
	if e, ok := g.another(s.Claims, name, value); ok {
		propose("claim "+name+value, words, e, t)
	}
	return true
}

// rolesClaim proposes that the token names the role for which it may be exchanged.
func (g *generator) rolesClaim(s *syntax.Step, value string, propose proposal) {
	role := g.request().Resource
	if e, ok := g.another(s.Claims, aws.RolesClaim, role); ok && strings.EqualFold(value, "true") {
		propose("claim "+aws.RolesClaim, namesRole(role), e, tierNot)
	}
}

// namesRole says that a token names the role for which it may be exchanged.
func namesRole(role string) string {
	return "with a token that names " + role + " among its roles, which its provider decides and not the caller"
}

// neverSent reports whether a provider sends no token with the subject: GitHub’s have the repository and what the run
// is for, or other claims that an organization has chosen, by their names; those of a cluster have the service
// account.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub and
// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
func neverSent(provider, subject string) bool {
	github := aws.IsGitHub(provider)
	if (github || aws.IsEKS(provider)) && (strings.TrimSpace(subject) != subject || slip.Placeholder(subject) != "") {
		return true
	}
	rest, repository := strings.CutPrefix(subject, aws.GitHubRepository)
	name, run, colon := strings.Cut(rest, ":")
	switch {
	case github && !repository:
		return !colon || strings.Contains(name, "/") || name == "https"
	case github:
		ref, ofRef := strings.CutPrefix(run, "ref:")
		return !colon || strings.Count(name, "/") != 1 || run == "" || strings.HasPrefix(run, "refs/") ||
			ofRef && !strings.HasPrefix(ref, "refs/")
	case aws.IsEKS(provider):
		account, ok := strings.CutPrefix(subject, "system:serviceaccount:")
		return !ok || strings.Count(account, ":") != 1 || strings.Contains(account, "/")
	}
	return false
}

// another writes a further key behind the last of an object; ok is unset where it has none that is its own.
func (g *generator) another(v *syntax.Values, key, value string) (e source.Edit, ok bool) {
	for i := len(v.Members) - 1; i >= 0; i-- {
		if m := &v.Members[i]; !m.Inside {
			return splice.Follow(g.body, span(m.KeyAt.From, m.Value.At.To), quote(key)+": "+quote(value)), true
		}
	}
	return source.Edit{}, false
}

// givable reports whether a request can bring a key by itself: it does not have one yet, and the key says nothing of
// who asks, which only the caller can change.
func (g *generator) givable(lower string) bool {
	v := g.request().Context.Values(lower)
	if !v.Absent() && !v.Unknown {
		return false
	}
	for _, fixed := range []string{
		"aws:principal", "aws:username", "aws:userid", "aws:token", "aws:multifactor", "aws:federated", "aws:sourceidentity",
		"aws:assumedroot",
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
func (g *generator) contextKey(s *syntax.Step, key, value string, propose proposal) {
	clause := "context {" + quote(key) + ": " + quote(value) + "}"
	words := "with " + key + " " + value
	if s.Context == nil {
		propose(clause, words, g.newClause(s, clause), tierMend)
		return
	}
	if m := s.Context.Member(key); m != nil {
		propose(clause, words, source.Edit{At: m.Value.At, New: quote(value)}, tierBeside)
		return
	}
	if e, ok := g.another(s.Context, key, value); ok {
		propose(clause, words, e, tierMend)
	}
}
