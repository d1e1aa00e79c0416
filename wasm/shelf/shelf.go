// Package shelf keeps what a module was handed over beside the walk: AWS-managed policies that are too long to be part of
// it.
package shelf

import (
	"strings"

	"rolewalk/engine/scenario"
)

// Name stands before the colon in messages; the page shows places by itself.
const Name = "walk"

// most is how many policies are kept; a caller who hands over more is not the page.
const most = 64

// Shelf are AWS-managed policies by name. The zero Shelf is empty and ready to use.
type Shelf struct{ policies map[string]string }

// Put takes an AWS-managed policy: its name, a line end, its text.
func (s *Shelf) Put(policy string) {
	name, text, ok := strings.Cut(policy, "\n")
	if !ok || len(s.policies) >= most {
		return
	}
	if s.policies == nil {
		s.policies = map[string]string{}
	}
	s.policies[name] = text
}

// Read parses a walk with what is on the shelf.
func (s *Shelf) Read(text string) *scenario.Walk {
	return scenario.ParseWith(Name, text, scenario.PageLimit, scenario.Library{Lookup: func(policy string) (string, bool) {
		document, ok := s.policies[policy]
		return document, ok
	}})
}
