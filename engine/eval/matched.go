package eval

import (
	"strings"

	"rolewalk/engine/match"
)

// Matched calls visit for every statement that applies to the request, in the order of the gates and of the text, with
// its policy and its index. What AWS would not save has none.
func Matched(req *Request, visit func(p *Policy, statement int)) {
	req.each(func(p *Policy) {
		for i := range p.Doc.Statements {
			if applies, _ := req.applies(&p.Doc.Statements[i], p, nil); applies == match.Yes {
				visit(p, i)
			}
		}
	})
}

// LooksAtClock reports whether a condition in force for the request asks for the time.
func (r *Request) LooksAtClock() bool {
	looks := false
	r.each(func(p *Policy) {
		for i := range p.Doc.Statements {
			for j := range p.Doc.Statements[i].Condition {
				switch p.Doc.Statements[i].Condition[j].Lower {
				case "aws:currenttime", "aws:epochtime", "aws:tokenissuetime", "aws:multifactorauthage":
					looks = true
				}
			}
		}
	})
	return looks
}

// each visits every document that AWS would have saved, in the order of the gates.
func (r *Request) each(visit func(*Policy)) {
	each := func(p *Policy) {
		if p != nil && p.Doc.Saved() {
			visit(p)
		}
	}
	for _, levels := range [][]Level{r.RCPs, r.SCPs} {
		for i := range levels {
			for _, p := range levels[i].Policies {
				each(p)
			}
		}
	}
	each(r.Trust)
	each(r.ResourcePolicy)
	for _, list := range [][]*Policy{r.Identity, r.Boundaries, r.Session} {
		for _, p := range list {
			each(p)
		}
	}
}

// UnknownKeys are the condition keys of unknown value that the decision hangs on, as the policies write them, each once
// and in the order of the gates. The step must be of a watched evaluation of the request.
func UnknownKeys(req *Request, t *Step) []string {
	var keys []string
	seen := map[string]bool{}
	add := func(key string) {
		if lower := strings.ToLower(key); !seen[lower] {
			seen[lower] = true
			keys = append(keys, key)
		}
	}
	var walk func(*Step)
	walk = func(s *Step) {
		switch {
		case s.Kind == StepStatement && s.Held != match.Unknown || s.Reason == ReasonNotSaved:
			return
		case s.Kind == StepStatement && s.Statement.Resource != nil:
			for i := range s.Statement.Resource.Values {
				s.Statement.Resource.Values[i].Pattern.Unknown(&req.Context, add)
			}
		case s.Kind == StepCondition && s.Held == match.Unknown:
			if req.Context.Values(s.Condition.Lower).Unknown {
				add(s.Condition.Key.Value)
			}
			for i := range s.Condition.Operands {
				s.Condition.Operands[i].Unknown(&req.Context, add)
			}
		}
		for _, sub := range s.Sub {
			walk(sub)
		}
	}
	walk(t)
	return keys
}
