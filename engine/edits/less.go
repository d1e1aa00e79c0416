package edits

import (
	"slices"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// refuses reports whether a request of the step is refused with another text of a document.
func (s *stays) refuses(t target, doc *policy.Document) bool {
	other := &eval.Policy{Ref: t.policy.Ref, Doc: doc, IDs: t.policy.IDs}
	return slices.ContainsFunc(requests(s.step), func(r *eval.Request) bool {
		return eval.Evaluate(r.With(t.policy, other), nil).Refused != 0
	})
}

func (s *stays) refusesWithout(key string) bool {
	return slices.ContainsFunc(requests(s.step), func(r *eval.Request) bool {
		return eval.Evaluate(sts.WithKeys(r, []string{key}, nil), nil).Refused != 0
	})
}

func (s *stays) refusesWithoutAll(list []spare) bool {
	return slices.ContainsFunc(requests(s.step), func(r *eval.Request) bool {
		docs := map[*eval.Policy]*policy.Document{}
		for _, sp := range list {
			doc := docs[sp.policy]
			if doc == nil {
				doc = sp.policy.Doc
			}
			docs[sp.policy] = less(doc, sp.statement, nil)
		}
		for _, sp := range list {
			r = r.With(sp.policy, &eval.Policy{Ref: sp.policy.Ref, Doc: docs[sp.policy], IDs: sp.policy.IDs})
		}
		return eval.Evaluate(r, nil).Refused != 0
	})
}

// less is a document without one of its statements, or with another in its place.
func less(doc *policy.Document, own, changed *policy.Statement) *policy.Document {
	c := *doc
	c.Statements = nil
	for i := range doc.Statements {
		switch {
		case doc.Statements[i].Span != own.Span:
			c.Statements = append(c.Statements, doc.Statements[i])
		case changed != nil:
			c.Statements = append(c.Statements, *changed)
		}
	}
	return &c
}

// lessOne is a statement without the value of an element that let the request through.
func lessOne(own *policy.Statement, e *eval.Step) *policy.Statement {
	c := *own
	switch e.Kind {
	case eval.StepPrincipal:
		ps := *own.Principal
		ps.Values = slices.DeleteFunc(slices.Clone(ps.Values), func(p policy.Principal) bool { return p.Span == e.Token })
		c.Principal = &ps
	case eval.StepActions:
		as := *own.Action
		as.Values = slices.DeleteFunc(slices.Clone(as.Values), func(a policy.Action) bool { return a.Span == e.Token })
		c.Action = &as
	case eval.StepResource:
		rs := *own.Resource
		decided := func(p policy.ResourcePattern) bool { return p.Span == e.Token }
		rs.Values = slices.DeleteFunc(slices.Clone(rs.Values), decided)
		c.Resource = &rs
	}
	return &c
}

// valueAt is the value of an element at a place.
func valueAt(own *policy.Statement, at source.Span) string {
	if own.Principal != nil {
		for i := range own.Principal.Values {
			if own.Principal.Values[i].Span == at {
				return own.Principal.Values[i].Value
			}
		}
	}
	for i := range own.Action.Values {
		if own.Action.Values[i].Span == at {
			return own.Action.Values[i].Value
		}
	}
	if own.Resource != nil {
		for i := range own.Resource.Values {
			if own.Resource.Values[i].Span == at {
				return own.Resource.Values[i].Value
			}
		}
	}
	return ""
}
