package lint

import (
	"strings"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// eachAction visits the action patterns of the document that name a service, split at the colon. Svc is nil if the data
// does not have the service.
func (p *pass) eachAction(
	visit func(s *policy.Statement, a *policy.Action, prefix, name string, svc *actions.Service),
) {
	for s := range p.statements() {
		if s.Action == nil {
			continue
		}
		for i := range s.Action.Values {
			if p.full() {
				return
			}
			a := &s.Action.Values[i]
			if prefix, name, ok := strings.Cut(a.Value, ":"); ok && !strings.ContainsAny(prefix, "*?") {
				visit(s, a, prefix, name, p.data.Service(prefix))
			}
		}
	}
}

// actionsOf yields the actions of the service that the pattern of a name matches.
func actionsOf(svc *actions.Service, name string) []*actions.Action {
	if !strings.ContainsAny(name, "*?") {
		if a := svc.Action(name); a != nil {
			return []*actions.Action{a}
		}
		return nil
	}
	var list []*actions.Action
	pattern := match.NewAction(name)
	for i := range svc.Actions {
		if pattern.Matches(strings.ToLower(svc.Actions[i].Name)) {
			list = append(list, &svc.Actions[i])
		}
	}
	return list
}

// keyOf returns a global or service condition key. The service is nil for a global key.
func (p *pass) keyOf(lower string) (svc *actions.Service, key *actions.Key) {
	if k := p.data.Global(lower); k != nil {
		return nil, k
	}
	prefix, _, _ := strings.Cut(lower, ":")
	for _, name := range []string{prefix, "sts"} { // STS lists the claims of identity providers
		if svc := p.data.Service(name); svc != nil {
			if k := svc.Key(lower); k != nil {
				return svc, k
			}
		}
	}
	return nil, nil
}
