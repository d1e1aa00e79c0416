package lint

import (
	"strings"
	"testing"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// TestFound has what the examples do not show: other forms of a problem, and the exact span. Want lists all findings as
// `CODE text`, separated by semicolons.
func TestFound(t *testing.T) {
	for _, c := range []struct {
		name string
		kind policy.Kind
		text string
		want string
	}{
		{
			"everyone, and a condition that any caller meets", policy.Trust,
			`{` + anyone + `, "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}}`, `TRUSTS_EVERYONE "*"`,
		},
		{"everyone with MFA", policy.Trust, `{` + anyone + `, ` +
			`"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}`, `TRUSTS_EVERYONE "*"`},
		{
			"everyone of any organization", policy.Trust,
			`{` + anyone + `, "Condition": {"StringLike": {"aws:PrincipalOrgID": "*"}}}`, `TRUSTS_EVERYONE "*"`,
		},
		{
			"everyone, of the organization if of any", policy.Trust,
			`{` + anyone + `, "Condition": {"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}`,
			`TRUSTS_EVERYONE "*"`,
		},
		{"everyone but one account", policy.Trust, `{` + anyone + `, ` +
			`"Condition": {"StringNotEquals": {"aws:PrincipalAccount": "444455556666"}}}`, `TRUSTS_EVERYONE "*"`},
		{
			"everyone of any account", policy.Trust, `{` + anyone + `, ` +
				`"Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}}}`,
			`PRINCIPAL_ARN_OF_ANY_ACCOUNT "arn:aws:iam::*:role/*"`,
		},
		{"everyone from everywhere", policy.Trust, `{` + anyone + `, ` +
			`"Condition": {"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}}`, `TRUSTS_EVERYONE "*"`},
		{
			"everyone, and a Deny of another action", policy.Trust,
			`{` + anyone + `}, {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:TagSession", ` +
				`"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}`, `TRUSTS_EVERYONE "*"`,
		},
		{
			"everyone, and a Deny that one gets around", policy.Trust,
			`{` + anyone + `}, {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5", "sts:ExternalId": "q7"}}}`,
			`TRUSTS_EVERYONE "*"`,
		},
		{
			"everyone, and a Deny for services alone", policy.Trust,
			`{` + anyone + `}, {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}, ` +
				`"Bool": {"aws:PrincipalIsAWSService": "true"}}}`, `TRUSTS_EVERYONE "*"`,
		},
		{"everyone with a token", policy.Trust, `{"Effect": "Allow", "Principal": {"AWS": "*"}, ` +
			`"Action": "sts:AssumeRoleWithWebIdentity"}`, `MISMATCHED_ACTION_FOR_PRINCIPAL "sts:AssumeRoleWithWebIdentity"`},
		{
			"a provider and a user", policy.Trust, `{"Effect": "Allow", ` +
				`"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/idp.acme.example", ` +
				`"AWS": "arn:aws:iam::111122223333:user/ana"}, "Action": "sts:AssumeRole"}`,
			`MISMATCHED_ACTION_FOR_PRINCIPAL "arn:aws:iam::111122223333:oidc-provider/idp.acme.example"`,
		},
		{
			"tags that need not come", policy.Trust, `{` + hub + `, "Action": ["sts:AssumeRole", "sts:TagSession"], ` +
				`"Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": "team"}}}`,
			`FORALLVALUES_WITHOUT_NULL_GUARD "ForAllValues:StringEquals"`,
		},
		{
			"rights by a wildcard", policy.Identity, `{"Effect": "Allow", "Action": "iam:Put*", "Resource": "*"}`,
			`PRIVILEGE_ESCALATION "iam:Put*"`,
		},
		{
			"a variable among numbers", policy.Identity,
			`{` + mayAssume + `, "Condition": {"NumericEquals": {"aws:MultiFactorAuthAge": "${aws:PrincipalTag/x}"}}}`,
			`VARIABLE_UNSUPPORTED_IN_ELEMENT "${aws:PrincipalTag/x}"`,
		},
		{
			"a variable in a bucket's account", policy.Identity,
			`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3::${aws:username}:acme/*"}`,
			`VARIABLE_UNSUPPORTED_IN_ELEMENT "arn:aws:s3::${aws:username}:acme/*"`,
		},

		{"GitHub under ForAllValues", policy.Trust, `{` + githubTrust + `, ` +
			`"Condition": {"ForAllValues:StringEquals": {"token.actions.githubusercontent.com:sub": ` +
			`"repo:acme@1234/shop@5678:environment:prod"}}}`, `FORALLVALUES_WITH_SINGLE_VALUED_KEY "ForAllValues:StringEquals"`},
		{
			"GitHub, any owner", policy.Trust, `{` + githubTrust + `, ` +
				`"Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:*"}}}`,
			`MISSING_GITHUB_REPO_CONDITION_KEY "repo:*"`,
		},
		{
			"GitHub, an owner's name and more", policy.Trust,
			`{` + githubTrust + `, "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme*"}}}`,
			`MISSING_GITHUB_REPO_CONDITION_KEY "repo:acme*"`,
		},
		{
			"GitHub, all of an owner's", policy.Trust, `{` + githubTrust + `, ` +
				`"Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme@1234/*"}}}`,
			`SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED "repo:acme@1234/*"`,
		},
		{"GitHub, anything", policy.Trust, `{` + githubTrust + `, "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "*"}}}`, `SHARED_PROVIDER_NOT_SAVED "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"; MISSING_GITHUB_REPO_CONDITION_KEY "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"`},
		{
			"GitHub, a star under StringEquals", policy.Trust,
			`{` + githubTrust + `, "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": ` +
				`"repo:acme@1234/shop@5678:environment:*"}}}`,
			`WILDCARD_WITHOUT_LIKE_OPERATOR "repo:acme@1234/shop@5678:environment:*"`,
		},
		{
			"GitHub, no rest", policy.Trust, `{` + githubTrust + `, ` +
				`"Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "repo:acme/shop"}}}`,
			`GITHUB_SUBJECT_NEVER_MATCHES "repo:acme/shop"`,
		},
		{
			"GitHub, a branch's bare name", policy.Trust,
			`{` + githubTrust + `, "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": ` +
				`"repo:acme/shop:ref:main"}}}`, `GITHUB_SUBJECT_NEVER_MATCHES "repo:acme/shop:ref:main"`,
		},
		{
			"GitHub, an address", policy.Trust, `{` + githubTrust + `, ` +
				`"Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "https://github.com/acme/shop"}}}`,
			`GITHUB_SUBJECT_NEVER_MATCHES "https://github.com/acme/shop"`,
		},
		{
			"an invalid Cognito pool", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, ` +
				`"Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"ForAnyValue:StringLike": ` +
				`{"cognito-identity.amazonaws.com:amr": "authenticated"}}}`,
			`SHARED_PROVIDER_NOT_SAVED "cognito-identity.amazonaws.com"; ` +
				`MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL "cognito-identity.amazonaws.com"`,
		},
		{
			"Google without an audience", policy.Trust, `{"Effect": "Allow", ` +
				`"Principal": {"Federated": "accounts.google.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}`,
			`SHARED_PROVIDER_NOT_SAVED "accounts.google.com"; MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL "accounts.google.com"`,
		},
		{
			"Terraform Cloud without a subject", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/app.terraform.io"}, ` +
				`"Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"app.terraform.io:aud": ` +
				`"aws.workload.identity"}}}`,
			`SHARED_PROVIDER_NOT_SAVED "arn:aws:iam::111122223333:oidc-provider/app.terraform.io"; ` +
				`MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL ` +
				`"arn:aws:iam::111122223333:oidc-provider/app.terraform.io"`,
		},
		{"all service accounts of a cluster", policy.Trust, `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringLike": {"oidc.eks.eu-central-1.amazonaws.com/id/A1B2:sub": "system:serviceaccount:*"}}}`, `WILDCARD_USAGE_TOO_PERMISSIVE "system:serviceaccount:*"`},
		{
			"OIDC with AssumeRole", policy.Trust, `{"Effect": "Allow", ` +
				`"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/idp.acme.example"}, ` +
				`"Action": "sts:AssumeRole", "Condition": {"StringEquals": {"idp.acme.example:aud": "shop"}}}`,
			`MISMATCHED_ACTION_FOR_PRINCIPAL "sts:AssumeRole"`,
		},
		{
			"a role with a token", policy.Trust, `{` + hub + `, "Action": ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"]}`,
			`MISMATCHED_ACTION_FOR_PRINCIPAL "sts:AssumeRoleWithWebIdentity"`,
		},

		{
			"StringNotEquals with a star", policy.Identity,
			`{"Effect": "Deny", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme", ` +
				`"Condition": {"StringNotEquals": {"s3:prefix": "home/*"}}}`, `WILDCARD_WITHOUT_LIKE_OPERATOR "home/*"`,
		},
		{
			"an external ID under StringNotEquals", policy.Trust,
			`{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"StringNotEquals": {"sts:ExternalId": "acme-7f3k"}}}`, `EXTERNAL_ID_OPTIONAL "StringNotEquals"`,
		},
		{
			"an external ID under ForAllValues", policy.Trust,
			`{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"ForAllValues:StringEquals": {"sts:ExternalId": "acme-7f3k"}}}`,
			`FORALLVALUES_WITH_SINGLE_VALUED_KEY "ForAllValues:StringEquals"`,
		},
		{"tag keys that are a set", policy.Identity, `{` + mayAssume + `, ` +
			`"Condition": {"StringEquals": {"aws:TagKeys": "team"}}}`, `MISSING_QUALIFIER "StringEquals"`},
		{
			"a SAML list without a set operator", policy.Trust, `{"Effect": "Allow", ` +
				`"Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Okta"}, "Action": "sts:AssumeRoleWithSAML", ` +
				`"Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml", ` +
				`"saml:eduPersonAffiliation": "staff"}}}`,
			`MISSING_QUALIFIER "StringEquals"`,
		},
		{
			"a source identity, and no right to set it", policy.Trust,
			`{` + hub + `, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:SourceIdentity": "ana"}}}`,
			`MISSING_ACTION_FOR_CONDITION_KEY "sts:SourceIdentity"`,
		},
		{
			"private ranges among IPv6", policy.Identity,
			`{` + mayAssume + `, "Condition": {"IpAddress": {"aws:SourceIp": ["fc00::/7", "172.16.4.0/22"]}}}`,
			`PRIVATE_IP_ADDRESS "fc00::/7"; PRIVATE_IP_ADDRESS "172.16.4.0/22"`,
		},
		{"a date before itself", policy.Identity, `{` + mayAssume + `, ` +
			`"Condition": {"DateGreaterThanEquals": {"aws:CurrentTime": "2026-12-31"}, ` +
			`"DateLessThan": {"aws:CurrentTime": "2026-01-01"}}}`, `EMPTY_DATE_WINDOW "2026-01-01"`},
		{
			"an account of eleven digits in a condition", policy.Trust,
			`{` + anyone + `, "Condition": {"StringEquals": {"aws:PrincipalAccount": "11112222333"}}}`,
			`INVALID_ID_IN_CONDITION "11112222333"`,
		},
		{"the same resource twice", policy.Identity, `{"Effect": "Allow", "Action": "sts:AssumeRole", ` +
			`"Resource": ["arn:aws:iam::111122223333:role/A", "arn:aws:iam::111122223333:role/B", ` +
			`"arn:aws:iam::111122223333:role/A"]}`, `REDUNDANT_RESOURCE "arn:aws:iam::111122223333:role/A"`},
		{
			"an account twice, by number and by ARN", policy.Trust,
			`{"Effect": "Allow", "Principal": {"AWS": ["111122223333", "arn:aws:iam::111122223333:root"]}, ` +
				`"Action": "sts:AssumeRole"}`, `REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY "arn:aws:iam::111122223333:root"`,
		},
		{
			"the same statement twice", policy.Identity, `{` + mayAssume + `}, {` + mayAssume + `}`,
			`REDUNDANT_STATEMENT "Allow"`,
		},

		{
			"AssumeRole by a wildcard", policy.Identity,
			`{"Effect": "Allow", "Action": "sts:Assume*", "Resource": "arn:aws:iam::*:role/*"}`,
			`ASSUME_ROLE_ON_EVERY_ROLE "arn:aws:iam::*:role/*"`,
		},
		{"AssumeRole on a user", policy.Identity, `{"Effect": "Allow", "Action": "sts:AssumeRole", ` +
			`"Resource": "arn:aws:iam::111122223333:user/ana"}`, `ASSUME_ROLE_ON_NO_ROLE "arn:aws:iam::111122223333:user/ana"`},
		{
			"s3:* on a bucket", policy.Identity, `{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::acme"}`,
			`S3_OBJECT_ACTION_ON_BUCKET "s3:*"`,
		},
		{
			"all of IAM", policy.Identity, `{"Effect": "Allow", "Action": "iam:*", "Resource": "*"}`,
			`PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE "iam:*"; CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE "iam:*"`,
		},
		{
			"a principal that may rewrite any trust", policy.Identity,
			`{"Effect": "Allow", "Action": "iam:UpdateAssumeRolePolicy", "Resource": "arn:aws:iam::111122223333:role/*"}`,
			`PRIVILEGE_ESCALATION "iam:UpdateAssumeRolePolicy"`,
		},
		{
			"a vendor's role", policy.Trust, `{"Effect": "Allow", ` +
				`"Principal": {"AWS": "arn:aws:iam::464622532012:role/scan"}, "Action": "sts:AssumeRole"}`,
			`MISSING_EXTERNAL_ID "arn:aws:iam::464622532012:role/scan"`,
		},

		{
			"an action that begins right", policy.Identity,
			`{"Effect": "Allow", "Action": "sts:AsumeRole", "Resource": "arn:aws:iam::111122223333:role/A"}`,
			`INVALID_ACTION "sts:AsumeRole"`,
		},
		{
			"a call's name for the action", policy.Identity,
			`{"Effect": "Allow", "Action": "s3:ListObjectsV2", "Resource": "arn:aws:s3:::acme"}`,
			`INVALID_ACTION "s3:ListObjectsV2"`,
		},
		{
			"a wildcard that matches nothing", policy.Identity,
			`{"Effect": "Allow", "Action": "sts:Assum?Rolez*", "Resource": "*"}`, `INVALID_ACTION "sts:Assum?Rolez*"`,
		},
		{
			"a service by its name", policy.Identity, `{"Effect": "Allow", "Action": "eventbridge:PutEvents", "Resource": "*"}`,
			`INVALID_SERVICE_IN_ACTION eventbridge`,
		},
		{
			"a misspelt action", policy.Identity, `{"Effect": "Allow", "Action": "sts:TagSesion", "Resource": "*"}`,
			`INVALID_ACTION "sts:TagSesion"`,
		},
		{
			"a misspelt action in a trust, which AWS does not save", policy.Trust,
			`{` + people + `}, {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:TagSesion"}`, ``,
		},
		{
			"a list of buckets on a bucket", policy.Identity,
			`{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::acme"}`,
			`RESOURCE_NOT_FOR_ACTION "s3:ListAllMyBuckets"`,
		},
		{
			"a statement within another's exceptions", policy.Identity,
			`{"Effect": "Deny", "NotAction": "s3:Get*", "NotResource": "arn:aws:s3:::acme/*"}, {"Effect": "Deny", ` +
				`"NotAction": "s3:*", "NotResource": "arn:aws:s3:::*"}`, `REDUNDANT_STATEMENT "Deny"`,
		},
		{
			"a statement with more conditions", policy.Trust,
			`{"Sid": "Wide", ` + people + `, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}, ` +
				`{"Sid": "Narrow", ` + people + `, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}, ` +
				`"StringEquals": {"aws:SourceVpc": "vpc-1a"}}}`, `REDUNDANT_STATEMENT "Allow"`,
		},
		{
			"an address in a range", policy.Identity, `{` + mayAssume + `, ` +
				`"Condition": {"IpAddress": {"aws:SourceIp": ["192.0.2.0/24", "192.0.2.77", "nowhere"]}}}`,
			`REDUNDANT_CONDITION_VALUE "192.0.2.77"`,
		},
		{
			"principals in a row of values", policy.Trust,
			`{` + anyone + `, "Condition": {"ArnLike": {"aws:PrincipalArn": ["arn:aws:iam::444455556666:role/*", ` +
				`"arn:aws:iam::444455556666:role/ci"]}}}`, `REDUNDANT_CONDITION_VALUE "arn:aws:iam::444455556666:role/ci"`,
		},
		{
			"a service with a SAML assertion", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": ["sts:AssumeRole", ` +
				`"sts:AssumeRoleWithSAML"]}`, `MISMATCHED_ACTION_FOR_PRINCIPAL "sts:AssumeRoleWithSAML"`,
		},
		{
			"a user and a service with a token", policy.Trust,
			`{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/ana", ` +
				`"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"}, "Action": ["sts:AssumeRole", ` +
				`"sts:AssumeRoleWithWebIdentity"]}`, `MISMATCHED_ACTION_FOR_PRINCIPAL "sts:AssumeRoleWithWebIdentity"`,
		},
		{
			"Roles Anywhere without one of its actions", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Service": "rolesanywhere.amazonaws.com"}, "Action": ["sts:AssumeRole", ` +
				`"sts:TagSession"], "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}`,
			`MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY "rolesanywhere.amazonaws.com"`,
		},
		{
			"every action but one in a trust", policy.Trust, `{` + hub + `, "NotAction": "sts:TagSession"}`,
			`TRUST_ALLOWS_EVERY_STS_ACTION "NotAction": "sts:TagSession"`,
		},
		{
			"a variable written with escapes", policy.Identity,
			`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::h\u006fme/${ aws:username}/*"}`,
			`UNSUPPORTED_SPACE_IN_VARIABLE "arn:aws:s3:::h\u006fme/${ aws:username}/*"`,
		},
		{
			"an operator that has other keys", policy.Identity,
			`{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme", ` +
				`"Condition": {"StringEquals": {"s3:prefix": "home/*", "aws:PrincipalTag/team": "blue"}}}`,
			`WILDCARD_WITHOUT_LIKE_OPERATOR "home/*"`,
		},
		{"dates as numbers", policy.Identity, `{` + mayAssume + `, ` +
			`"Condition": {"NumericLessThan": {"aws:PrincipalArn": "3"}}}`, `OPERATOR_MISMATCH_FOR_KEY "NumericLessThan"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := whole(c.text)
			var got []string
			findings := all(t, text, c.kind)
			source.Sort(findings)
			for _, f := range findings {
				got = append(got, string(f.Code)+" "+text[f.At.From:f.At.To])
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("%s\nwant %s", strings.Join(got, "; "), c.want)
			}
		})
	}
}

// TestOwner: whose the role is decides what is another account.
func TestOwner(t *testing.T) {
	text := whole(`{` + people + `}`)
	doc := parse(text, policy.Trust)
	for account, want := range map[string]string{"": "", "111122223333": "", "444455556666": "TRUSTS_WHOLE_ACCOUNT"} {
		if got := codes(Document(doc, text, Options{Owner: account})); got != want {
			t.Errorf("owner %q: %q, want %q", account, got, want)
		}
	}
}

// TestRemedies: the remedy for a typo is the word that was meant.
func TestRemedies(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{"Effect": "Allow", "Action": "eventbridge:PutEvents", "Resource": "*"}`, "did you mean events:PutEvents?"},
		{`{"Effect": "Allow", "Action": "s3:HeadObject", "Resource": "arn:aws:s3:::acme/*"}`, "did you mean s3:GetObject?"},
		{`{"Effect": "Allow", "Action": "dynamodb:GetItems", "Resource": "*"}`, "did you mean dynamodb:GetItem?"},
		{
			`{` + mayAssume + `, "Condition": {"StringEquals": {"aws:SourceIdentiy": "ana"}}}`,
			"did you mean aws:SourceIdentity?",
		},
	} {
		text := whole(c.text)
		findings := DocumentWithData(parse(text, policy.Identity), text, Options{Data: data(t)})
		if len(findings) != 1 || findings[0].Remedy != c.want || len(findings[0].Fixes) != 1 {
			t.Errorf("%s: %+v, want %s", c.text, findings, c.want)
		}
	}
}

// TestTypos has common mistakes in GitHub subjects, with what was meant.
func TestTypos(t *testing.T) {
	for _, c := range []struct{ subject, fixed string }{
		{"repo:acme/shop:refs/heads/main", "repo:acme/shop:ref:refs/heads/main"},
		{"repo:acme/shop:branch:main", "repo:acme/shop:ref:refs/heads/main"},
		{"repo:acme/shop:heads/feature/x", "repo:acme/shop:ref:refs/heads/feature/x"},
		{"repo:acme/shop:ref:heads/main", "repo:acme/shop:ref:refs/heads/main"},
		{"repo:acme/shop:ref:v1.2", "repo:acme/shop:ref:refs/heads/v1.2"},
		{"repo:acme/shop:env:prod", "repo:acme/shop:environment:prod"},
		{"repo:acme/shop:pull-request", "repo:acme/shop:pull_request"},
		{"acme/shop:ref:refs/heads/main", "repo:acme/shop:ref:refs/heads/main"},
		{"https://github.com/acme/shop:environment:prod", "repo:acme/shop:environment:prod"},
		{"github.com/acme/shop", "unsure"},
		{"repo:acme/shop", "unsure"},
		{"repo:acme:ref:refs/heads/main", "unsure"},
		{"repo:acme/shop/x:environment:prod", "unsure"},
		{"repo:acme/shop:ref:refs/heads/main", ""},
		{"repo:acme/shop:ref:refs/tags/v*", ""},
		{"repo:acme/shop:environment:prod", ""},
		{"repo:acme/*", ""},
		{"repo:*", ""},
		{"*", ""},
		{"repo:acme@1/shop@2:ref:refs/heads/main", ""},
		{"repo:acme/shop:job_workflow_ref:x", ""},
		{"repository_owner:acme", ""},
		{"", ""},
	} {
		why, fixed := typoIn(c.subject)
		if c.fixed == "unsure" && (why == "" || fixed != "") ||
			c.fixed != "unsure" && (fixed != c.fixed || (why == "") != (fixed == "")) {
			t.Errorf("%q: %q, %q", c.subject, why, fixed)
		}
	}
}

// TestNames has the forms of names that checks compare with.
func TestNames(t *testing.T) {
	for text, want := range map[string]bool{
		"o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/": true, "o-a1b2c3d4e5/*": true, "o-a1b2c3d4e5/r-ab12/*": true,
		"o-x/r-y/ou-a-b/ou-c-d/*": true, "o-x/*/ou-a-b/": true,
		"o-a1b2c3d4e5": false, "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111": false, "r-ab12/": false, "o-x/r-y/z/": false,
		"o-x/${aws:PrincipalTag/ou}/": true, "": false,
	} {
		if isOrgPath(text) != want {
			t.Errorf("isOrgPath(%q) is %v", text, !want)
		}
	}
	for text, want := range map[string]string{
		"a${b}c": "a*c", "${a}${b}": "**", "${a": "${a", "${${b}": "${*", "x": "x", "": "",
	} {
		if got := withoutVariables(text); got != want {
			t.Errorf("withoutVariables(%q) is %q, not %q", text, got, want)
		}
	}
}
