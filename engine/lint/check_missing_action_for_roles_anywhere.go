package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingActionForRolesAnywhere = &Check{
	Code: "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
	Type: source.Error,
	For:  trusts,
	Doc: Doc{
		Title: "IAM Roles Anywhere without all its actions",
		Text: "`rolesanywhere.amazonaws.com` assumes the role, tags the session with the certificate's attributes and " +
			"sets its source identity. It needs `sts:AssumeRole`, `sts:TagSession` and `sts:SetSourceIdentity`; if one is " +
			"missing, no session is created.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Service": "rolesanywhere.amazonaws.com"}, "Action": "sts:AssumeRole",
			  "Condition": {
			    "ArnEquals": {"aws:SourceArn": "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/a1"}
			  }
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Service": "rolesanywhere.amazonaws.com"},
			  "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
			  "Condition": {
			    "ArnEquals": {"aws:SourceArn": "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/a1"}
			  }
			}`,
		See: "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			list := principals(s)
			for i := range list {
				if list[i].Value != aws.RolesAnywhere {
					continue
				}
				if missing := p.missingActions(list[i].Value); len(missing) > 0 {
					p.report(
						list[i].Span,
						"IAM Roles Anywhere also needs "+strings.Join(missing, " and "),
						"add "+strings.Join(missing, " and ")+" to its actions",
						p.addActions(s, missing)...)
				}
			}
		}
	},
}

// missingActions lists what the trust policy does not grant of the actions that the service needs.
func (p *pass) missingActions(service string) []string {
	var missing []string
	for _, action := range append([]string{aws.AssumeRole}, aws.ActionsOfService(service)...) {
		if !p.grantsInTrust(strings.ToLower(action)) {
			missing = append(missing, action)
		}
	}
	return missing
}

// addActions is a fix that adds actions to the statement.
func (p *pass) addActions(s *policy.Statement, more []string) []source.Fix {
	if s.Action == nil || s.Action.Not || len(s.Action.Values) == 0 {
		return nil
	}
	title := "Add " + strings.Join(more, " and ")
	added := `, "` + strings.Join(more, `", "`) + `"`
	last := s.Action.Values[len(s.Action.Values)-1].Span
	if s.Action.Span.To == last.To { // one string without brackets
		return replace(title, last, "["+p.slice(last)+added+"]")
	}
	return replace(title, source.Span{Text: last.Text, From: last.To, To: last.To}, added)
}
