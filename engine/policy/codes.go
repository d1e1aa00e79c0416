package policy

import "rolewalk/engine/source"

// The codes of findings in a document taken by itself. Where IAM Access Analyzer has an issue code for the same fault,
// it is the code here.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
const (
	JSONSyntaxError              source.Code = "JSON_SYNTAX_ERROR"
	DuplicateName                source.Code = "DUPLICATE_NAME"
	UnsupportedCharacter         source.Code = "UNSUPPORTED_CHARACTER"
	InvalidPolicyElement         source.Code = "INVALID_POLICY_ELEMENT"
	InvalidValueType             source.Code = "DATA_TYPE_MISMATCH"
	InvalidVersion               source.Code = "INVALID_VERSION"
	MissingVersion               source.Code = "MISSING_VERSION"
	OlderVersion                 source.Code = "OLDER_VERSION"
	MissingStatement             source.Code = "MISSING_STATEMENT"
	UnsupportedSid               source.Code = "UNSUPPORTED_SID"
	UniqueSidsRequired           source.Code = "UNIQUE_SIDS_REQUIRED"
	MissingEffect                source.Code = "MISSING_EFFECT"
	InvalidEffect                source.Code = "INVALID_EFFECT"
	MissingAction                source.Code = "MISSING_ACTION"
	InvalidAction                source.Code = "INVALID_ACTION"
	UnsupportedActionInPolicy    source.Code = "UNSUPPORTED_ACTION_IN_POLICY"
	UnsupportedCombination       source.Code = "UNSUPPORTED_ELEMENT_COMBINATION"
	MissingResource              source.Code = "MISSING_RESOURCE"
	InvalidResource              source.Code = "INVALID_ARN"
	InvalidPartition             source.Code = "INVALID_PARTITION"
	InvalidARNAccount            source.Code = "INVALID_ARN_ACCOUNT"
	Placeholder                  source.Code = "PLACEHOLDER"
	TrustResource                source.Code = "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"
	TrustNotPrincipal            source.Code = "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"
	TrustBareStar                source.Code = "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"
	MissingPrincipal             source.Code = "MISSING_PRINCIPAL"
	UnsupportedPrincipal         source.Code = "UNSUPPORTED_PRINCIPAL"
	InvalidPrincipalKey          source.Code = "INVALID_PRINCIPAL_KEY"
	InvalidPrincipalFormat       source.Code = "INVALID_PRINCIPAL_FORMAT"
	WildcardInPrincipal          source.Code = "UNSUPPORTED_WILDCARD_IN_PRINCIPAL"
	InvalidServicePrincipal      source.Code = "INVALID_SERVICE_PRINCIPAL_FORMAT"
	InvalidFederatedPrincipal    source.Code = "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY"
	AllowWithNotPrincipal        source.Code = "ALLOW_WITH_NOTPRINCIPAL"
	MissingCognitoCondition      source.Code = "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"
	InvalidConditionOperator     source.Code = "INVALID_CONDITION_OPERATOR"
	NullWithIfExists             source.Code = "NULL_WITH_IF_EXISTS"
	InvalidConditionKeyFormat    source.Code = "INVALID_CONDITION_KEY_FORMAT"
	EmptyArrayCondition          source.Code = "EMPTY_ARRAY_CONDITION"
	InvalidDateValue             source.Code = "INVALID_DATE_VALUE"
	TypeMismatch                 source.Code = "TYPE_MISMATCH"
	InvalidVariable              source.Code = "INVALID_VARIABLE"
	VariableUnsupportedInVersion source.Code = "VARIABLE_UNSUPPORTED_IN_VERSION"
	TrustSizeQuota               source.Code = "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"
	IdentitySizeQuota            source.Code = "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"
	SCPSizeQuota                 source.Code = "POLICY_SIZE_EXCEEDS_SCP_QUOTA"
	RCPSizeQuota                 source.Code = "POLICY_SIZE_EXCEEDS_RCP_QUOTA"
	SCPSyntax                    source.Code = "SCP_SYNTAX_ERROR_PRINCIPAL"
	RCPSyntaxAllow               source.Code = "RCP_SYNTAX_ERROR_ALLOW"
	RCPSyntaxPrincipal           source.Code = "RCP_SYNTAX_ERROR_PRINCIPAL"
	RCPSyntaxNotAction           source.Code = "RCP_SYNTAX_ERROR_NOTACTION"
	RCPSyntaxAction              source.Code = "RCP_SYNTAX_ERROR_ACTION"
	RCPUnsupportedService        source.Code = "RCP_UNSUPPORTED_SERVICE"
)

// CodeDoc says what a code is about: how grave it is, one sentence, and the page that the rule comes from.
type CodeDoc struct {
	Code source.Code
	Type source.Type
	Text string
	See  string
}

const guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"

// Codes documents every code of this package, in the order of their declaration.
var Codes = []CodeDoc{
	{JSONSyntaxError, source.Error, "The document is not one JSON object.", guide + "reference_policies_grammar.html"},
	{DuplicateName, source.Error, "A JSON object has the same name twice.", guide + "reference_policies_grammar.html"},
	{
		UnsupportedCharacter,
		source.Error,
		"IAM accepts only tabs, line ends and U+0020 to U+00FF.",
		guide + "reference_iam-quotas.html",
	},
	{
		InvalidPolicyElement,
		source.Error,
		"Policies have no such element.",
		guide + "reference_policies_elements.html",
	},
	{
		InvalidValueType,
		source.Error,
		"An element has the wrong kind of JSON value.",
		guide + "reference_policies_grammar.html",
	},
	{
		InvalidVersion,
		source.Error,
		"AWS does not know this Version.",
		guide + "reference_policies_elements_version.html",
	},
	{
		MissingVersion,
		source.Warning,
		"Without a Version, AWS reads the document as 2008-10-17, where policy variables are plain text.",
		guide + "reference_policies_elements_version.html",
	},
	{
		OlderVersion,
		source.Warning,
		"In Version 2008-10-17, policy variables are plain text.",
		guide + "reference_policies_elements_version.html",
	},
	{
		MissingStatement,
		source.Error,
		"The document has no statement.",
		guide + "reference_policies_elements_statement.html",
	},
	{
		UnsupportedSid,
		source.Error,
		"In IAM, a Sid has only letters and digits.",
		guide + "reference_policies_elements_sid.html",
	},
	{
		UniqueSidsRequired,
		source.Error,
		"Two statements of one document have the same Sid.",
		guide + "reference_policies_elements_sid.html",
	},
	{MissingEffect, source.Error, "The statement has no Effect.", guide + "reference_policies_elements_effect.html"},
	{
		InvalidEffect,
		source.Error,
		"An Effect is Allow or Deny, written exactly so.",
		guide + "reference_policies_elements_effect.html",
	},
	{MissingAction, source.Error, "The statement has no Action.", guide + "reference_policies_elements_action.html"},
	{InvalidAction, source.Error, "An action is written service:Name.", guide + "reference_policies_elements_action.html"},
	{
		UnsupportedActionInPolicy,
		source.Error,
		"A trust policy has six actions of sts alone, in AWS's spelling and without wildcards.",
		guide + "id_roles_update-role-trust-policy.html",
	},
	{
		UnsupportedCombination,
		source.Error,
		"A statement has both an element and its negation.",
		guide + "reference_policies_grammar.html",
	},
	{
		MissingResource,
		source.Error,
		"The statement has no Resource.",
		guide + "reference_policies_elements_resource.html",
	},
	{InvalidResource, source.Error, "A Resource is an ARN or *.", guide + "reference_policies_elements_resource.html"},
	{InvalidPartition, source.Error, "AWS has no partition of the ARN's name.", guide + "reference-arns.html"},
	{InvalidARNAccount, source.Error, "An account number has twelve digits.", guide + "reference-arns.html"},
	{Placeholder, source.Warning, "A name looks like a placeholder.", guide + "reference-arns.html"},
	{
		TrustResource,
		source.Error,
		"A trust policy has no Resource, because its resource is the role.",
		guide + "reference_policies_elements_resource.html",
	},
	{
		TrustNotPrincipal,
		source.Error,
		"A trust policy cannot have a NotPrincipal.",
		guide + "reference_policies_elements_notprincipal.html",
	},
	{
		TrustBareStar,
		source.Error,
		`A trust policy accepts {"AWS": "*"}, but not the bare "*".`,
		guide + "reference_policies_elements_principal.html",
	},
	{
		MissingPrincipal,
		source.Error,
		"A resource-based policy must name its principals.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		UnsupportedPrincipal,
		source.Error,
		"A policy that is attached to an identity has no Principal.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		InvalidPrincipalKey,
		source.Error,
		"A Principal has the keys AWS, Service, Federated and CanonicalUser.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		InvalidPrincipalFormat,
		source.Error,
		"A principal is not written the way AWS writes it.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		WildcardInPrincipal,
		source.Error,
		"A principal has no wildcards, except that it can be *.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		InvalidServicePrincipal,
		source.Error,
		"A service principal is written like ec2.amazonaws.com.",
		guide + "reference_policies_elements_principal.html#principal-services",
	},
	{
		InvalidFederatedPrincipal,
		source.Error,
		"A federated principal is the ARN or the well-known name of a provider.",
		guide + "reference_policies_elements_principal.html#principal-federated-web-identity",
	},
	{
		AllowWithNotPrincipal,
		source.Error,
		"NotPrincipal is only for Deny.",
		guide + "reference_policies_elements_notprincipal.html",
	},
	{
		MissingCognitoCondition,
		source.Error,
		"A role that trusts Cognito needs a Condition.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		InvalidConditionOperator,
		source.Error,
		"AWS has no such condition operator.",
		guide + "reference_policies_elements_condition_operators.html",
	},
	{
		NullWithIfExists,
		source.Error,
		"Null asks whether a key is present, so it cannot have IfExists.",
		guide + "reference_policies_elements_condition_operators.html",
	},
	{
		InvalidConditionKeyFormat,
		source.Error,
		"A condition key is written prefix:name.",
		guide + "reference_policies_elements_condition.html",
	},
	{
		EmptyArrayCondition,
		source.Warning,
		"A condition row has no value.",
		guide + "reference_policies_elements_condition.html",
	},
	{
		InvalidDateValue,
		source.Error,
		"A date is written as in ISO 8601.",
		guide + "reference_policies_elements_condition_operators.html#Conditions_Date",
	},
	{
		TypeMismatch,
		source.Error,
		"A condition value that its operator cannot read never matches.",
		guide + "reference_policies_elements_condition_operators.html",
	},
	{
		InvalidVariable,
		source.Error,
		"A policy variable is not well formed.",
		guide + "reference_policies_variables.html",
	},
	{
		VariableUnsupportedInVersion,
		source.Warning,
		"Policy variables need Version 2012-10-17.",
		guide + "reference_policies_variables.html",
	},
	{TrustSizeQuota, source.Warning, "The trust policy is longer than the quota.", guide + "reference_iam-quotas.html"},
	{IdentitySizeQuota, source.Error, "The policy is longer than the quota.", guide + "reference_iam-quotas.html"},
	{
		SCPSizeQuota,
		source.Warning,
		"The service control policy is longer than the quota.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
	},
	{
		RCPSizeQuota,
		source.Warning,
		"The resource control policy is longer than the quota.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
	},
	{
		SCPSyntax,
		source.Error,
		"A service control policy has no Principal.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html",
	},
	{
		RCPSyntaxAllow,
		source.Error,
		"A resource control policy that you write can only deny.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
	},
	{
		RCPSyntaxPrincipal,
		source.Error,
		`The principal of a resource control policy is "*".`,
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
	},
	{
		RCPSyntaxAction,
		source.Error,
		"A resource control policy that you write must name services. Only AWS's RCPFullAWSAccess has the bare *.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
	},
	{
		RCPSyntaxNotAction,
		source.Error,
		"A resource control policy cannot have a NotAction.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
	},
	{
		RCPUnsupportedService,
		source.Error,
		"A service has no resource control policies.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
	},
}

// DocOf returns the documentation of code, or nil where the code is not of this package.
func DocOf(code source.Code) *CodeDoc {
	for i := range Codes {
		if Codes[i].Code == code {
			return &Codes[i]
		}
	}
	return nil
}
