package eval

import (
	"rolewalk/engine/match"
)

// Matched calls visit for every statement that applies to the request, in the order of the gates and of the text, with
// its policy and its index. What AWS would not save has none.
func Matched(req *Request, visit func(p *Policy, statement int)) {
	each := func(p *Policy) {
		if p == nil || !p.Doc.Saved() {
			return
		}
		for i := range p.Doc.Statements {
			if applies, _ := req.applies(&p.Doc.Statements[i], p, nil); applies == match.Yes {
				visit(p, i)
			}
		}
	}
	for _, levels := range [][]Level{req.RCPs, req.SCPs} {
		for i := range levels {
			for _, p := range levels[i].Policies {
				each(p)
			}
		}
	}
	each(req.Trust)
	each(req.ResourcePolicy)
	for _, list := range [][]*Policy{req.Identity, req.Boundaries, req.Session} {
		for _, p := range list {
			each(p)
		}
	}
}

// UnknownKeys are the condition keys of unknown value that the decision hangs on, as the policies write them, each once
// and in the order of the gates. The step must be of a watched evaluation of the request.
func UnknownKeys(t *Step) []string {
	var keys []string
	seen := map[string]bool{}
	add := func(key, lower string) {
		if !seen[lower] {
			seen[lower] = true
			keys = append(keys, key)
		}
	}
	var walk func(*Step)
	walk = func(s *Step) {
		if s.Kind == StepStatement && s.Held != match.Unknown || s.Reason == ReasonNotSaved {
			return
		}
		if s.Kind == StepCondition && s.Held == match.Unknown {
			add(s.Condition.Key.Value, s.Condition.Lower)
		}
		for _, sub := range s.Sub {
			walk(sub)
		}
	}
	walk(t)
	return keys
}
