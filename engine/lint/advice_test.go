package lint

import (
	"strings"
	"testing"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// TestAdvice: a cause has one finding, no finding is false of the verdict, and a fix mends the half that has the slip.
// Want lists the findings as codes, with the text that a fix writes behind an arrow.
func TestAdvice(t *testing.T) {
	const cluster = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"
	account := "system:serviceaccount:shop:api"
	rolesAnywhere := `{"Effect": "Allow", "Principal": {"Service": "rolesanywhere.amazonaws.com"}, "Action": ` +
		`["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"], "Condition": {"ArnEquals": {"aws:SourceArn": ` +
		`"arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/TA"}, "StringEquals": `
	lock := `{"Effect": "Deny", "NotAction": [NOT], "Resource": "*", "Condition": {"StringNotEquals": ` +
		`{"aws:RequestedRegion": ["ap-southeast-2"]}}}`
	for _, c := range []struct {
		name string
		kind policy.Kind
		text string
		want string
	}{
		{
			"a subject as the audience of a cluster", policy.Trust, web(cluster,
				`"StringEquals": {"`+cluster+`:aud": "`+account+`"}`),
			`SUBJECT_AS_AUDIENCE → "` + cluster + `:sub"`,
		},
		{
			"a subject as the audience of GitHub", policy.Trust, web(hub0,
				`"StringEquals": {"`+hub0+`:aud": "repo:acme/app:ref:x"}`),
			`SHARED_PROVIDER_NOT_SAVED; SUBJECT_AS_AUDIENCE → "` + hub0 + `:sub"`,
		},
		{
			"the provider's ARN as the key", policy.Trust, web(cluster,
				`"StringLike": {"arn:aws:iam::111122223333:oidc-provider/`+
					cluster+`:sub": "`+account+`"}`),
			`CLAIM_OF_ANOTHER_PROVIDER → "` + cluster + `:sub"`,
		},
		{
			"the words of the principal's host in another order", policy.Trust,
			web(strings.Replace(cluster, "eks.eu-west-1", "eu-west-1.eks", 1),
				`"StringEquals": {"`+cluster+`:sub": "`+account+`"}`),
			`CLAIM_OF_ANOTHER_PROVIDER → "arn:aws:iam::111122223333:oidc-provider/` + cluster + `"`,
		},
		{
			"the words of the key's host in another order", policy.Trust,
			web(cluster, `"StringEquals": {"`+
				strings.Replace(cluster, "eks.eu-west-1", "eu-west-1.eks", 1)+`:sub": "`+account+`"}`),
			`CLAIM_OF_ANOTHER_PROVIDER → "` + cluster + `:sub"`,
		},
		{
			"a key of another cluster", policy.Trust,
			web(cluster, `"StringEquals": {"oidc.eks.us-east-1.amazonaws.com/id/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:sub": "`+account+`"}`),
			`CLAIM_OF_ANOTHER_PROVIDER`,
		},
		{
			"a placeholder as the provider of a key", policy.Trust,
			web(cluster, `"StringEquals": {"<OIDC_PROVIDER>:sub": "`+account+`", "`+cluster+`:sub": "`+account+`"}`),
			`PLACEHOLDER`,
		},
		{
			"an action misspelled for Roles Anywhere", policy.Trust,
			strings.Replace(rolesAnywhere, "sts:TagSession", "sts:TagSessions", 1) +
				`{"aws:PrincipalTag/x509Subject/CN": "Alice"}}}`,
			`UNSUPPORTED_ACTION_IN_POLICY → "sts:TagSession"`,
		},
		{
			"a certificate's tag", policy.Trust, rolesAnywhere + `{"aws:PrincipalTag/x509Issuer/CN": "Bob"}}}`, ``,
		},
		{
			"another tag of Roles Anywhere", policy.Trust, rolesAnywhere + `{"aws:PrincipalTag/team": "blue"}}}`,
			`UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL`,
		},
		{
			"the account access manager without its context", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Service": "account-access.amazonaws.com"}, "Action": "sts:AssumeRole"}`,
			`MISSING_ACTION_FOR_SERVICE → ["sts:AssumeRole", "sts:SetContext"]`,
		},
		{
			"the account access manager", policy.Trust, `{"Effect": "Allow", "Principal": {"Service": ` +
				`"account-access.amazonaws.com"}, "Action": ["sts:AssumeRole", "sts:SetContext"]}`, ``,
		},
		{
			"an RCP of everything, which AWS does not save", policy.RCP,
			`{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}`, `RCP_SYNTAX_ERROR_ACTION`,
		},
		{
			"a Region lock that lets IAM through and not STS", policy.SCP,
			strings.Replace(lock, "NOT", `"iam:*", "support:*"`, 1),
			`REGION_DENY_WITHOUT_GLOBAL_SERVICES`,
		},
		{"a Region lock that lets both through", policy.SCP, strings.Replace(lock, "NOT", `"iam:*", "sts:*"`, 1), ``},
		{
			"the audience of an outbound token and its tags", policy.Identity, `{"Effect": "Allow", "Action": ` +
				`["sts:GetWebIdentityToken", "sts:TagGetWebIdentityToken"], "Resource": "*", "Condition": ` +
				`{"ForAnyValue:StringEquals": {"sts:IdentityTokenAudience": "case"}}}`, ``,
		},
		{
			"an action that is newer than the list", policy.Identity,
			`{"Effect": "Allow", "Action": "iam:GetRequestAuthorizationDetails", "Resource": "*"}`, ``,
		},
		{
			"keys that are newer than the list", policy.Identity, `{"Effect": "Deny", "Action": "s3:*", "Resource": "*", ` +
				`"Condition": {"StringEquals": {"aws:OriginIdentity/Subject": "a", ` +
				`"aws:TransactionContext/IdentityProvider/x": "b"}, ` +
				`"Bool": {"aws:ViaCustomerDomain": "true"}, ` +
				`"ArnLike": {"aws:SignInSessionArn": "arn:aws:iam::111122223333:x/*"}}}`, ``,
		},
		{
			"the number of an account with a wildcard", policy.Resource, `{"Effect": "Allow", "Principal": {"Service": ` +
				`"sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:x", ` +
				`"Condition": {"StringLike": {"aws:SourceAccount": "1111*"}}}`, `WILDCARD_IN_SENSITIVE_KEY`,
		},
		{
			"both forms of a GitHub subject", policy.Trust, web(hub0,
				`"StringLike": {"`+sub+`": ["repo:acme/shop:environment:x", `+
					`"repo:acme@12/shop@34:environment:x"]}`), ``,
		},
		{
			"a GitHub subject with names alone", policy.Trust, web(hub0,
				`"StringLike": {"`+sub+`": "repo:acme/shop:environment:x"}`),
			`GITHUB_SUBJECT_WITHOUT_IDS`,
		},
		{
			"a reserved role beside another", policy.Trust, `{"Effect": "Allow", "Principal": {"AWS": ` +
				`["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A_0123456789abcdef", ` +
				`"arn:aws:iam::111122223333:role/Hub"]}, "Action": "sts:AssumeRole"}`, `RESERVED_ROLE_NAMED`,
		},
		{
			"a service that may be new", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Service": "quantumledger.eu-central-1.amazonaws.com"}, ` +
				`"Action": "sts:AssumeRole"}`,
			`UNKNOWN_SERVICE_PRINCIPAL`,
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

// codesAndFixes are the codes of findings, with the text that a fix writes behind an arrow.
func codesAndFixes(findings []source.Finding) string {
	var list []string
	for _, f := range findings {
		words := string(f.Code)
		for _, fix := range f.Fixes {
			words += " → " + fix.Edits[0].New
		}
		list = append(list, words)
	}
	return strings.Join(list, "; ")
}
