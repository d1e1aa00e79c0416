package main

// ruled are mutants of lines that docs/rules.md names: each breaks exactly the line that decides a rule, and the walk
// that proves the rule has to fail with it.
var ruled = []mutant{
	{
		name: "rule: chaining hour", says: "role chaining gives as long a session as the role allows",
		file: "engine/sts/assume.go", edits: []string{"res.fail(CauseChaining)", "return true"},
		walk: "sessions/case-053-chaining-is-capped.walk",
	},
	{
		name: "rule: account delegation", says: "to name an account is to name every principal in it",
		file: "engine/eval/principal.go",
		edits: []string{
			"return exemptFromNothing\n\t}\n\treturn exemptFromNothing",
			"return exemptFromIdentity\n\t}\n\treturn exemptFromNothing",
		},
		walk: "principals/case-002-account-only-delegates.walk",
	},
	{
		name: "rule: boundary and session ARN", says: "a session that is named stays under the boundary of its role",
		file: "engine/eval/principal.go", edits: []string{"return exemptFromAll", "return exemptFromIdentity"},
		walk: "boundaries/case-012-named-session-under-a-boundary.walk",
	},
	{
		name: "rule: ForAllValues on a missing key", says: "ForAllValues requires the key",
		file: "engine/match/operator.go",
		edits: []string{
			"sets/for-all-values-on-a-single-key.walk\n\t\treturn Yes",
			"sets/for-all-values-on-a-single-key.walk\n\t\treturn No",
		},
		walk: "sets/for-all-values.walk",
	},
	{
		name: "rule: TagSession", says: "session tags need no permission of their own",
		file: "engine/sts/passed.go", edits: []string{"actions = append(actions, aws.TagSession)", "_ = aws.TagSession"},
		walk: "tags/case-047-tags-need-tag-session.walk",
	},
	{
		name: "rule: external ID", says: "the external ID of a request is not among its keys",
		file: "engine/sts/assume.go", edits: []string{`c.Set("sts:ExternalId", *p.ExternalID)`, "_ = *p.ExternalID"},
		walk: "conditions/case-040-external-id-required.walk",
	},
	{
		name: "rule: revocation", says: "a revocation denies only sessions that are a year old",
		file: "engine/iam/document.go", edits: []string{"now.UTC().Format", "now.UTC().AddDate(-1, 0, 0).Format"},
		walk: "sessions/case-079-revocation.walk",
	},
	{
		name: "rule: SCP and management account", says: "SCPs and RCPs apply to the management account",
		file: "engine/iam/organization.go",
		edits: []string{
			"case-068-management-account.walk\n\t\treturn false",
			"case-068-management-account.walk\n\t\treturn true",
		},
		walk: "organizations/case-068-management-account.walk",
	},
	{
		name: "rule: max session", says: "a role's maximum session duration is not looked at",
		file: "engine/sts/assume.go", edits: []string{"res.fail(CauseMaxSession)", "return true"},
		walk: "sessions/case-054-max-session-of-the-role.walk",
	},
	{
		name: "rule: MFA failing", says: "a code without a device passes",
		file: "engine/sts/assume.go", edits: []string{"return CauseMFAFailed", "return \"\""},
		walk: "mfa/code-without-a-device.walk",
	},
	{
		name: "rule: 2008 variables", says: "policy variables count in documents of every version",
		file: "engine/policy/elements.go", edits: []string{".walk\n\treturn false", ".walk\n\treturn true"},
		walk: "variables/case-032-without-version.walk",
	},
	{
		name: "rule: NotPrincipal", says: "NotPrincipal excepts a caller that is listed without its account and role",
		file: "engine/eval/principal.go",
		edits: []string{
			"everyone.Or(self.And(levels))",
			"everyone.Or(self).Or(levels.And(match.No))",
		},
		walk: "resource-policies/not-principal-and-roles.walk",
	},
	{
		name: "rule: service-linked role and RCP", says: "RCPs limit the calls of service-linked roles",
		file: "engine/iam/organization.go",
		edits: []string{
			"rcp-and-calls-of-service-linked-roles.walk\n\t\treturn true",
			"rcp-and-calls-of-service-linked-roles.walk\n\t\treturn false",
		},
		walk: "organizations/rcp-and-calls-of-service-linked-roles.walk",
	},
	{
		name: "rule: RCP of a service-linked role's account", says: "RCPs limit what assumes a service-linked role",
		file: "engine/iam/organization.go",
		edits: []string{
			"case-067-service-linked-roles.walk\n\t\treturn true",
			"case-067-service-linked-roles.walk\n\t\treturn false",
		},
		walk: "organizations/case-067-service-linked-roles.walk",
	},
	{
		name: "rule: sticky source identity", says: "a source identity ends with its session",
		file: "engine/sts/assume.go", edits: []string{"return s.Session.SourceIdentity", `return ""`},
		walk: "source-identity/keys-in-a-chain.walk",
	},
	{
		name: "rule: changed source identity", says: "a later request can set another source identity",
		file: "engine/sts/assume.go", edits: []string{"res.fail(CauseSourceIdentityChanged)", "return true"},
		walk: "source-identity/case-052-it-does-not-change.walk",
	},
	{
		name: "rule: unique ids", says: "a policy keeps names and no unique IDs",
		file: "engine/iam/save.go", edits: []string{"ids[named.Value] = id", "_ = id"},
		walk: "recreated/case-021-user-created-anew.walk",
	},
	{
		name: "rule: partition of a Resource", says: "a policy is saved with a partition that AWS does not have",
		file:  "engine/policy/resourcecheck.go",
		edits: []string{"r.refuse(InvalidPartition,", "(&reader{doc: &Document{}}).refuse(InvalidPartition,"},
		walk:  "unsaved/resource-partition-unknown.walk",
	},
	{
		name: "rule: Region of a bucket", says: "a policy is saved with a Region in the ARN of a bucket",
		file: "engine/policy/resourcecheck.go",
		edits: []string{
			`r.refuse(InvalidResource, v.Span, "the ARN of a bucket`,
			`(&reader{doc: &Document{}}).refuse(InvalidResource, v.Span, "the ARN of a bucket`,
		},
		walk: "unsaved/resource-bucket-region.walk",
	},
	{
		name: "rule: no date", says: "a policy is saved with a date operator that has no date",
		file:  "engine/policy/conditioncheck.go",
		edits: []string{"r.refuse(InvalidDateValue,", "(&reader{doc: &Document{}}).refuse(InvalidDateValue,"},
		walk:  "unsaved/date-that-is-none.walk",
	},
	{
		name: "rule: Id", says: "an identity policy is saved with an Id",
		file: "engine/policy/read.go",
		edits: []string{
			`r.refuse(InvalidPolicyElement, m.Name.Span, "only resource-based`,
			`(&reader{doc: &Document{}}).refuse(InvalidPolicyElement, m.Name.Span, "only resource-based`,
		},
		walk: "unsaved/id-in-an-identity-policy.walk",
	},
	{
		name: "rule: names", says: "a policy may have any name",
		file:  "engine/scenario/entityrules.go",
		edits: []string{"b.note(document, source.Finding{", "_, _ = document, (source.Finding{"},
		walk:  "unsaved/names-that-aws-refuses.walk",
	},
	{
		name: "rule: quota of a managed policy", says: "a managed policy may have any length",
		file: "engine/policy/size.go",
		edits: []string{
			"managed-policy-over-the-quota.walk\n\t\tr.refuse(",
			"managed-policy-over-the-quota.walk\n\t\t(&reader{doc: &Document{}}).refuse(",
		},
		walk: "unsaved/managed-policy-over-the-quota.walk",
	},
}
