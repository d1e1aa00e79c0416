package scenario

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
)

// Pairs are plain requests of principals for roles at one moment: without an external ID, a multi-factor code or
// anything else that a request may send. They are decided one at a time.
type Pairs struct {
	moment *Moment
	walk   *Walk
	from   []Principal
	// actors and roles are what the names mean, nil for a name that means nothing, or two things.
	actors []*actor
	roles  []*target

	// act, request and spare are the memory of a request. Each uses it anew.
	act     act
	request request
	spare   eval.Request
}

// plainStep is a plain request. Its names stand in for those of the pairs.
const plainStep = `step {
  arn:aws:iam::123456789012:user/caller assumes arn:aws:iam::123456789012:role/role as session
}`

// Pairs prepares the requests of principals for roles, each as a step names it.
func (m *Moment) Pairs(from []Principal, to []string) *Pairs {
	p := &Pairs{moment: m, from: from, actors: make([]*actor, len(from)), roles: make([]*target, len(to))}
	plain, _ := m.Draft(plainStep)
	if plain == nil {
		return p // the walk may not be as long as a step
	}
	p.walk, p.request = plain.walk, request{&p.act, plain.request.step}
	w := *plain.walk
	b := &binder{Walk: &w}
	name := *syntax.RoleOf(plain.request.step.Act)
	for i := range from {
		name.Value = from[i].Name
		if a := b.actor(&name); len(w.Errors) == 0 {
			p.actors[i] = &a
		}
		w.Errors = nil
	}
	for i := range to {
		name.Value = to[i]
		if t := b.role(&name); len(w.Errors) == 0 {
			p.roles[i] = &t
		}
		w.Errors = nil
	}
	return p
}

// Outcome decides the request of a principal for a role, by their places. It is Error where a name does not mean one
// thing.
func (p *Pairs) Outcome(from, to int) Outcome {
	actor, role := p.actors[from], p.roles[to]
	if actor == nil || role == nil {
		return Error
	}
	p.act = act{kind: syntax.Assumes, actor: *actor, role: *role, session: p.from[from].Session}
	env := &p.moment.runner.env
	env.Spare = &p.spare
	defer func() { env.Spare = nil }() // after a fault of ours too: a step that is asked next keeps its requests
	return p.moment.decide(&p.request, p.walk, false).Outcome
}
