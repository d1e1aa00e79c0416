package scenario

import (
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// Principal is one that can ask for a role at a moment.
type Principal struct {
	// Name is what a step calls it.
	Name string
	// Session is a name for the session that it asks for: no other session of the walk has it, and no actor is called so.
	Session string
}

// Principals returns the users and roles that exist at this moment, in the order of the file, then the sessions that
// have not expired, then the services that the trust policies name.
func (m *Moment) Principals() []Principal {
	var list []Principal
	add := func(name, plain string) {
		list = append(list, Principal{Name: name, Session: m.freeSession(plain)})
	}
	for _, k := range m.entities(syntax.User, syntax.Role) {
		add(m.runner.walk.names.title(k), k.name)
	}
	for _, c := range m.sessions() {
		switch {
		case len(m.runner.walk.names.byName[c.Name]) == 0:
			add(c.Name, c.Name)
		case c.Session.Kind != sts.UserToken: // its name is that of a user or a role too, and its ARN is its own
			add(c.Session.ARN, c.Name)
		}
	}
	for _, name := range m.services() {
		plain, _, _ := strings.Cut(name, ".")
		add(name, plain)
	}
	return list
}

// Roles returns the names of the roles that exist at this moment, in the order of the file.
func (m *Moment) Roles() []string {
	var list []string
	for _, k := range m.entities(syntax.Role) {
		list = append(list, m.runner.walk.names.title(k))
	}
	return list
}

// entities are those of the kinds that exist, in the order of the file; those that a change created come last.
func (m *Moment) entities(kinds ...syntax.Kind) []entityKey {
	var list []entityKey
	r := m.runner
	add := func(k entityKey) {
		exists := r.identity(k) != nil && slices.Contains(kinds, k.kind)
		if exists && !slices.Contains(list, k) {
			list = append(list, k)
		}
	}
	for _, a := range r.walk.accounts() {
		for _, e := range a.Entities {
			add(entityKey{a.Number.Value, e.Kind, e.Name.Value})
		}
	}
	created := make([]entityKey, 0, len(r.created))
	for k := range r.created {
		created = append(created, k)
	}
	slices.SortFunc(created, func(a, b entityKey) int {
		return strings.Compare(r.walk.names.title(a)+string(a.kind), r.walk.names.title(b)+string(b.kind))
	})
	for _, k := range created {
		add(k)
	}
	return list
}

// sessions are the credentials that sign under their names and have not expired, in the order in which they were asked
// for.
func (m *Moment) sessions() []*Credential {
	var list []*Credential
	for _, c := range m.runner.result.Credentials {
		if now := m.runner.issued[c.Name]; now == c && !c.Session.Expired(m.Time) {
			list = append(list, c)
		}
	}
	return list
}

// services are those that the trust policies in force name, sorted.
func (m *Moment) services() []string {
	var list []string
	for _, k := range m.entities(syntax.Role) {
		trust := m.runner.role(k).Trust
		if trust == nil || trust.Doc == nil {
			continue
		}
		for i := range trust.Doc.Statements {
			if ps := trust.Doc.Statements[i].Principal; ps != nil {
				for j := range ps.Values {
					p := &ps.Values[j]
					if p.Form == policy.FormService && aws.IsServicePrincipal(p.Value) && !slices.Contains(list, p.Value) {
						list = append(list, p.Value)
					}
				}
			}
		}
	}
	slices.Sort(list)
	return list
}

// freeSession makes of a name one that a session can have and that means nothing else in the walk.
func (m *Moment) freeSession(name string) string {
	name = strings.Map(func(c rune) rune {
		if strings.ContainsRune(aws.NameCharacters, c) {
			return c
		}
		return '-'
	}, name)
	const space = 8 // for a number
	if name = name[:min(len(name), 64-space)]; len(name) < 2 {
		name += "-session"
	}
	free := name
	for n := 2; m.runner.walk.names.sessions[free] || m.runner.walk.bareActor(free); n++ {
		free = name + "-" + strconv.Itoa(n)
	}
	return free
}

// bareActor reports whether a step calls its actor by this name alone.
func (w *Walk) bareActor(name string) bool {
	if len(w.names.byName[name]) == 0 {
		return false
	}
	for _, item := range w.file.Items {
		if s, ok := item.(*syntax.Step); ok && s.Act != nil {
			if actor := syntax.ActorOf(s.Act); actor != nil && actor.Value == name {
				return true
			}
		}
	}
	return false
}

// Providers returns the identity providers of the walk, each as a step begins with it.
func (m *Moment) Providers() []string {
	var list []string
	for _, a := range m.runner.walk.accounts() {
		for _, p := range a.OIDCProviders {
			list = append(list, string(syntax.OIDC)+" "+p.Host.Value)
		}
		for _, p := range a.SAMLProviders {
			list = append(list, string(syntax.SAML)+" "+a.Alias.Value+"/"+p.Name.Value)
		}
	}
	return list
}
