package policystore

import (
	"strings"

	"rolewalk/engine/scenario"
)

// WalkName stands before the colon in messages about a walk; the page shows places by itself.
const WalkName = "walk"

// maxPolicies is how many policies are kept. A caller that hands over more is not the page.
const maxPolicies = 512

// Store holds AWS-managed policies by name, and what the last reading leaves for the next. The zero Store is empty and
// ready to use.
type Store struct {
	policies map[string]string
	memory   scenario.Memory
}

// Put takes an AWS-managed policy: its name with its path, a line end, its text. A policy without a line end is
// dropped, and so is one beyond the most that are kept.
func (s *Store) Put(policy string) {
	name, text, ok := strings.Cut(policy, "\n")
	if !ok || len(s.policies) >= maxPolicies {
		return
	}
	if s.policies == nil {
		s.policies = map[string]string{}
	}
	s.policies[name] = text
}

// Parse parses a walk with the policies of the store. The walk's Needs name those that it attaches and the store lacks.
func (s *Store) Parse(text string) *scenario.Walk {
	return scenario.ParseWith(WalkName, text, scenario.PageLimit, s.library())
}

// Edited is Parse for the text that a person is editing. The walk is good until the next call.
func (s *Store) Edited(text string) *scenario.Walk {
	return s.memory.Parse(WalkName, text, scenario.PageLimit, s.library())
}

func (s *Store) library() scenario.Library {
	return scenario.Library{Lookup: s.lookup, Elsewhere: s.elsewhere}
}

func (s *Store) lookup(name string) (text string, ok bool) {
	text, ok = s.policies[name]
	return text, ok
}

// elsewhere returns the name of a policy of the store that is called like name and has another path; "" if there is
// none. No two policies of AWS have one name.
func (s *Store) elsewhere(name string) string {
	base := name[strings.LastIndexByte(name, '/')+1:]
	for other := range s.policies {
		if other != name && other[strings.LastIndexByte(other, '/')+1:] == base {
			return other
		}
	}
	return ""
}
