package main

// principals are mistakes in which callers are named, and in what being named exempts them from.
var principals = []mutant{
	{
		name: "everyone names no caller", says: `{"AWS": "*"} does not match`, differ: true,
		file: principalFile, edits: []string{
			"\tcase policy.FormEveryone:\n\t\treturn true",
			"\tcase policy.FormEveryone:\n\t\treturn false",
		},
	},
	{
		name: "everyone only delegates", says: `{"AWS": "*"} is like an account`, differ: true,
		file: principalFile, edits: []string{
			"case policy.FormEveryone, policy.FormSession, policy.FormFederatedUser:",
			"case policy.FormSession, policy.FormFederatedUser:",
		},
	},
	{
		name: "a session is limited like its role",
		says: "a session that is named is limited by boundary and session policy", differ: true,
		file: principalFile, edits: []string{
			"case policy.FormEveryone, policy.FormSession, policy.FormFederatedUser:",
			"case policy.FormSession:\n\t\treturn exemptFromIdentity\n\tcase policy.FormEveryone, policy.FormFederatedUser:",
		},
	},
	{
		name: "a federated user is limited like a user",
		says: "a federated user that is named is limited by session policies",
		file: principalFile, edits: []string{
			"case policy.FormEveryone, policy.FormSession, policy.FormFederatedUser:",
			"case policy.FormFederatedUser:\n\t\treturn exemptFromIdentity\n\tcase policy.FormEveryone, policy.FormSession:",
		},
	},
	{
		name: "an account lets in", says: "an account as principal is a direct grant", differ: true,
		file: principalFile, edits: []string{
			"\t\treturn exemptFromNothing\n\t}\n\treturn", "\t\treturn exemptFromIdentity\n\t}\n\treturn",
		},
	},
	{
		name: "a user in a trust policy leaves the boundary",
		says: "the general rule applies to AssumeRole", // the other engine has it so
		file: principalFile, edits: []string{"c.Kind == CallerUser && kind != policy.Trust", "c.Kind == CallerUser"},
	},
	{
		name: "a user in a bucket's policy stays under the boundary",
		says: "the rule of trust policies applies everywhere", differ: true,
		file: principalFile, edits: []string{"c.Kind == CallerUser && kind != policy.Trust", "false"},
	},
	{
		name: "a federated user is the user that asked",
		says: "a caller that is named by its user's ARN is not limited by the session policy",
		file: principalFile, edits: []string{
			"if c.Kind == CallerUser && kind != policy.Trust {", "if kind != policy.Trust {",
			"return exemptFromBoundary", "return exemptFromAll",
		},
	},
	{
		name: "a user's ARN does not name its federated users",
		says: "a user as principal does not name the federated users it asked credentials for",
		file: principalFile, edits: []string{" || c.Kind == CallerFederatedUser && c.UserARN == p.Value", ""},
	},
	{
		name: "no federated users", says: "a federated user's ARN names no caller",
		file: principalFile, edits: []string{"return c.Kind == CallerFederatedUser && c.ARN == p.Value", "return false"},
	},
	{
		name: "a role needs its identity policy", says: "a role that is named needs an Allow of its own", differ: true,
		file: principalFile, edits: []string{"\tcase policy.FormRole:\n\t\treturn exemptFromIdentity\n", ""},
	},
	{
		name: "names for ever", says: "a user that was created anew is the one that was named",
		file: principalFile, edits: []string{"id != \"\" && c.ID != id", "false && c.ID != id"},
	},
	{
		name: "no unique IDs", says: "AIDA… and AROA… name no caller",
		file: principalFile, edits: []string{"return c.ID != \"\" && c.ID == p.Value", "return false"},
	},
	{
		name: "the root ARN is the root user", says: "an account as principal names only its root user", differ: true,
		file: principalFile, edits: []string{
			"return c.Signs() && c.Account == p.Account",
			"return c.Kind == CallerRoot && c.Account == p.Account",
		},
	},
	{
		name: "any account", says: "an account as principal names every account", differ: true,
		file: principalFile, edits: []string{"c.Signs() && c.Account == p.Account && ", "c.Signs() && "},
	},
	{
		name: "an account in any partition", says: "the partition of an account's root ARN does not count",
		file: principalFile, edits: []string{"&& (p.ARN.Partition == \"\" || p.ARN.Partition == c.Partition)", ""},
	},
	{
		name: "any user", says: "a user's ARN names every user", differ: true,
		file: principalFile, edits: []string{"c.Kind == CallerUser && c.ARN == p.Value ||", "c.Kind == CallerUser ||"},
	},
	{
		name: "users without paths", says: "a user's ARN names every user with its last part",
		file: principalFile, edits: []string{
			"c.Kind == CallerUser && c.ARN == p.Value ||",
			"c.Kind == CallerUser && strings.HasSuffix(c.ARN, \"/\"+p.Name) ||",
		},
	},
	{
		name: "roles without paths", says: "a role's ARN names every role of its name",
		file: principalFile, edits: []string{
			"c.Kind == CallerRole && c.RoleARN == p.Value",
			"c.Kind == CallerRole && strings.HasSuffix(c.RoleARN, \"/\"+p.Name)",
		},
	},
	{
		name: "any session of the role", says: "a session's ARN names every session of its role", differ: true,
		file: principalFile, edits: []string{
			"\tcase policy.FormSession:\n\t\treturn c.Kind == CallerRole && c.ARN == p.Value",
			"\tcase policy.FormSession:\n\t\treturn c.Kind == CallerRole && strings.HasSuffix(c.RoleARN, \"/\"+p.Name)",
		},
	},
	{
		name: "any service", says: "a service principal names every service", differ: true,
		file: principalFile, edits: []string{
			"c.Kind == CallerService && strings.EqualFold(c.ARN, p.Value)",
			"c.Kind == CallerService && !strings.Contains(c.ARN, \" \")",
		},
	},
	{
		name: "no service", says: "a service principal names no caller", differ: true,
		file: principalFile, edits: []string{
			"c.Kind == CallerService && strings.EqualFold(c.ARN, p.Value)",
			"false && strings.EqualFold(c.ARN, p.Value)",
		},
	},
	{
		name: "services are people", says: "a service principal names every caller that signs", differ: true,
		file: principalFile, edits: []string{
			"c.Kind == CallerService && strings.EqualFold(c.ARN, p.Value)",
			"c.Kind != CallerProvider && !strings.Contains(c.ARN, \" \")",
		},
	},
	{
		name: "any provider", says: "a federated principal names every identity provider",
		file: principalFile, edits: []string{"c.Kind == CallerProvider && c.ARN == p.Value", "c.Kind == CallerProvider"},
	},
	{
		name: "providers sign", says: "a federated principal names every caller",
		file: principalFile, edits: []string{"c.Kind == CallerProvider && c.ARN == p.Value", "true"},
	},
	{
		name: "NotPrincipal excepts callers with a boundary", says: "a caller with a boundary can be excepted",
		file: principalFile, edits: []string{"excepted.Not().Or(c.HasBoundary)", "excepted.Not()"},
	},
	{
		name: "NotPrincipal: the account is enough", says: "listing the account excepts all in it",
		file: principalFile, edits: []string{"account.And(match.Of(c.Kind == CallerRoot))", "account"},
	},
	{
		name: "NotPrincipal: the role is enough", says: "listing the role excepts its sessions",
		file: principalFile, edits: []string{
			"excepted := everyone.Or(",
			"excepted := everyone.Or(role.And(account)).Or(",
		},
	},
	{
		name: "NotPrincipal: the session is enough", says: "listing the session without its role excepts it",
		file: principalFile, edits: []string{"account.And(match.Of(c.Kind != CallerRole).Or(role))", "account"},
	},
	{
		name: "NotPrincipal: the user is enough", says: "listing a user without its account excepts the user",
		file: principalFile, edits: []string{
			"account.And(match.Of(c.Kind != CallerRole).Or(role))",
			"match.Of(c.Kind != CallerRole).Or(role)",
		},
	},
	{
		name: "NotPrincipal excepts no caller", says: "NotPrincipal matches every caller",
		file: principalFile, edits: []string{"excepted.Not().Or(c.HasBoundary)", "excepted.Or(excepted.Not())"},
	},
	{
		name: "only the first principal counts", says: "only the first principal of a list counts", differ: true,
		file: principalFile, edits: []string{
			"\tfor i := range ps.Values {\n\t\tp := &ps.Values[i]\n\t\tis := r.is(p, in.IDs)\n\t\tif is == match.No {",
			"\tfor i := range ps.Values {\n\t\tif i > 0 {\n\t\t\tbreak\n\t\t}\n\t\tp := &ps.Values[i]\n" +
				"\t\tis := r.is(p, in.IDs)\n\t\tif is == match.No {",
		},
	},
}
