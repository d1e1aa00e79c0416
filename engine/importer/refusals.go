package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// namedPolicies puts the policies into the world whose Deny AWS's sentences name by ARN. Their texts are unknown unless
// a source has them.
//
// See https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns/
func (w *world) namedPolicies() {
	for _, r := range w.requests() {
		arn, ok := aws.ParseARN(r.PolicyARN)
		switch {
		case !ok || !isARN(r.PolicyARN):
		case isControlPolicy(r.PolicyARN):
			w.namedControl(arn, fact.Gate(r.Gate))
		case isPolicyARN(r.PolicyARN):
			w.attachNamed(r, arn)
		}
	}
}

// isControlPolicy reports whether an ARN is of an SCP or an RCP.
//
// See https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
func isControlPolicy(text string) bool {
	arn, ok := aws.ParseARN(text)
	return ok && arn.Service == "organizations"
}

// namedControl adds a control policy that is named by its ARN, as p-examplepolicyid, if it is not there.
func (w *world) namedControl(arn aws.ARN, gate fact.Gate) {
	id := arn.Resource[strings.LastIndexByte(arn.Resource, '/')+1:]
	known := slices.ContainsFunc(w.controls, func(c fact.Control) bool { return c.ID == id || c.Name == id })
	if !known && isName(id) {
		w.controls = append(w.controls, fact.Control{Kind: policy.Kind(gate), Name: id, ID: id})
	}
}

// attachNamed attaches a managed policy that is named by its ARN to the caller, or makes it the boundary.
func (w *world) attachNamed(r *fact.Request, arn aws.ARN) {
	caller := w.ofARN(r.Caller)
	switch {
	case caller == nil:
	case r.Gate == "boundary" && caller.Boundary == "":
		caller.Boundary = r.PolicyARN
	case r.Gate == "identity" && !slices.ContainsFunc(caller.Attached, func(a string) bool {
		return a == r.PolicyARN || a == arn.Name()
	}) && !w.fromGroup(caller, r.PolicyARN):
		caller.Attached = append(caller.Attached, r.PolicyARN)
	}
}

// fromGroup reports whether a group of the user has the policy.
func (w *world) fromGroup(user *fact.Entity, arn string) bool {
	return slices.ContainsFunc(w.groupsOf(user), func(g *fact.Entity) bool { return slices.Contains(g.Attached, arn) })
}

// matchedStatements gives the caller a policy with each Deny that a decoded message names. The message does not give
// the operators of conditions, so the policy has none, and a comment says so.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
func (w *world) matchedStatements() {
	for _, r := range w.requests() {
		caller := w.ofARN(r.Caller)
		var denies []string
		for _, text := range r.Statements {
			n, fault := tree.ReadJSON(text, source.Span{To: len(text)})
			if fault == nil && n.At("Effect").String() == string(policy.Deny) && !w.hasDeny(caller, n.At("Sid").String()) {
				denies = append(denies, text)
			}
		}
		if caller == nil || len(denies) == 0 {
			continue
		}
		note := "AWS's decoded message has this Deny. It does not say in which policy it stands."
		if len(r.Unconditioned) > 0 {
			note += " It has conditions on " + source.List(r.Unconditioned, "and") + ", whose operators the message leaves out."
		}
		d := &fact.Document{
			JSON: `{"Version": "` + string(policy.Version2012) + `", "Statement": [` + strings.Join(denies, ", ") + `]}`,
			Span: r.Span, Note: note,
		}
		absorb(caller, &fact.Entity{Inline: []fact.Named{{Name: freeName(caller), Document: d}}})
	}
}

// hasDeny reports whether a policy that was brought of the caller, or over its account, has a Deny of the name.
func (w *world) hasDeny(caller *fact.Entity, sid string) bool {
	if caller == nil || sid == "" {
		return false
	}
	denies := func(d *fact.Document) bool {
		if !d.Known() {
			return false
		}
		doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: policy.Identity})
		return slices.ContainsFunc(doc.Statements, func(s policy.Statement) bool {
			return s.Effect == policy.Deny && s.Sid.Value == sid
		})
	}
	return slices.ContainsFunc(caller.Inline, func(p fact.Named) bool { return denies(p.Document) }) ||
		slices.ContainsFunc(w.managed, func(m *fact.Managed) bool { return has(caller, m) && denies(m.Document) }) ||
		slices.ContainsFunc(w.controls, func(c fact.Control) bool { return denies(c.Document) })
}
