package lint

import (
	"strings"
	"testing"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

const (
	hub0 = "token.actions.githubusercontent.com"
	sub  = hub0 + ":sub"
	wf   = hub0 + ":job_workflow_ref"
)

// web is an Allow of the provider's tokens under a condition; none under "".
func web(host, condition string) string {
	s := `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/` + host +
		`"}, "Action": "sts:AssumeRoleWithWebIdentity"`
	if !strings.Contains(host, "/") && (host == "accounts.google.com" || strings.HasPrefix(host, "www.") ||
		strings.HasPrefix(host, "graph.") || strings.HasPrefix(host, "cognito-")) {
		s = strings.Replace(s, "arn:aws:iam::111122223333:oidc-provider/", "", 1)
	}
	if condition != "" {
		s += `, "Condition": {` + condition + `}`
	}
	return s + `}`
}

// TestSharedProviders: which statements for a shared identity provider AWS saves, and which checks say that a statement
// is open. The two are separate questions.
func TestSharedProviders(t *testing.T) {
	const open, refused, both = "open", "refused", "refused, open"
	for _, c := range []struct{ host, condition, want string }{
		{hub0, ``, both},
		{hub0, `"StringLike": {"` + sub + `": "*"}`, both},
		{hub0, `"StringLike": {"` + sub + `": " "}`, refused},
		{hub0, `"StringLike": {"` + sub + `": ""}`, refused},
		{hub0, `"StringLike": {"` + sub + `": "*acme/shop:*"}`, both},
		{hub0, `"StringLike": {"` + sub + `": "?*"}`, open},
		{hub0, `"StringLike": {"` + sub + `": "?"}`, open},
		{hub0, `"StringLike": {"` + sub + `": []}`, ""},
		{hub0, `"StringLike": {"` + sub + `": "${aws:username}"}`, ""},
		{hub0, `"StringLike": {"` + sub + `": "repo:acme/shop:*"}`, ""},
		{hub0, `"StringEquals": {"` + sub + `": "repo:acme/shop:ref:refs/heads/main"}`, ""},
		{hub0, `"StringEqualsIgnoreCase": {"` + sub + `": "repo:acme/shop:environment:x"}`, ""},
		{hub0, `"ForAnyValue:StringEquals": {"` + sub + `": "repo:acme/shop:environment:x"}`, ""},
		{hub0, `"StringEqualsIfExists": {"` + sub + `": "repo:acme/shop:environment:x"}`, refused},
		{hub0, `"StringNotEquals": {"` + sub + `": "repo:acme/shop:environment:x"}`, both},
		{hub0, `"Null": {"` + sub + `": "false"}`, both},
		{hub0, `"StringLike": {"` + wf + `": "acme/shop/.github/workflows/*"}`, ""},
		{hub0, `"StringLike": {"` + sub + `": "*", "` + wf + `": "acme/shop/.github/workflows/*"}`, refused},
		{hub0, `"StringLike": {"` + sub + `": "*"}, "StringEquals": {"` + wf + `": "acme/shop/x.yml@main"}`, ""},
		{hub0, `"StringEquals": {"` + hub0 + `:repository": "acme/shop"}`, refused},
		{hub0, `"StringEquals": {"` + hub0 + `:aud": "sts.amazonaws.com"}`, both},
		{hub0 + `/acme`, `"StringEquals": {"` + hub0 + `/acme:sub": "repo:acme/shop:environment:x"}`, ""},
		{hub0 + `/acme`, `"StringEquals": {"` + sub + `": "repo:acme/shop:environment:x"}`, refused}, // none has it
		{hub0 + `.evil.example`, `"StringEquals": {"` + hub0 + `.evil.example:aud": "a"}`, refused},

		{"gitlab.com", `"StringLike": {"gitlab.com:sub": "*"}`, both},
		{"gitlab.com", `"StringLike": {"gitlab.com:sub": ["project_path:acme/x:*", "*"]}`, both},
		{"gitlab.com", `"StringLike": {"gitlab.com:sub": "?"}`, open},
		{"gitlab.com", `"StringLike": {"gitlab.com:sub": "**"}`, open},
		{"gitlab.com", `"StringLike": {"GITLAB.com:SUB": "project_path:acme/x:*"}`, ""},
		{"gitlab.com", `"StringEqualsIfExists": {"gitlab.com:sub": "project_path:acme/x:ref"}`, both},
		{"gitlab.com", `"StringNotEquals": {"gitlab.com:sub": "project_path:acme/x:ref"}`, both},
		{"gitlab.com", `"StringEquals": {"gitlab.com:aud": "https://gitlab.com"}`, both},
		{"gitlab.com", `"StringEquals": {"gitlab.com:project_id": "4711"}`, refused},
		{"gitlab.com/acme", `"StringEquals": {"gitlab.com/acme:aud": "x"}`, ""},
		{"agent.buildkite.com", `"StringEquals": {"agent.buildkite.com:organization_slug": "acme"}`, refused},
		{"oidc.vercel.com", `"StringEquals": {"oidc.vercel.com:aud": "https://vercel.com/acme"}`, ""},
		{"oidc.vercel.com/acme", `"StringEquals": {"oidc.vercel.com/acme:sub": "owner:acme:project:web:environment:x"}`, ""},
		{
			"sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d",
			`"StringEquals": {"sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d:aud": "api://x"}`, both,
		},
		{
			"sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d",
			`"StringEquals": {"sts:RoleSessionName": "MicrosoftSentinel_abc"}`, "",
		},
		{
			"rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7",
			`"StringEquals": {"rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7:aud": "x"}`, both,
		},
		{
			"oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb",
			`"StringEquals": {"oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb:aud": "x"}`, both,
		},

		{"accounts.google.com", ``, both},
		{"accounts.google.com", `"StringEquals": {"accounts.google.com:aud": "x"}`, ""},
		{"accounts.google.com", `"StringEquals": {"accounts.google.com:oaud": "x"}`, ""},
		{"accounts.google.com", `"StringEqualsIgnoreCase": {"accounts.google.com:sub": "x"}`, ""},
		{"accounts.google.com", `"StringLike": {"accounts.google.com:aud": "x*"}`, refused},
		{"accounts.google.com", `"StringEquals": {"accounts.google.com:AUD": "x"}`, refused},
		{"accounts.google.com", `"StringEqualsIfExists": {"accounts.google.com:aud": "x"}`, both},
		{"www.amazon.com", `"StringEquals": {"www.amazon.com:app_id": "x"}`, ""},
		{"www.amazon.com", `"StringLike": {"www.amazon.com:app_id": "x*"}`, refused},
		{"graph.facebook.com", `"StringEquals": {"graph.facebook.com:id": "x"}`, both},
		{"cognito-identity.amazonaws.com", `"StringEquals": {"cognito-identity.amazonaws.com:aud": ` +
			`"eu-west-1:12345678-1234-1234-1234-123456789012"}, "ForAnyValue:StringLike": ` +
			`{"cognito-identity.amazonaws.com:amr": "authenticated"}`, ""},
		{"cognito-identity.amazonaws.com", `"ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": ` +
			`"authenticated"}`, both},
		{"idp.example.com", `"StringEquals": {"idp.example.com:aud": "app"}`, ""},
	} {
		if got := judged(t, whole(web(c.host, c.condition))); got != c.want {
			t.Errorf("%s under {%s}: %q, want %q", c.host, c.condition, got, c.want)
		}
	}
}

// judged says whether AWS would refuse the trust policy for a shared provider, and whether it is open.
func judged(t *testing.T, text string) string {
	t.Helper()
	var list []string
	for _, f := range all(t, text, policy.Trust) {
		word := ""
		switch {
		case f.Code == "SHARED_PROVIDER_NOT_SAVED":
			word = "refused"
		case f.Type == source.SecurityWarning:
			word = "open"
		}
		if word != "" && !strings.Contains(strings.Join(list, ", "), word) {
			list = append(list, word)
		}
	}
	if len(list) == 2 {
		return "refused, open"
	}
	return strings.Join(list, "")
}

// TestSharedProvidersByStatement: each Allow is judged by itself, a Deny and a statement for tags are free, and the
// answer is AWS's.
func TestSharedProvidersByStatement(t *testing.T) {
	good := web("gitlab.com", `"StringLike": {"gitlab.com:sub": "project_path:acme/x:*"}`)
	for text, want := range map[string]string{
		good + `, ` + web("gitlab.com", ``): "MalformedPolicyDocument: Trust policy with trusted principal gitlab.com " +
			"must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, gitlab.com:sub which is not scoped to " +
			"all.",
		good + `, ` + strings.Replace(web("gitlab.com", ``), "Allow", "Deny", 1):                                   "",
		good + `, ` + strings.Replace(web("gitlab.com", ``), "sts:AssumeRoleWithWebIdentity", "sts:TagSession", 1): "",
		web(hub0, ``): "MalformedPolicyDocument: Trust policy with trusted principal arn:aws:iam::111122223333:" +
			"oidc-provider/token.actions.githubusercontent.com must evaluate, using StringEquals, StringLike or " +
			"StringEqualsIgnoreCase, token.actions.githubusercontent.com:sub or " +
			"token.actions.githubusercontent.com:job_workflow_ref which is not scoped to all.",
		web("accounts.google.com", ``): "MalformedPolicyDocument: Policy trusting accounts.google.com requires a " +
			"StringEquals condition on an application id",
	} {
		got, findings := "", 0
		for _, f := range all(t, whole(text), policy.Trust) {
			if f.Code == "SHARED_PROVIDER_NOT_SAVED" {
				got, findings = f.AWS, findings+1
			}
		}
		if got != want || findings > 1 {
			t.Errorf("%s:\n got %d × %s\nwant %s", text, findings, got, want)
		}
	}
}

// TestSharedProviderRemedy: what a finding advises is what AWS saves.
func TestSharedProviderRemedy(t *testing.T) {
	for _, c := range []struct {
		host, condition string
		pattern         bool
	}{
		{hub0, ``, true},
		{"gitlab.com", `"StringEquals": {"gitlab.com:aud": "https://gitlab.com"}`, true},
		{"accounts.google.com", `"StringLike": {"accounts.google.com:aud": "x*"}`, false},
		{"www.amazon.com", `"StringLike": {"www.amazon.com:app_id": "x*"}`, false},
		{"graph.facebook.com", `"StringEquals": {"graph.facebook.com:APP_ID": "x"}`, false},
	} {
		found := false
		for _, f := range all(t, whole(web(c.host, c.condition)), policy.Trust) {
			if f.Code == "SHARED_PROVIDER_NOT_SAVED" {
				found = true
				if strings.Contains(f.Remedy, "StringLike") != c.pattern || !strings.Contains(f.Remedy, "StringEquals") {
					t.Errorf("%s: %s", c.host, f.Remedy)
				}
			}
		}
		if !found {
			t.Errorf("%s under {%s} is saved", c.host, c.condition)
		}
	}
}
