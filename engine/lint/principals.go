package lint

import (
	"strings"

	"rolewalk/engine/policy"
)

// grants reports whether the statement's actions include action, which is in lower case. A NotAction grants what it does
// not name.
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
		if grants(s, action) {
			return true
		}
	}
	return false
}

// principals returns the statement's principals, nil where it has a NotPrincipal or none.
func principals(s *policy.Statement) []policy.Principal {
	if s.Principal == nil || s.Principal.Not {
		return nil
	}
	return s.Principal.Values
}

// only reports whether the statement names principals and all of them have one of the forms.
func only(s *policy.Statement, forms ...policy.Form) bool {
	list := principals(s)
	for i := range list {
		if !has(forms, list[i].Form) {
			return false
		}
	}
	return len(list) > 0
}

// everyone returns the principal that is everybody, nil where the statement has none.
func everyone(s *policy.Statement) *policy.Principal {
	list := principals(s)
	for i := range list {
		if list[i].Form == policy.FormEveryone {
			return &list[i]
		}
	}
	return nil
}

// issuer returns the host and path of an OIDC provider, as its condition keys begin, in lower case; empty for other
// principals.
func issuer(pr *policy.Principal) string {
	if pr.Form != policy.FormProvider {
		return ""
	}
	if name, ok := strings.CutPrefix(pr.ARN.Resource, "oidc-provider/"); ok {
		return strings.ToLower(name)
	}
	if pr.ARN.Resource == "" {
		return strings.ToLower(pr.Value)
	}
	return ""
}

// isSAML reports whether the principal is a SAML provider.
func isSAML(pr *policy.Principal) bool {
	return pr.Form == policy.FormProvider && strings.HasPrefix(pr.ARN.Resource, "saml-provider/")
}

// webIdentity yields each principal of an Allow that hands out the role by a token of an OIDC provider.
func (p *pass) webIdentity(visit func(s *policy.Statement, pr *policy.Principal, host string)) {
	for s := range p.statements(policy.Allow) {
		if !grants(s, "sts:assumerolewithwebidentity") {
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

// The providers that GitHub's workflows come from. Servers of an enterprise have one of their own.
const github = "token.actions.githubusercontent.com"

func isGitHub(host string) bool {
	return host == github || strings.HasPrefix(host, github+"/") || strings.HasPrefix(host, "token.actions.") && strings.HasSuffix(host, ".ghe.com")
}
