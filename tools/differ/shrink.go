package main

import (
	"encoding/json"

	"rolewalk/engine/decide"
)

// shrink takes away whatever does not matter to the disagreement: documents, statements, conditions, context keys.
func (d *difference) shrink(ours *decide.Decider, theirs *oracle) {
	for smaller := true; smaller; {
		smaller = false
		for _, less := range d.request.lesser() {
			if o, t, still := disagree(less, ours, theirs); still && explain(less, o, t) == "" {
				d.request, d.ours, d.theirs = less, o, t
				smaller = true
				break
			}
		}
	}
}

func disagree(r *request, d *decide.Decider, o *oracle) (ours, theirs string, differ bool) {
	line, err := json.Marshal(r)
	if err != nil {
		return "", "", false
	}
	answers, err := o.ask(append(line, '\n'), 1)
	if err != nil {
		return "", "", false
	}
	if ours, err = decision(d, r); err != nil {
		return "", "", false
	}
	return ours, answers[0], ours != answers[0]
}

// lesser are the requests that have one thing less.
func (r *request) lesser() []*request {
	var list []*request
	add := func(change func(*request)) {
		c := *r
		change(&c)
		list = append(list, &c)
	}
	for i := range r.Identity {
		add(func(c *request) { c.Identity = without(r.Identity, i) })
	}
	add(func(c *request) { c.Boundaries = nil })
	add(func(c *request) { c.Session = nil })
	add(func(c *request) { c.SCPs = nil })
	add(func(c *request) { c.RCPs = nil })
	add(func(c *request) { c.Trust = nil })
	for key := range r.Context {
		add(func(c *request) {
			c.Context = map[string]any{}
			for k, v := range r.Context {
				if k != key {
					c.Context[k] = v
				}
			}
		})
	}
	if r.Trust != nil {
		for _, less := range r.Trust.lesser() {
			add(func(c *request) { c.Trust = &less })
		}
	}
	for i := range r.Identity {
		for _, less := range r.Identity[i].lesser() {
			add(func(c *request) { c.Identity = with(r.Identity, i, less) })
		}
	}
	kept := list[:0]
	for _, c := range list {
		if !same(c, r) {
			kept = append(kept, c)
		}
	}
	return kept
}

// same reports whether two requests are written alike.
func same(a, b *request) bool {
	one, _ := json.Marshal(a)
	other, _ := json.Marshal(b)
	return string(one) == string(other)
}

func without(list []document, i int) []document {
	return append(append([]document{}, list[:i]...), list[i+1:]...)
}

func with(list []document, i int, d document) []document {
	out := append([]document{}, list...)
	out[i] = d
	return out
}

// lesser are the documents that have a statement, or a condition, less.
func (d document) lesser() []document {
	var list []document
	for i := range d.Statement {
		if len(d.Statement) > 1 {
			c := d
			c.Statement = append(append([]statement{}, d.Statement[:i]...), d.Statement[i+1:]...)
			list = append(list, c)
		}
		for operator := range d.Statement[i].Condition {
			c := d
			c.Statement = append([]statement{}, d.Statement...)
			c.Statement[i].Condition = map[string]map[string]json.RawMessage{}
			for k, v := range d.Statement[i].Condition {
				if k != operator {
					c.Statement[i].Condition[k] = v
				}
			}
			list = append(list, c)
		}
	}
	return list
}
