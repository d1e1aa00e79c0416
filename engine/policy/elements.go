package policy

import (
	"fmt"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

func newAction(v String) Action { return Action{v, match.NewAction(v.Value)} }

// principals reads Principal or NotPrincipal, or reports that it is missing or does not belong there.
func (r *reader) principals(s *Statement, n *tree.Node) {
	m, not := r.pair(n, "Principal")
	switch {
	case r.kind == Identity || r.kind == Boundary || r.kind == Session || r.kind == SCP:
		r.noPrincipal(n, m)
		return
	case m == nil:
		// Rule: A resource-based policy must name a principal.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
		// Proof: unsaved/bucket-principal-missing.walk, unsaved/principal-missing-in-trust.walk
		r.refuse(MissingPrincipal, n.Span, "the statement has no Principal, so it applies to no one",
			answerMissing("Principal"), `add "Principal": {"AWS": "arn:aws:iam::111122223333:user/NAME"}, or a Service`)
		return
	case not && r.kind == Trust:
		// Rule: A trust policy has no NotPrincipal.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
		// Proof: unsaved/not-principal-in-trust.walk
		r.refuse(TrustNotPrincipal, m.Name.Span, "a trust policy cannot have a NotPrincipal", answerTrustNotPrincipal,
			"name the principals that may, with Principal")
	}
	s.Principal = &Principals{Span: m.Span(), Not: not}
	switch m.Value.Kind {
	case '"':
		r.bareStar(s.Principal, m)
	case '{':
		if len(m.Value.Members) == 0 {
			r.refuse(MissingPrincipal, m.Value.Span, "the Principal is empty", answerNoPrincipals,
				`name a principal: {"AWS": …} or {"Service": …}`)
		}
		for i := range m.Value.Members {
			r.principalKey(s.Principal, &m.Value.Members[i])
		}
	default:
		if r.kind != RCP { // whose principal is judged as a whole
			r.wrongType(m, `"*" or an object`)
		}
	}
	r.onlyStarInRCP(s.Principal, m)
}

// noPrincipal refuses the Principal of a policy that is attached to an identity; m may be nil.
func (r *reader) noPrincipal(n *tree.Node, m *tree.Member) {
	if m == nil {
		return
	}
	code := UnsupportedPrincipal
	if r.kind == SCP {
		code = SCPSyntax
	}
	// Rule: A policy that is attached to an identity names no principal.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
	// Proof: unsaved/principal-in-identity-policy.walk
	r.refuse(code, m.Name.Span,
		"a policy of this kind has no Principal, because it applies to the identity that it is attached to",
		answerPrincipal,
		"delete it, or put the statement into the trust policy or the resource's policy", r.dropMember(n, m))
}

func (r *reader) bareStar(ps *Principals, m *tree.Member) {
	p := readPrincipal("", m.Value.Text, m.Value.Span)
	switch {
	case p.Form != FormEveryone:
		r.refuse(InvalidPrincipalFormat, p.Span, fmt.Sprintf("a Principal is an object, which says what %q is", p.Value),
			answerSyntax, fmt.Sprintf(`write {"AWS": %q} or {"Service": …}`, p.Value))
	case r.kind == Trust:
		// Rule: A trust policy does not accept the bare principal "*".
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
		// Proof: unsaved/case-009-bare-star-in-trust.walk
		r.refuse(
			TrustBareStar,
			p.Span,
			`a trust policy does not accept the bare "*" as a principal`,
			answerTrustStar,
			`name who may assume the role, like {"AWS": "arn:aws:iam::111122223333:user/NAME"}; {"AWS": "*"} would be taken, `+
				`but it trusts every AWS account`,
		)
	}
	ps.Values = append(ps.Values, p)
}

var principalKeys = []string{"AWS", "Service", "Federated", "CanonicalUser"}

func (r *reader) principalKey(ps *Principals, m *tree.Member) {
	typ := m.Name.Value
	if !contains(principalKeys, typ) || typ == "CanonicalUser" && r.kind == Trust {
		remedy, fixes := source.DidYouMeanString(
			m.Name.Span,
			typ,
			principalKeys,
			"the keys are AWS, Service and Federated",
		)
		// Rule: The keys of a Principal are AWS, Service, Federated and CanonicalUser, in this case.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
		// Proof: unsaved/principal-key-in-lower-case.walk
		r.refuse(
			InvalidPrincipalKey,
			m.Name.Span,
			fmt.Sprintf("a Principal has no key %q", typ),
			InvalidPrincipalAnswer(strings.ToUpper(typ), m.Value.Text),
			remedy,
			fixes...)
		return
	}
	for _, v := range r.strings(m, MissingPrincipal, answerNoPrincipals) {
		p := readPrincipal(typ, v.Value, v.Span)
		r.judgePrincipal(&p)
		ps.Values = append(ps.Values, p)
	}
}

func (r *reader) onlyStarInRCP(ps *Principals, m *tree.Member) {
	if r.kind == RCP && (ps.Not || !isEveryone(&m.Value)) {
		// Rule: The principal of a resource control policy is "*" or {"AWS": "*"}, and not a list.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
		// Proof: unsaved/control-policies.walk, organizations/rcp-principals.walk
		r.refuse(RCPSyntaxPrincipal, m.Span(), `the principal of a resource control policy is "*"`, answerRCP,
			`write "Principal": "*", and say in a Condition who you mean`)
	}
}

// isEveryone reports whether a Principal is "*" or {"AWS": "*"}.
func isEveryone(n *tree.Node) bool {
	if n.Kind == '{' && len(n.Members) == 1 && n.Members[0].Name.Value == "AWS" {
		n = &n.Members[0].Value
	}
	return n.Kind == '"' && n.Text == "*"
}

// resources reads Resource or NotResource. A trust policy has neither: its resource is the role.
func (r *reader) resources(s *Statement, n *tree.Node) {
	m, not := r.pair(n, "Resource")
	if r.kind == Trust {
		if m != nil {
			answer := answerTrustResource
			if not {
				answer = answerTrustNotResource
			}
			// Rule: A trust policy names no resource.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
			// Proof: unsaved/resource-in-trust.walk
			r.refuse(TrustResource, m.Name.Span, "a trust policy has no Resource, because its resource is the role it "+
				"belongs to",
				answer, "delete it", r.dropMember(n, m))
		}
		return
	}
	if m == nil {
		if r.kind != Resource {
			// Rule: A statement of an identity policy must have a Resource or a NotResource.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
			// Proof: unsaved/resource-missing.walk
			r.refuse(MissingResource, n.Span, "the statement has no Resource", answerNoResources,
				"add the resources: an ARN, or *")
		}
		return
	}
	s.Resource = &Resources{Span: m.Span(), Not: not}
	for _, v := range r.strings(m, MissingResource, answerNoResources) {
		if r.resource(v) {
			pattern, err := match.NewARNPattern(v.Value, r.variables(), true, true)
			if err != nil {
				r.note(InvalidVariable, v.Span, err.Error(), "write ${key}, like ${aws:username}")
			}
			r.variableVersion(v)
			s.Resource.Values = append(s.Resource.Values, ResourcePattern{v, pattern})
		}
	}
	s.Resource.keepTexts()
}

// dropMember is the fix that deletes a member with the comma that belongs to it.
func (r *reader) dropMember(n *tree.Node, m *tree.Member) source.Fix {
	at := m.Span()
	for i := range n.Members {
		if &n.Members[i] != m {
			continue
		}
		switch {
		case i+1 < len(n.Members):
			at.To = n.Members[i+1].Name.Span.From
		case i > 0:
			at.From = n.Members[i-1].Value.Span.To
		}
	}
	return source.Fix{Title: "Delete " + m.Name.Value, Edits: []source.Edit{{At: at}}}
}

// mostSearched bounds the lists and objects in which a fix looks for what it is about: no one writes longer ones by
// hand.
const mostSearched = 200

// dropItem is the fix that deletes an item of a list with the comma that belongs to it; none where it is the only one.
func dropItem(list *tree.Node, v String) []source.Fix {
	if len(list.Items) > mostSearched {
		return nil
	}
	for i := range list.Items {
		at := list.Items[i].Span
		if at != v.Span || len(list.Items) == 1 {
			continue
		}
		if i+1 < len(list.Items) {
			at.To = list.Items[i+1].Span.From
		} else {
			at.From = list.Items[i-1].Span.To
		}
		return []source.Fix{{Title: "Delete " + v.Value, Edits: []source.Edit{{At: at}}}}
	}
	return nil
}

// variables reports whether policy variables count in this document.
func (r *reader) variables() bool {
	if r.doc.Version == Version2012 {
		return true
	}
	// Rule: Policy variables count in documents of Version 2012-10-17 only; in older ones they are plain text.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
	// Proof: variables/case-032-without-version.walk, variables/old-version-in-conditions.walk
	return false
}

func (r *reader) variableVersion(v String) {
	if !r.variables() && strings.Contains(v.Value, "${") {
		r.note(VariableUnsupportedInVersion, v.Span, "without Version 2012-10-17, this policy variable is plain text",
			`add "Version": "2012-10-17" to the policy`)
	}
}
