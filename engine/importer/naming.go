package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// naming is a resource for which a policy of an entity allows sts:AssumeRole.
type naming struct {
	by      *fact.Entity
	account string
	// pattern is that of the role's name, all stands for every role.
	pattern match.Action
	all     bool
}

// namings are those of all entities, found by the role's name, so that to look for who names a role takes no longer
// with many of them.
type namings struct {
	// exact are those without wildcards, by the name of the role in lower case.
	exact    map[string][]naming
	patterns []naming
	// texts are the resources as they are written, in the order of the entities.
	texts []string
	// denied are the resources for which policies deny sts:AssumeRole.
	denied []string
}

// allNamings are found once: after the documents have been placed, no policy is added.
func (w *world) allNamings() *namings {
	if w.namings != nil {
		return w.namings
	}
	w.namings = &namings{exact: map[string][]naming{}}
	managed := map[string][]*fact.Managed{}
	for _, m := range w.managed {
		managed[m.ARN] = append(managed[m.ARN], m)
		if m.Name != m.ARN {
			managed[m.Name] = append(managed[m.Name], m)
		}
	}
	told := map[*fact.Document][]string{}
	for _, e := range w.entities {
		for d := range w.policiesOf(e, managed) {
			texts, known := told[d]
			if !known {
				texts = slices.Collect(rolesNamedIn(d))
				told[d] = texts
				w.namings.denied = slices.AppendSeq(w.namings.denied, rolesIn(d, policy.Deny))
			}
			for _, text := range texts {
				w.namings.texts = append(w.namings.texts, text)
				w.namings.add(e, text)
			}
		}
	}
	return w.namings
}

func (n *namings) add(e *fact.Entity, text string) {
	if text == "*" {
		n.patterns = append(n.patterns, naming{by: e, all: true})
		return
	}
	arn, ok := aws.ParseARN(text)
	if !ok {
		return
	}
	found := naming{by: e, account: arn.Account, pattern: match.NewAction(arn.Name())}
	if strings.ContainsAny(arn.Name(), "*?") {
		n.patterns = append(n.patterns, found)
		return
	}
	lower := strings.ToLower(arn.Name())
	n.exact[lower] = append(n.exact[lower], found)
}

// naming goes over the other entities whose policies let them assume a role: by its name, by a pattern of it, or by *.
func (w *world) naming(role *fact.Entity) func(yield func(*fact.Entity) bool) {
	all := w.allNamings()
	lower := strings.ToLower(role.Name)
	return func(yield func(*fact.Entity) bool) {
		for _, list := range [][]naming{all.exact[lower], all.patterns} {
			for i := range list {
				if n := &list[i]; n.by != role && n.meets(role, lower) && !yield(n.by) {
					return
				}
			}
		}
	}
}

func (n *naming) meets(role *fact.Entity, lower string) bool {
	return n.all || (n.account == role.Account || role.Account == "" || n.account == "*") && n.pattern.Matches(lower)
}

// policiesOf goes over the identity policies of an entity that were brought: its own, those attached to it, and those
// of its groups. Managed are the managed policies by ARN and by name.
func (w *world) policiesOf(e *fact.Entity, managed map[string][]*fact.Managed) func(yield func(*fact.Document) bool) {
	return func(yield func(*fact.Document) bool) {
		for _, holder := range append([]*fact.Entity{e}, w.groupsOf(e)...) {
			for _, p := range holder.Inline {
				if !yield(p.Document) {
					return
				}
			}
			for _, text := range holder.Attached {
				if arn, ok := aws.ParseARN(text); ok && len(managed[text]) == 0 && aws.IsAccountID(arn.Account) {
					text = arn.Name()
				}
				for _, m := range managed[text] {
					if !yield(m.Document) {
						return
					}
				}
			}
		}
	}
}
