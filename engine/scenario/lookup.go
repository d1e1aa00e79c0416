package scenario

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
)

// keyOf is the user, role or group that a bound name names.
func (r *runner) keyOf(n *syntax.Name) (entityKey, bool) {
	if strings.HasPrefix(n.Value, "arn:") {
		for _, k := range r.Walk.names.byName[n.Value[strings.LastIndexByte(n.Value, '/')+1:]] {
			if r.lastARN(k) == n.Value {
				return k, true
			}
		}
		return entityKey{}, false
	}
	found := r.Walk.names.find(n.Value, syntax.User, syntax.Role, syntax.Group)
	if len(found) == 0 {
		return entityKey{}, false
	}
	return found[0], true
}

func (r *runner) titleOf(n *syntax.Name) string {
	k, _ := r.keyOf(n)
	return r.Walk.names.title(k)
}

func (r *runner) roleNamed(n *syntax.Name) *eval.Role {
	found := r.Walk.names.find(n.Value, syntax.Role)
	if len(found) == 0 {
		return r.world.RoleByARN(n.Value)
	}
	return r.world.Account(found[0].account).Roles[found[0].name]
}

// identityNamed is the user or the role of a name as the world is now, nil where there is none.
func (r *runner) identityNamed(n *syntax.Name) *eval.Identity {
	k, ok := r.keyOf(n)
	if !ok {
		return nil
	}
	account := r.world.Account(k.account)
	if u := account.Users[k.name]; u != nil && k.kind == syntax.User {
		return &u.Identity
	}
	if role := account.Roles[k.name]; role != nil && k.kind == syntax.Role {
		return &role.Identity
	}
	return nil
}

// inlineOf is the list of inline policies of a user, role or group; nil where it does not exist now.
func (r *runner) inlineOf(n *syntax.Name) *[]*eval.Policy {
	if i := r.identityNamed(n); i != nil {
		return &i.Inline
	}
	if k, ok := r.keyOf(n); ok && k.kind == syntax.Group {
		if g := r.world.Account(k.account).Groups[k.name]; g != nil {
			return &g.Inline
		}
	}
	return nil
}

func (r *runner) resourceNamed(arn string) *eval.ResourceOwner {
	for _, a := range r.world.Accounts {
		for _, o := range a.Resources {
			if o.ARN == arn {
				return o
			}
		}
	}
	return nil
}
