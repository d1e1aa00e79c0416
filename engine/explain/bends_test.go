package explain_test

import (
	"testing"

	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
)

const federated = `account 777788889999 fed {
  oidc-provider idp.example.com { audience app }
  oidc-provider app.terraform.io { audience app }
  saml-provider Okta
  managed-policy mp {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
  user guest { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}} }
  role Claim { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated":
    "arn:aws:iam::777788889999:oidc-provider/idp.example.com"}, "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {"StringEquals": {"idp.example.com:team": "x"}}}} }
  role Shared { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated":
    "arn:aws:iam::777788889999:oidc-provider/app.terraform.io"}, "Action": "sts:AssumeRoleWithWebIdentity"}} }
  role Tested { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated":
    "arn:aws:iam::777788889999:oidc-provider/app.terraform.io"}, "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {"StringLike": {"app.terraform.io:sub": "organization:acme:*"}}}} }
  role Saml { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated":
    "arn:aws:iam::777788889999:saml-provider/Okta"}, "Action": "sts:AssumeRoleWithSAML",
    "Condition": {"StringLike": {"aws:FederatedProvider": "*"}}}} }
  role Service { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated":
    "arn:aws:iam::777788889999:saml-provider/Okta"}, "Action": "sts:AssumeRoleWithSAML",
    "Condition": {"Bool": {"aws:PrincipalIsAWSService": "false"}}}} }
  role Session {
    policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*",
      "Condition": {"Null": {"aws:FederatedProvider": "true"}}}}
    trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated":
      "arn:aws:iam::777788889999:saml-provider/Okta"}, "Action": "sts:AssumeRoleWithSAML"}}
  }
  role Tagged {
    tags {"team": "green"}
    policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
    trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS":
      "arn:aws:iam::777788889999:role/Tagged"}, "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
      "Condition": {"StringEquals": {"aws:ResourceTag/team": "green"}}}, {"Effect": "Allow", "Principal":
      {"Service": "ec2.amazonaws.com"}, "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]}]}
  }
}
`

// TestBends: a choice that shows in the request is named where the other reading of it would have given another answer.
func TestBends(t *testing.T) {
	const oidc, saml = `step { oidc idp.example.com assumes `, `step { saml fed/Okta assumes `
	const terraform, service = `step { oidc app.terraform.io assumes `, `step { ec2.amazonaws.com assumes `
	const assertion = ` claims {"SAML:aud": "https://signin.aws.amazon.com/saml"} } `
	const calls = `step { s1 calls s3:GetObject on * }`
	for _, c := range []struct{ steps, want string }{
		{oidc + `fed/Claim as s1 claims {"aud": "app", "sub": "s", "team": "x"} }`, "unlisted-claims"},
		{oidc + `fed/Claim as s1 claims {"aud": "app", "sub": "s", "team": ["y"]} }`, ""},
		{terraform + `fed/Shared as s1 claims {"aud": "app", "sub": "s"} }`, "shared-issuer-at-runtime"},
		{terraform + `fed/Tested as s1 claims {"aud": "app", "sub": "organization:acme:x"} }`, ""},
		{saml + `fed/Saml as s1` + assertion, "saml-federated-provider"},
		{saml + `fed/Service as s1` + assertion, "provider-caller-is-aws-service"},
		{saml + `fed/Session as s1` + assertion + calls, "saml-federated-provider"},
		{
			service + `fed/Tagged as s1 tags {"team": "blue"} transitive ["team"] } step { s1 assumes fed/Tagged as t1 }`,
			"inherited-tag-over-resource-tag",
		},
		{
			service + `fed/Tagged as s1 source-identity ana } step { s1 assumes fed/Tagged as t1 source-identity bob }`,
			"source-identity-change",
		},
		{
			service + `fed/Tagged as s1 session-policy-arns ["arn:aws:iam::777788889999:policy/mp"] }
				change { set managed-policy mp of fed {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*",
				"Resource": "*"}} } ` + calls,
			"managed-session-policy-live",
		},
		{
			`step { fed/guest gets-federation-token as s1 session-policy {"Version": "2012-10-17", "Statement":
				{"Effect": "Allow", "Action": "*", "Resource": "*",
				"Condition": {"Null": {"aws:MultiFactorAuthPresent": "true"}}}} } ` + calls,
			"federation-token-mfa",
		},
	} {
		run := scenario.Parse("t.walk", federated+c.steps, scenario.PageLimit).Run(scenario.Options{Trace: true})
		got := ""
		for _, a := range explain.Assumptions(run.Rows[len(run.Rows)-1].Step) {
			got += string(a.Name)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.steps, got, c.want)
		}
	}
}
