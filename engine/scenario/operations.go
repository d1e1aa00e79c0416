package scenario

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
)

// operation is one statement of a change with its names bound. What no longer exists stays as it is.
type operation interface{ apply(r *runner) }

type setTrust struct {
	role entityKey
	doc  *Document
}

func (o *setTrust) apply(r *runner) {
	if role := r.role(o.role); role != nil {
		r.world.SetTrust(role, o.doc.Policy)
	}
	r.record(o.doc.Ref, o.doc)
}

type setInline struct {
	holder entityKey
	doc    *Document
}

func (o *setInline) apply(r *runner) {
	if holder := r.inlineHolder(o.holder); holder != nil {
		holder.PutInline(o.doc.Policy)
	}
	r.record(o.doc.Ref, o.doc)
}

type removeInline struct {
	ref    policy.Ref
	holder entityKey
}

func (o *removeInline) apply(r *runner) {
	if holder := r.inlineHolder(o.holder); holder != nil {
		holder.DropInline(o.ref)
	}
	r.record(o.ref, nil)
}

type setResourcePolicy struct {
	arn string
	doc *Document
}

func (o *setResourcePolicy) apply(r *runner) {
	if resource := r.world.Resource(o.arn); resource != nil {
		r.world.SetPolicy(resource, o.doc.Policy)
	}
	r.record(o.doc.Ref, o.doc)
}

type removeResourcePolicy struct {
	ref policy.Ref
	arn string
}

func (o *removeResourcePolicy) apply(r *runner) {
	if resource := r.world.Resource(o.arn); resource != nil {
		r.world.SetPolicy(resource, nil)
	}
	r.record(o.ref, nil)
}

type setControlPolicy struct {
	node iam.Node
	doc  *Document
}

func (o *setControlPolicy) apply(r *runner) {
	if r.world.Organization != nil {
		r.world.Organization.Attach(o.node, o.doc.Policy)
	}
	r.record(o.doc.Ref, o.doc)
}

// removeControlPolicy detaches a control policy from a node, or, when the node is "", from every node.
type removeControlPolicy struct {
	ref  policy.Ref
	node iam.Node
}

func (o *removeControlPolicy) apply(r *runner) {
	if r.world.Organization != nil {
		r.world.Organization.Detach(o.node, o.ref)
	}
	r.record(o.ref, nil)
}

type setManaged struct {
	account string
	doc     *Document
}

func (o *setManaged) apply(r *runner) {
	r.world.Account(o.account).SetManaged(o.doc.Policy)
	r.record(o.doc.Ref, o.doc)
}

// removeManaged deletes a managed policy, which is attached nowhere.
type removeManaged struct {
	account string
	ref     policy.Ref
}

func (o *removeManaged) apply(r *runner) {
	delete(r.world.Account(o.account).Managed, o.ref.Name)
	r.record(o.ref, nil)
}

// setBoundary sets a permissions boundary to a document of its own or to a managed policy. With neither it removes the
// boundary.
type setBoundary struct {
	ref      policy.Ref
	holder   entityKey
	doc      *Document
	attached *eval.Policy
}

func (o *setBoundary) apply(r *runner) {
	identity := r.identity(o.holder)
	if identity == nil {
		return
	}
	identity.Boundary = nil
	switch {
	case o.doc != nil:
		identity.Boundary = o.doc.Policy
	case o.attached != nil:
		identity.Boundary = r.current(identity.Account, o.attached)
	}
	r.record(o.ref, o.doc)
}

type setMaxSession struct {
	role entityKey
	set  *syntax.SetMaxSession
}

func (o *setMaxSession) apply(r *runner) {
	if role := r.role(o.role); role != nil {
		role.MaxSession, role.MaxSessionUnknown = o.set.Duration.Value, false
	}
}

// revokeSessions does what the console's "Revoke active sessions" does: it puts an inline policy on the role that
// denies everything to sessions that were issued before now.
type revokeSessions struct{ role entityKey }

func (o *revokeSessions) apply(r *runner) {
	role := r.role(o.role)
	if role == nil {
		return
	}
	ref := policy.Ref{Kind: policy.RefInline, Holder: r.walk.names.title(o.role), Name: iam.AWSRevokeOlderSessions}
	d := r.texts.write(ref, "", iam.RevocationText(r.now), policy.Identity)
	role.PutInline(d.Policy)
	r.record(ref, d)
	r.markEnded(role, nil)
}

type deleteEntity struct{ key entityKey }

func (o *deleteEntity) apply(r *runner) {
	account := r.world.Account(o.key.account)
	if user := account.Users[o.key.name]; user != nil && o.key.kind == syntax.User {
		r.markEnded(nil, user)
		account.Delete(aws.KindUser, o.key.name)
	}
	if role := account.Roles[o.key.name]; role != nil && o.key.kind == syntax.Role {
		r.markEnded(role, nil)
		account.Delete(aws.KindRole, o.key.name)
	}
}

type createEntity struct {
	key    entityKey
	entity *syntax.Entity
}

func (o *createEntity) apply(r *runner) {
	k := o.key
	r.created[k]++
	created := r.created[k]
	if r.result.Before.Account(k.account).Has(aws.Kind(k.kind), k.name) {
		created++
	}
	r.addEntity(r.world.Account(k.account), k.name, o.entity, created)
	if role := r.role(k); role != nil {
		r.world.SetTrust(role, role.Trust)
	}
	for _, p := range o.entity.Policies {
		r.recordJSON(p.Document)
	}
	r.recordJSON(o.entity.Trust)
	if o.entity.Boundary != nil {
		r.recordJSON(o.entity.Boundary.Document)
	}
}

// recordJSON records that a document is in force from this row on. There may be none.
func (r *runner) recordJSON(json *syntax.JSON) {
	if json == nil {
		return
	}
	if d := r.walk.bound.documents[json]; d != nil {
		r.record(d.Ref, d)
	}
}

// record notes that a document is set from this row on; nil says that it is removed.
func (r *runner) record(ref policy.Ref, d *Document) {
	r.set = append(r.set, setting{ref: ref, doc: d, row: len(r.result.Rows) - 1})
}

// markEnded notes with the row of a change which sessions it ends. Those issued at this very moment are not among them.
func (r *runner) markEnded(role *iam.Role, user *iam.User) {
	row := &r.result.Rows[len(r.result.Rows)-1]
	for _, c := range r.result.Credentials {
		s := c.Session
		if s != nil && !s.Expired(r.now) && s.Issued.Before(r.now) &&
			(role != nil && s.Role == role || user != nil && s.User == user) {
			row.Sessions = append(row.Sessions, c)
		}
	}
}

// inlineHolder is what inline policies are put on: a user, a role or a group.
type inlineHolder interface {
	PutInline(*eval.Policy)
	DropInline(policy.Ref)
}

// inlineHolder returns the user, role or group as the world is now, nil when it does not exist.
func (r *runner) inlineHolder(k entityKey) inlineHolder {
	if i := r.identity(k); i != nil {
		return i
	}
	if g := r.world.Account(k.account).Groups[k.name]; g != nil && k.kind == syntax.Group {
		return g
	}
	return nil
}

// identity returns the user or the role as the world is now, nil when it does not exist.
func (r *runner) identity(k entityKey) *iam.Identity {
	account := r.world.Account(k.account)
	if u := account.Users[k.name]; u != nil && k.kind == syntax.User {
		return &u.Identity
	}
	if role := r.role(k); role != nil {
		return &role.Identity
	}
	return nil
}

// role returns the role as the world is now, nil when it does not exist.
func (r *runner) role(k entityKey) *iam.Role {
	if k.kind != syntax.Role {
		return nil
	}
	return r.world.Account(k.account).Roles[k.name]
}
