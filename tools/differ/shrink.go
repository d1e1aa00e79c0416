package main

import (
	"encoding/json"
	"maps"
	"slices"

	"rolewalk/engine/decide"
)

// judge asks both engines.
type judge struct {
	ours   *decide.Decider
	theirs func(*request) (string, error)
}

// shrink removes what does not matter for the disagreement: documents, statements, conditions, context keys.
func (d *difference) shrink(j judge) {
	for smaller := true; smaller; {
		smaller = false
		for _, less := range d.request.lesser() {
			if o, t, still := j.disagree(less); still && explain(j.ours, less, t) == "" {
				d.request, d.ours, d.theirs = less, o, t
				smaller = true
				break
			}
		}
	}
}

func (j *judge) disagree(r *request) (ours, theirs string, differ bool) {
	ours, err := decision(j.ours, r)
	if err != nil {
		return "", "", false
	}
	theirs, err = j.theirs(r)
	return ours, theirs, err == nil && ours != theirs
}

// lesser are the requests that have one thing less: a document, a statement, a row of a condition, a value, a key.
func (r *request) lesser() []*request {
	var list []*request
	add := func(change func(*request)) {
		c := r.clone()
		if change(c); !same(c, r) {
			list = append(list, c)
		}
	}
	add(func(c *request) { c.Boundaries = nil })
	add(func(c *request) { c.Session = nil })
	add(func(c *request) { c.SCPs = nil })
	add(func(c *request) { c.RCPs = nil })
	add(func(c *request) { c.Trust = nil })
	for i := range r.Identity {
		add(func(c *request) { c.Identity = without(c.Identity, i) })
	}
	for _, levels := range []func(*request) *[][]document{
		func(c *request) *[][]document { return &c.SCPs },
		func(c *request) *[][]document { return &c.RCPs },
	} {
		for i, level := range *levels(r) {
			add(func(c *request) { *levels(c) = without(*levels(c), i) })
			for j := range level {
				add(func(c *request) { (*levels(c))[i] = without((*levels(c))[i], j) })
			}
		}
	}
	for key := range r.Context {
		add(func(c *request) {
			c.Context = maps.Clone(r.Context)
			delete(c.Context, key)
		})
	}
	for i, d := range documentsOf(r) {
		for _, less := range d.lesser() {
			add(func(c *request) { *documentsOf(c)[i] = less })
		}
	}
	return list
}

// same reports whether two requests are written alike.
func same(a, b *request) bool {
	one, _ := json.Marshal(a)
	other, _ := json.Marshal(b)
	return string(one) == string(other)
}

// without is the list without its ith item; the list given stays as it is.
func without[T any](list []T, i int) []T { return slices.Delete(slices.Clone(list), i, i+1) }

// lesser are the documents that have one thing less.
func (d *document) lesser() []document {
	var list []document
	for i := range d.Statement {
		if len(d.Statement) > 1 {
			list = append(list, document{Version: d.Version, Statement: without(d.Statement, i)})
		}
		for _, less := range d.Statement[i].lesser() {
			c := document{Version: d.Version, Statement: slices.Clone(d.Statement)}
			c.Statement[i] = less
			list = append(list, c)
		}
	}
	return list
}

// lesser are the statements that have a row, or a value of a list, less.
func (s *statement) lesser() []statement {
	var list []statement
	for operator, rows := range s.Condition {
		for key := range rows {
			c := *s
			c.Condition = maps.Clone(s.Condition)
			if c.Condition[operator] = maps.Clone(rows); len(rows) == 1 {
				delete(c.Condition, operator)
			} else {
				delete(c.Condition[operator], key)
			}
			list = append(list, c)
		}
	}
	var named map[string][]string
	if b, _ := json.Marshal(s.Principal); json.Unmarshal(b, &named) == nil {
		for key, values := range named {
			for i := range values {
				if len(values) > 1 {
					c := *s
					c.Principal = map[string][]string{key: without(values, i)}
					list = append(list, c)
				}
			}
		}
	}
	for _, values := range []func(*statement) *[]string{
		func(c *statement) *[]string { return &c.Action }, func(c *statement) *[]string { return &c.NotAction },
		func(c *statement) *[]string { return &c.Resource }, func(c *statement) *[]string { return &c.NotResource },
	} {
		for i := range *values(s) {
			if len(*values(s)) > 1 {
				c := *s
				*values(&c) = without(*values(s), i)
				list = append(list, c)
			}
		}
	}
	return list
}
