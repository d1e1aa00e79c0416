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
		switch {
		case e.Path != "" || e.Kind == fact.Group:
		case isReserved(e):
			w.reservePath(e, paths[key])
		case !several[key]:
			e.Path = pathOf(paths[key])
		}
	}
}

// centerRegion stands for the Region of IAM Identity Center, which the paths of its roles have.
const centerRegion = "IDENTITY_CENTER_REGION"

// isReserved reports whether a role is one that IAM Identity Center makes, by its name.
func isReserved(e *fact.Entity) bool {
	return e.Kind == fact.Role && strings.HasPrefix(e.Name, aws.ReservedRolePrefix)
}

// reservePath gives a role of IAM Identity Center its path: the one with which a trust policy names it, else one whose
// Region no source says.
func (w *world) reservePath(e *fact.Entity, named string) {
	e.Path = named
	if !strings.HasPrefix(named, aws.ReservedRolePath("")) {
		e.Path = aws.ReservedRolePath(w.fills.take(centerRegion))
	}
}

// regionOpen reports whether a pattern of a role's ARN meets the role in some Regions of IAM Identity Center alone.
func (w *world) regionOpen(e *fact.Entity, pattern aws.ARN) bool {
	met, missed := false, false
	glob := match.NewAction(strings.ToLower(pattern.Resource))
	for _, region := range []string{"", w.fills.take(centerRegion), pattern.ReservedRoleRegion()} {
		if glob.Matches(strings.ToLower(string(aws.KindRole) + aws.ReservedRolePath(region) + e.Name)) {
			met = true
		} else {
			missed = true
		}
	}
	return met && missed
}

// principalARN is the key that has the path of the caller's role.
const principalARN = "aws:PrincipalArn"

// pathOpen reports whether the ARN of the role whose session asks has a path that no source says, and a policy compares
// the ARN with one that fits with a path alone.
func (w *world) pathOpen(r *fact.Request) bool {
	arn, ok := aws.ParseARN(r.Caller)
	role, session := arn.Session()
	if !ok || session == "" {
		return false
	}
	e := w.find(fact.Role, arn.Account, role)
	inSomeRegion := e != nil && isReserved(e) && e.Path == aws.ReservedRolePath(w.fills.take(centerRegion))
	if e == nil || e.Path != "" && !inSomeRegion {
		return false
	}
	open := false
	w.conditions(func(c *policy.Condition) {
		if c.Lower != "aws:principalarn" {
			return
		}
		for _, v := range c.Values {
			of, ok := aws.ParseARN(v.Value)
			if inSomeRegion {
				open = open || ok && w.regionOpen(e, of)
				continue
			}
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
