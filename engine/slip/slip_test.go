package slip_test

import (
	"testing"

	"rolewalk/engine/slip"
)

// TestMended: what was meant, and how it differs from what is written.
func TestMended(t *testing.T) {
	for _, c := range []struct {
		written, got, meant string
		kind                slip.Kind
	}{
		{"repo:novafjord/shop:*", "repo:NovaFjord/shop:ref:refs/heads/main", "repo:NovaFjord/shop:*", slip.Case},
		{"repo:*/Shop:*", "repo:NovaFjord/shop:pull_request", "repo:*/shop:*", slip.Case},
		{"repo:acme/?hop:*", "repo:Acme/shop:x", "repo:Acme/?hop:*", slip.Case},
		{"Acme", "acme", "acme", slip.Case},
		{"repo:acme/*", "repo:acme/shop:x", "", slip.None},
		{"acme", "acme", "", slip.None},
		{"", "acme", "", slip.None},
		{"acme", "globex", "", slip.None},
		{"acme*", "globex", "", slip.None},
		{
			"arn:aws:iam::111122223333:role/ci", "arn:aws:iam::111122223333:role/x/ci", "arn:aws:iam::111122223333:role/x/ci",
			slip.Path,
		},
		{
			"arn:aws:iam::111122223333:user/a/ana", "arn:aws:iam::111122223333:user/ana", "arn:aws:iam::111122223333:user/ana",
			slip.Path,
		},
		{"arn:aws:iam::111122223333:role/ci", "arn:aws:iam::444455556666:role/x/ci", "", slip.None},
		{
			"arn:aws:iam::111122223333:user/ci", "arn:aws:iam::111122223333:role/ci", "arn:aws:iam::111122223333:role/ci",
			slip.Entity,
		},
		{"arn:aws:iam::111122223333:user/ci", "arn:aws:iam::111122223333:role/cd", "", slip.None},
		{"idp.example.com/", "idp.example.com", "idp.example.com", slip.Slash},
		{" acme", "acme", "acme", slip.Space},
		{"https://idp.example.com", "idp.example.com", "idp.example.com", slip.Scheme},
		{
			"oidc.eu-west-1.eks.amazonaws.com/id/A1", "oidc.eks.eu-west-1.amazonaws.com/id/A1",
			"oidc.eks.eu-west-1.amazonaws.com/id/A1", slip.Order,
		},
		{"repo:octo/app:*", "repo:octo@12/app@34:ref:refs/heads/main", "repo:octo@12/app@34:*", slip.ImmutableSubject},
		{"repo:octo/*", "repo:octo@12/app@34:ref:refs/heads/main", "repo:octo@12/*", slip.ImmutableSubject},
		{
			"repo:octo/app:ref:refs/heads/main", "repo:octo@12/app@34:ref:refs/heads/main",
			"repo:octo@12/app@34:ref:refs/heads/main", slip.ImmutableSubject,
		},
		{"repo:octo/app:ref:refs/heads/dev", "repo:octo@12/app@34:ref:refs/heads/main", "", slip.None},
		{"repo:YOUR_ORG/YOUR_REPO:*", "repo:acme/app:pull_request", "repo:acme/app:*", slip.Unfilled},
		{
			"arn:aws:iam::<ACCOUNT_ID>:role/ci", "arn:aws:iam::111122223333:role/ci", "arn:aws:iam::111122223333:role/ci",
			slip.Unfilled,
		},
		{"<SUBJECT>", "acme", "acme", slip.Unfilled},
		{"repo:octo/app:*", "repo:octo@x/app@34:ref:refs/heads/main", "", slip.None},
		{"system:serviceaccount:shop/api", "system:serviceaccount:shop:api", "system:serviceaccount:shop:api", slip.Signs},
		{"data_lake", "data-lake", "data-lake", slip.Signs},
		{" repo:Acme/app:* ", "repo:acme/app:pull_request", "repo:acme/app:*", slip.Space},
		{"acme/app:*", "repo:acme/app:pull_request", "repo:acme/app:*", slip.Front},
		{"shop:Api", "system:serviceaccount:shop:api", "system:serviceaccount:shop:api", slip.Front},
		{"*/app:*", "repo:acme/app:pull_request", "", slip.None},
		{"role/ci", "arn:aws:iam::111122223333:role/ci", "", slip.None},
		{"repo:https://github.com/acme/app:*", "repo:acme/app:pull_request", "repo:acme/app:*", slip.Address},
		{"repo:github.com/acme/web:*", "repo:acme/app:pull_request", "", slip.None},
		{
			"arn:aws:iam::444455556666:saml-provider/Okta", "arn:aws:iam::111122223333:saml-provider/Okta",
			"arn:aws:iam::111122223333:saml-provider/Okta", slip.Account,
		},
	} {
		if meant, kind := slip.Mended(c.written, c.got); meant != c.meant || kind != c.kind {
			t.Errorf("%s for %s: %q, %q; want %q, %q", c.written, c.got, meant, kind, c.meant, c.kind)
		}
	}
	if slip.Between("Acme", "acme") != slip.Case {
		t.Error("a name in another case")
	}
}

// TestKept: the parts that differ are those of the value, and the wildcards stay.
func TestKept(t *testing.T) {
	for _, c := range []struct{ pattern, value, want string }{
		{"repo:acme/app:*", "repo:other/app:ref:refs/heads/main", "repo:other/app:*"},
		{"repo:acme/*", "repo:other/app:ref:refs/heads/main", "repo:other/*"},
		{"repo:acme/*:ref:refs/heads/main", "repo:acme/app:ref:refs/heads/dev", "repo:acme/*:ref:refs/heads/dev"},
		{"repo:acme/*:ref:refs/heads/main", "repo:other/app:ref:refs/heads/dev", "repo:other/*:ref:refs/heads/dev"},
		{"arn:aws:s3:::data/in/*", "arn:aws:s3:::data/out/k", "arn:aws:s3:::data/out/*"},
		{
			"arn:aws:iam::111122223333:role/dev-*", "arn:aws:iam::444455556666:role/dev-ops",
			"arn:aws:iam::444455556666:role/dev-*",
		},
		{"arn:aws:iam::111122223333:role/dev-*", "arn:aws:iam::111122223333:role/ops", ""},
		{"system:serviceaccount:shop:*", "repo:acme/app:ref:refs/heads/main", ""},
		{"another*", "acme", ""},
		{
			"organization:acme:workspace:prod:run_phase:*", "organization:acme:project:P:workspace:prod:run_phase:plan",
			"organization:acme:project:P:workspace:prod:run_phase:*",
		},
		{"organization:acme:workspace:dev:*", "organization:acme:project:P:workspace:prod:run_phase:plan", ""},
		{"acme", "other", ""},
	} {
		got, ok := slip.Kept(c.pattern, c.value)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s for %s: %q, want %q", c.pattern, c.value, got, c.want)
		}
	}
}

// TestPlaceholder: what its author was to fill in, and no name in capitals.
func TestPlaceholder(t *testing.T) {
	for text, want := range map[string]string{
		"arn:aws:iam::<ACCOUNT_ID>:role/ci": "<ACCOUNT_ID>", "repo:YOUR_ORG/app:*": "YOUR_ORG", "{team}": "{team}",
		"arn:aws:s3:::MYBUCKET/x": "MYBUCKET", "arn:aws:iam::111122223333:role/THEROLENAME": "THEROLENAME",
		"arn:aws:iam::123456789012:role/MYSQL": "", "USERS": "", "repo:acme/THEATRE:*": "", "MY-ROLE": "MY-ROLE",
	} {
		if got := slip.Placeholder(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
