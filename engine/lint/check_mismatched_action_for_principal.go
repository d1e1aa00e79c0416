package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The operations that assume a role, in lower case, with AWS's spelling.
var assumeActions = map[string]string{
	aws.LowerAssumeRole:                aws.AssumeRole,
	aws.LowerAssumeRoleWithSAML:        aws.AssumeRoleWithSAML,
	aws.LowerAssumeRoleWithWebIdentity: aws.AssumeRoleWithWebIdentity,
}

var mismatchedActionForPrincipal = &Check{
	Code: "MISMATCHED_ACTION_FOR_PRINCIPAL",
	Type: source.Error,
	For:  trusts,
	Doc: Doc{
		Title: "An action that this principal does not use",
		Text: "Users, roles and services call `sts:AssumeRole`. A caller with an OIDC token calls " +
			"`sts:AssumeRoleWithWebIdentity`, and a caller with a SAML assertion calls `sts:AssumeRoleWithSAML`. With " +
			"another action the statement admits no caller.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"},
			  "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"},
			  "Action": "sts:AssumeRoleWithSAML",
			  "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}
			}`,
		See: checkPage + "error-mismatched-action-for-principal",
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

// leftOut reports the principals of an Allow whose action it does not grant, if it grants the action of others.
func (p *pass) leftOut(s *policy.Statement) {
	list := principals(s)
	someone := false
	for i := range list {
		someone = someone || grants(s, actionOf(&list[i]))
	}
	for i := range list {
		pr, action := &list[i], actionOf(&list[i])
		if someone && s.Effect == policy.Allow && action != "" && !grants(s, action) {
			p.report(
				pr.Span,
				fmt.Sprintf("%s calls %s, which this statement does not allow", kindOf(pr), assumeActions[action]),
				"give each kind of principal a statement with its own action",
			)
		}
	}
}

// mismatch reports an action of the statement that none of its principals uses. Found says whether there is one.
func (p *pass) mismatch(s *policy.Statement, a *policy.Action) (found bool) {
	lower := strings.ToLower(a.Value)
	if assumeActions[lower] == "" {
		return false
	}
	wanted := ""
	list := principals(s)
	for i := range list {
		action := actionOf(&list[i])
		if action == "" || action == lower ||
			list[i].Form == policy.FormEveryone && s.Effect == policy.Deny { // a Deny of everyone includes them
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
	remedy, fixes := "give each kind of principal a statement with its own action", []source.Fix(nil)
	if name := assumeActions[wanted]; name != "" {
		remedy = "write " + name
		if !grants(s, wanted) {
			fixes = replaceValue(a.String, name)
		}
	}
	p.report(
		a.Span,
		fmt.Sprintf("%s does not call %s, so this admits no caller", kindOf(&list[0]), a.Value),
		remedy,
		fixes...)
	return true
}

// actionOf returns the operation with which the principal assumes a role, in lower case; empty if it may be any.
func actionOf(pr *policy.Principal) string {
	switch {
	case pr.Form == policy.FormNone || pr.Form == policy.FormEveryone && pr.Type == "": // AWS does not save the bare star
		return ""
	case isSAML(pr):
		return aws.LowerAssumeRoleWithSAML
	case pr.Form == policy.FormProvider:
		return aws.LowerAssumeRoleWithWebIdentity
	}
	return aws.LowerAssumeRole
}

func kindOf(pr *policy.Principal) string {
	switch {
	case isSAML(pr):
		return "a caller with a SAML assertion"
	case pr.Form == policy.FormProvider:
		return "a caller with an OIDC token"
	case pr.Form == policy.FormService:
		return "a service"
	case pr.Form == policy.FormUser:
		return "a user"
	case pr.Form == policy.FormAccount:
		return "a principal of an account"
	case pr.Form == policy.FormEveryone:
		return "a caller who signs requests"
	}
	return "a role"
}
