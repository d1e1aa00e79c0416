package main

import (
	"fmt"
	"strings"

	"rolewalk/engine/lint"
	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// place says which codes report a mistake, or why none does.
type place struct {
	mistake string
	codes   []source.Code
	// why says where else it shows, or why it is not reported; empty if the codes are enough.
	why string
}

func by(mistake string, codes ...source.Code) place { return place{mistake: mistake, codes: codes} }

func not(mistake, why string, codes ...source.Code) place { return place{mistake, codes, why} }

// misconfigurations open a role wider than meant, or lock it by mistake.
var misconfigurations = []place{
	by("Trust of everyone", "TRUSTS_EVERYONE", "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
	by("A third party without an external ID", "MISSING_EXTERNAL_ID", "TRUSTS_WHOLE_ACCOUNT"),
	by("An external ID under a negated operator or IfExists", "EXTERNAL_ID_OPTIONAL"),
	not("An external ID in a Deny, with an Allow that does not require it",
		"That works, and the trace of a step shows it. Another Allow that admits callers without it is "+
			"reported.", "EXTERNAL_ID_BYPASSED"),
	by("Trust of an account if one user is meant", "TRUSTS_WHOLE_ACCOUNT"),
	by("A Deny without MFA under Bool", "MFA_DENY_WITHOUT_IF_EXISTS", "MFA_ALLOW_IF_EXISTS", "MFA_KEY_PRESENT_IS_NOT_MFA"),
	by("Trust of a service for all its customers", "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
		"RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL"),
	by("GitHub without a subject", "MISSING_GITHUB_REPO_CONDITION_KEY", "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"),
	by("A subject that matches too much, or nothing", "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
		"WILDCARD_USAGE_TOO_PERMISSIVE", "WILDCARD_WITHOUT_LIKE_OPERATOR", "GITHUB_SUBJECT_NEVER_MATCHES"),
	by("ForAllValues with a claim", "FORALLVALUES_WITH_SINGLE_VALUED_KEY", "FORALLVALUES_WITHOUT_NULL_GUARD"),
	by("A federated principal with another action", "MISMATCHED_ACTION_FOR_PRINCIPAL"),
	by("Cognito's guests", "COGNITO_AUTHENTICATION_UNCHECKED", "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"),
	by("A session name as proof of identity", "SESSION_NAME_AS_IDENTITY"),
	by("iam:PassRole on everything, a trust policy that can be rewritten", "PASS_ROLE_WITH_STAR_IN_RESOURCE",
		"PRIVILEGE_ESCALATION"),
	not("A role chain to an unintended role",
		"A walk shows it: each link of the chain is a step, "+
			"and the picture draws it. The policies do not say which chains are intended."),
	by("sts:AssumeRole on every role", "ASSUME_ROLE_ON_EVERY_ROLE"),
	by("A Not element where the opposite is meant", "ALLOW_WITH_NOTACTION", "ALLOW_WITH_NOTRESOURCE",
		"ALLOW_WITH_NOTPRINCIPAL", "DENY_WITH_NOTPRINCIPAL"),
	by("Session tags that the caller chooses", "TAGS_CHOSEN_BY_CALLER", "FORALLVALUES_WITHOUT_NULL_GUARD"),
	by("Trust of a deleted principal", "DELETED_PRINCIPAL", "INVALID_PRINCIPAL"),
	not("MFA required across accounts", "The other account controls its own MFA devices. Trusting that account at all "+
		"is reported.", "TRUSTS_WHOLE_ACCOUNT"),
}

// typos are common mistakes in writing or copying a policy.
var typos = []place{
	by("P001 A character that IAM does not accept", "UNSUPPORTED_CHARACTER", "JSON_SYNTAX_ERROR"),
	by("P002 A Version that does not exist, or a variable without a Version", "INVALID_VERSION", "MISSING_VERSION",
		"VARIABLE_UNSUPPORTED_IN_VERSION"),
	by("P003 An account number without its twelve digits", "INVALID_ARN_ACCOUNT", "INVALID_PRINCIPAL_FORMAT"),
	by("P004 A placeholder", "PLACEHOLDER", "INVALID_ARN_ACCOUNT"),
	by("P005 A Sid with a space, or twice", "UNSUPPORTED_SID", "UNIQUE_SIDS_REQUIRED"),
	by("P006 The bare star in a trust policy", "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
	by("P007 A wildcard in a principal", "UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
	by("P008 A Resource in a trust policy", "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"),
	by("P009 A Principal in an identity policy", "UNSUPPORTED_PRINCIPAL"),
	by("P010 NotPrincipal in a trust policy", "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"),
	by("P011 Another service's action in a trust policy", "UNSUPPORTED_ACTION_IN_POLICY"),
	by("P012 A group as a principal", "INVALID_PRINCIPAL_FORMAT"),
	by("P013 An action that the principal does not use", "MISMATCHED_ACTION_FOR_PRINCIPAL"),
	by("P014 A session's ARN as aws:PrincipalArn", "SESSION_ARN_IN_PRINCIPAL_ARN"),
	by("P015 A star under StringEquals", "WILDCARD_WITHOUT_LIKE_OPERATOR"),
	by("P016 ForAllValues without a guard", "FORALLVALUES_WITHOUT_NULL_GUARD"),
	by("P017 A set operator on a single-valued key", "FORALLVALUES_WITH_SINGLE_VALUED_KEY", "CONFIRM_AUDIENCE_CLAIM_TYPE"),
	by("P018 A multivalued key without a set operator", "MISSING_QUALIFIER"),
	by("P019 MFA in a Deny without IfExists", "MFA_DENY_WITHOUT_IF_EXISTS"),
	by("P020 An external ID that a caller can omit", "EXTERNAL_ID_OPTIONAL"),
	not("P021 Tags or a source identity without the permission to set them",
		"A step that sends them is refused and says which permission is missing. A condition on them is "+
			"reported.", "MISSING_ACTION_FOR_CONDITION_KEY"),
	not("P022 One side of cross-account access",
		"The step says which side is missing, and shows the edit that adds it. A policy alone does not say who will call."),
	not("P023 An identity policy that is not needed",
		"AWS recommends it anyway, so it is not reported. The step's trace shows that the trust policy alone let the "+
			"caller in."),
	not("P024 A duration over the role's maximum, or over the hour of role chaining",
		"The step ends with AWS's own error."),
	by("P025 A duplicate name in a JSON object", "DUPLICATE_NAME"),
	by("P026 A trust policy over its quota", "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"),
	not("P027 An ARN of another partition", "A partition that does not exist is reported. A step shows that no request "+
		"crosses partitions. A policy alone does not say which partition it is for.", "INVALID_PARTITION"),
	by("P028 An OIDC subject that is missing or too wide", "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
		"MISSING_GITHUB_REPO_CONDITION_KEY", "EKS_SERVICE_ACCOUNT_MISSING", "WILDCARD_USAGE_TOO_PERMISSIVE"),
	by("P029 A role's ARN without its path", "INVALID_ROLE_REFERENCE", "INVALID_PRINCIPAL"),
	by("P030 A role's ARN with another account's number", "INVALID_ROLE_REFERENCE"),
}

// otherCodes are IAM Access Analyzer's codes that have another name here, or none.
var otherCodes = []place{
	by("TYPE_MISMATCH_BOOLEAN, TYPE_MISMATCH_DATE, TYPE_MISMATCH_NUMBER, TYPE_MISMATCH_STRING, TYPE_MISMATCH_IP_RANGE",
		"TYPE_MISMATCH"),
	by("EMPTY_ARRAY_CONDITION_FORALLVALUES, …_FORANYVALUE, …_IFEXISTS", "EMPTY_ARRAY_CONDITION"),
	by("MISSING_BRACE_IN_VARIABLE, MISSING_QUOTE_IN_VARIABLE, EMPTY_VARIABLE, UNSUPPORTED_SYMBOL_IN_VARIABLE",
		"INVALID_VARIABLE", "UNSUPPORTED_SPACE_IN_VARIABLE", "MISSING_DOLLAR_IN_VARIABLE"),
	by("INVALID_USER_REFERENCE", "INVALID_PRINCIPAL", "INVALID_ROLE_REFERENCE"),
	not("SCP_SYNTAX_ERROR_ACTION_WILDCARD, …_ALLOW_CONDITION, …_ALLOW_NOTACTION, …_ALLOW_RESOURCE, …_NOTRESOURCE",
		"Since September 2025 service control policies support the whole policy language except Principal."),
}

// found returns all findings in a document of the examples' account.
func found(text string, kind policy.Kind) []source.Finding {
	doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
	o := lint.Options{Owner: "111122223333", Data: embedded.Data()}
	return append(append(doc.Findings, lint.Document(doc, text, o)...), lint.DocumentWithData(doc, text, o)...)
}

// places writes the three tables. A code that nothing reports is an error.
func places(b *strings.Builder) error {
	for _, table := range []struct {
		title string
		rows  []place
	}{
		{"Misconfigurations", misconfigurations},
		{"Typos", typos},
		{"Access Analyzer codes with another name here", otherCodes},
	} {
		fmt.Fprintf(b, "\n## %s\n\n| what | found as |\n| --- | --- |\n", table.title)
		for _, row := range table.rows {
			words := make([]string, len(row.codes))
			for i, code := range row.codes {
				if !known(code) {
					return fmt.Errorf("%s: nothing reports %s", row.mistake, code)
				}
				words[i] = string(code)
			}
			fmt.Fprintf(b, "| %s | %s |\n", cell(row.mistake), cell(strings.TrimSpace(strings.Join(words, ", ")+" "+row.why)))
		}
	}
	return nil
}

// known reports whether a finding can have the code.
func known(code source.Code) bool {
	for _, c := range scenario.Codes {
		if c.Code == code {
			return true
		}
	}
	return lint.Find(code) != nil || policy.DocOf(code) != nil
}
