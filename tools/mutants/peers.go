package main

// The files of the engine that mutants break.
const (
	evaluateFile  = "engine/eval/evaluate.go"
	gateFile      = "engine/eval/gate.go"
	principalFile = "engine/eval/principal.go"
	statementFile = "engine/eval/statement.go"
	contextFile   = "engine/eval/context.go"
	readingFile   = "engine/eval/reading.go"
	operatorFile  = "engine/match/operator.go"
)

// peers are the mistakes that other engines were seen to make.
var peers = []mutant{
	{
		name: "moto: trust permits before Effect is read",
		says: "a Deny in a trust policy counts as an Allow", differ: true,
		file: gateFile, edits: []string{
			"case s.Effect == policy.Deny:",
			"case s.Effect == policy.Deny && p.Doc.Kind != policy.Trust:",
		},
	},
	{
		name: "moto: mismatch denies",
		says: "a trust statement that does not match denies, over a later Allow", differ: true,
		file: gateFile, edits: []string{
			"case applies == match.No:",
			"case applies == match.No && p.Doc.Kind == policy.Trust:\n\t\t\tdeny = match.Yes\n\t\tcase applies == match.No:",
		},
	},
	{
		name: "moto: only StringEquals", says: "every other operator passes", differ: true,
		file: operatorFile, edits: []string{
			"\tif op.Name == Null {\n\t\treturn nullHolds",
			"\tif op.Name != StringEquals {\n\t\treturn Yes\n\t}\n\tif op.Name == Null {\n\t\treturn nullHolds",
		},
	},
	{
		name: "moto: a missing key passes", says: "a condition on a key that is absent holds", differ: true,
		file: operatorFile, edits: []string{"return op.holdsAbsent()", "return Yes"},
	},
	{
		name: "moto: no match by account", says: "an account as principal names no caller", differ: true,
		file: principalFile, edits: []string{
			"return c.Signs() && c.Account == p.Account",
			"return false && c.Account == p.Account",
		},
	},
	{
		name: "IAMSpy: direct trust is not enough", says: "in one account the identity side is always needed", differ: true,
		file: evaluateFile, edits: []string{"return same.And(exempt.identity).Not()", "return match.Yes"},
	},
	{
		name: "IAMSpy: trust never loaded", says: "no trust policy ever allows", differ: true,
		file: evaluateFile, edits: []string{
			"trust.resourceSide(req, GateTrust, req.Trust, t)",
			"trust.resourceSide(req, GateTrust, nil, t)",
		},
	},
	{
		name: "simulator: trust ignored", says: "trust policies neither allow nor deny", differ: true,
		file: evaluateFile, edits: []string{
			"trust.resourceSide(req, GateTrust, req.Trust, t)",
			"trust.resourceSide(req, GateTrust, nil, t)",
			"verdict.judge(&trust, req.trustNeeded())",
			"verdict.judge(&trust, match.No)",
		},
	},
	{
		name: "LocalStack: exact strings", says: "an action pattern is compared as a plain string", differ: true,
		file: "engine/match/action.go", edits: []string{
			"{compileGlob(strings.ToLower(pattern))}",
			"{newGlob(strings.ToLower(pattern))}",
		},
	},
	{
		name: "LocalStack: explicit deny by default",
		says: "a policy in which nothing applies denies, over other Allows", differ: true,
		file: gateFile, edits: []string{
			"\tswitch {\n\tcase deny == match.Yes:\n\t\tst.leave",
			"\tif deny == match.No && allow == match.No {\n\t\tdeny = match.Yes\n\t}\n\tswitch {\n" +
				"\tcase deny == match.Yes:\n\t\tst.leave",
		},
	},
	{
		name: "yams: any direct grant passes the boundary",
		says: "a role or a user that is named is not limited by its boundary", differ: true,
		file: evaluateFile, edits: []string{
			"len(req.Boundaries) > 0, exempt.boundary)",
			"len(req.Boundaries) > 0, exempt.identity)",
		},
	},
	{
		name: "yams: no session policies", says: "session policies neither limit nor deny", differ: true,
		file: evaluateFile, edits: []string{
			"session.callerSide(req, GateSession, req.Session, t)",
			"session.callerSide(req, GateSession, nil, t)",
			"req.ceilingNeeded(req.Session != nil,",
			"req.ceilingNeeded(false,",
		},
	},
	{
		name: "yulin: sessions are not their role", says: "a role as principal does not name its sessions", differ: true,
		file: principalFile, edits: []string{
			"c.Kind == CallerRole && c.RoleARN == p.Value",
			"c.Kind == CallerRole && c.ARN == p.Value",
		},
	},
	{
		name: "yulin: sessions are only their role", says: "a session as principal names no caller", differ: true,
		file: principalFile, edits: []string{
			"\tcase policy.FormSession:\n\t\treturn c.Kind == CallerRole && c.ARN == p.Value",
			"\tcase policy.FormSession:\n\t\treturn false",
		},
	},
	{
		name: "seaweedfs: chaining over a session policy",
		says: "a Deny of the session policy does not stop AssumeRole", differ: true,
		file: evaluateFile, edits: []string{
			"verdict.judge(&session,",
			"if req.Assumes {\n\t\tsession.deny = match.No\n\t}\n\tverdict.judge(&session,",
		},
	},
	{
		name: "fakecloud: a role that is not there", says: "what a role that does not exist would say counts as unknown",
		file: requestFile, edits: []string{
			"\tcase trusts:\n",
			"\tcase trusts:\n\t\tq.Policy = unsuppliedOf(q.Resource, trusts)\n",
		},
	},
	{
		name: "yulin: unknown operator passes", says: "a condition operator that AWS does not have is skipped",
		file: "engine/policy/conditioncheck.go", edits: []string{"\t\t\tr.unknownOperator(op, block)\n", ""},
	},
	{
		name: "fakecloud: no variables", says: "policy variables are plain text", differ: true,
		file: "engine/match/template.go", edits: []string{
			"b := builder{wildcards: wildcards}",
			"variables = false\n\tb := builder{wildcards: wildcards}",
		},
	},
	{
		name: "fakecloud: ForAllValues on an empty key", says: "ForAllValues fails if the key is absent", differ: true,
		file: operatorFile, edits: []string{"case op.Set == ForAllValues:", "case op.Set == ForAllValues && op.IfExists:"},
	},
	{
		name: "fakecloud: no ExternalId", says: "sts:ExternalId is never in the context",
		file: "engine/sts/assume.go", edits: []string{"\tif p.ExternalID != nil {", "\tif p.ExternalID != nil && false {"},
	},
}
