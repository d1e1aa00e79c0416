package lint

// The pages that the rules come from.
const (
	guide     = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
	checkPage = guide + "access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-"
	operators = guide + "reference_policies_elements_condition_operators.html"
	multiPage = guide + "reference_policies_condition-single-vs-multi-valued-context-keys.html"
	globals   = guide + "reference_policies_condition-keys.html"
	stsKeys   = guide + "reference_policies_iam-condition-keys.html"
	variables = guide + "reference_policies_variables.html"
	principal = guide + "reference_policies_elements_principal.html"
	deputy    = guide + "confused-deputy.html"
	arns      = guide + "reference-arns.html"
	oidcPage  = guide + "id_roles_providers_oidc_secure-by-default.html"
	rcpPage   = "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html"
	services  = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"
)
