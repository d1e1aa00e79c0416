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
	{DuplicateName, source.Error, "A name stands twice in one JSON object.", guide + "reference_policies_grammar.html"},
	{
		UnsupportedCharacter,
		source.Error,
		"IAM takes tab, line ends and U+0020 to U+00FF alone.",
		guide + "reference_iam-quotas.html",
	},
	{
		InvalidPolicyElement,
		source.Error,
		"An element that policies do not have.",
		guide + "reference_policies_elements.html",
	},
	{
		InvalidValueType,
		source.Error,
		"An element holds another kind of JSON value than it takes.",
		guide + "reference_policies_grammar.html",
	},
	{
		InvalidVersion,
		source.Error,
		"The Version is none that AWS knows.",
		guide + "reference_policies_elements_version.html",
	},
	{
		MissingVersion,
		source.Warning,
		"Without a Version the document is read as 2008-10-17, where policy variables are plain text.",
		guide + "reference_policies_elements_version.html",
	},
	{
		OlderVersion,
		source.Warning,
		"Under 2008-10-17 policy variables are plain text.",
		guide + "reference_policies_elements_version.html",
	},
	{
		MissingStatement,
		source.Error,
		"A document without a statement.",
		guide + "reference_policies_elements_statement.html",
	},
	{
		UnsupportedSid,
		source.Error,
		"IAM takes letters and digits in a Sid.",
		guide + "reference_policies_elements_sid.html",
	},
	{
		UniqueSidsRequired,
		source.Error,
		"Two statements of one document have the same Sid.",
		guide + "reference_policies_elements_sid.html",
	},
	{MissingEffect, source.Error, "A statement without an Effect.", guide + "reference_policies_elements_effect.html"},
	{
		InvalidEffect,
		source.Error,
		"An Effect is Allow or Deny, in this case.",
		guide + "reference_policies_elements_effect.html",
	},
	{MissingAction, source.Error, "A statement without an Action.", guide + "reference_policies_elements_action.html"},
	{InvalidAction, source.Error, "An action is written service:Name.", guide + "reference_policies_elements_action.html"},
	{
		UnsupportedActionInPolicy,
		source.Error,
		"A trust policy takes actions of sts alone.",
		guide + "id_roles_update-role-trust-policy.html",
	},
	{
		UnsupportedCombination,
		source.Error,
		"An element stands together with its negation.",
		guide + "reference_policies_grammar.html",
	},
	{
		MissingResource,
		source.Error,
		"A statement without a Resource.",
		guide + "reference_policies_elements_resource.html",
	},
	{InvalidResource, source.Error, "A Resource is an ARN or *.", guide + "reference_policies_elements_resource.html"},
	{InvalidPartition, source.Error, "The ARN's partition is none that AWS has.", guide + "reference-arns.html"},
	{InvalidARNAccount, source.Error, "An account number has twelve digits.", guide + "reference-arns.html"},
	{Placeholder, source.Warning, "A name that looks as if it were to be filled in.", guide + "reference-arns.html"},
	{
		TrustResource,
		source.Error,
		"A trust policy names no resource: its resource is the role.",
		guide + "reference_policies_elements_resource.html",
	},
	{
		TrustNotPrincipal,
		source.Error,
		"A trust policy takes no NotPrincipal.",
		guide + "reference_policies_elements_notprincipal.html",
	},
	{
		TrustBareStar,
		source.Error,
		`A trust policy takes {"AWS": "*"}, not the bare "*".`,
		guide + "reference_policies_elements_principal.html",
	},
	{
		MissingPrincipal,
		source.Error,
		"A resource-based policy names the principals that it is for.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		UnsupportedPrincipal,
		source.Error,
		"A policy that is attached to an identity names no principal.",
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
		"A principal that is not written as AWS writes them.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		WildcardInPrincipal,
		source.Error,
		"A principal takes no wildcard but * alone.",
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
		"A federated principal is a provider's ARN or its well-known name.",
		guide + "reference_policies_elements_principal.html#principal-federated-web-identity",
	},
	{
		AllowWithNotPrincipal,
		source.Error,
		"NotPrincipal goes with Deny alone.",
		guide + "reference_policies_elements_notprincipal.html",
	},
	{
		MissingCognitoCondition,
		source.Error,
		"Trust of Cognito needs a Condition.",
		guide + "reference_policies_elements_principal.html",
	},
	{
		InvalidConditionOperator,
		source.Error,
		"A condition operator that AWS does not have.",
		guide + "reference_policies_elements_condition_operators.html",
	},
	{
		NullWithIfExists,
		source.Error,
		"Null asks whether a key is there, so IfExists means nothing with it.",
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
		"A condition row without a value.",
		guide + "reference_policies_elements_condition.html",
	},
	{
		InvalidDateValue,
		source.Error,
		"A date is written as ISO 8601 has it.",
		guide + "reference_policies_elements_condition_operators.html#Conditions_Date",
	},
	{
		TypeMismatch,
		source.Error,
		"A condition value that its operator cannot read equals nothing.",
		guide + "reference_policies_elements_condition_operators.html",
	},
	{
		InvalidVariable,
		source.Error,
		"A policy variable that is not well formed.",
		guide + "reference_policies_variables.html",
	},
	{
		VariableUnsupportedInVersion,
		source.Warning,
		"Policy variables exist from 2012-10-17 on.",
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
		"A service control policy names no principal.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html",
	},
	{
		RCPSyntaxAllow,
		source.Error,
		"A resource control policy of one's own only denies.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
	},
	{
		RCPSyntaxPrincipal,
		source.Error,
		`A resource control policy is for the principal "*".`,
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
	},
	{
		RCPSyntaxAction,
		source.Error,
		"A resource control policy of one's own names services: the bare * is for AWS's RCPFullAWSAccess alone.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
	},
	{
		RCPSyntaxNotAction,
		source.Error,
		"A resource control policy takes no NotAction.",
		"https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
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
