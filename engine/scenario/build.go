package scenario

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// world builds what the file declares, new for every run.
func (w *Walk) world() *eval.World {
	world := &eval.World{}
	world.KeyPolicy = func(a *eval.Account) *eval.Policy {
		return w.generated("default key policy of "+a.ID, a.Alias+" · default key policy", keyPolicy(a.Partition, a.ID), policy.Resource).Policy
	}
	for _, item := range w.file.Items {
		if o, ok := item.(*syntax.Organization); ok {
			world.Organization = w.buildOrganization(o)
		}
	}
	for _, a := range w.accounts() {
		world.Add(w.buildAccount(a))
	}
	saveAll(world)
	return world
}

// current is the document in force for a JSON text as declared: a solution's where it sets it.
func (w *Walk) current(json *syntax.JSON) *eval.Policy {
	if json == nil {
		return nil
	}
	d := w.docs[json.Span().From]
	if d == nil {
		return nil
	}
	if s := w.solving[d.Name]; s != nil {
		return s.Policy
	}
	return d.Policy
}

func (w *Walk) buildOrganization(o *syntax.Organization) *eval.Organization {
	org := &eval.Organization{ID: o.Name.Value, SCPs: map[string][]*eval.Policy{}, RCPs: map[string][]*eval.Policy{}, Detached: map[string]bool{}}
	org.FullAccess = w.generated("scp FullAWSAccess", "SCP · FullAWSAccess", fullAccess, policy.SCP).Policy
	for _, item := range o.Items {
		switch x := item.(type) {
		case *syntax.Management:
			org.Management = x.Account.Value
		case *syntax.Detach:
			org.Detached[w.node(&x.On)] = true
		case *syntax.ControlPolicy:
			setControl(org, x.Kind, w.node(&x.On), w.current(&x.Document))
		}
	}
	return org
}

// saved is a document as AWS keeps it: with the unique IDs of the users and roles it names, as they are at this moment.
func saved(world *eval.World, p *eval.Policy) *eval.Policy {
	if p == nil {
		return nil
	}
	ids := map[string]string{}
	for i := range p.Doc.Statements {
		ps := p.Doc.Statements[i].Principal
		if ps == nil {
			continue
		}
		for _, v := range ps.Values {
			if u := world.UserByARN(v.Value); u != nil {
				ids[v.Value] = u.ID
			} else if role := world.RoleByARN(v.Value); role != nil {
				ids[v.Value] = role.ID
			}
		}
	}
	if len(ids) == 0 {
		return p
	}
	c := *p
	c.IDs = ids
	return &c
}

// saveAll keeps the documents of a new world as AWS would.
func saveAll(world *eval.World) {
	for _, a := range world.Accounts {
		for _, role := range a.Roles {
			role.Trust = saved(world, role.Trust)
		}
		for _, o := range a.Resources {
			o.Policy = saved(world, o.Policy)
		}
	}
}

// node is the organization's node that a bound place names.
func (w *Walk) node(p *syntax.Place) string {
	switch {
	case p == nil:
		return ""
	case p.OU != nil:
		return "ou " + strings.Trim(p.OU.Value, "/")
	case p.Account != nil:
		return "account " + w.names.accounts[p.Account.Value].Number.Value
	}
	return "root"
}

// setControl adds a policy to a node, or replaces the one of its name.
func setControl(org *eval.Organization, kind, node string, p *eval.Policy) {
	nodes := org.SCPs
	if kind == string(policy.RCP) {
		nodes = org.RCPs
	}
	nodes[node] = setPolicy(nodes[node], p)
}

// setPolicy returns list with p in place of the policy of its name, or behind it. The list given stays as it is.
func setPolicy(list []*eval.Policy, p *eval.Policy) []*eval.Policy {
	out := append([]*eval.Policy(nil), list...)
	for i := range out {
		if out[i].Name == p.Name {
			out[i] = p
			return out
		}
	}
	return append(out, p)
}

// dropPolicy returns list without the policy called name.
func dropPolicy(list []*eval.Policy, name string) []*eval.Policy {
	var out []*eval.Policy
	for _, p := range list {
		if p.Name != name {
			out = append(out, p)
		}
	}
	return out
}

func (w *Walk) buildAccount(a *syntax.Account) *eval.Account {
	account := &eval.Account{
		ID: a.Number.Value, Alias: a.Alias.Value, Partition: partitionOf(a),
		Users: map[string]*eval.User{}, Roles: map[string]*eval.Role{}, Groups: map[string]*eval.Group{},
		Managed: map[string]*eval.Policy{}, OIDC: map[string][]string{}, SAML: map[string]bool{},
	}
	if a.In != nil {
		id, path, _ := strings.Cut(a.In.Value, "/")
		account.Organization = id
		if path = strings.Trim(path, "/"); path != "" {
			account.OU = strings.Split(path, "/")
		}
	}
	for _, m := range a.ManagedPolicies {
		account.Managed[m.Name.Value] = w.current(&m.Document)
	}
	for _, p := range a.OIDCProviders {
		account.OIDC[p.Host.Value] = []string{}
		for _, aud := range p.Audiences {
			account.OIDC[p.Host.Value] = append(account.OIDC[p.Host.Value], aud.Audience.Value)
		}
	}
	for _, p := range a.SAMLProviders {
		account.SAML[p.Name.Value] = true
	}
	for _, r := range a.Resources {
		account.Resources = append(account.Resources, &eval.ResourceOwner{Account: account, ARN: r.ARN.Value, Policy: w.current(r.Policy), Tags: tagsOf(r.Tags)})
	}
	for _, kind := range []syntax.Kind{syntax.Group, syntax.User, syntax.Role} {
		for _, e := range a.Entities {
			if e.Kind == kind {
				w.addEntity(account, e.Name.Value, e, 1)
			}
		}
	}
	return account
}

// addEntity puts a user, a group or a role into its account; created is how often its name has been created.
func (w *Walk) addEntity(account *eval.Account, name string, e *syntax.Entity, created int) {
	switch e.Kind {
	case syntax.Group:
		g := &eval.Group{Account: account, Name: name, Inline: w.inline(e)}
		g.Attached, g.UnknownAttached = w.attachments(account, e)
		account.Groups[name] = g
	case syntax.User:
		u := &eval.User{Identity: w.identity(account, name, e, "AIDA", created), MFADevice: e.MFADevice != nil}
		for _, g := range e.MemberOf {
			if group := account.Groups[g.Value]; group != nil {
				u.Groups = append(u.Groups, group)
			}
		}
		account.Users[name] = u
	case syntax.Role:
		r := &eval.Role{Identity: w.identity(account, name, e, "AROA", created), Trust: w.current(e.Trust), MaxSession: sts.DefaultMaxSession}
		if e.MaxSession != nil && e.MaxSession.Value != 0 {
			r.MaxSession = e.MaxSession.Value
		}
		account.Roles[name] = r
	}
}

func (w *Walk) identity(account *eval.Account, name string, e *syntax.Entity, prefix string, created int) eval.Identity {
	i := eval.Identity{Account: account, Name: name, Path: pathOf(e), Tags: tagsOf(e.Tags), Inline: w.inline(e), Created: created}
	i.ID = sts.UniqueID(prefix, account.ID, name, created)
	if e.ID != nil {
		i.ID = e.ID.Value
	}
	i.Attached, i.UnknownAttached = w.attachments(account, e)
	i.Boundary = w.boundaryOf(account, e.Boundary)
	return i
}

// boundaryOf is the policy that a `boundary` names or holds.
func (w *Walk) boundaryOf(account *eval.Account, b *syntax.Boundary) *eval.Policy {
	switch {
	case b == nil:
		return nil
	case b.Policy == nil:
		return w.current(b.Document)
	}
	if d, _ := w.managed(account.ID, b.Policy.Value); d != nil {
		return d.Policy
	}
	return nil
}

func (w *Walk) inline(e *syntax.Entity) []*eval.Policy {
	var list []*eval.Policy
	for _, p := range e.Policies {
		if q := w.current(&p.Document); q != nil {
			list = append(list, q)
		}
	}
	return list
}

// attachments are the managed policies that hang on an entity, and those whose text is not at hand.
func (w *Walk) attachments(account *eval.Account, e *syntax.Entity) (list []*eval.Policy, unknown []string) {
	for _, n := range e.Attach {
		switch d, known := w.managed(account.ID, n.Value); {
		case d != nil:
			list = append(list, d.Policy)
		case known:
			unknown = append(unknown, n.Value)
		}
	}
	return list, unknown
}

func tagsOf(t *syntax.Tags) []eval.Tag {
	if t == nil {
		return nil
	}
	tags := make([]eval.Tag, len(t.Tags))
	for i, tag := range t.Tags {
		tags[i] = eval.Tag{Key: tag.Key, Value: tag.Value}
	}
	return tags
}
