package aws

// Keys lists the condition keys that AWS documents for every service, those of IAM and STS, and those of SAML. The
// claims of OpenID Connect providers are not rows, because each provider has its own: see Claim.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
var Keys = []Key{
	// Who asks.
	{
		Name: "aws:PrincipalArn", Type: TypeARN, From: FromPrincipal, Has: Always | NotServices | Identifies,
		When: "in every signed request; for a role session it is the role's ARN", Page: "condition-keys-principalarn",
	},
	{
		Name: "aws:PrincipalAccount", Type: TypeString, From: FromPrincipal,
		Has:  Always | NotServices | Identifies | Sensitive,
		When: "in every request; anonymous callers have the value anonymous", Page: "condition-keys-principalaccount",
	},
	{
		Name: "aws:PrincipalOrgID", Type: TypeString, From: FromPrincipal, Has: NotServices | Identifies | Sensitive,
		When: "if the caller's account belongs to an organization", Page: "condition-keys-principalorgid",
	},
	{
		Name: "aws:PrincipalOrgPaths", Type: TypeString, Multivalued: true,
		From: FromPrincipal, Has: NotServices | Identifies,
		When: "if the caller's account belongs to an organization", Page: "condition-keys-principalorgpaths",
	},
	{
		Name: "aws:PrincipalTag/", Type: TypeString, From: FromPrincipal, Has: NotServices,
		When: "if the user, the role or its session has the tag; session tags win over the role's",
		Page: "condition-keys-principaltag",
	},
	{
		Name: "aws:PrincipalType", Type: TypeString, From: FromPrincipal, Has: Always,
		When: "in every request", Page: "condition-keys-principaltype",
	},
	{
		Name: "aws:userid", Type: TypeString, From: FromPrincipal, Has: Always | Identifies,
		When: "in every request", Page: "condition-keys-userid",
	},
	{
		Name: "aws:username", Type: TypeString, From: FromPrincipal, Has: NotServices,
		When: "if an IAM user signs, also with credentials of GetSessionToken", Page: "condition-keys-username",
	},
	{
		Name: "aws:PrincipalIsAWSService", Type: TypeBool, From: FromCallingService, Has: Always | Identifies,
		When: "in every signed request; it is true if a service asks in its own name",
		Page: "condition-keys-principalisawsservice",
	},
	{
		Name: "aws:PrincipalServiceName", Type: TypeString, From: FromCallingService, Has: Identifies,
		When: "if a service asks in its own name", Page: "condition-keys-principalservicename",
	},
	{
		Name: "aws:PrincipalServiceNamesList", Type: TypeString, Multivalued: true, From: FromCallingService,
		When: "if a service asks in its own name", Page: "condition-keys-principalservicenameslist",
	},

	// The credentials that sign.
	{
		Name: "aws:MultiFactorAuthPresent", Type: TypeBool, From: FromCredentials, Has: NotServices,
		When: "in requests with temporary credentials; long-term keys do not have it",
		Page: "condition-keys-multifactorauthpresent",
	},
	{
		Name: "aws:MultiFactorAuthAge", Type: TypeNumeric, From: FromCredentials, Has: NotServices | Moving,
		When: "in requests with temporary credentials that a multi-factor code was given for",
		Page: "condition-keys-multifactorauthage",
	},
	{
		Name: "aws:TokenIssueTime", Type: TypeDate, From: FromCredentials, Has: NotServices | Moving,
		When: "in requests with temporary credentials", Page: "condition-keys-tokenissuetime",
	},
	{
		Name: "aws:SourceIdentity", Type: TypeString, From: FromCredentials, Has: NotServices,
		When: "in requests of a session that has a source identity, but not in the request that sets it",
		Page: "condition-keys-sourceidentity",
	},
	{
		Name: "aws:FederatedProvider", Type: TypeString, From: FromCredentials, Has: NotServices,
		When: "in requests of a session that an identity provider vouched for", Page: "condition-keys-federatedprovider",
	},
	{
		Name: "aws:SignInSessionArn", Type: TypeARN, From: FromCredentials,
		When: "in requests of a session that was made by signing in for the command line",
		Page: "condition-keys-signinsessionarn",
	},
	{
		Name: "aws:AssumedRoot", Type: TypeBool, From: FromCredentials,
		When: "in requests of a session of AssumeRoot", Page: "condition-keys-assumedroot",
	},
	{
		Name: "aws:ChatbotSourceArn", Type: TypeARN, From: FromCredentials,
		When: "in requests of a session that the chat service made", Page: "condition-keys-chatbotsourcearn",
	},
	{
		Name: "aws:Ec2InstanceSourceVpc", Type: TypeString, From: FromCredentials,
		When: "in requests with the credentials of an EC2 instance", Page: "condition-keys-ec2instancesourcevpc",
	},
	{
		Name: "aws:Ec2InstanceSourcePrivateIPv4", Type: TypeIP, From: FromCredentials,
		When: "in requests with the credentials of an EC2 instance", Page: "condition-keys-ec2instancesourceprivateip4",
	},

	// The person or the workload behind the credentials, as its identity provider or its certificate names it.
	{
		Name: "aws:OriginIdentity/", Type: TypeString, From: FromCredentials, Has: Ungiven,
		When: "in requests of a session whose identity provider or profile passes an identity on",
		Page: tipKeys,
	},
	{
		Name: "aws:TransactionContext/", Type: TypeString, From: FromCredentials, Has: Ungiven,
		When: "in requests of a session whose identity provider passes claims on",
		Page: tipKeys,
	},

	// Where the request comes from.
	{
		Name: "aws:SourceIp", Type: TypeIP, From: FromNetwork, Has: Ungiven | Identifies,
		When: "in every request that does not go through a VPC endpoint", Page: "condition-keys-sourceip",
	},
	{
		Name: "aws:UserAgent", Type: TypeString, From: FromNetwork, Has: Ungiven,
		When: "in every request", Page: "condition-keys-useragent",
	},
	{
		Name: "aws:RequestedRegion", Type: TypeString, From: FromNetwork, Has: Ungiven,
		When: "in every request; global endpoints count as us-east-1", Page: "condition-keys-requestedregion",
	},
	{
		Name: "aws:SecureTransport", Type: TypeBool, From: FromNetwork, Has: Always,
		When: "in every request", Page: "condition-keys-securetransport",
	},
	{
		Name: "aws:referer", Type: TypeString, From: FromNetwork,
		When: "if the client sends it, which is the client's choice", Page: "condition-keys-referer",
	},
	{
		Name: "aws:ViaCustomerDomain", Type: TypeBool, From: FromNetwork,
		When: "in requests through a domain of the customer's own", Page: "condition-keys-viacustomerdomain",
	},
	{
		Name: "aws:SourceVpc", Type: TypeString, From: FromEndpoint, Has: Identifies | Sensitive,
		When: "in requests through a VPC endpoint", Page: "condition-keys-sourcevpc",
	},
	{
		Name: "aws:SourceVpcArn", Type: TypeARN, From: FromEndpoint, Has: Identifies,
		When: "in requests through a VPC endpoint", Page: "condition-keys-sourcevpcarn",
	},
	{
		Name: "aws:SourceVpce", Type: TypeString, From: FromEndpoint, Has: Identifies | Sensitive,
		When: "in requests through a VPC endpoint", Page: "condition-keys-sourcevpce",
	},
	{
		Name: "aws:VpceAccount", Type: TypeString, From: FromEndpoint, Has: Identifies | Sensitive,
		When: "in requests through a VPC endpoint", Page: "condition-keys-vpceaccount",
	},
	{
		Name: "aws:VpceOrgID", Type: TypeString, From: FromEndpoint, Has: Identifies | Sensitive,
		When: "in requests through a VPC endpoint of an organization's account", Page: "condition-keys-vpceorgid",
	},
	{
		Name: "aws:VpceOrgPaths", Type: TypeString, Multivalued: true, From: FromEndpoint, Has: Identifies,
		When: "in requests through a VPC endpoint of an organization's account", Page: "condition-keys-vpceorgpaths",
	},
	{
		Name: "aws:VpcSourceIp", Type: TypeIP, From: FromEndpoint,
		When: "in requests through a VPC endpoint", Page: "condition-keys-vpcsourceip",
	},

	// When it is made.
	{
		Name: "aws:CurrentTime", Type: TypeDate, From: FromClock, Has: Always | Moving,
		When: "in every request", Page: "condition-keys-currenttime",
	},
	{
		Name: "aws:EpochTime", Type: TypeDate, From: FromClock, Has: Always | Moving,
		When: "in every request", Page: "condition-keys-epochtime",
	},

	// The service that makes it.
	{
		Name: "aws:SourceArn", Type: TypeARN, From: FromCallingService, Has: Identifies,
		When: "if a service asks in its own name and says for which resource it acts", Page: "condition-keys-sourcearn",
	},
	{
		Name: "aws:SourceAccount", Type: TypeString, From: FromCallingService, Has: Identifies | Sensitive,
		When: "if a service asks in its own name and says for which resource it acts", Page: "condition-keys-sourceaccount",
	},
	{
		Name: "aws:SourceOrgID", Type: TypeString, From: FromCallingService, Has: Identifies | Sensitive,
		When: "if a service asks in its own name for a resource of an organization's account",
		Page: "condition-keys-sourceorgid",
	},
	{
		Name: "aws:SourceOrgPaths", Type: TypeString, Multivalued: true, From: FromCallingService, Has: Identifies,
		When: "if a service asks in its own name for a resource of an organization's account",
		Page: "condition-keys-sourceorgpaths",
	},
	{
		Name: "aws:ViaAWSService", Type: TypeBool, From: FromCallingService, Has: Always,
		When: "in every request; it is true if a service asks with the caller's credentials",
		Page: "condition-keys-viaawsservice",
	},
	{
		Name: "aws:CalledVia", Type: TypeString, Multivalued: true, From: FromCallingService,
		When: "if a service asks with the caller's credentials", Page: "condition-keys-calledvia",
	},
	{
		Name: "aws:CalledViaFirst", Type: TypeString, From: FromCallingService,
		When: "if a service asks with the caller's credentials", Page: "condition-keys-calledviafirst",
	},
	{
		Name: "aws:CalledViaLast", Type: TypeString, From: FromCallingService,
		When: "if a service asks with the caller's credentials", Page: "condition-keys-calledvialast",
	},
	{
		Name: "aws:ViaAWSMCPService", Type: TypeBool, From: FromCallingService,
		When: "if one of AWS's MCP servers makes the request", Page: "condition-keys-viaawsmcpservice",
	},
	{
		Name: "aws:CalledViaAWSMCP", Type: TypeString, From: FromCallingService,
		When: "if one of AWS's MCP servers makes the request", Page: "condition-keys-calledviaawsmcp",
	},

	// What the request is about.
	{
		Name: "aws:ResourceAccount", Type: TypeString, From: FromResource, Has: Sensitive,
		When: "if the resource belongs to an account", Page: "condition-keys-resourceaccount",
	},
	{
		Name: "aws:ResourceOrgID", Type: TypeString, From: FromResource, Has: Sensitive,
		When: "if the resource's account belongs to an organization", Page: "condition-keys-resourceorgid",
	},
	{
		Name: "aws:ResourceOrgPaths", Type: TypeString, Multivalued: true, From: FromResource,
		When: "if the resource's account belongs to an organization", Page: "condition-keys-resourceorgpaths",
	},
	{
		Name: "aws:ResourceTag/", Type: TypeString, From: FromResource,
		When: "if the resource has the tag; for AssumeRole it is the role's", Page: "condition-keys-resourcetag",
	},
	{
		Name: "iam:ResourceTag/", Type: TypeString, From: FromResource,
		When: "if the user or the role that the request is about has the tag", Page: "ck_ResourceTag",
	},

	// What the request passes.
	{
		Name: "aws:RequestTag/", Type: TypeString, From: FromParameters,
		When: "if the request passes the tag", Page: "condition-keys-requesttag",
	},
	{
		Name: "aws:TagKeys", Type: TypeString, Multivalued: true, From: FromParameters,
		When: "if the request passes tags", Page: "condition-keys-tagkeys",
	},
	{
		Name: "sts:ExternalId", Type: TypeString, From: FromParameters, Has: NotServices,
		When: "if a request of AssumeRole passes an external ID", Page: "ck_externalid",
	},
	{
		Name: "sts:RoleSessionName", Type: TypeString, From: FromParameters,
		When: "in every request that assumes a role", Page: "ck_rolesessionname",
	},
	{
		Name: "sts:RoleAuthorizedByIdp", Type: TypeBool, From: FromProvider,
		When: "while a role is assumed with a token; it is true if the token's roles claim names the role",
		Page: "ck_roleauthorizedbyidp",
	},
	{
		Name: "sts:SourceIdentity", Type: TypeString, From: FromParameters,
		When: "if a request that assumes a role passes a source identity or inherits one", Page: "ck_sourceidentity",
	},
	{
		Name: "sts:TransitiveTagKeys", Type: TypeString, Multivalued: true, From: FromParameters,
		When: "if the request makes session tags transitive", Page: "ck_transitivetagkeys",
	},
	{
		Name: "sts:RequestContextProviders", Type: TypeARN, Multivalued: true, From: FromParameters,
		When: "if the request passes a context of trusted token issuers", Page: "ck_requestcontextproviders",
	},
	{
		Name: "sts:DurationSeconds", Type: TypeNumeric, From: FromParameters, Has: NeverAssumeRole,
		When: "in requests for bearer tokens, and in none for roles", Page: "ck_durationseconds",
	},
	{
		Name: "sts:AWSServiceName", Type: TypeString, From: FromParameters, Has: NeverAssumeRole,
		When: "in requests for bearer tokens, and in none for roles", Page: "ck_awsservicename",
	},
	{
		Name: "sts:TaskPolicyArn", Type: TypeARN, From: FromParameters, Has: NeverAssumeRole,
		When: "in requests of AssumeRoot", Page: "ck_taskpolicyarn",
	},
	{
		Name: "sts:IdentityTokenAudience", Type: TypeString, Multivalued: true, From: FromParameters, Has: NeverAssumeRole,
		When: "in requests of GetWebIdentityToken", Page: "ck_identitytokenaudience",
	},
	{
		Name: "sts:SigningAlgorithm", Type: TypeString, From: FromParameters, Has: NeverAssumeRole,
		When: "in requests of GetWebIdentityToken", Page: "ck_signingalgorithm",
	},
	{
		Name: "iam:PassedToService", Type: TypeString, From: FromParameters,
		When: "in requests that pass a role to a service", Page: "ck_PassedToService",
	},
	{
		Name: "iam:AWSServiceName", Type: TypeString, From: FromParameters,
		When: "in requests that create a service-linked role", Page: "ck_awsservice",
	},
	{
		Name: "iam:PermissionsBoundary", Type: TypeARN, From: FromParameters,
		When: "in requests that create or change a user or a role with a permissions boundary",
		Page: "ck_PermissionsBoundary",
	},
	{
		Name: "iam:PolicyARN", Type: TypeARN, From: FromParameters,
		When: "in requests that attach or detach a managed policy", Page: "ck_PolicyARN",
	},

	// What a SAML assertion says.
	{
		Name: "saml:aud", Type: TypeString, From: FromProvider,
		When: "while a role is assumed with a SAML assertion", Page: "condition-keys-saml",
	},
	{
		Name: "saml:iss", Type: TypeString, From: FromProvider,
		When: "while a role is assumed with a SAML assertion", Page: "condition-keys-saml",
	},
	{
		Name: "saml:doc", Type: TypeString, From: FromProvider,
		When: "while a role is assumed with a SAML assertion", Page: "condition-keys-saml",
	},
	{
		Name: "saml:sub", Type: TypeString, From: FromProvider,
		When: "while a role is assumed with a SAML assertion, and in its session's requests", Page: "condition-keys-saml",
	},
	{
		Name: "saml:sub_type", Type: TypeString, From: FromProvider,
		When: "while a role is assumed with a SAML assertion, and in its session's requests", Page: "condition-keys-saml",
	},
	{
		Name: "saml:namequalifier", Type: TypeString, From: FromProvider,
		When: "while a role is assumed with a SAML assertion, and in its session's requests", Page: "condition-keys-saml",
	},
	samlList("eduPersonAffiliation"), samlList("eduPersonAssurance"), samlList("eduPersonEntitlement"),
	samlList("eduPersonNickname"), samlList("eduPersonOrgUnitDN"), samlList("eduPersonScopedAffiliation"),

	// What a token of Amazon Cognito says.
	{
		Name: Cognito + ":amr", Type: TypeString, Multivalued: true, From: FromProvider,
		When: "if a token of Amazon Cognito was exchanged", Page: "condition-keys-wif",
	},

	// Keys of single services that policies about roles often have.
	{
		Name: "organizations:ServicePrincipal", Type: TypeString, From: FromParameters,
		When: "in requests that let a service work with an organization",
	},
	{
		Name: "s3:prefix", Type: TypeString, From: FromParameters,
		When: "in requests that list a bucket",
	},
	{
		Name: "s3:x-amz-acl", Type: TypeString, From: FromParameters,
		When: "in requests that set an access control list",
	},
}

// tipKeys is the page of the keys that an identity provider's context brings.
const tipKeys = "id_roles_providers_tip_federation_context_keys.html"

// samlList is the row of an attribute of eduPerson, which an assertion gives as a list.
func samlList(name string) Key {
	return Key{
		Name: "saml:" + name, Type: TypeString, Multivalued: true, From: FromProvider,
		When: "while a role is assumed with a SAML assertion", Page: "condition-keys-saml",
	}
}
