package eval

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/match"
)

// Matched calls visit for every statement that applies to the request, with its policy and its index, in the order of
// the gates and of the text. Documents that AWS would not save have none.
func Matched(req *Request, visit func(p *Policy, statement int)) {
	req.Documents(func(_ Gate, p *Policy) {
		for i := range p.Doc.Statements {
			if !p.Doc.Saved() {
				continue
			}
			if applies, _ := req.applies(&p.Doc.Statements[i], p, nil); applies == match.Yes {
				visit(p, i)
			}
		}
	})
}

// DependsOnClock reports whether a condition in force for the request asks for a key whose value changes with time.
func (r *Request) DependsOnClock() bool {
	depends := false
	r.Documents(func(_ Gate, p *Policy) {
		if !p.Doc.Saved() {
			return
		}
		for i := range p.Doc.Statements {
			for j := range p.Doc.Statements[i].Condition {
				depends = depends || aws.KeyHas(p.Doc.Statements[i].Condition[j].Lower, aws.Moving)
			}
		}
	})
	return depends
}

// Documents calls visit for every document with a text that is in force for the request, with its gate, in the order of
// the gates.
func (r *Request) Documents(visit func(Gate, *Policy)) {
	r.each(func(g Gate, p *Policy) {
		if p.Doc.Supplied() {
			visit(g, p)
		}
	})
}

// each calls visit for every document of the request, those included whose text was not supplied.
func (r *Request) each(visit func(Gate, *Policy)) {
	all := func(g Gate, list []*Policy) {
		for _, p := range list {
			visit(g, p)
		}
	}
	for i := range r.RCPs {
		all(GateRCP, r.RCPs[i].Policies)
	}
	for i := range r.SCPs {
		all(GateSCP, r.SCPs[i].Policies)
	}
	if r.Trust != nil {
		visit(GateTrust, r.Trust)
	}
	if r.ResourcePolicy != nil {
		visit(GateResource, r.ResourcePolicy)
	}
	all(GateIdentity, r.Identity)
	all(GateBoundary, r.Boundaries)
	all(GateSession, r.Session)
}

// With returns a copy of the request with another document in place of p.
func (r *Request) With(p, other *Policy) *Request {
	c := *r
	swap := func(q *Policy) *Policy {
		if q == p {
			return other
		}
		return q
	}
	all := func(list []*Policy) []*Policy {
		if list == nil {
			return nil
		}
		out := make([]*Policy, len(list))
		for i, q := range list {
			out[i] = swap(q)
		}
		return out
	}
	levels := func(list []Level) []Level {
		if list == nil {
			return nil
		}
		out := make([]Level, len(list))
		for i, l := range list {
			out[i] = Level{Name: l.Name, Policies: all(l.Policies)}
		}
		return out
	}
	c.Trust, c.ResourcePolicy = swap(r.Trust), swap(r.ResourcePolicy)
	c.Identity, c.Boundaries, c.Session = all(r.Identity), all(r.Boundaries), all(r.Session)
	c.RCPs, c.SCPs = levels(r.RCPs), levels(r.SCPs)
	return &c
}
