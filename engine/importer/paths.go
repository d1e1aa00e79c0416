package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// learnPaths gives the principals whose path no source says the one with which a trust policy names them: AWS saves no
// trust policy that names a principal by another path than its own.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func (w *world) learnPaths() {
	paths := map[string]string{}
	several := map[string]bool{}
	for _, role := range w.entities {
		if !role.Trust.Known() {
			continue
		}
		for p := range principalsOf(role.Trust) {
			if p.Form != policy.FormRole && p.Form != policy.FormUser {
				continue
			}
			key := string(p.ARN.Kind()) + " " + p.ARN.Account + " " + p.ARN.Name()
			several[key] = several[key] || paths[key] != "" && paths[key] != p.ARN.Path()
			paths[key] = p.ARN.Path()
		}
	}
	for _, e := range w.entities {
		key := string(e.Kind) + " " + e.Account + " " + e.Name
		if e.Path == "" && !several[key] && e.Kind != fact.Group {
			e.Path = pathOf(paths[key])
		}
	}
}

// pathOpen reports whether the ARN of the role whose session asks has a path that no source says, and a policy compares
// the ARN with one that fits with a path alone.
func (w *world) pathOpen(r *fact.Request) bool {
	arn, ok := aws.ParseARN(r.Caller)
	role, session := arn.Session()
	if !ok || session == "" {
		return false
	}
	e := w.find(fact.Role, arn.Account, role)
	if e == nil || e.Path != "" {
		return false
	}
	open := false
	w.conditions(func(c *policy.Condition) {
		if c.Lower != "aws:principalarn" {
			return
		}
		for _, v := range c.Values {
			of, ok := aws.ParseARN(v.Value)
			last := of.Resource[strings.LastIndexByte(of.Resource, '/')+1:]
			fits := match.NewAction(strings.ToLower(last)).Matches(strings.ToLower(role))
			open = open || ok && strings.Count(of.Resource, "/") > 1 && fits
		}
	})
	return open
}

// conditions goes over the conditions of the policies of the case.
func (w *world) conditions(visit func(c *policy.Condition)) {
	add := func(d *fact.Document, kind policy.Kind) {
		if !d.Known() {
			return
		}
		doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: kind})
		for i := range doc.Statements {
			for j := range doc.Statements[i].Condition {
				visit(&doc.Statements[i].Condition[j])
			}
		}
	}
	for _, e := range w.entities {
		add(e.Trust, policy.Trust)
		for _, p := range e.Inline {
			add(p.Document, policy.Identity)
		}
	}
	for _, m := range w.managed {
		add(m.Document, policy.Identity)
	}
	for _, r := range w.resources {
		add(r.Document, policy.Resource)
	}
	for _, c := range w.controls {
		add(c.Document, c.Kind)
	}
}
