package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The operations that hand out a role, in lower case, with the name that AWS writes.
var assumeActions = map[string]string{
	"sts:assumerole":                "sts:AssumeRole",
	"sts:assumerolewithsaml":        "sts:AssumeRoleWithSAML",
	"sts:assumerolewithwebidentity": "sts:AssumeRoleWithWebIdentity",
}

var mismatchedActionForPrincipal = &Check{
	Code: "MISMATCHED_ACTION_FOR_PRINCIPAL",
	Type: source.Error,
	For:  trusts,
	Doc: Doc{
		Title:  "An action that this principal does not use",
		Text:   "Users, roles and services ask with `sts:AssumeRole`. Who comes with an OIDC token asks with `sts:AssumeRoleWithWebIdentity`, who comes with a SAML assertion with `sts:AssumeRoleWithSAML`. With another action the statement lets nobody in.",
		Before: `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"}, "Action": "sts:AssumeRoleWithSAML", "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}}`,
		See:    checkPage + "error-mismatched-action-for-principal",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			if s.Action == nil || s.Action.Not {
				continue
			}
			found := false
			for i := range s.Action.Values {
				found = p.mismatch(s, &s.Action.Values[i]) || found
			}
			if !found {
				p.leftOut(s)
			}
		}
	},
}

// leftOut reports the principals of an Allow with whose action it does not grant, where others do.
func (p *pass) leftOut(s *policy.Statement) {
	list := principals(s)
	someone := false
	for i := range list {
		someone = someone || grants(s, actionOf(&list[i]))
	}
	for i := range list {
		pr, action := &list[i], actionOf(&list[i])
		if someone && s.Effect == policy.Allow && action != "" && !grants(s, action) {
			p.report(pr.Span, fmt.Sprintf("%s asks with %s, which this statement does not allow", kindOf(pr), assumeActions[action]), "give each principal a statement with its own action")
		}
	}
}

// mismatch reports an action of the statement that none of its principals uses; found says that there is one.
func (p *pass) mismatch(s *policy.Statement, a *policy.Action) (found bool) {
	lower := strings.ToLower(a.Value)
	if assumeActions[lower] == "" {
		return false
	}
	wanted := ""
	list := principals(s)
	for i := range list {
		action := actionOf(&list[i])
		if action == "" || action == lower || list[i].Form == policy.FormEveryone && s.Effect == policy.Deny { // a Deny for everybody means them too
			return false
		}
		if wanted != "" && wanted != action {
			wanted = "several"
			continue
		}
		wanted = action
	}
	if wanted == "" {
		return false
	}
	remedy, fixes := "give each principal a statement with its own action", []source.Fix(nil)
	if name := assumeActions[wanted]; name != "" {
		remedy = "write " + name
		if !grants(s, wanted) {
			fixes = replaceValue(a.String, name)
		}
	}
	p.report(a.Span, fmt.Sprintf("%s does not ask with %s, so this lets nobody in", kindOf(&list[0]), a.Value), remedy, fixes...)
	return true
}

// actionOf is the operation by which the principal asks for a role, in lower case; empty where it may be any.
func actionOf(pr *policy.Principal) string {
	switch {
	case pr.Form == policy.FormNone || pr.Form == policy.FormEveryone && pr.Type == "": // AWS does not save the bare star
		return ""
	case isSAML(pr):
		return "sts:assumerolewithsaml"
	case pr.Form == policy.FormProvider:
		return "sts:assumerolewithwebidentity"
	}
	return "sts:assumerole"
}

func kindOf(pr *policy.Principal) string {
	switch {
	case isSAML(pr):
		return "who comes from a SAML provider"
	case pr.Form == policy.FormProvider:
		return "who comes with a token of an OIDC provider"
	case pr.Form == policy.FormService:
		return "a service"
	case pr.Form == policy.FormUser:
		return "a user"
	case pr.Form == policy.FormAccount:
		return "who comes from an account"
	case pr.Form == policy.FormEveryone:
		return "who signs a request"
	}
	return "a role"
}
