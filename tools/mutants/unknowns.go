package main

// unknowns are mistakes in what a walk does not know.
var unknowns = []mutant{
	{
		name: "unknown: further policies", says: "a principal has no policies but those of the walk",
		file: "engine/scenario/build.go", edits: []string{"\tif e.PoliciesUnknown != nil {\n", "\tif false {\n"},
		walk: "unknown/further-policies.walk",
	},
	{
		name: "unknown: a policy without its text", says: "a policy whose text was not supplied is not there",
		file: "engine/scenario/bindworld.go", edits: []string{"\t\tb.unknown(at, p.Unknown)\n", ""},
		walk: "unknown/named-policy-without-its-text.walk",
	},
	{
		name: "unknown: a managed policy without its text", says: "a managed policy whose text was not supplied is not there",
		file: "engine/scenario/bindmanaged.go", edits: []string{"\t\tb.unknown(p, m.unknown)\n", ""},
		walk: "unknown/named-policy-without-its-text.walk",
	},
	{
		name: "unknown: trust policy", says: "a trust policy that was not supplied is not there",
		file: "engine/scenario/build.go", edits: []string{"\t\tif e.TrustUnknown != nil {\n", "\t\tif false {\n"},
		walk: "unknown/trust-not-supplied.walk",
	},
	{
		name: "unknown: a trust policy exempts no caller", says: "a trust policy that was not supplied names no caller",
		file: gateFile, edits: []string{"\t\texempt = exempt.or(exemptFromAll, match.Unknown)\n", ""},
		walk: "unknown/trust-may-name-the-caller.walk",
	},
	{
		name: "unknown: boundary", says: "a permissions boundary that was not supplied is not there",
		file: "engine/scenario/bindworld.go", edits: []string{"\tb.unknown(p, x.Unknown)\n", ""},
		walk: "unknown/boundary-that-may-be-there.walk",
	},
	{
		name: "unknown: tags of the caller", says: "tags of the caller that were not supplied are absent",
		file: "engine/sts/context.go", edits: []string{"\tif of.TagsUnknown {\n", "\tif false {\n"},
		walk: "unknown/tags-not-supplied.walk",
	},
	{
		name: "unknown: tags of a role", says: "tags of the role that were not supplied are absent",
		file: requestFile, edits: []string{"\tif of.TagsUnknown {\n", "\tif false {\n"},
		walk: "unknown/tags-not-supplied.walk",
	},
	{
		name: "unknown: tags of a resource", says: "tags of a resource that were not supplied are absent",
		file: requestFile, edits: []string{"\t\tif owner.TagsUnknown {\n", "\t\tif false {\n"},
		walk: "unknown/tags-not-supplied.walk",
	},
	{
		name: "unknown: longest session", says: "a maximum session duration that was not supplied is an hour",
		file:  "engine/sts/assume.go",
		edits: []string{"return role == nil || role.MaxSessionUnknown", "return role == nil"},
		walk:  "unknown/longest-session-not-supplied.walk",
	},
	{
		name: "unknown: longest session of an hour", says: "an hour is too long where the maximum was not supplied",
		file:  "engine/sts/assume.go",
		edits: []string{"res.Asked > aws.MinMaxSession {", "res.Asked >= aws.MinMaxSession {"},
		walk:  "unknown/longest-session-not-supplied.walk",
	},
	{
		name: "unknown: organization", says: "an account without an organization in the walk has none",
		file: organizationFile, edits: []string{"if a == nil || !a.OrganizationUnknown() {", "if true {"},
		walk: "unknown/control-policies-not-supplied.walk",
	},
	{
		name: "unknown: organization's keys", says: "the organization's keys are absent where it was not supplied",
		file: "engine/sts/context.go", edits: []string{"a.OrganizationUnknown():", "false:"},
		walk: "unknown/control-policies-not-supplied.walk",
	},
	{
		name: "unknown: further control policies", says: "a member has no control policies but those of the walk",
		file: organizationFile, edits: []string{"\t\tif a.ControlPolicies != nil {\n", "\t\tif false {\n"},
		walk: "unknown/control-policies-of-a-member.walk",
	},
	{
		name: "unknown: management account", says: "control policies that were not supplied bind the management account",
		file: organizationFile, edits: []string{
			"if a == nil || !a.OrganizationUnknown() {",
			"if a == nil || a.ControlPolicies == nil {",
		},
		walk: "unknown/control-policies-of-a-member.walk",
	},
	{
		name: "unknown: a control policy without its text", says: "a control policy whose text was not supplied is not there",
		file:  "engine/scenario/bindworld.go",
		edits: []string{"\t\t\tb.unknown(controlPolicy(x.Kind, x.Name.Value), x.Unknown)\n", ""},
		walk:  "unknown/control-policy-without-its-text.walk",
	},
	{
		name: "unknown: principals", says: "an account has no principals but those of the walk",
		file: "engine/scenario/binddocuments.go",
		edits: []string{
			"account.PrincipalsUnknown != nil ||",
			"false ||",
		},
		walk: "unknown/principals-that-are-not-declared.walk",
	},
	{
		name: "unknown: declared names", says: "an account may have a second principal of a declared name",
		file: accountFile, edits: []string{"a.PrincipalsUnknown && !a.Has(kind, name) &&", "a.PrincipalsUnknown &&"},
		walk: "unknown/principals-that-are-not-declared.walk",
	},
	{
		name: "unknown: deleted principals", says: "a principal that was deleted may exist",
		file: accountFile, edits: []string{" && !a.deleted[entity{kind, name}]", ""},
		walk: "unknown/principals-that-are-not-declared.walk",
	},
	{
		name: "unknown: roles", says: "a role that may exist trusts no principal",
		file: requestFile, edits: []string{"case trusts && e.mayExist(q.Resource), ", "case "},
		walk: "unknown/principals-that-are-not-declared.walk",
	},
	{
		name: "unknown: path", says: "a role whose path is not known has the path /",
		file: signerFile, edits: []string{"\t\tc.PathUnknown = true\n", ""},
		walk: "unknown/role-with-a-path-that-is-not-known.walk",
	},
	{
		name: "unknown: name of a role without its path", says: "a role whose path is not known may have any name",
		file: principalFile, edits: []string{"p.Name == own.Name()", "(p.Name == own.Name() || true)"},
		walk: "unknown/role-with-a-path-that-is-not-known.walk",
	},
	{
		name: "unknown: marked keys", says: "a key that is marked as unknown has the value that is derived",
		file: "engine/sts/context.go", edits: []string{"\t\t\tc.GiveUnknown(key)\n", "\t\t\t_ = key\n"},
		walk: "unknown/keys-not-supplied.walk",
	},
	{
		name: "unknown: a star in a marked key", says: "a star marks no further keys as unknown",
		file: "engine/eval/context.go", edits: []string{
			"strings.CutSuffix(lower, \"*\"); star {",
			"strings.CutSuffix(lower, \"*\"); star && false {",
		},
		walk: "unknown/keys-not-supplied.walk",
	},
	{
		name: "unknown: granted", says: "what the walk says that AWS granted stays unknown",
		file: "engine/sts/assume.go", edits: []string{"g.Granted && res.Outcome == Unknown {", "false {"},
		walk: "unknown/granted-as-a-source-records.walk",
	},
	{
		name: "unknown: granted and refused here",
		says: "a request that a policy here refuses makes no session, though AWS granted it",
		file: "engine/sts/assume.go", edits: []string{
			"return g.Granted || res.Outcome == Granted",
			"return res.Outcome == Granted",
		},
		walk: "unknown/granted-as-a-source-records.walk",
	},
	{
		name: "unknown: granted and expired", says: "expired keys make no session, though AWS granted the request",
		file: "engine/sts/assume.go", edits: []string{
			"return g.Granted || res.Outcome == Granted",
			"return g.Granted && res.Outcome != Expired || res.Outcome == Granted",
		},
		walk: "unknown/granted-though-aws-would-stop-before.walk",
	},
	{
		name: "unknown: granted once more", says: "a request that is made again was granted again",
		file: "engine/scenario/run.go", edits: []string{"\tc.Granted, c.Refused = nil, nil\n", ""},
		walk: "unknown/granted-as-a-source-records.walk",
	},
	{
		name: "unknown: refused", says: "a request that AWS refused makes a session",
		file: "engine/scenario/perform.go", edits: []string{"\tif clauses.Refused != nil {\n", "\tif false {\n"},
		walk: "unknown/refused-as-a-source-records.walk",
	},
	{
		name: "unknown: provisional sessions", says: "a provisional session is one that was granted",
		file: "engine/sts/assume.go", edits: []string{"res.Outcome == Granted && s.provisional() {", "false {"},
		walk: "unknown/provisional-sessions.walk",
	},
	{
		name: "unknown: no provisional sessions", says: "a step that is unknown makes no session",
		file: "engine/sts/assume.go",
		edits: []string{
			"return g.Granted || res.Outcome == Granted || res.Outcome == Unknown",
			"return g.Granted || res.Outcome == Granted",
		},
		walk: "unknown/provisional-sessions.walk",
	},
	{
		name: "unknown: session by its ARN", says: "the ARN of a session that no step made names no principal",
		file: "engine/scenario/perform.go", edits: []string{
			"r.roleOfSession(arn); s.Role != nil {", "r.roleOfSession(arn); s.Role != nil && false {",
		},
		walk: "unknown/session-by-its-arn.walk",
	},
	{
		name: "unknown: name of a session by its ARN", says: "a session that its ARN names is called like its role",
		file: signerFile, edits: []string{"cmp.Or(s.SessionName, s.Role.Name)", "cmp.Or(s.Role.Name)"},
		walk: "unknown/session-by-its-arn.walk",
	},
	{
		name: "unknown: resource's policy", says: "a resource has no policy but that of the walk",
		file: "engine/scenario/build.go", edits: []string{"\t\tif x.PoliciesUnknown != nil {\n", "\t\tif false {\n"},
		walk: "unknown/resource-policy-not-supplied.walk",
	},
	{
		name: "unknown: errors after the policies", says: "a request that is unknown is not checked further",
		file: "engine/sts/assume.go", edits: []string{
			"if res.Outcome == Granted || res.Outcome == Unknown {\n\t\t_ = e", "if res.Outcome == Granted {\n\t\t_ = e",
		},
		walk: "unknown/errors-after-the-policies.walk",
	},
	{
		name: "managed policy: new version", says: "a new default version of a managed policy binds no principal",
		file: "engine/scenario/operations.go", edits: []string{".SetManaged(o.doc.Policy)\n", "\n"},
		walk: "identity/managed-policy-in-a-new-version.walk",
	},
	{
		name: "managed policy: version attached later",
		says: "a principal that attaches a managed policy gets its first version",
		file: "engine/scenario/build.go", edits: []string{
			"now := account.Managed[p.Ref.Name]; now != nil {",
			"now := p; false {",
		},
		walk: "identity/managed-policy-in-a-new-version.walk",
	},
	{
		name: "managed policy: removed", says: "a managed policy that was removed can be passed",
		file: "engine/scenario/operations.go", edits: []string{
			"\tdelete(r.world.Account(o.account).Managed, o.ref.Name)\n", "",
		},
		walk: "unsaved/managed-policy-is-removed-when-it-is-attached-nowhere.walk",
	},
	{
		name: "placeholder: text", says: "a placeholder in a text stands for itself alone",
		file: "engine/match/string.go", edits: []string{"held == No && t.could(got, vars, p) {", "false {"},
		walk: "unknown/placeholder-of-an-account.walk",
	},
	{
		name: "placeholder: ARN", says: "a placeholder in an ARN stands for itself alone",
		file: "engine/match/arn.go",
		edits: []string{
			"placeholders != nil && p.could(value, vars, placeholders.values) {",
			"placeholders != nil && false {",
		},
		walk: "unknown/placeholder-of-an-account.walk",
	},
	{
		name: "placeholder: other parts of an ARN", says: "a placeholder in one part of an ARN makes the whole of it unknown",
		file:  "engine/match/arn.go",
		edits: []string{"if !parts[i].could(mark(segments[i], values), vars, values) {", "if i > 9 {"},
		walk:  "unknown/placeholder-of-an-account.walk",
	},
	{
		name: "placeholder: number", says: "a placeholder that is compared as a number is no number",
		file:  "engine/match/placeholder.go",
		edits: []string{"if o.written != got && (p.In(o.written) || p.In(got)) {", "if false {"},
		walk:  "unknown/placeholder-of-an-account.walk",
	},
	{
		name: "placeholder: principal", says: "a placeholder in a principal stands for itself alone",
		file: principalFile, edits: []string{"if r.Context.Unfilled == nil || is != match.No {", "if true {"},
		walk: "unknown/placeholder-of-a-principal.walk",
	},
	{
		name: "placeholder: principal of any name", says: "a placeholder in a principal names every caller",
		file: principalFile, edits: []string{"r.Context.Unfilled.Equal(p.Value, name) != match.No", "true"},
		walk: "unknown/placeholder-of-a-principal.walk",
	},
	{
		name: "placeholder: name of a principal", says: "a principal whose name is a placeholder does not exist",
		file:  "engine/scenario/binddocuments.go",
		edits: []string{" || b.bound.placeholders.In(k.name)", ""},
		walk:  "unknown/placeholder-of-a-principal.walk",
	},
	{
		name: "placeholder: condition key", says: "a placeholder in a condition key stands for itself alone",
		file: statementFile, edits: []string{"if r.Context.Unfilled != nil && got.Absent() {", "if false {"},
		walk: "unknown/placeholder-in-a-condition-key.walk",
	},
	{
		name: "unknown: organization for AssumeRoot", says: "an account whose organization was not supplied is no member",
		file: requestFile, edits: []string{"a != nil && a.OrganizationUnknown() {", "a != nil && false {"},
		walk: "unknown/control-policies-not-supplied.walk",
	},
	{
		name: "managed policy: path", says: "AWS-managed policies are found without their path",
		file: "engine/aws/arn.go",
		edits: []string{
			"return strings.TrimPrefix(a.Path(), \"/\") + a.Name(), a.Name() != \"\"",
			"return a.Name(), a.Name() != \"\"",
		},
		walk: "identity/aws-managed-policy-with-a-path.walk",
	},
	{
		name: "unknown: role of a session", says: "the path of a role that a session of the walk is of is not known",
		file:  signerFile,
		edits: []string{"c.RoleARN, c.PathUnknown = s.Session.RoleARN, false", "c.RoleARN = s.Session.RoleARN"},
		walk:  "unknown/session-of-a-role-that-is-not-declared.walk",
	},
	{
		name: "unknown: unique ID", says: "a principal that the walk does not have has no unique ID",
		file: principalFile, edits: []string{"case c.IDUnknown && p.Form == policy.FormUniqueID:", "case false:"},
		walk: "unknown/session-of-a-role-that-is-not-declared.walk",
	},
	{
		name: "unknown: tags of a session", says: "the tags of a session of a role that is not declared are not known",
		file:  "engine/sts/context.go",
		edits: []string{"\t\tsetTags(c, \"aws:PrincipalTag/\", s.Session.Tags)\n", ""},
		walk:  "unknown/session-of-a-role-that-is-not-declared.walk",
	},
}
