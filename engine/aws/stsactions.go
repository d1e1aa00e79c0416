package aws

const (
	stsOperations = "https://docs.aws.amazon.com/STS/latest/APIReference/API_"
	// stsPermissions is the page of the actions that are permissions alone, and no operation.
	stsPermissions = "https://docs.aws.amazon.com/service-authorization/latest/reference/" +
		"list_awssecuritytokenservice.html"
)

// STSActions are the actions of STS, those of trust policies first.
//
// See https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
var STSActions = []Word{
	{
		AssumeRole, "gives a session of a role to a principal that has credentials of AWS",
		stsOperations + "AssumeRole.html",
	},
	{
		AssumeRoleWithWebIdentity, "gives a session of a role for a token of an OpenID Connect provider",
		stsOperations + "AssumeRoleWithWebIdentity.html",
	},
	{
		AssumeRoleWithSAML, "gives a session of a role for an assertion of a SAML provider",
		stsOperations + "AssumeRoleWithSAML.html",
	},
	{TagSession, "lets a request pass session tags", stsPermissions},
	{SetSourceIdentity, "lets a request set the source identity of its session", stsPermissions},
	{SetContext, "lets a request pass a context of a trusted token issuer", stsPermissions},
	{GetSessionToken, "gives a user temporary credentials of their own", stsOperations + "GetSessionToken.html"},
	{
		GetFederationToken, "gives a user's rights, cut down by a policy, to someone else for a time",
		stsOperations + "GetFederationToken.html",
	},
	{
		"sts:GetCallerIdentity", "says whose credentials sign the request; it needs no permission",
		stsOperations + "GetCallerIdentity.html",
	},
	{
		"sts:AssumeRoot", "gives a short session of a member account's root user for one task",
		stsOperations + "AssumeRoot.html",
	},
	{
		"sts:GetWebIdentityToken", "gives the caller a signed token that says who it is, for services outside AWS",
		stsOperations + "GetWebIdentityToken.html",
	},
	{TagGetWebIdentityToken, "lets a request of GetWebIdentityToken pass tags", stsPermissions},
	{
		"sts:GetDelegatedAccessToken", "gives temporary credentials for a delegation that was accepted",
		stsOperations + "GetDelegatedAccessToken.html",
	},
	{"sts:GetServiceBearerToken", "lets a service of AWS get a bearer token for the caller", stsPermissions},
	{
		"sts:DecodeAuthorizationMessage", "reads the encoded message of a refusal",
		stsOperations + "DecodeAuthorizationMessage.html",
	},
	{"sts:GetAccessKeyInfo", "says which account an access key belongs to", stsOperations + "GetAccessKeyInfo.html"},
}

// CommonActions are the actions of other services that policies about roles often have. AWS's whole list is many times
// as large.
//
// See https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
var CommonActions = []string{
	"iam:PassRole", "iam:GetRole", "iam:ListRoles", "iam:CreateRole", "iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy",
	"iam:AttachRolePolicy", "iam:CreateServiceLinkedRole", "iam:GetUser", "iam:ListUsers", "iam:CreateUser",
	"iam:CreateAccessKey",
	"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "s3:ListAllMyBuckets", "s3:GetBucketLocation",
	"s3:GetBucketPolicy", "s3:PutBucketPolicy",
	"kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant",
	"secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters", "ssm:StartSession",
	"lambda:InvokeFunction", "lambda:UpdateFunctionCode", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query",
	"sqs:SendMessage", "sqs:ReceiveMessage", "sns:Publish", "logs:CreateLogGroup", "logs:CreateLogStream",
	"logs:PutLogEvents", "cloudwatch:PutMetricData", "cloudtrail:LookupEvents", "cloudtrail:StopLogging",
	"ec2:DescribeInstances", "ec2:RunInstances", "ec2:StartInstances", "ec2:StopInstances", "ec2:TerminateInstances",
	"ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecs:RunTask", "eks:DescribeCluster",
	"cloudformation:CreateStack", "codebuild:StartBuild", "organizations:LeaveOrganization",
	"organizations:DescribeOrganization",
}
