package lint

import (
	"testing"

	"rolewalk/engine/policy"
)

const (
	githubTrust = `"Effect": "Allow", "Principal": {"Federated": ` +
		`"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"`
	githubAud = `"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"`
	people    = `"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"`
	anyone    = `"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"`
	hub       = `"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}`
	deploy    = `"Resource": "arn:aws:iam::111122223333:role/Deploy"`
	mayAssume = `"Effect": "Allow", "Action": "sts:AssumeRole", ` + deploy
)

// TestSilent has documents like those of AWS's guides and templates, without a finding. Each is close to one that a
// check reports.
func TestSilent(t *testing.T) {
	for _, c := range []struct {
		name string
		kind policy.Kind
		text string
	}{
		{"a plain trust of the account", policy.Trust, `{` + people + `}`},
		{"the console's empty Condition", policy.Trust, `{` + people + `, "Condition": {}}`},
		{"an empty Sid", policy.Trust, `{"Sid": "", ` + people + `}`},
		{"a role of another account", policy.Trust, `{"Effect": "Allow", ` +
			`"Principal": {"AWS": "arn:aws:iam::444455556666:role/Scanner"}, "Action": "sts:AssumeRole"}`},
		{
			"another account, with an external ID", policy.Trust,
			`{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}}`,
		},
		{
			"another account, and a Deny without the external ID", policy.Trust,
			`{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole"}, {"Effect": "Deny", ` +
				`"Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"StringNotEquals": {"sts:ExternalId": "acme-7f3k"}}}`,
		},
		{"MFA", policy.Trust, `{` + people + `, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}, ` +
			`"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}}`},
		{"EC2", policy.Trust, `{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, ` +
			`"Action": "sts:AssumeRole"}`},
		{
			"Lambda, ECS, SSM and others at once", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com", "edgelambda.amazonaws.com", ` +
				`"ecs-tasks.amazonaws.com", "ssm.amazonaws.com", "states.amazonaws.com"]}, "Action": "sts:AssumeRole"}`,
		},
		{"EKS Pod Identity", policy.Trust, `{"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"}, ` +
			`"Action": ["sts:AssumeRole", "sts:TagSession"]}`},
		{
			"the scheduler, for one customer", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Service": "scheduler.amazonaws.com"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}, ` +
				`"ArnLike": {"aws:SourceArn": "arn:aws:scheduler:*:111122223333:*"}}}`,
		},
		{"GitHub, a branch", policy.Trust, `{` + githubTrust + `, "Condition": {"StringEquals": {` + githubAud + `, ` +
			`"token.actions.githubusercontent.com:sub": ` +
			`"repo:acme@1234/shop@5678:ref:refs/heads/main"}}}`},
		{"GitHub, an environment", policy.Trust, `{` + githubTrust + `, "Condition": {"StringEquals": {` + githubAud + `, ` +
			`"token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:environment:prod"}}}`},
		{"GitHub, a pull request", policy.Trust, `{` + githubTrust + `, "Condition": {"StringEquals": {` + githubAud + `, ` +
			`"token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:pull_request"}}}`},
		{"GitHub, some branches", policy.Trust, `{` + githubTrust + `, "Condition": {"StringEquals": {` + githubAud + `}, ` +
			`"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:ref:refs/heads/release/*"}}}`},
		{"GitHub, immutable names", policy.Trust, `{` + githubTrust + `, ` +
			`"Condition": {"StringEquals": {` + githubAud + `, ` +
			`"token.actions.githubusercontent.com:sub": "repo:acme@123/shop@456:ref:refs/heads/main"}}}`},
		{
			"GitHub, the repository's number", policy.Trust,
			`{` + githubTrust + `, "Condition": {"StringEquals": {` + githubAud + `, ` +
				`"token.actions.githubusercontent.com:repository_id": "456", ` +
				`"token.actions.githubusercontent.com:job_workflow_ref": "acme/shop/.github/workflows/x.yml@refs/heads/main"}}}`,
		},
		{
			"GitHub, any subject of a branch that is named", policy.Trust,
			`{` + githubTrust + `, "Condition": {"StringEquals": {"token.actions.githubusercontent.com:ref": ` +
				`"refs/heads/main"}, "StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:*"}}}`,
		},
		{
			"GitHub, a subject of one's own making", policy.Trust,
			`{` + githubTrust + `, "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": ` +
				`"repository_owner_id:123:environment:prod"}}}`,
		},
		{"a variable in the branch", policy.Trust, `{` + githubTrust + `, ` +
			`"Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": ` +
			`"repo:acme@1234/shop@5678:ref:refs/heads/main"}}}`},
		{
			"Vercel, where the audience is enough", policy.Trust,
			`{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.vercel.com/acme"}, ` +
				`"Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"oidc.vercel.com/acme:aud": ` +
				`"https://vercel.com/acme"}}}`,
		},
		{"a provider of one's own", policy.Trust, `{"Effect": "Allow", ` +
			`"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/idp.acme.example"}, ` +
			`"Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"idp.acme.example:aud": "shop"}}}`},
		{"EKS, some namespaces", policy.Trust, `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringLike": {"oidc.eks.eu-central-1.amazonaws.com/id/A1B2:sub": "system:serviceaccount:shop:*"}}}`},
		{"Cognito's own template", policy.Trust, `{"Effect": "Allow", ` +
			`"Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", ` +
			`"Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-central-1:0a1b"}, ` +
			`"ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "unauthenticated"}}}`},
		{"Google", policy.Trust, `{"Effect": "Allow", "Principal": {"Federated": "accounts.google.com"}, ` +
			`"Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"accounts.google.com:aud": ` +
			`"66677788899900pro0"}}}`},
		{"SAML with tags", policy.Trust, `{"Effect": "Allow", ` +
			`"Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"}, ` +
			`"Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"], ` +
			`"Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}, ` +
			`"StringLike": {"aws:RequestTag/team": "*"}}}`},
		{
			"everyone of the organization", policy.Trust,
			`{` + anyone + `, "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}, ` +
				`"ArnLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/deploy/*", "arn:aws:iam::*:role/ci"]}}}`,
		},
		{
			"everyone, from one account's role", policy.Trust,
			`{` + anyone + `, "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/ci-*"}}}`,
		},
		{
			"everyone, and a Deny of all but the organization", policy.Trust,
			`{` + anyone + `}, {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}`,
		},
		{
			"everyone denied but the organization", policy.Trust,
			`{` + people + `}, {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", ` +
				`"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}`,
		},
		{
			"tags limited as AWS documents it", policy.Trust,
			`{` + hub + `, "Action": ["sts:AssumeRole", "sts:TagSession"], ` +
				`"Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}, "Null": {"aws:RequestTag/team": "false"}}}`,
		},
		{
			"tags in a statement of their own", policy.Trust,
			`{` + hub + `, "Action": "sts:AssumeRole"}, {` + hub + `, "Action": "sts:TagSession", ` +
				`"Condition": {"StringEquals": {"aws:RequestTag/team": ["blue", "green"]}}}`,
		},
		{"a source identity", policy.Trust, `{` + hub + `, "Action": ["sts:AssumeRole", "sts:SetSourceIdentity"], ` +
			`"Condition": {"StringLike": {"sts:SourceIdentity": "ana-*"}}}`},
		{
			"the session named as its user", policy.Trust,
			`{` + people + `, "Condition": {"StringLike": {"sts:RoleSessionName": "${aws:username}"}}}`,
		},
		{"a user and its account", policy.Trust, `{"Effect": "Allow", "Principal": {"AWS": ["111122223333", ` +
			`"arn:aws:iam::111122223333:user/ana"]}, "Action": "sts:AssumeRole"}`},
		{"two conditions on one role", policy.Trust, `{` + people + `, ` +
			`"Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}, {` + people + `, ` +
			`"Condition": {"StringEquals": {"aws:SourceVpc": "vpc-0a1b2c3d4e5f60718"}}}`},
		{"an instance's own requests", policy.Trust, `{` + people + `, ` +
			`"Condition": {"ArnLike": {"ec2:SourceInstanceARN": "arn:aws:ec2:eu-central-1:111122223333:instance/*"}}}`},
		{"a role by its tags", policy.Trust, `{` + people + `, ` +
			`"Condition": {"StringEquals": {"iam:ResourceTag/stage": "dev", ` +
			`"aws:PrincipalTag/team": "${aws:ResourceTag/team}"}}}`},

		{
			"a unit by its name, as walks have it", policy.Trust,
			`{` + anyone + `, "Condition": {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ` +
				`["o-a1b2c3d4e5/r-root/ou-Work/*", "o-a1b2c3d4e5/r-root/ou-Labs/"]}}}`,
		},
		{"one role", policy.Identity, `{` + mayAssume + `}`},
		{
			"roles of a name in any account", policy.Identity,
			`{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/ScannerAccess"}`,
		},
		{
			"any role of the organization", policy.Identity,
			`{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*", ` +
				`"Condition": {"StringEquals": {"aws:ResourceOrgID": "${aws:PrincipalOrgID}"}}}`,
		},
		{"an administrator", policy.Identity, `{"Effect": "Allow", "Action": "*", "Resource": "*"}`},
		{"a power user", policy.Identity, `{"Effect": "Allow", "NotAction": ["iam:*", "organizations:*", "account:*"], ` +
			`"Resource": "*"}, {"Effect": "Allow", "Action": ["iam:ListRoles", "organizations:DescribeOrganization"], ` +
			`"Resource": "*"}`},
		{
			"a bucket and what is in it", policy.Identity,
			`{"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"]}`,
		},
		{
			"a bucket by the beginning of its name", policy.Identity,
			`{"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::acme*"}`,
		},
		{"all buckets", policy.Identity, `{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", ` +
			`"Resource": "arn:aws:s3:::*"}`},
		{"an access point", policy.Identity, `{"Effect": "Allow", "Action": "s3:GetObject", ` +
			`"Resource": "arn:aws:s3:eu-central-1:111122223333:accesspoint/web/object/*"}`},
		{"one's own folder", policy.Identity, `{"Effect": "Allow", "Action": "s3:ListBucket", ` +
			`"Resource": "arn:aws:s3:::home", "Condition": {"StringLike": {"s3:prefix": ["", "home/", ` +
			`"home/${aws:username}/*"]}}}, {"Effect": "Allow", "Action": "s3:*", ` +
			`"Resource": "arn:aws:s3:::home/home/${aws:username}/*"}`},
		{
			"a star that is meant as one", policy.Identity,
			`{` + mayAssume + `, "Condition": {"StringEquals": {"aws:PrincipalTag/star": "${*}"}}}`,
		},
		{
			"Regions, with what has none excepted", policy.Identity,
			`{"Effect": "Deny", "NotAction": ["iam:*", "sts:*", "organizations:*", "support:*"], "Resource": "*", ` +
				`"Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1"]}}}`,
		},
		{
			"Regions, us-east-1 among them", policy.SCP,
			`{"Effect": "Deny", "Action": "*", "Resource": "*", ` +
				`"Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "us-east-1"]}}}`,
		},
		{"only EC2 in a Region", policy.Identity, `{"Effect": "Deny", "Action": "ec2:*", "Resource": "*", ` +
			`"Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}}}`},
		{
			"no MFA, access keys meant too", policy.Identity,
			`{"Effect": "Deny", "NotAction": ["iam:ListMFADevices", "sts:GetSessionToken"], "Resource": "*", ` +
				`"Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}`,
		},
		{"older sessions revoked", policy.Identity, `{"Effect": "Deny", "Action": ["*"], "Resource": ["*"], ` +
			`"Condition": {"DateLessThan": {"aws:TokenIssueTime": "2026-03-01T12:00:00Z"}}}`},
		{"PassRole to one service", policy.Identity, `{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", ` +
			`"Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}}`},
		{"PassRole of some roles", policy.Identity, `{"Effect": "Allow", "Action": "iam:PassRole", ` +
			`"Resource": "arn:aws:iam::111122223333:role/app-*"}`},
		{"PassRole denied", policy.Identity, `{"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"}`},
		{
			"one's own password and keys", policy.Identity,
			`{"Effect": "Allow", "Action": ["iam:CreateAccessKey", "iam:UpdateLoginProfile"], ` +
				`"Resource": "arn:aws:iam::111122223333:user/${aws:username}"}`,
		},
		{"users with a boundary", policy.Identity, `{"Effect": "Allow", "Action": ["iam:CreateUser", ` +
			`"iam:PutUserPolicy"], "Resource": "*", "Condition": {"StringEquals": {"iam:PermissionsBoundary": ` +
			`"arn:aws:iam::111122223333:policy/edge"}}}`},
		{
			"a managed policy of AWS's", policy.Identity,
			`{"Effect": "Allow", "Action": "iam:GetPolicy", "Resource": "arn:aws:iam::aws:policy/ReadOnlyAccess"}`,
		},
		{"documents of AWS's", policy.Identity, `{"Effect": "Allow", "Action": "ssm:SendCommand", ` +
			`"Resource": ["arn:aws:ssm:eu-central-1::document/AWS-RunShellScript", ` +
			`"arn:aws:ec2:eu-central-1:111122223333:instance/*"]}`},
		{
			"images, which have no account", policy.Identity,
			`{"Effect": "Allow", "Action": "ec2:RunInstances", "Resource": ["arn:aws:ec2:eu-central-1::image/ami-0a1b2c3d", ` +
				`"arn:aws:ec2:eu-central-1:111122223333:*"]}`,
		},
		{
			"tables and their indexes", policy.Identity,
			`{"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"], ` +
				`"Resource": ["arn:aws:dynamodb:eu-central-1:111122223333:table/orders", ` +
				`"arn:aws:dynamodb:eu-central-1:111122223333:table/orders/index/*"]}`,
		},
		{"one's own rows", policy.Identity, `{"Effect": "Allow", "Action": ["dynamodb:GetItem"], ` +
			`"Resource": "arn:aws:dynamodb:eu-central-1:111122223333:table/orders", ` +
			`"Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${aws:userid}"]}}}`},
		{"tags on what is made", policy.Identity, `{"Effect": "Allow", "Action": "ec2:CreateVolume", "Resource": "*", ` +
			`"Condition": {"StringEquals": {"aws:RequestTag/team": "blue"}, ` +
			`"ForAllValues:StringEquals": {"aws:TagKeys": ["team", "stage"]}}}`},
		{"log groups", policy.Identity, `{"Effect": "Allow", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", ` +
			`"logs:PutLogEvents"], "Resource": "arn:aws:logs:*:*:*"}`},
		{"a role for a chain", policy.Identity, `{"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"], ` +
			`"Resource": ["arn:aws:iam::444455556666:role/Archive", "arn:aws-cn:iam::444455556666:role/Archive"]}`},
		{
			"everyone but the office, and not what services do", policy.Identity,
			`{"Effect": "Deny", "Action": "*", "Resource": "*", ` +
				`"Condition": {"NotIpAddress": {"aws:SourceIp": ["192.0.2.0/24", "2001:db8::/32"]}, ` +
				`"Bool": {"aws:ViaAWSService": "false"}}}`,
		},
		{
			"the tags of a session, compared", policy.Identity,
			`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*", ` +
				`"Condition": {"StringEquals": {"secretsmanager:ResourceTag/team": "${aws:PrincipalTag/team, 'none'}"}}}`,
		},

		{"a topic to a queue", policy.Resource, `{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, ` +
			`"Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders", ` +
			`"Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-central-1:111122223333:orders"}}}`},
		{"a key's default policy", policy.Resource, `{"Effect": "Allow", ` +
			`"Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}`},
		{"no request in the clear", policy.Resource, `{"Effect": "Deny", "Principal": "*", "Action": "s3:*", ` +
			`"Resource": ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"], ` +
			`"Condition": {"Bool": {"aws:SecureTransport": "false"}}}`},

		{"a ceiling", policy.SCP, `{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", ` +
			`"Action": ["organizations:LeaveOrganization", "cloudtrail:StopLogging"], "Resource": "*"}`},
		{"a boundary of services", policy.Boundary, `{"Effect": "Allow", "Action": ["s3:*", "sts:AssumeRole", ` +
			`"iam:PassRole"], "Resource": "*"}`},
		{
			"a session of some buckets", policy.Session,
			`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*"}`,
		},
		{"a perimeter as AWS has it", policy.RCP, `{"Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sts:*", ` +
			`"kms:*", "secretsmanager:*", "sqs:*"], "Resource": "*", ` +
			`"Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}, ` +
			`"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := whole(c.text)
			for _, f := range parse(text, c.kind).Findings {
				t.Errorf("the document itself: %s: %s", f.Code, f.Message)
			}
			for _, f := range all(t, text, c.kind) {
				t.Errorf("%s at %s: %s", f.Code, text[f.At.From:f.At.To], f.Message)
			}
		})
	}
}
