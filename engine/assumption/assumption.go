package assumption

// Name names an assumption.
type Name string

// The assumptions.
const (
	UserUnderBoundary           Name = "user-under-boundary"
	SessionNamed                Name = "session-named"
	EveryoneInTrust             Name = "everyone-in-trust"
	ProviderIsNoService         Name = "provider-caller-is-aws-service"
	NamedIsEnough               Name = "named-is-enough"
	VariablesInBool             Name = "variables-in-bool"
	PoliciesBeforeLimits        Name = "policies-before-limits"
	FirstGateIsPrinted          Name = "first-gate-is-printed"
	RequestTagsArePassed        Name = "request-tags-are-passed"
	Quotas                      Name = "quotas"
	ErrorTexts                  Name = "error-texts"
	ChildrenOutlive             Name = "children-outlive"
	DeletedRole                 Name = "deleted-role"
	PackedSize                  Name = "packed-size"
	NamesInTheirCase            Name = "names-in-their-case"
	ServicePrincipalType        Name = "service-principal-type"
	DelegatedTagging            Name = "delegated-tagging"
	TrustActions                Name = "trust-actions"
	RoleSessionsHaveNoMFA       Name = "role-sessions-have-no-mfa"
	FederationTokenMFA          Name = "federation-token-mfa"
	InheritedTagOverResourceTag Name = "inherited-tag-over-resource-tag"
	SAMLFederatedProvider       Name = "saml-federated-provider"
	SourceIdentityChange        Name = "source-identity-change"
	ManagedSessionPolicyLive    Name = "managed-session-policy-live"
	PolicyARNOfInline           Name = "policy-arn-of-inline"
	UnlistedClaims              Name = "unlisted-claims"
	SharedIssuerAtRuntime       Name = "shared-issuer-at-runtime"
	SharedIssuerWrite           Name = "shared-issuer-write"
)

// Assumption is one point at which AWS's documents leave a choice.
type Assumption struct {
	Name Name
	// Question is what is open, Taken what this engine does. Both are sentences without a full stop.
	Question, Taken string
	// For is the source that is followed, Against the one that says otherwise or says nothing.
	For, Against Source
}

// Source is where something is said.
type Source struct {
	// Says is what it says, in a few words. See is its address.
	Says, See string
}

const (
	guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
	sts   = "https://docs.aws.amazon.com/STS/latest/APIReference/"
	orgs  = "https://docs.aws.amazon.com/organizations/latest/userguide/"
)

// All lists every assumption.
var All = []Assumption{
	{
		UserUnderBoundary, "Whether a user that a trust policy names is still limited by the permissions boundary",
		"it is: the boundary must allow sts:AssumeRole",
		Source{
			"a user with a boundary that the trust policy names needs the boundary to allow it",
			guide + "id_roles_update-role-trust-policy.html",
		},
		Source{
			"a resource-based policy that names a user is not limited by the boundary",
			guide + "access_policies_boundaries.html",
		},
	},
	{
		SessionNamed, "Whether a session that a policy names by its own ARN is still limited by its session policies",
		"it is not: the grant goes to the session itself",
		Source{
			"a grant to a session's ARN is not limited by an implicit deny in its session policy",
			guide + "access_policies.html#policies_session",
		},
		Source{
			"another engine answers that the session policy must allow it",
			"https://github.com/cloud-copilot/iam-simulate",
		},
	},
	{
		EveryoneInTrust, `Whether {"AWS": "*"} in a trust policy is enough by itself within the account`,
		"it is: no principal of the account needs an identity policy then",
		Source{
			"for users and roles of the account no other permissions are required",
			guide + "reference_policies_elements_principal.html",
		},
		Source{
			"the page on trust policies forbids a wildcard within an ARN, and does not speak of * alone",
			guide + "id_roles_update-role-trust-policy.html",
		},
	},
	{
		ProviderIsNoService,
		"Whether aws:PrincipalIsAWSService is there for a caller with an identity provider's token",
		"it is not: the request is not signed",
		Source{
			"the key is in signed requests",
			guide + "reference_policies_condition-keys.html#condition-keys-principalisawsservice",
		},
		Source{
			"the key says false if the caller is not a service",
			guide + "reference_policies_condition-keys.html#condition-keys-principalisawsservice",
		},
	},
	{
		NamedIsEnough,
		"Whether a user or a role needs an identity policy when the trust policy of a role in the same account names it",
		"it does not: the trust policy is enough",
		Source{"no additional identity-based policy is required", sts + "API_AssumeRole.html"},
		Source{"a report that AWS requires both", "https://github.com/ReversecLabs/IAMSpy/issues/12"},
	},
	{
		VariablesInBool, "Whether a Bool condition may contain a policy variable",
		"it may: AWS replaces the variable",
		Source{"the operator takes variables", guide + "reference_policies_elements_condition_operators.html"},
		Source{"variables work in string and ARN conditions", guide + "reference_policies_variables.html"},
	},
	{
		PoliciesBeforeLimits, "Whether AWS evaluates the policies before the limits of durations",
		"it does: a caller that the policies refuse is told nothing about limits",
		Source{
			"the order of other services, which authorize first",
			guide + "reference_policies_evaluation-logic.html",
		},
		Source{"the page of the call does not order its errors", sts + "API_AssumeRole.html"},
	},
	{
		FirstGateIsPrinted, "Which policy type AWS names when several refuse",
		"any one of them may be: the text here has the first in the order of evaluation, explicit denies before others",
		Source{"the order of evaluation", guide + "reference_policies_evaluation-logic_policy-eval-denyallow.html"},
		Source{"the message names one policy type, even if several refuse", guide + "troubleshoot_access-denied.html"},
	},
	{
		RequestTagsArePassed, "Whether aws:RequestTag and aws:TagKeys include inherited transitive tags",
		"they do not: they include only the tags that the request itself passes",
		Source{
			"the keys compare what is passed in the request",
			guide + "reference_policies_condition-keys.html#condition-keys-requesttag",
		},
		Source{
			"a sample trust policy for the second role of a pod tests aws:RequestTag, where the tags are inherited",
			"https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html",
		},
	},
	{
		Quotas, "How long policies may be, and how many are attached",
		"up to the published maximum; what lies between the default and the maximum is saved with a warning, because an " +
			"account has to ask AWS for it",
		Source{"the quotas of IAM", guide + "reference_iam-quotas.html"},
		Source{"the quotas of Organizations", orgs + "orgs_reference_limits.html"},
	},
	{
		ErrorTexts, "How AWS words the errors that its pages do not quote",
		"as its pages quote them or as real answers had them; without either, no text is shown",
		Source{"messages of access denied", guide + "troubleshoot_access-denied.html"},
		Source{"common errors, only by code", sts + "CommonErrors.html"},
	},
	{
		ChildrenOutlive, "What happens to a session when the session that asked for it expires",
		"nothing: it lasts until its own expiry",
		Source{
			"credentials are valid until they expire",
			guide + "id_credentials_temp_control-access_disable-perms.html",
		},
		Source{"the page on role chaining does not say", guide + "id_roles.html#iam-term-role-chaining"},
	},
	{
		DeletedRole, "What happens to the sessions of a role that is deleted",
		"their keys stop working at that moment, and a new role of the same name does not revive them",
		Source{"deleting a role that is in use breaks what uses it", guide + "id_roles_manage_delete.html"},
		Source{"no page names the error", guide + "id_credentials_temp_control-access_disable-perms.html"},
	},
	{
		PackedSize, "How large a token is with its session policies and tags",
		"the engine does not compute what AWS answers in percent of the largest token; it estimates, and refuses no " +
			"request for its estimate, but more than 2,048 characters of plain text",
		Source{"the plain text has 2,048 characters at most", sts + "API_AssumeRole.html"},
		Source{"the percentage is that of the largest token, whose format is not documented", sts + "API_AssumeRole.html"},
	},
	{
		NamesInTheirCase, "Whether condition operators and the names of elements may be written in another case",
		"they may not, and a hint names the one that was meant",
		Source{"the grammar gives them in one case", guide + "reference_policies_grammar.html"},
		Source{"condition keys may be written in any case", guide + "reference_policies_elements_condition.html"},
	},
	{
		ServicePrincipalType, "What aws:PrincipalType and aws:userid are for an AWS service",
		"unknown",
		Source{
			"the table of principals has no row for services",
			guide + "reference_policies_variables.html#principaltable",
		},
		Source{
			"the keys are in every signed request",
			guide + "reference_policies_condition-keys.html#condition-keys-principaltype",
		},
	},
	{
		DelegatedTagging,
		"Whether a caller needs an identity policy to pass tags or a source identity to a role that trusts the account",
		"it does, as for assuming the role",
		Source{"a report of a role that trusts the account", "https://github.com/mattrobinsonsre/terrapod/issues/1546"},
		Source{
			"the page of session tags speaks of the trust policy",
			guide + "id_session-tags.html#id_session-tags_permissions-required",
		},
	},
	{
		TrustActions, "Which actions a trust policy may have",
		"six exact names, in AWS's spelling and without wildcards: AWS does not save any other",
		Source{
			"sts:* and a prefix in capitals were refused in real answers of AWS; a rule for templates takes exact names",
			guide + "id_roles_update-role-trust-policy.html",
		},
		Source{
			"an emulator takes the bare *, another takes any action of sts",
			"https://github.com/localstack/localstack",
		},
	},
	{
		SharedIssuerWrite, "Which trusts in shared identity providers AWS saves where its pages do not say",
		"GitHub's repository alone is refused, and an issuer of one team below oidc.vercel.com is free",
		Source{"the claim that each issuer requires", guide + "id_roles_providers_oidc_secure-by-default.html"},
		Source{
			"the further claims of GitHub also say which repository it is",
			guide + "reference_policies_iam-condition-keys.html#condition-keys-wif",
		},
	},
	{
		RoleSessionsHaveNoMFA, "What a session of AssumeRole inherits from the multi-factor code in its request",
		"nothing: aws:MultiFactorAuthPresent is there and false",
		Source{
			"credentials of AssumeRole carry no information of MFA",
			guide + "id_credentials_mfa_configure-api-require.html",
		},
		Source{
			"the key is there for all temporary credentials",
			guide + "reference_policies_condition-keys.html#condition-keys-multifactorauthpresent",
		},
	},
	{
		FederationTokenMFA, "Whether credentials of GetFederationToken have aws:MultiFactorAuthPresent",
		"they do not: they are federated",
		Source{
			"the key is not there for federated identities",
			guide + "reference_policies_condition-keys.html#condition-keys-multifactorauthpresent",
		},
		Source{
			"temporary credentials have the key",
			guide + "id_credentials_mfa_configure-api-require.html",
		},
	},
	{
		InheritedTagOverResourceTag,
		"When an inherited transitive tag replaces a tag of the same key that the role itself has",
		"after the trust policy was evaluated: aws:ResourceTag in the trust policy is the role's own tag",
		Source{
			"the tag replaces the role's after the trust policy was evaluated",
			guide + "id_session-tags.html#id_session-tags_role-chaining",
		},
		Source{
			"an example on the same page has the inherited value before",
			guide + "id_session-tags.html#id_session-tags_role-chaining",
		},
	},
	{
		SAMLFederatedProvider, "Whether aws:FederatedProvider is there for a SAML provider",
		"it is not: it names an OpenID Connect provider",
		Source{
			"the key is the OpenID Connect provider that vouched",
			guide + "reference_policies_condition-keys.html#condition-keys-federatedprovider",
		},
		Source{"a SAML provider vouches for a session too", guide + "id_roles_providers_saml.html"},
	},
	{
		SourceIdentityChange, "How AWS answers a request that sets another source identity than the session has",
		"with ValidationError",
		Source{
			"observed in real answers of AWS",
			sts + "API_AssumeRole.html",
		},
		Source{
			"the source identity cannot change, and no error is named",
			guide + "id_credentials_temp_control-access_monitor.html",
		},
	},
	{
		ManagedSessionPolicyLive, "Whether a managed session policy that changes binds sessions that have it already",
		"it does: AWS reads it at each request, and an inline one stays as it was passed",
		Source{"observed in real answers of AWS", sts + "API_AssumeRole.html"},
		Source{"session policies are passed when the session is made", guide + "access_policies.html#policies_session"},
	},
	{
		PolicyARNOfInline, "What AWS prints behind an explicit deny of an inline policy",
		"nothing: an inline policy has no ARN",
		Source{
			"the texts have the ARN of the policy",
			"https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns/",
		},
		Source{"inline policies are not spoken of", guide + "troubleshoot_access-denied.html"},
	},
	{
		UnlistedClaims, "Whether a claim that is not on AWS's list for its provider is a condition key",
		"it is not: the list is closed",
		Source{
			"the keys of each provider are listed",
			guide + "reference_policies_iam-condition-keys.html#condition-keys-wif",
		},
		Source{
			"the page does not say that there are no further keys",
			guide + "reference_policies_iam-condition-keys.html#condition-keys-wif",
		},
	},
	{
		SharedIssuerAtRuntime,
		"Whether a role that trusts a shared identity provider without its required claim can still be assumed",
		"it can: AWS asks for the claim when it saves a trust policy, and roles that it has stay as they are",
		Source{
			"existing roles are not affected",
			guide + "id_roles_providers_oidc_secure-by-default.html",
		},
		Source{
			"AWS STS refuses tokens of HCP Terraform if the trust policy does not test the claim",
			guide + "id_roles_create_for-idp_oidc.html",
		},
	},
}

// Of returns the assumption with the name. It panics if All does not have it, which a test rules out.
func Of(name Name) *Assumption {
	for i := range All {
		if All[i].Name == name {
			return &All[i]
		}
	}
	panic("assumption: there is no " + string(name))
}
