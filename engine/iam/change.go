package iam

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
)

// put returns list with p in place of the policy with the same reference, or behind the others. The list given stays
// as it is, because requests that were decided still have it.
func put(list []*eval.Policy, p *eval.Policy) []*eval.Policy {
	out := append([]*eval.Policy(nil), list...)
	for i := range out {
		if out[i].Ref == p.Ref {
			out[i] = p
			return out
		}
	}
	return append(out, p)
}

// drop returns list without the policy that ref names. The list given stays as it is.
func drop(list []*eval.Policy, ref policy.Ref) []*eval.Policy {
	var out []*eval.Policy
	for _, p := range list {
		if p.Ref != ref {
			out = append(out, p)
		}
	}
	return out
}

// SetTrust saves a role's trust policy.
func (w *World) SetTrust(r *Role, p *eval.Policy) { r.Trust = w.save(p) }

// SetPolicy saves a resource's own policy; nil takes it away.
func (w *World) SetPolicy(r *Resource, p *eval.Policy) { r.Policy = w.save(p) }

// PutInline adds an inline policy to a user or a role, or replaces the one of its name.
func (i *Identity) PutInline(p *eval.Policy) { i.Inline = put(i.Inline, p) }

// DropInline takes an inline policy from a user or a role.
func (i *Identity) DropInline(ref policy.Ref) { i.Inline = drop(i.Inline, ref) }

// PutInline adds an inline policy to a group, or replaces the one of its name.
func (g *Group) PutInline(p *eval.Policy) { g.Inline = put(g.Inline, p) }

// DropInline takes an inline policy from a group.
func (g *Group) DropInline(ref policy.Ref) { g.Inline = drop(g.Inline, ref) }

// Attach attaches a control policy to a node, or replaces the one of its name there.
func (o *Organization) Attach(node Node, p *eval.Policy) {
	nodes := o.policies(p.Ref.Kind)
	nodes[node] = put(nodes[node], p)
}

// Detach takes the control policy from a node, or, when node is "", from every node.
func (o *Organization) Detach(node Node, ref policy.Ref) {
	nodes := o.policies(ref.Kind)
	for at := range nodes {
		if node == "" || node == at {
			nodes[at] = drop(nodes[at], ref)
		}
	}
}

func (o *Organization) policies(kind policy.RefKind) map[Node][]*eval.Policy {
	if kind == policy.RefRCP {
		return o.RCPs
	}
	return o.SCPs
}

// SetManaged replaces the text of a managed policy wherever it is attached: to users, groups and roles, and as a
// permissions boundary.
func (a *Account) SetManaged(p *eval.Policy) {
	a.Managed[p.Ref.Name] = p
	for _, u := range a.Users {
		u.replace(p)
	}
	for _, r := range a.Roles {
		r.replace(p)
	}
	for _, g := range a.Groups {
		g.Attached = replaced(g.Attached, p)
	}
}

func (i *Identity) replace(p *eval.Policy) {
	i.Attached = replaced(i.Attached, p)
	if i.Boundary != nil && i.Boundary.Ref == p.Ref {
		i.Boundary = p
	}
}

// replaced returns list with p in place of the policy with the same reference, if there is one.
func replaced(list []*eval.Policy, p *eval.Policy) []*eval.Policy {
	out := append([]*eval.Policy(nil), list...)
	for i := range out {
		if out[i].Ref == p.Ref {
			out[i] = p
		}
	}
	return out
}
