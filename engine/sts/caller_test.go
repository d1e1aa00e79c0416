package sts

import (
	"testing"

	"rolewalk/engine/eval"
)

// TestCallerOf: who a principal is by its name.
func TestCallerOf(t *testing.T) {
	const of = "arn:aws:iam::111122223333:"
	session := func(arn, role string) eval.Caller {
		return eval.Caller{Kind: eval.CallerRole, Partition: "aws", Account: account, ARN: arn, RoleARN: role}
	}
	plain := func(kind eval.CallerKind, arn string) eval.Caller {
		return eval.Caller{Kind: kind, Partition: "aws", Account: account, ARN: arn}
	}
	for principal, want := range map[string]eval.Caller{
		"*":                    {Kind: eval.CallerAnonymous, ARN: "*"},
		"accounts.google.com":  {Kind: eval.CallerProvider, ARN: "accounts.google.com"},
		"ec2.amazonaws.com":    {Kind: eval.CallerService, ARN: "ec2.amazonaws.com"},
		of + "root":            plain(eval.CallerRoot, of+"root"),
		of + "user/eng/ana":    plain(eval.CallerUser, of+"user/eng/ana"),
		of + "role/eng/Deploy": session("arn:aws:sts::111122223333:assumed-role/Deploy/Deploy", of+"role/eng/Deploy"),
		"arn:aws:sts::111122223333:assumed-role/Deploy/ci": session(
			"arn:aws:sts::111122223333:assumed-role/Deploy/ci", deploy),
		"arn:aws:sts::111122223333:federated-user/kim": plain(
			eval.CallerFederatedUser, "arn:aws:sts::111122223333:federated-user/kim"),
		of + "saml-provider/Okta": {Kind: eval.CallerProvider, ARN: of + "saml-provider/Okta"},
		of + "oidc-provider/token.actions.githubusercontent.com": {
			Kind: eval.CallerProvider, ARN: of + "oidc-provider/token.actions.githubusercontent.com",
		},
	} {
		if got, ok := CallerOf(principal); !ok || got != want {
			t.Errorf("%s: %+v, %v; want %+v", principal, got, ok, want)
		}
	}
	for _, principal := range []string{
		"", "ana", "arn:aws:s3:::bucket", of + "group/eng", of + "user/", of + "policy/p",
		"arn:aws:iam::1234:user/ana", "arn:aws:sts::111122223333:assumed-role/Deploy",
	} {
		if got, ok := CallerOf(principal); ok {
			t.Errorf("%q is %+v", principal, got)
		}
	}
}
