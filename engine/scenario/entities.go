package scenario

import (
	"slices"
	"sort"

	"rolewalk/engine/iam"
)

// Entity is a user, a role or a resource as a change left it.
type Entity struct {
	// Row is the index of the row of the change.
	Row int
	ARN string
	// User, Role and Resource are copies of what the ARN names from then on, groups included. All three are nil for what
	// the change deleted.
	User     *iam.User
	Role     *iam.Role
	Resource *iam.Resource
}

// recorder notes what changes do to users, roles and resources. Changes replace what they change, so that a copy of the
// value itself keeps its documents.
type recorder struct {
	latest map[string]Entity
}

// newRecorder returns the recorder of a world that no change has touched.
func newRecorder(w *iam.World) *recorder {
	r := &recorder{map[string]Entity{}}
	r.after(w, 0)
	return r
}

// after returns what differs from what was there before the change of a row, in order of ARN.
func (r *recorder) after(w *iam.World, row int) []Entity {
	var list []Entity
	now := entitiesOf(w)
	for arn := range now {
		e := now[arn]
		if before, there := r.latest[arn]; !there || !same(&before, &e) {
			list = append(list, e.kept(row))
		}
	}
	for arn := range r.latest {
		if _, there := now[arn]; !there {
			list = append(list, Entity{Row: row, ARN: arn})
			delete(r.latest, arn)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].ARN < list[j].ARN })
	for _, e := range list {
		if _, there := now[e.ARN]; there {
			r.latest[e.ARN] = e
		}
	}
	return list
}

// entitiesOf returns what a world has, by ARN, as it stands there.
func entitiesOf(w *iam.World) map[string]Entity {
	all := map[string]Entity{}
	for _, a := range w.Accounts {
		for _, u := range a.Users {
			all[u.ARN()] = Entity{ARN: u.ARN(), User: u}
		}
		for _, x := range a.Roles {
			all[x.ARN()] = Entity{ARN: x.ARN(), Role: x}
		}
		for _, x := range a.Resources {
			all[x.ARN] = Entity{ARN: x.ARN, Resource: x}
		}
	}
	return all
}

// kept is a copy that later changes leave alone.
func (e *Entity) kept(row int) Entity {
	k := Entity{Row: row, ARN: e.ARN}
	switch {
	case e.User != nil:
		user := *e.User
		user.Groups = make([]*iam.Group, len(e.User.Groups))
		for i, g := range e.User.Groups {
			group := *g
			user.Groups[i] = &group
		}
		k.User = &user
	case e.Role != nil:
		role := *e.Role
		k.Role = &role
	case e.Resource != nil:
		resource := *e.Resource
		k.Resource = &resource
	}
	return k
}

func same(a, b *Entity) bool {
	switch {
	case a.User != nil && b.User != nil:
		return sameIdentity(&a.User.Identity, &b.User.Identity) && slices.Equal(a.User.Policies(), b.User.Policies())
	case a.Role != nil && b.Role != nil:
		return sameIdentity(&a.Role.Identity, &b.Role.Identity) && a.Role.Trust == b.Role.Trust &&
			a.Role.MaxSession == b.Role.MaxSession && a.Role.MaxSessionUnknown == b.Role.MaxSessionUnknown
	case a.Resource != nil && b.Resource != nil:
		return a.Resource.Policy == b.Resource.Policy
	}
	return false
}

func sameIdentity(a, b *iam.Identity) bool {
	return a.ID == b.ID && a.Boundary == b.Boundary && slices.Equal(a.Inline, b.Inline) &&
		slices.Equal(a.Attached, b.Attached)
}
