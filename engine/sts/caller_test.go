package sts

import (
	"strconv"
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

// TestKnown: what is known of a caller counts where it fits, and what does not fit is passed over.
func TestKnown(t *testing.T) {
	const (
		of      = "arn:aws:iam::111122223333:"
		session = "arn:aws:sts::111122223333:assumed-role/Deploy/ci"
		guest   = "arn:aws:sts::111122223333:federated-user/guest"
	)
	for _, c := range []struct {
		name, principal        string
		known                  Known
		id, role, user, byRoot string
	}{
		{"a user's ID", of + "user/ana", Known{UserID: "AIDAEXAMPLE"}, "AIDAEXAMPLE", "", "", "false"},
		{"a session's ID", session, Known{UserID: "AROAEXAMPLE:ci"}, "AROAEXAMPLE", deploy, "", "false"},
		{"root has none", of + "root", Known{UserID: "111122223333"}, "", "", "", "false"},
		{"the path of a role", session, Known{PrincipalARN: of + "role/ops/Deploy"}, "", of + "role/ops/Deploy", "", "false"},
		{"another role", session, Known{PrincipalARN: of + "role/Other"}, "", deploy, "", "false"},
		{
			"a role of another account", session,
			Known{PrincipalARN: "arn:aws:iam::444455556666:role/Deploy"},
			"", deploy, "",
			"false",
		},
		{"a federated user's user", guest, Known{FederatedBy: of + "user/ana"}, "", "", of + "user/ana", "false"},
		{"a federated user of root", guest, Known{FederatedBy: of + "root"}, "", "", "", "true"},
		{"a user of another account", guest, Known{FederatedBy: "arn:aws:iam::444455556666:user/ana"}, "", "", "", "false"},
		{"a user is federated by none", of + "user/bo", Known{FederatedBy: of + "root"}, "", "", "", "false"},
	} {
		got, _ := CallerOf(c.principal)
		c.known.Of(&got)
		byRoot := strconv.FormatBool(got.ByRoot)
		if got.ID != c.id || got.RoleARN != c.role || got.UserARN != c.user || byRoot != c.byRoot {
			t.Errorf("%s: ID %q, role %q, user %q, by root %s", c.name, got.ID, got.RoleARN, got.UserARN, byRoot)
		}
	}
}
