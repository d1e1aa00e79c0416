package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// grants reports whether the statement's actions include action, which is in lower case. A NotAction includes every
// action that it does not list.
func grants(s *policy.Statement, action string) bool {
	if s.Action == nil {
		return false
	}
	for i := range s.Action.Values {
		if s.Action.Values[i].Pattern.Matches(action) {
			return !s.Action.Not
		}
	}
	return s.Action.Not
}

// grantsInTrust reports whether some Allow of the trust policy grants action.
func (p *pass) grantsInTrust(action string) bool {
	for s := range p.statements(policy.Allow) {
		if grants(s, action) || misspells(s, action) {
			return true
		}
	}
	return false
}

// misspells reports whether an action of the statement, which AWS would not save, was meant to be the action.
func misspells(s *policy.Statement, action string) bool {
	if s.Action == nil || s.Action.Not {
		return false
	}
	names := aws.TrustActions()
	for i := range s.Action.Values {
		written := s.Action.Values[i].Value
		if !has(names, written) && strings.EqualFold(source.Nearest(written, names), action) {
			return true
		}
	}
	return false
}

// principals returns the statement's principals, nil if it has a NotPrincipal or none.
func principals(s *policy.Statement) []policy.Principal {
	if s.Principal == nil || s.Principal.Not {
		return nil
	}
	return s.Principal.Values
}

// only reports whether the statement has principals and each has one of the forms.
func only(s *policy.Statement, forms ...policy.Form) bool {
	list := principals(s)
	for i := range list {
		if !has(forms, list[i].Form) {
			return false
		}
	}
	return len(list) > 0
}

// everyone returns the principal *, nil if the statement does not have it.
func everyone(s *policy.Statement) *policy.Principal {
	list := principals(s)
	for i := range list {
		if list[i].Form == policy.FormEveryone {
			return &list[i]
		}
	}
	return nil
}

// issuer returns the host and path of an OIDC provider in lower case, as its condition keys start; empty for other
// principals.
func issuer(pr *policy.Principal) string {
	if pr.Form != policy.FormProvider {
		return ""
	}
	if name, ok := pr.ARN.Behind(aws.KindOIDCProvider); ok {
		return strings.ToLower(name)
	}
	if pr.ARN.Resource == "" {
		return strings.ToLower(pr.Value)
	}
	return ""
}

// isSAML reports whether the principal is a SAML provider.
func isSAML(pr *policy.Principal) bool {
	_, saml := pr.ARN.Behind(aws.KindSAMLProvider)
	return saml && pr.Form == policy.FormProvider
}

// webIdentity visits each OIDC provider whose tokens an Allow accepts.
func (p *pass) webIdentity(visit func(s *policy.Statement, pr *policy.Principal, host string)) {
	for s := range p.statements(policy.Allow) {
		if !grants(s, aws.LowerAssumeRoleWithWebIdentity) {
			continue
		}
		list := principals(s)
		for i := range list {
			if host := issuer(&list[i]); host != "" {
				visit(s, &list[i], host)
			}
		}
	}
}
