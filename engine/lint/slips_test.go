package lint

import (
	"strings"
	"testing"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// TestSlips: a slip of the pen is named as what it is, once, and its fix mends it without breaking what is right.
func TestSlips(t *testing.T) {
	const cluster = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"
	live := "environment:live"
	trusted := func(who string) string {
		return `{"Effect": "Allow", "Principal": {"AWS": "` + who + `"}, "Action": "sts:AssumeRole"}`
	}
	subject := func(of string) string { return web(hub0, `"StringLike": {"`+hub0+`:sub": "`+of+`"}`) }
	customer := func(of string) string {
		return web("app.terraform.io", `"StringLike": {"app.terraform.io:sub": "`+of+`"}`)
	}
	for _, c := range []struct {
		name string
		kind policy.Kind
		text string
		want string
	}{
		{
			"a subject without repo:", policy.Trust, subject("acme@12/shop@34:" + live),
			`GITHUB_SUBJECT_NEVER_MATCHES → "repo:acme@12/shop@34:` + live + `"`,
		},
		{"a repository alone", policy.Trust, subject("acme@12/shop@34"), `GITHUB_SUBJECT_NEVER_MATCHES`},
		{"a claim that an organization chose", policy.Trust, subject("repository_owner:acme:*"), ``},
		{
			"white space before a subject", policy.Trust, subject(" repo:acme@12/shop@34:" + live),
			`GITHUB_SUBJECT_NEVER_MATCHES → "repo:acme@12/shop@34:` + live + `"`,
		},
		{
			"the address of a repository", policy.Trust, subject("repo:https://github.com/acme@12/shop@34:*"),
			`GITHUB_SUBJECT_NEVER_MATCHES → "repo:acme@12/shop@34:*"`,
		},
		{"any organization", policy.Trust, customer("organization:*"), `MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL`},
		{
			"organizations that begin alike", policy.Trust, customer("organization:acme*"),
			`MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL`,
		},
		{"one organization", policy.Trust, customer("organization:acme:*"), ``},
		{
			"any subject of a shared provider", policy.Trust, customer("*"),
			`SHARED_PROVIDER_NOT_SAVED; MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL`,
		},
		{
			"the key of another cluster", policy.Trust, web(cluster,
				`"StringEquals": {"oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEE:sub": `+
					`"system:serviceaccount:shop:api"}`),
			`CLAIM_OF_ANOTHER_PROVIDER → "` + cluster + `:sub"`,
		},
		{
			"a provider with a slash at its end", policy.Trust, web(cluster+"/",
				`"StringEquals": {"`+cluster+`:sub": "system:serviceaccount:shop:api"}`),
			`CLAIM_OF_ANOTHER_PROVIDER → "arn:aws:iam::111122223333:oidc-provider/` + cluster + `"`,
		},
		{
			"a provider with http://", policy.Trust, web("http://"+cluster,
				`"StringEquals": {"`+cluster+`:sub": "system:serviceaccount:shop:api"}`),
			`INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY → "arn:aws:iam::111122223333:oidc-provider/` +
				cluster + `"`,
		},
		{
			"an account as the console shows it", policy.Trust, trusted("arn:aws:iam::4444-5555-6666:role/Hub"),
			`INVALID_PRINCIPAL_FORMAT → "arn:aws:iam::444455556666:role/Hub"`,
		},
		{"an account with a space", policy.Trust, trusted("4444 55556666"), `INVALID_PRINCIPAL_FORMAT → "444455556666"`},
		{
			"a role with a slash at its end", policy.Trust, trusted("arn:aws:iam::444455556666:role/Hub/"),
			`INVALID_PRINCIPAL_FORMAT → "arn:aws:iam::444455556666:role/Hub"`,
		},
		{
			"an account that was not filled in", policy.Trust, trusted("arn:aws:iam::xxxxxxxxxxxx:role/Hub"),
			`INVALID_PRINCIPAL_FORMAT`,
		},
		{
			"an action of sts as one of iam", policy.Identity,
			`{"Effect": "Allow", "Action": "iam:assumerole", "Resource": "arn:aws:iam::444455556666:role/Hub"}`,
			`INVALID_ACTION → "sts:AssumeRole"`,
		},
		{
			"a pattern in a key that has no use for one", policy.Trust, `{"Effect": "Allow", "Principal": {"AWS": "*"}, ` +
				`"Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3*"}}}`,
			`WILDCARD_WITHOUT_LIKE_OPERATOR`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := whole(c.text)
			findings := append(all(t, text, c.kind), parse(text, c.kind).Findings...)
			source.Sort(findings)
			if got := codesAndFixes(findings); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// TestRemedyOfSharedProviders: what is to be written is what AWS saves.
func TestRemedyOfSharedProviders(t *testing.T) {
	for host, like := range map[string]bool{"accounts.google.com": false, "gitlab.com": true, hub0: true} {
		provider := host
		if like {
			provider = "arn:aws:iam::111122223333:oidc-provider/" + host
		}
		text := whole(`{"Effect": "Allow", "Principal": {"Federated": "` + provider + `"}, ` +
			`"Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringLike": {"` + host + `:x": "y"}}}`)
		for _, f := range all(t, text, policy.Trust) {
			if f.Code == "SHARED_PROVIDER_NOT_SAVED" && strings.Contains(f.Remedy, "StringLike") != like {
				t.Errorf("%s: %s", host, f.Remedy)
			}
		}
	}
}
