package main

import "slices"

// The Go tests that prove what is said of a decision.
var (
	sentences = goTest{"engine/explain", "TestSentences"}
	bendsTest = goTest{"engine/explain", "TestBends"}
)

// callingServices are mistakes in what services pass that assume roles, and in who assumes a root user.
var callingServices = []mutant{
	{
		name: "certificates are no principal tags", says: "the tags of Roles Anywhere are aws:RequestTag alone",
		file: assumeFile, edits: []string{"if s.Service == aws.RolesAnywhere {", "if false {"},
		walk: "services/certificate-of-roles-anywhere.walk",
	},
	{
		name: "all tags are principal tags", says: "every tag of Roles Anywhere is aws:PrincipalTag",
		file: assumeFile, edits: []string{"hasPrefix(t.Key, aws.CertificateTag)", "hasPrefix(t.Key, \"\")"},
		walk: "services/certificate-of-roles-anywhere.walk",
	},
	{
		name: "anyone has a certificate", says: "tags named x509 of anyone are aws:PrincipalTag",
		file: assumeFile, edits: []string{"if s.Service == aws.RolesAnywhere {", "if true {"},
		walk: "services/certificate-tags-of-another-service.walk",
	},
	{
		name: "account access needs no context", says: "sts:SetContext need not be allowed",
		file: assumeFile, edits: []string{"\t\tactions = append(actions, aws.SetContext)\n", ""},
		walk: "services/account-access-needs-set-context.walk",
	},
	{
		name: "every service needs context", says: "sts:SetContext must be allowed for every service",
		file: assumeFile, edits: []string{
			"\tif s.Service == aws.AccountAccess {\n\t\t// Rule: Account access manager passes",
			"\tif s.Service != \"\" {\n\t\t// Rule: Account access manager passes",
		},
		walk: "services/account-access-needs-set-context.walk",
	},
	{
		name: "account access needs its tags", says: "account access manager is refused where it may not pass tags",
		file: assumeFile, edits: []string{"\t\te.leaveTagsOut(s, p, g)\n", ""},
		walk: "services/account-access-needs-set-context.walk",
	},
	{
		name: "account access passes no tags", says: "account access manager never passes tags",
		file: assumeFile, edits: []string{
			"if d := eval.Evaluate(req, nil); d.Refused != 0 {",
			"if req != nil {",
		},
		walk: "services/account-access-needs-set-context.walk",
	},
	{
		name: "account access lasts", says: "sessions of account access manager last as long as the role allows",
		file: assumeFile, edits: []string{"\t\tres.Asked = aws.AccountAccessSession\n", ""},
		walk: "services/account-access-lasts-an-hour.walk",
	},
	{
		name: "Pod Identity passes what it likes", says: "a service needs no permission to pass tags",
		file: "engine/sts/passed.go", edits: []string{
			"if len(p.Tags) > 0 || len(inherited) > 0 {",
			"if len(p.Tags) > 0 && p.Transitive == nil || len(inherited) > 0 {",
		},
		walk: "services/eks-pod-identity.walk",
	},
	{
		name: "tags of a pod are passed again", says: "inherited tags are aws:RequestTag",
		file: assumeFile, edits: []string{
			"\tp.Passed.setContext(c, p.sourceIdentity(s))\n\tif s.Service",
			"\tsetTags(c, \"aws:RequestTag/\", s.Inherited())\n\tp.Passed.setContext(c, p.sourceIdentity(s))\n\tif s.Service",
		},
		walk: "tags/tags-of-a-pod-in-a-second-role.walk",
	},
	{
		name: "delegates assume no root", says: "only the management account assumes root users",
		file: requestFile, edits: []string{"|| o.Delegates(aws.IAMService, q.Caller.Account)", "|| false"},
		walk: "organizations/delegated-administrator-assumes-root.walk",
	},
	{
		name: "the management account assumes any root user", says: "the account need not be a member of the organization",
		file: requestFile, edits: []string{"return o.Binds(e.World.Account(q.ResourceAccount)) &&", "return o != nil &&"},
		walk: "organizations/assume-root-of-a-strange-account.walk",
	},
	{
		name: "a member decides about its root user", says: "an account's own policies let it assume its root user",
		file: questionFile, edits: []string{
			"q.Lower == aws.LowerAssumeRoot && !managesRoot(q, arn)",
			"false && !managesRoot(q, arn)",
		},
		walk: "organizations/a-member-does-not-assume-its-own-root.walk",
	},
	{
		name: "an account manages itself", says: "an account of an unknown organization may manage its own root user",
		file: requestFile, edits: []string{
			"case q.Caller.Account == q.ResourceAccount || q.Caller.Kind == eval.CallerRoot:",
			"case q.Caller.Kind == eval.CallerRoot:",
		},
		walk: "unknown/root-of-an-account-of-unknown-organization.walk",
	},
	{
		name: "SCPs spare AssumeRoot", says: "no SCP binds a request for a root user",
		file: questionFile, edits: []string{
			"iam.ExemptFromSCPs(q.Caller.RoleARN) {",
			"(iam.ExemptFromSCPs(q.Caller.RoleARN) || q.Lower == aws.LowerAssumeRoot) {",
		},
		walk: "organizations/scp-binds-assume-root-of-a-member.walk",
	},
	{
		name: "delegates of any service", says: "a delegated administrator of any service is one for IAM",
		file: organizationFile, edits: []string{
			"return slices.Contains(o.Delegated[service], account)",
			"all := slices.Concat(slices.Collect(maps.Values(o.Delegated))...)\n\t" +
				"return slices.Contains(all, account) && service != \"\"",
			"import (\n", "import (\n\t\"maps\"\n",
		},
		walk: "organizations/delegated-administrator-assumes-root.walk",
	},
}

// protectedThings are mistakes in what only AWS changes, and in the tokens that STS issues itself.
var protectedThings = []mutant{
	{
		name: "service-linked roles change", says: "a service-linked role is changed like any other",
		file: "engine/sts/protected.go", edits: []string{
			"(arn.IsServiceLinkedRole() || arn.IsReservedRole())",
			"arn.IsReservedRole()",
		},
		walk: "identity/protected-service-linked-role.walk",
	},
	{
		name: "descriptions are protected", says: "the description of a service-linked role cannot be edited",
		file: "engine/aws/protected.go", edits: []string{
			"role.IsReservedRole() && slices.Contains(roleSettings, lower)",
			"slices.Contains(roleSettings, lower)",
		},
		walk: "identity/protected-service-linked-role.walk",
	},
	{
		name: "protected before policies", says: "AWS says that a role is protected to callers that may not change it",
		file: "engine/sts/protected.go", edits: []string{
			"case res.Outcome == Granted || res.Outcome == Unknown:",
			"case res.Outcome != \"\":",
		},
		walk: "identity/protected-service-linked-role.walk",
	},
	{
		name: "reserved roles change", says: "a role of IAM Identity Center is changed like any other",
		file: "engine/sts/protected.go", edits: []string{
			"(arn.IsServiceLinkedRole() || arn.IsReservedRole())",
			"arn.IsServiceLinkedRole()",
		},
		walk: "identity/protected-reserved-role.walk",
	},
	{
		name: "settings of reserved roles change", says: "a role of IAM Identity Center takes another duration",
		file: "engine/aws/protected.go", edits: []string{
			"role.IsReservedRole() && slices.Contains(roleSettings, lower)",
			"false && role.IsReservedRole() && slices.Contains(roleSettings, lower)",
		},
		walk: "identity/protected-reserved-role.walk",
	},
	{
		name: "policies of AWS change", says: "an AWS-managed policy is changed like one's own",
		file: questionFile, edits: []string{
			"if isPolicyOfAWS(q.Resource) && !aws.ChangesPolicy(q.Lower) {",
			"if isPolicyOfAWS(q.Resource) {",
		},
		walk: "identity/policy-of-aws.walk",
	},
	{
		name: "policies of AWS are another's", says: "an AWS-managed policy is read across accounts",
		file: questionFile, edits: []string{
			"if isPolicyOfAWS(q.Resource) && !aws.ChangesPolicy(q.Lower) {",
			"if false {",
		},
		walk: "identity/policy-of-aws.walk",
	},
	{
		name: "aliases of AWS change", says: "alias/aws/ is a name like any other",
		file: "engine/sts/protected.go", edits: []string{"\t\treturn CauseProtectedAlias\n", "\t\treturn \"\"\n"},
		walk: "kms/alias-of-aws.walk",
	},
	{
		name: "keys of AWS change", says: "the key policy of a key that AWS manages is replaced",
		file: "engine/sts/protected.go", edits: []string{"\t\treturn CauseProtectedKey\n", "\t\treturn \"\"\n"},
		walk: "kms/alias-of-aws.walk",
	},
	{
		name: "outbound tokens have any length", says: "DurationSeconds of GetWebIdentityToken is not looked at",
		file: "engine/sts/outbound.go", edits: []string{
			"durationFaults(life, aws.OutboundTokenMin, aws.OutboundTokenMax)",
			"durationFaults(life, 0, aws.MaxDuration)",
		},
		walk: "identity/limits-of-an-outbound-token.walk",
	},
	{
		name: "outbound tokens have many audiences", says: "audiences are not counted",
		file: "engine/aws/limits.go", edits: []string{"MaxTokenAudiences    = 10", "MaxTokenAudiences    = 11"},
		walk: "identity/limits-of-an-outbound-token.walk",
	},
	{
		name: "outbound tokens have any algorithm", says: "the signing algorithm is not looked at",
		file: "engine/aws/limits.go", edits: []string{"{\"RS256\", \"ES384\"}", "{\"RS256\", \"ES384\", \"HS256\"}"},
		walk: "identity/limits-of-an-outbound-token.walk",
	},
	{
		name: "outbound tokens outlive", says: "a token of GetWebIdentityToken outlives its session",
		file: "engine/sts/outbound.go", edits: []string{
			"case s.Session != nil && e.Now.Add(life).After(s.Session.Expires):",
			"case false:",
		},
		walk: "identity/outbound-token-and-its-session.walk",
	},
	{
		name: "outbound tokens have no default", says: "without DurationSeconds a token lasts no time",
		file: "engine/sts/outbound.go", edits: []string{
			"life := aws.OutboundTokenDefault",
			"life := 0 * aws.OutboundTokenDefault",
		},
		walk: "identity/outbound-token-and-its-session.walk",
	},
	{
		name: "tags of outbound tokens are free", says: "sts:TagGetWebIdentityToken is not asked for",
		file: "engine/sts/call.go", edits: []string{
			"return []string{action, aws.TagGetWebIdentityToken}",
			"return []string{action}",
		},
		walk: "identity/tags-of-an-outbound-token.walk",
	},
}

// printed are mistakes in the texts of AWS that the engine gives, and in which choices it says decided.
var printed = slices.Concat(
	withTest(sentences, []mutant{
		{
			name: "AWS speaks of a sessions policy", says: "the text of an explicit deny has another word",
			file:  "engine/aws/refusal.go",
			edits: []string{`Explicit: "a session policy", `, `Explicit: "a sessions policy", `},
		},
		{
			name: "managed policies have no ARN in texts", says: "an explicit deny does not name the managed policy",
			file: "engine/explain/aws.go", edits: []string{"case ref.Kind == policy.RefManaged:", "case false:"},
		},
		{
			name: "managed policies have no path in texts", says: "the ARN of a managed policy lacks its path",
			file: "engine/explain/aws.go", edits: []string{"account.ManagedPaths[ref.Name], ref.Name", `"/", ref.Name`},
		},
		{
			name: "a member is told of accounts", says: "the reason for a refused AssumeRoot is that of a bucket",
			file: "engine/sts/protected.go", edits: []string{"\t\tres.Cause = CauseNotManaging\n", ""},
		},
		{
			name: "policies of AWS are like buckets", says: "the reason for a refused DeletePolicy is that of a bucket",
			file: "engine/sts/protected.go", edits: []string{"\t\tres.Cause = CausePolicyOfAWS\n", ""},
		},
		{
			name: "nothing is nearly too large", says: "an estimate near the limit has no sentence",
			file: "engine/sts/passed.go", edits: []string{"const nearlyPacked = 80", "const nearlyPacked = 8000"},
		},
	}),
	withTest(bendsTest, []mutant{
		{
			name: "unlisted claims decide nothing", says: "the other reading of claims is not tried",
			file: "engine/explain/bends.go", edits: []string{"if aws.ClaimIsKey(strings.ToLower(host), m.Key) {", "if true {"},
		},
		{
			name: "SAML's provider decides nothing", says: "the other reading of aws:FederatedProvider is not tried",
			file: "engine/explain/bends.go", edits: []string{"arn.Kind() == aws.KindSAMLProvider", "arn.Kind() == aws.KindUser"},
		},
		{
			name: "frozen policies decide nothing", says: "session policies as they were passed are not tried",
			file: "engine/explain/bends.go", edits: []string{"\t\t\tr.Session = session.Policies\n", "\t\t\t_ = session\n"},
		},
		{
			name: "every shared provider decides", says: "a trust policy that tests the claim counts as one that does not",
			file: "engine/explain/bends.go", edits: []string{"\t\tif !tests {\n", "\t\tif tests || !tests {\n"},
		},
	}),
)
