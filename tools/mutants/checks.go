package main

// The Go tests of checks that must fail with a mutant.
var (
	lintExamples  = goTest{"engine/lint", "TestExamples"}
	lintProviders = goTest{"engine/lint", "TestSharedProviders"}
	lintStatement = goTest{"engine/lint", "TestSharedProvidersByStatement"}
	lintAdvice    = goTest{"engine/lint", "TestAdvice"}
)

// checked are mistakes of checks, which no walk can show.
var checked = []mutant{
	{
		name: "check: IfExists satisfies AWS", says: "a condition that need not be met counts for the write check",
		file: sharedCheckFile, edits: []string{"if op.IfExists || !slices", "if !slices"}, test: lintProviders,
	},
	{
		name: "check: StringLike satisfies AWS for Google", says: "a pattern counts for Google, Amazon and Facebook",
		file: sharedCheckFile, edits: []string{"\tif !rule.Strict {\n", "\tif true {\n"}, test: lintProviders,
	},
	{
		name: "check: any case satisfies AWS for Google", says: "the key's case does not count for Google",
		file: sharedCheckFile, edits: []string{"!rule.Strict && strings.EqualFold(key", "strings.EqualFold(key"},
		test: lintProviders,
	},
	{
		name: "check: one good claim is enough", says: "a star beside a good claim of one block is passed over",
		file: sharedCheckFile,
		edits: []string{
			"\t\t\treturn false\n\t\t}\n\t}\n\treturn found",
			"\t\t\tfound = false\n\t\t}\n\t}\n\treturn found",
		},
		test: lintProviders,
	},
	{
		name: "check: GitHub takes values that begin with a star", says: "only a star alone leaves GitHub open",
		file: sharedCheckFile,
		edits: []string{
			"|| strings.HasPrefix(value, \"*\")",
			"|| value == \"*\"",
		},
		test: lintProviders,
	},
	{
		name: "check: GitHub's name alone", says: "an issuer that begins with GitHub's name is free",
		file: "engine/aws/sharedissuer.go",
		edits: []string{
			"strings.HasPrefix(issuer, GitHub)",
			"strings.EqualFold(issuer, GitHub)",
		},
		test: lintProviders,
	},
	{
		name: "check: job_workflow_ref is nothing", says: "only the subject satisfies AWS for GitHub",
		file: "engine/aws/sharedissuer.go", edits: []string{"keys(\"sub\", \"job_workflow_ref\")", "keys(\"sub\")"},
		test: lintProviders,
	},
	{
		name: "check: teams of Vercel are shared", says: "an issuer of one team requires its audience",
		file: "engine/aws/provider.go", edits: []string{
			"\t{Host: \"oidc.vercel.com\", Claim: \"aud\"},\n",
			"\t{Host: \"oidc.vercel.com\", Claim: \"aud\"},\n\t{Host: \"oidc.vercel.com/*\", Claim: \"aud\"},\n",
		},
		test: lintProviders,
	},
	{
		name: "check: AWS's words for a provider", says: "the issuer is named where AWS names the ARN",
		file: sharedCheckFile, edits: []string{"who = pr.Value", "who = host"}, test: lintStatement,
	},
	{
		name: "check: a Deny must be scoped", says: "the write check looks at a Deny",
		file: "engine/lint/principals.go", edits: []string{
			"\tfor s := range p.statements(policy.Allow) {\n\t\tif !grants(s, aws.LowerAssumeRoleWithWebIdentity) {",
			"\tfor s := range p.statements() {\n\t\tif !grants(s, aws.LowerAssumeRoleWithWebIdentity) {",
		},
		test: lintStatement,
	},
	{
		name: "check: a pod is not tagged", says: "EKS Pod Identity needs sts:AssumeRole alone",
		file: "engine/aws/serviceactions.go", edits: []string{"case podIdentity:", "case \"\":"}, test: lintExamples,
	},
	{
		name: "check: a host is mended in the key", says: "the good half of a statement is renamed",
		file: "engine/lint/check_claim_of_another_provider.go",
		edits: []string{
			"wellFormed(provider) && !wellFormed(hosts[0])",
			"false",
		},
		test: lintAdvice,
	},
	{
		name: "check: an impossible statement is open", says: "every service account may assume where none may",
		file: "engine/lint/impossible.go", edits: []string{"if ok && requires(c) &&", "if false && ok && requires(c) &&"},
		test: lintAdvice,
	},
	{
		name: "check: certificates have no tags", says: "aws:PrincipalTag/x509Subject/CN never applies to Roles Anywhere",
		file:  "engine/lint/check_unsupported_condition_key_for_service_principal.go",
		edits: []string{"aws.IsCertificateTag(c.Lower) &&", "false &&"}, test: lintAdvice,
	},
	{
		name: "check: a Region lock spares STS", says: "a Deny of Regions whose NotAction lacks sts is passed over",
		file: "engine/lint/check_region_deny_without_global_services.go",
		edits: []string{
			"{\"the global endpoint of STS\", aws.LowerAssumeRole},\n",
			"{\"IAM\", \"iam:getrole\" + aws.LowerAssumeRole[:0]},\n",
		},
		test: lintAdvice,
	},
	{
		name: "check: one slip is two findings", says: "a misspelled action is also missing",
		file: "engine/lint/principals.go",
		edits: []string{
			"grants(s, action) || misspells(s, action)",
			"grants(s, action)",
		},
		test: lintAdvice,
	},
	{
		name:  "check: an audience is no key of a token's tags",
		says:  "AWS's list alone says which action has the audience",
		file:  "engine/lint/check_unsupported_action_for_condition_key.go",
		edits: []string{"unlisted[strings.ToLower(a.Value)] == c.Lower", "false"}, test: lintAdvice,
	},
	{
		name: "check: the list of actions is complete", says: "an action that is newer than the list does not exist",
		file:  "engine/lint/check_invalid_action.go",
		edits: []string{"has(newerActions, strings.ToLower(a.Value))", "false"}, test: lintAdvice,
	},
}
