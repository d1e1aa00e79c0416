package syntax

var actForms = []row{
	{
		in: blocks{InStep}, of: &Assume{}, example: "dev/alice assumes prod/Deploy as ci",
		doc: "is sts:AssumeRole; from here on SESSION names the session",
	},
	{
		in: blocks{InStep}, of: &AssumeOIDC{},
		example: "oidc token.actions.githubusercontent.com assumes prod/Deploy as run",
		doc:     "is sts:AssumeRoleWithWebIdentity, with claims",
	},
	{
		in: blocks{InStep}, of: &AssumeSAML{}, example: "saml prod/Okta assumes prod/Deploy as pat",
		doc: "is sts:AssumeRoleWithSAML, with claims",
	},
	{
		in: blocks{InStep}, of: &SessionToken{}, example: "dev/alice gets-session-token as token",
		doc: "is sts:GetSessionToken",
	},
	{
		in: blocks{InStep}, of: &FederationToken{}, example: "dev/alice gets-federation-token as guest",
		doc: "is sts:GetFederationToken",
	},
	{
		in: blocks{InStep}, of: &Call{}, example: "ci calls s3:GetObject on arn:aws:s3:::prod-artifacts/app.zip",
		doc: "makes any request",
	},
	{
		in: blocks{InStep}, of: &RefreshSession{}, example: "refresh ci",
		doc: "makes the latest request under that name again, with today's policies",
	},
}

var (
	exchanges = acts{Assumes, OIDC, SAML}
	scoped    = acts{Assumes, OIDC, SAML, GetsFederationToken}
	timed     = acts{Assumes, OIDC, SAML, GetsSessionToken, GetsFederationToken}
	requests  = acts{Assumes, OIDC, SAML, GetsSessionToken, GetsFederationToken, Calls}
)

var clauseForms = []row{
	{
		in: blocks{InStep}, of: &For{}, most: 1, acts: timed, example: "for 1h",
		doc: "is how long the session is to last (DurationSeconds)",
	},
	{
		in: blocks{InStep}, of: &ExternalID{}, most: 1, acts: acts{Assumes}, example: `external-id "k3Q9"`,
		doc: "is the external ID that a trust policy may require",
	},
	{
		in: blocks{InStep}, of: &MFA{}, most: 1, acts: acts{Assumes, GetsSessionToken}, example: "mfa",
		doc: "sends an MFA code with the request; with no-code, wrong-code or used-code one that AWS refuses",
	},
	{
		in: blocks{InStep}, of: &SourceIdentity{}, most: 1, acts: acts{Assumes}, example: "source-identity alice",
		doc: "sets the source identity, which stays through a chain of roles",
	},
	{
		in: blocks{InStep}, of: &TagList{}, most: 1, acts: acts{Assumes, GetsFederationToken}, example: `tags {"cost": "7"}`,
		doc: "are session tags, an object of strings",
	},
	{
		in: blocks{InStep}, of: &Transitive{}, most: 1, acts: acts{Assumes}, example: `transitive ["cost"]`,
		doc: "are the keys of the session tags that stay through a chain of roles",
	},
	{
		in: blocks{InStep}, of: &SessionPolicy{}, most: 1, acts: scoped, example: "session-policy {}",
		doc: "is an inline session policy",
	},
	{
		in: blocks{InStep}, of: &SessionPolicyARNs{}, most: 1, acts: scoped,
		example: `session-policy-arns ["arn:aws:iam::aws:policy/ReadOnlyAccess"]`,
		doc:     "are managed session policies, by ARN",
	},
	{
		in: blocks{InStep}, of: &Claims{}, most: 1, acts: acts{OIDC, SAML}, example: `claims {"aud": "sts.amazonaws.com"}`,
		doc: "are the claims that the identity provider makes",
	},
	{
		in: blocks{InStep}, of: &From{}, most: 1, acts: requests, example: "from 203.0.113.9",
		doc: "is the caller's address (aws:SourceIp)",
	},
	{
		in: blocks{InStep}, of: &Context{}, most: 1, acts: requests, example: `context {"corp:On": true}`,
		doc: "gives further keys of the request context",
	},
	{
		in: blocks{InStep}, of: &UnknownKeys{}, most: 1, acts: requests, example: `unknown-keys ["aws:SourceVpc"]`,
		doc: "are condition keys whose values are not known, also if the walk could tell; `aws:PrincipalTag/*` takes a star",
	},
	{
		in: blocks{InStep}, of: &AutoRenew{}, most: 1, acts: exchanges, example: "auto-renew",
		doc: "lets the session renew itself before it expires",
	},
	{
		in: blocks{InStep}, of: &WithoutSessionToken{}, most: 1, acts: acts{Calls, Assumes}, example: "without-session-token",
		doc: "leaves the session token out of the request",
	},
	{
		in: blocks{InStep}, of: &Granted{}, most: 1, acts: timed, example: "granted",
		doc: "says that AWS granted the request, so that the session exists",
	},
	{
		in: blocks{InStep}, of: &Refused{}, most: 1, acts: requests, example: `refused "User: … is not authorized"`,
		doc: "says that AWS refused the request, in these words; no session is made",
	},
}

// sideForms are the clauses that do not change the request.
var sideForms = []row{
	{in: blocks{InStep}, of: &Note{}, example: `note "Markdown, *here* too."`, doc: "is Markdown next to the step"},
	{
		in: blocks{InStep}, of: &Hint{}, most: 3, example: `hint "Both sides must say yes."`,
		doc: "is shown when the learner asks for it",
	},
	{in: blocks{InStep}, of: &Predict{}, most: 1, example: "predict", doc: "asks the learner before the verdict shows"},
	{in: blocks{InStep}, of: &Expect{}, most: 1, example: "expect allow", doc: "holds if the request is allowed"},
	{
		in: blocks{InStep}, of: &Expect{}, most: 1, example: "expect deny by trust",
		doc: "holds if at least one gate refused; with by, if this gate did",
	},
	{
		in: blocks{InStep}, of: &Expect{}, most: 1, example: "expect explicit deny by scp",
		doc: "holds if a Deny statement in this gate refused",
	},
	{
		in: blocks{InStep}, of: &Expect{}, most: 1, example: "expect expired",
		doc: "holds if the caller's credentials have expired",
	},
	{
		in: blocks{InStep}, of: &Expect{}, most: 1, example: "expect error AccessDenied",
		doc: "holds if AWS's answer has this error code",
	},
	{
		in: blocks{InStep}, of: &Expect{}, most: 1, example: "expect unknown",
		doc: "holds if the verdict depends on what the walk does not say",
	},
}
