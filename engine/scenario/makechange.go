package scenario

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
)

// makeChange changes the world, statement by statement.
func (r *runner) makeChange(c *syntax.Change) {
	for _, item := range c.Items {
		switch x := item.(type) {
		case *syntax.SetDocument:
			if d := r.docs[x.Document.Span().From]; d != nil {
				r.put(x.Of, d.Policy)
				r.note(d.Name, d)
			}
		case *syntax.SetBoundary:
			r.setBoundary(x)
		case *syntax.SetMaxSession:
			if role := r.roleNamed(&x.Role); role != nil && x.Duration.Value != 0 {
				role.MaxSession = x.Duration.Value
			}
		case *syntax.Remove:
			r.remove(x.Of)
		case *syntax.Revoke:
			r.revoke(x)
		case *syntax.Delete:
			r.delete(x)
		case *syntax.Create:
			r.create(x)
		}
	}
}

// note enters that a document is set from this row on; nil takes it away.
func (r *runner) note(name string, d *Document) {
	r.set = append(r.set, setting{name: name, doc: d, row: len(r.result.Rows) - 1})
}

// put puts a document where it belongs, in place of the one of its name.
func (r *runner) put(of syntax.Document, p *eval.Policy) {
	switch x := of.(type) {
	case *syntax.TrustOf:
		if role := r.roleNamed(&x.Role); role != nil {
			role.Trust = saved(r.world, p)
		}
	case *syntax.PolicyOf:
		if inline := r.inlineOf(&x.Holder); inline != nil {
			*inline = setPolicy(*inline, p)
		}
	case *syntax.ResourcePolicyOf:
		if o := r.resourceNamed(x.ARN.Value); o != nil {
			o.Policy = saved(r.world, p)
		}
	case *syntax.ControlPolicyOn:
		if r.world.Organization != nil {
			setControl(r.world.Organization, x.Kind, r.node(x.On), p)
		}
	case *syntax.ManagedPolicyOf:
		r.replaceManaged(x, p)
	}
}

// remove takes a document away. What is not there any more stays away.
func (r *runner) remove(of syntax.Document) {
	var name string
	switch x := of.(type) {
	case *syntax.PolicyOf:
		name = "policy " + x.Name.Value + " of " + r.titleOf(&x.Holder)
		if inline := r.inlineOf(&x.Holder); inline != nil {
			*inline = dropPolicy(*inline, name)
		}
	case *syntax.BoundaryOf:
		name = "boundary of " + r.titleOf(&x.Holder)
		if i := r.identityNamed(&x.Holder); i != nil {
			i.Boundary = nil
		}
	case *syntax.ResourcePolicyOf:
		name = "policy of " + x.ARN.Value
		if o := r.resourceNamed(x.ARN.Value); o != nil {
			o.Policy = nil
		}
	case *syntax.ControlPolicyOn:
		name = x.Kind + " " + x.Name.Value
		r.removeControl(x, name)
	}
	r.note(name, nil)
}

func (r *runner) removeControl(x *syntax.ControlPolicyOn, name string) {
	o := r.world.Organization
	if o == nil {
		return
	}
	nodes := o.SCPs
	if x.Kind == "rcp" {
		nodes = o.RCPs
	}
	for node := range nodes {
		if x.On == nil || r.node(x.On) == node {
			nodes[node] = dropPolicy(nodes[node], name)
		}
	}
}

// replaceManaged puts a managed policy's new text wherever the old one hangs.
func (r *runner) replaceManaged(x *syntax.ManagedPolicyOf, p *eval.Policy) {
	a := r.Walk.names.accounts[x.Account.Value]
	if a == nil {
		return
	}
	account := r.world.Account(a.Number.Value)
	account.Managed[x.Name.Value] = p
	swap := func(list []*eval.Policy) {
		for i := range list {
			if list[i].Name == p.Name {
				list[i] = p
			}
		}
	}
	for _, u := range account.Users {
		swap(u.Attached)
		if u.Boundary != nil && u.Boundary.Name == p.Name {
			u.Boundary = p
		}
	}
	for _, role := range account.Roles {
		swap(role.Attached)
		if role.Boundary != nil && role.Boundary.Name == p.Name {
			role.Boundary = p
		}
	}
	for _, g := range account.Groups {
		swap(g.Attached)
	}
}

func (r *runner) setBoundary(x *syntax.SetBoundary) {
	i := r.identityNamed(&x.Holder)
	if i == nil {
		return
	}
	i.Boundary = r.boundaryOf(i.Account, &x.Boundary)
	name := "boundary of " + r.titleOf(&x.Holder)
	if x.Boundary.Document == nil {
		r.note(name, nil)
	} else if d := r.docs[x.Boundary.Document.Span().From]; d != nil {
		r.note(name, d)
	}
}

// revoke does what the console does: it puts an inline policy on the role that denies everything to sessions issued
// before now. Those issued at this very moment are spared.
func (r *runner) revoke(x *syntax.Revoke) {
	role := r.roleNamed(&x.Role)
	if role == nil {
		return
	}
	name := "policy AWSRevokeOlderSessions of " + r.titleOf(&x.Role)
	d := r.generated(name, role.Name+" · AWSRevokeOlderSessions", revocation(r.now.UTC().Format("2006-01-02T15:04:05Z")), "identity")
	role.Inline = setPolicy(role.Inline, d.Policy)
	r.note(name, d)
	r.mark(role, nil)
}

// mark files the sessions that a change ends with the change's row.
func (r *runner) mark(role *eval.Role, user *eval.User) {
	row := &r.result.Rows[len(r.result.Rows)-1]
	for _, i := range r.result.Issues {
		s := i.Session
		if s != nil && !s.Expired(r.now) && s.Issued.Before(r.now) && (role != nil && s.Role == role || user != nil && s.User == user) {
			row.Sessions = append(row.Sessions, i)
		}
	}
}

func (r *runner) delete(x *syntax.Delete) {
	i := r.identityNamed(&x.Holder)
	if i == nil {
		return
	}
	if user := i.Account.Users[i.Name]; user != nil && &user.Identity == i {
		r.mark(nil, user)
		delete(i.Account.Users, i.Name)
		return
	}
	role := i.Account.Roles[i.Name]
	r.mark(role, nil)
	delete(i.Account.Roles, i.Name)
}

func (r *runner) create(x *syntax.Create) {
	k, ok := (&binder{Walk: r.Walk}).createdKey(x)
	if !ok {
		return
	}
	account := r.world.Account(k.account)
	r.created[k]++
	created := r.created[k]
	if r.result.Before.Account(k.account).Users[k.name] != nil && k.kind == syntax.User || r.result.Before.Account(k.account).Roles[k.name] != nil && k.kind == syntax.Role {
		created++
	}
	r.addEntity(account, k.name, &x.Entity, created)
	if role := account.Roles[k.name]; role != nil && k.kind == syntax.Role {
		role.Trust = saved(r.world, role.Trust)
	}
	row := len(r.result.Rows) - 1
	for _, p := range x.Entity.Policies {
		r.stands(&p.Document, row)
	}
	if x.Entity.Trust != nil {
		r.stands(x.Entity.Trust, row)
	}
	if x.Entity.Boundary != nil && x.Entity.Boundary.Document != nil {
		r.stands(x.Entity.Boundary.Document, row)
	}
}

// stands enters that a document stands from the row on.
func (r *runner) stands(json *syntax.JSON, row int) {
	if d := r.docs[json.Span().From]; d != nil {
		r.set = append(r.set, setting{name: d.Name, doc: d, row: row})
	}
}
