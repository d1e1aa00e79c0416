package scenario

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
)

// buildWorld builds what the file declares, new for every run.
func (r *runner) buildWorld() *iam.World {
	w := &iam.World{KeyPolicy: r.keyPolicy}
	for _, item := range r.walk.file.Items {
		if o, ok := item.(*syntax.Organization); ok {
			w.Organization = r.buildOrganization(o)
		}
	}
	for _, a := range r.walk.accounts() {
		w.Add(r.buildAccount(a))
	}
	w.SaveAll()
	return w
}

// keyPolicy returns the policy of a KMS key that has none of its own.
func (r *runner) keyPolicy(a *iam.Account) *eval.Policy {
	ref := policy.Ref{Kind: policy.RefDefaultKeyPolicy, Holder: a.ID}
	return r.texts.write(ref, a.Alias+" · "+string(ref.Kind), iam.KeyPolicyText(a), policy.Resource).Policy
}

// inForce returns the policy that a JSON text declares, or the one that the solution under way sets in its place. It
// is nil when there is none.
func (r *runner) inForce(json *syntax.JSON) *eval.Policy {
	if json == nil {
		return nil
	}
	d := r.walk.bound.documents[json]
	if d == nil {
		return nil
	}
	if solved := r.solution[d.Ref]; solved != nil {
		return solved.Policy
	}
	return d.Policy
}

func (r *runner) buildOrganization(o *syntax.Organization) *iam.Organization {
	org := &iam.Organization{
		ID: o.Name.Value, SCPs: map[iam.Node][]*eval.Policy{}, RCPs: map[iam.Node][]*eval.Policy{},
		Detached: map[iam.Node]bool{}, Delegated: map[string][]string{},
	}
	fullAccess := policy.Ref{Kind: policy.RefSCP, Name: iam.FullAWSAccess}
	org.FullAccess = r.texts.write(fullAccess, "", iam.FullAccessText, policy.SCP).Policy
	for _, item := range o.Items {
		switch x := item.(type) {
		case *syntax.Management:
			org.Management = x.Account.Value
		case *syntax.DelegatedAdministrator:
			service := x.Service.Value
			org.Delegated[service] = append(org.Delegated[service], x.Account.Value)
		case *syntax.Detach:
			org.Detached[r.walk.bound.nodes[&x.On]] = true
		case *syntax.ControlPolicy:
			if p := r.documentOf(x.Document, x.Unknown); p != nil {
				org.Attach(r.walk.bound.nodes[&x.On], p)
			}
		}
	}
	return org
}

func (r *runner) buildAccount(a *syntax.Account) *iam.Account {
	account := &iam.Account{
		ID: a.Number.Value, Alias: a.Alias.Value, Partition: PartitionOf(a),
		Users: map[string]*iam.User{}, Roles: map[string]*iam.Role{}, Groups: map[string]*iam.Group{},
		Managed: map[string]*eval.Policy{}, ManagedPaths: map[string]string{},
		OIDC: map[string][]string{}, SAML: map[string]bool{},
	}
	if a.In != nil {
		account.Organization, account.OU = splitMembership(a.In)
	}
	account.PrincipalsUnknown = a.PrincipalsUnknown != nil
	if a.ControlPoliciesUnknown != nil {
		account.ControlPolicies = r.walk.bound.unknown[a.ControlPoliciesUnknown.Unknown]
	}
	for _, m := range managedPolicies(a) {
		account.Managed[m.name.Value] = r.documentOf(m.json, m.unknown)
		account.ManagedPaths[m.name.Value] = m.path
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
	for _, x := range a.Resources {
		resource := &iam.Resource{
			Account: account, ARN: x.ARN.Value, Policy: r.inForce(x.Policy), Tags: tagsOf(x.Tags),
			TagsUnknown: x.TagsUnknown != nil,
		}
		if x.PoliciesUnknown != nil {
			resource.Policy = r.walk.bound.unknown[x.PoliciesUnknown.Unknown]
		}
		account.Resources = append(account.Resources, resource)
	}
	for _, kind := range []syntax.Kind{syntax.Group, syntax.User, syntax.Role} { // users refer to groups
		for _, e := range a.Entities {
			if e.Kind == kind {
				r.addEntity(account, e.Name.Value, e, 1)
			}
		}
	}
	return account
}

// addEntity adds a user, a group or a role to its account. created is how often its name has been created.
func (r *runner) addEntity(account *iam.Account, name string, e *syntax.Entity, created int) {
	switch e.Kind {
	case syntax.Group:
		account.Groups[name] = &iam.Group{Account: account, Name: name, Inline: r.inline(e), Attached: r.attached(account, e)}
	case syntax.User:
		u := &iam.User{Identity: r.newIdentity(account, name, e, created), MFADevice: e.MFADevice != nil}
		for _, g := range e.MemberOf {
			if group := account.Groups[g.Value]; group != nil {
				u.Groups = append(u.Groups, group)
			}
		}
		account.Users[name] = u
	case syntax.Role:
		role := &iam.Role{
			Identity:   r.newIdentity(account, name, e, created),
			Trust:      r.inForce(e.Trust),
			MaxSession: aws.DefaultMaxSession, MaxSessionUnknown: e.MaxSessionUnknown != nil,
		}
		if e.TrustUnknown != nil {
			role.Trust = r.documentOf(nil, e.TrustUnknown.Unknown)
		}
		if e.MaxSession != nil && e.MaxSession.Value != 0 {
			role.MaxSession = e.MaxSession.Value
		}
		account.Roles[name] = role
	}
}

func (r *runner) newIdentity(account *iam.Account, name string, e *syntax.Entity, created int) iam.Identity {
	i := iam.Identity{
		Account: account,
		Name:    name,
		Path:    pathOf(e),
		Tags:    tagsOf(e.Tags),
		Inline:  r.inline(e),
		Created: created, Attached: r.attached(account, e), TagsUnknown: e.TagsUnknown != nil,
	}
	switch {
	case e.ID != nil:
		i.ID = e.ID.Value
	case e.Kind == syntax.User:
		i.ID = iam.UserID(account.ID, name, created)
	default:
		i.ID = iam.RoleID(account.ID, name, created)
	}
	if b := e.Boundary; b != nil {
		i.Boundary = r.documentOf(b.Document, b.Unknown)
		if p := r.walk.bound.attachments[b.Policy]; p != nil {
			i.Boundary = r.current(account, p)
		}
	}
	return i
}

// inline returns the inline policies of an entity. What was not supplied is a document among them.
func (r *runner) inline(e *syntax.Entity) []*eval.Policy {
	var list []*eval.Policy
	for _, p := range e.Policies {
		if q := r.documentOf(p.Document, p.Unknown); q != nil {
			list = append(list, q)
		}
	}
	if e.PoliciesUnknown != nil {
		list = append(list, r.walk.bound.unknown[e.PoliciesUnknown.Unknown])
	}
	return list
}

// attached returns the managed policies that an entity of the account attaches, as they are now.
func (r *runner) attached(account *iam.Account, e *syntax.Entity) []*eval.Policy {
	var list []*eval.Policy
	for _, n := range e.Attach {
		if p := r.walk.bound.attachments[n]; p != nil {
			list = append(list, r.current(account, p))
		}
	}
	return list
}

// current returns the default version that a managed policy has now.
func (r *runner) current(account *iam.Account, p *eval.Policy) *eval.Policy {
	if p.Ref.Kind == policy.RefManaged {
		if now := account.Managed[p.Ref.Name]; now != nil {
			return now
		}
	}
	return p
}

// documentOf returns the policy that a text declares, as inForce does, or the one of which the text was not supplied.
func (r *runner) documentOf(json *syntax.JSON, unknown *syntax.NotSupplied) *eval.Policy {
	if p := r.walk.bound.unknown[unknown]; p != nil {
		if solved := r.solution[p.Ref]; solved != nil {
			return solved.Policy
		}
		return p
	}
	return r.inForce(json)
}

func tagsOf(t *syntax.Tags) []iam.Tag {
	if t == nil {
		return nil
	}
	tags := make([]iam.Tag, len(t.Tags))
	for i, tag := range t.Tags {
		tags[i] = iam.Tag{Key: tag.Key, Value: tag.Value}
	}
	return tags
}
