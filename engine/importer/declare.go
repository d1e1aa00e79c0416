package importer

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// declare makes sure that all that the requests name is in the world: entities, providers and accounts, of which those
// that no source has get a number that stands for theirs.
func (w *world) declare() {
	requests := w.requests()
	for _, r := range requests {
		w.ofARN(r.Caller)
		if arn, ok := aws.ParseARN(r.Resource); ok && arn.IsRole() {
			w.ofARN(r.Resource)
		}
	}
	for _, e := range slices.Clone(w.entities) {
		for _, name := range e.Groups {
			w.entity(fact.Group, e.Account, name, "")
		}
	}
	for _, r := range requests {
		w.declareProvider(r)
	}
	w.declareResources(requests)
	w.learnPaths()
	w.merge()
	w.oneSpelling()
	w.accountsOfAll(requests)
}

// oneSpelling leaves one of the entities of a kind whose names differ in upper and lower case alone, because an
// account has one of them at most.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
func (w *world) oneSpelling() {
	first := map[string]*fact.Entity{}
	key := func(e *fact.Entity, kind fact.EntityKind, name string) string {
		return e.Account + " " + string(kind) + " " + strings.ToLower(name)
	}
	w.entities = slices.DeleteFunc(w.entities, func(e *fact.Entity) bool {
		own := key(e, e.Kind, e.Name)
		kept := first[own]
		if kept == nil {
			first[own] = e
			return false
		}
		w.unread = append(w.unread, fact.Unread{
			Span: e.Span, What: "the " + string(e.Kind) + " " + e.Name,
			Reason: "the account has " + kept.Name + ", and no two names that differ in upper and lower case alone",
		})
		return true
	})
	for _, e := range w.entities {
		var groups []string
		for _, name := range e.Groups {
			if g := first[key(e, fact.Group, name)]; g != nil {
				name = g.Name
			}
			groups = union(groups, []string{name})
		}
		e.Groups = groups
	}
}

// requests are all requests, the one that is asked last.
func (w *world) requests() []*fact.Request {
	var list []*fact.Request
	for i := range w.earlier {
		list = append(list, &w.earlier[i])
	}
	if w.asked != nil {
		list = append(list, w.asked)
	}
	return list
}

// number gives the entities without an account the only one that is brought, or one that stands for theirs: the role's
// and the caller's are told apart, because a request within one account is decided otherwise.
func (w *world) number() {
	only, role := w.onlyAccount(), w.target()
	for _, e := range w.entities {
		switch {
		case e.Account != "":
		case only != "" && !w.isBareTrust(e):
			e.Account = only
		case e == role || e.Kind == fact.Role && role == nil && (e.Trust.Known() || len(e.Inline) == 0):
			e.Account = w.standFor(roleAccount)
		default:
			e.Account = w.standFor(callerAccount)
		}
	}
	for _, m := range w.managed {
		if m.Account == "" {
			m.Account = w.onlyAccount()
		}
	}
}

// isBareTrust reports whether all that is known of a role is a trust policy that nothing in its source places: who is
// named in it may be of another account.
func (w *world) isBareTrust(e *fact.Entity) bool {
	if e.Kind != fact.Role || !e.Trust.Known() || e.Span != (source.Span{}) {
		return false
	}
	_, bare := w.owners[e.Trust.Span]
	return bare
}

// What the numbers of accounts that no source has stand for.
const (
	callerAccount = "CALLER_ACCOUNT"
	roleAccount   = "ROLE_ACCOUNT"
)

// standFor is the account number that stands for one that no source has.
func (w *world) standFor(name string) string {
	for _, a := range w.accounts {
		if a.standIn == name {
			return a.number
		}
	}
	number := w.fills.standFor(name, true)
	a := &account{number: number}
	if w.fills.used[number] {
		a.standIn = name
	}
	w.accounts = append(w.accounts, a)
	return number
}

// onlyAccount is the account that all entities with one have; "" if they have several or none. A number that stands for
// another is none.
func (w *world) onlyAccount() string {
	number := ""
	for _, e := range w.entities {
		switch {
		case e.Account == "" || e.Account == number || w.isPlaceholder(e.Account):
		case number != "":
			return ""
		default:
			number = e.Account
		}
	}
	return number
}

// declareProvider declares the provider of a request in the account of its role, with the audience of its token.
func (w *world) declareProvider(r *fact.Request) {
	arn, ok := aws.ParseARN(r.Resource)
	if r.Provider == "" || !ok {
		return
	}
	known := false
	for i := range w.providers {
		p := &w.providers[i]
		if (p.URL == r.Provider || p.SAML && strings.HasSuffix(r.Provider, "/"+p.Name)) &&
			cmp.Or(p.Account, arn.Account) == arn.Account {
			known, p.Account = true, arn.Account
			w.openAudience(p, r)
		}
	}
	if known {
		return
	}
	p := fact.Provider{URL: r.Provider, Account: arn.Account, Audiences: []string{audienceIn(r.Sent.Claims)}}
	if saml, ok := aws.ParseARN(r.Provider); ok {
		p = fact.Provider{SAML: true, Name: saml.Name(), Account: arn.Account}
	}
	w.providers = append(w.providers, p)
	w.remarkOnce("The provider " + r.Provider + " is taken to be registered in the role's account, because " +
		"no source shows it.")
}

// remarkOnce adds a remark that several requests may give.
func (w *world) remarkOnce(remark string) {
	if !slices.Contains(w.remarks, remark) {
		w.remarks = append(w.remarks, remark)
	}
}

// openAudience registers the audience of a token with a provider of which no source shows all audiences.
func (w *world) openAudience(p *fact.Provider, r *fact.Request) {
	audience := audienceIn(r.Sent.Claims)
	if !p.Open || p.SAML || slices.Contains(p.Audiences, audience) {
		return
	}
	p.Audiences = append(slices.Clone(p.Audiences), audience)
	w.remarkOnce("The audience " + audience + " is taken to be registered with the provider " + p.URL + ", because no " +
		"source shows which it has.")
}

// accountsOfAll lists each account that anything stands in.
func (w *world) accountsOfAll(requests []*fact.Request) {
	add := func(number string) {
		if aws.IsAccountID(number) &&
			!slices.ContainsFunc(w.accounts, func(a *account) bool { return a.number == number }) {
			w.accounts = append(w.accounts, &account{number: number})
		}
	}
	for _, e := range w.entities {
		add(e.Account)
	}
	for _, m := range w.managed {
		add(m.Account)
	}
	for i := range w.providers {
		w.providers[i].Account = cmp.Or(w.providers[i].Account, w.onlyAccount())
		add(w.providers[i].Account)
	}
	w.providers = mergedProviders(w.providers)
	for _, r := range requests {
		for _, text := range []string{r.Caller, r.Resource} {
			if arn, ok := aws.ParseARN(text); ok {
				add(arn.Account)
			}
		}
	}
	w.accounts = slices.DeleteFunc(w.accounts, func(a *account) bool {
		return a.standIn != "" && !w.holds(a.number, requests)
	})
	slices.SortStableFunc(w.accounts, func(a, b *account) int { return cmp.Compare(a.number, b.number) })
}

// holds reports whether anything stands in an account.
func (w *world) holds(number string, requests []*fact.Request) bool {
	return slices.ContainsFunc(w.entities, func(e *fact.Entity) bool { return e.Account == number }) ||
		slices.ContainsFunc(w.managed, func(m *fact.Managed) bool { return m.Account == number }) ||
		slices.ContainsFunc(w.resources, func(r fact.Resource) bool { return r.Account == number }) ||
		slices.ContainsFunc(w.providers, func(p fact.Provider) bool { return p.Account == number }) ||
		slices.ContainsFunc(requests, func(r *fact.Request) bool {
			return strings.Contains(r.Caller, ":"+number+":") || strings.Contains(r.Resource, ":"+number+":")
		})
}

// alias is the alias of an account.
func (w *world) alias(number string) string {
	for _, a := range w.accounts {
		if a.number == number {
			return a.alias
		}
	}
	return ""
}

// audienceIn is the audience of a token's claims, that of STS if they do not say.
func audienceIn(claims string) string {
	n, fault := tree.ReadJSON(claims, source.Span{To: len(claims)})
	if fault == nil {
		if list := n.At("aud").List(); len(list) > 0 && list[0].String() != "" {
			return list[0].String()
		}
	}
	return aws.STSAudience
}
