package main

// decideLines makes requests that no walk can make, because a walk has no anonymous caller.
var decideLines = goTest{"engine/decide", "TestLines"}

// forbidden are mistakes in what AWS refuses before it looks at any policy, and in what needs no permission.
var forbidden = []mutant{
	{
		name: "providers assume without a token",
		says: "a caller with a token may ask for AssumeRole, which must be signed", test: decideLines,
		file: forbiddenFile, edits: []string{
			"case c.Kind == eval.CallerProvider && lower == aws.LowerAssumeRole,",
			"case false,",
		},
	},
	{
		name: "anonymous callers assume", says: "an anonymous caller may ask for AssumeRole", test: decideLines,
		file: forbiddenFile, edits: []string{"(lower == aws.LowerAssumeRole || goesAlong(lower)):", "goesAlong(lower):"},
	},
	{
		name: "anonymous callers pass tags",
		says: "an anonymous caller may ask for TagSession and SetSourceIdentity", test: decideLines,
		file: forbiddenFile, edits: []string{
			"(lower == aws.LowerAssumeRole || goesAlong(lower)):",
			"lower == aws.LowerAssumeRole:",
		},
	},
	{
		name: "temporary keys call GetSessionToken", says: "GetSessionToken takes temporary keys",
		file: forbiddenFile, edits: []string{"case keys.temporary && lower == aws.LowerGetSessionToken:", "case false:"},
	},
	{
		name: "federated users and tokens may not ask who they are",
		says: "GetCallerIdentity is forbidden like the rest of STS",
		file: forbiddenFile, edits: []string{"\tcase lower == aws.LowerGetCallerIdentity:\n\t\treturn \"\"\n", ""},
	},
	{
		name: "federated users call STS", says: "a federated user may call all of STS",
		file: forbiddenFile, edits: []string{
			"case c.Kind == eval.CallerFederatedUser && service == \"sts\":",
			"case false:",
		},
	},
	{
		name: "tokens assume no roles", says: "keys of GetSessionToken may not call AssumeRole",
		file: forbiddenFile, edits: []string{
			"case keys.token && service == \"sts\" && lower != aws.LowerAssumeRole:",
			"case keys.token && service == \"sts\":",
		},
	},
	{
		name: "a caller known by name has long-term keys",
		says: "a session that is known only by its ARN has long-term keys", test: decideLines,
		file: forbiddenFile, edits: []string{
			"return Keys{temporary: c.Kind == eval.CallerRole || c.Kind == eval.CallerFederatedUser}",
			"return Keys{}",
		},
	},
	{
		name: "anonymous callers ask who they are",
		says: "GetCallerIdentity is granted to an anonymous caller", test: decideLines,
		file: forbiddenFile, edits: []string{"return c.Kind != eval.CallerAnonymous", "return true"},
	},
	{
		name: "GetSessionToken needs permission", says: "a Deny stops GetSessionToken", test: decideLines,
		file: forbiddenFile, edits: []string{
			"\tcase aws.LowerGetSessionToken:\n\t\treturn c.Kind == eval.CallerUser || c.Kind == eval.CallerRoot\n",
			"",
		},
	},
}

// questions are mistakes in which documents a caller and a resource can have.
var questions = []mutant{
	{
		name: "services have policies",
		says: "a caller without an account is limited by identity policies, boundaries and session policies",
		test: decideLines,
		file: questionFile, edits: []string{
			"\t\treq.Identity, req.Boundaries, req.Session, req.SCPs = nil, nil, nil, nil\n",
			"\t\treq.SCPs = nil\n",
		},
	},
	{
		name: "SCPs bind services", says: "SCPs bind a caller without an account", test: decideLines,
		file: questionFile, edits: []string{
			"\t\treq.Identity, req.Boundaries, req.Session, req.SCPs = nil, nil, nil, nil\n",
			"\t\treq.Identity, req.Boundaries, req.Session = nil, nil, nil\n",
		},
	},
	{
		name: "root has identity policies", says: "identity policies limit the root user", test: decideLines,
		file: questionFile, edits: []string{
			"\t\treq.Identity, req.Boundaries = nil, nil\n",
			"\t\treq.Boundaries = nil\n",
		},
	},
	{
		name: "root has a boundary", says: "a permissions boundary limits the root user", test: decideLines,
		file: questionFile, edits: []string{"\t\treq.Identity, req.Boundaries = nil, nil\n", "\t\treq.Identity = nil\n"},
	},
	{
		name: "a trust policy decides every request for the role",
		says: "a role's trust policy is a resource policy as well", test: decideLines,
		file: questionFile, edits: []string{"case !req.Assumes && !arn.IsRole():", "case !req.Assumes:"},
	},
	{
		name: "everything has a trust policy", says: "the policy of what is no role is a trust policy", test: decideLines,
		file: questionFile, edits: []string{"case req.Assumes && arn.IsRole():", "case req.Assumes:"},
	},
	{
		name: "an unavailable trust policy is none", says: "a trust policy that was not supplied counts as absent",
		file: requestFile, edits: []string{"q.Policy = unsuppliedOf(q.Resource, trusts)", "_ = unsuppliedOf"},
	},
	{
		name: "RCPs bind the calls of service-linked roles",
		says: "a request that a service-linked role makes is bound by RCPs",
		file: organizationFile, edits: []string{
			"case isServiceLinked(role):",
			"case false:",
		},
	},
	{
		name: "every account assumes root", says: "AssumeRoot is decided by the caller's own policies from every account",
		file: questionFile, edits: []string{
			"arn.IsKMSKey() || q.Lower == aws.LowerAssumeRoot && !managesRoot(q, arn)",
			"arn.IsKMSKey()",
		},
	},
	{
		name: "an account assumes its own root", says: "AssumeRoot may ask for the root user of the caller's own account",
		file: questionFile, edits: []string{
			"resource.Account != q.Caller.Account && q.ResourceAccount", "q.ResourceAccount",
		},
	},
	{
		name: "the management account assumes no root", says: "AssumeRoot is refused to the management account",
		file: questionFile, edits: []string{
			"return resource.Account != \"\" &&", "return false &&",
		},
	},
	{
		name: "an external federated user has no session policy",
		says: "a federated user of an account that is not declared has no permissions",
		file: "engine/sts/signer.go", edits: []string{
			"s.External != \"\" && (caller.Kind == eval.CallerFederatedUser ||", "s.External != \"\" && (false ||",
		},
	},
	{
		name: "external accounts have no SCPs", says: "no SCP binds the root user of an account that is not declared",
		file: requestFile, edits: []string{"if account == nil && q.Caller.Account == q.ResourceAccount {", "if false {"},
	},
	{
		name: "an unknown action decides", says: "a request is unknown although one of its actions is refused",
		file: requestFile, edits: []string{
			"\tcase res.Outcome == Denied:\n", "\tcase res.Outcome == Denied || res.Outcome == Unknown:\n",
		},
	},
	{
		name: "the row of an unknown action", says: "the rows of a refused request are those of an unknown action",
		file: "engine/sts/result.go", edits: []string{"\t\tcase a.Refused != 0:", "\t\tcase false:"}, test: refusedRows,
	},
	{
		name: "a provider's caller is no service", says: "a caller with a token has aws:PrincipalIsAWSService",
		file: "engine/sts/caller.go", edits: []string{
			"\tcase caller.Signs():\n", "\tcase caller.Signs() || caller.Kind == eval.CallerProvider:\n",
		},
	},
	{
		name: "AssumeRoot of everything", says: "AssumeRoot may be asked without the account of a member",
		file: questionFile, edits: []string{"return resource.Account != \"\" &&", "return"},
	},
	{
		name: "members assume root", says: "AssumeRoot is for every account of the organization",
		file: requestFile, edits: []string{"q.Caller.Account == o.Management ||", "true ||"},
	},
	{
		name: "root assumes root", says: "the management account's root user may ask for AssumeRoot",
		file: requestFile, edits: []string{"q.Caller.Kind != eval.CallerRoot\n", "true\n"},
	},
	{
		name: "the management account assumes every root", says: "AssumeRoot may ask for accounts outside the organization",
		file: requestFile, edits: []string{
			"return o.Binds(e.World.Account(q.ResourceAccount)) && q.Caller",
			"return o != nil && q.Caller",
		},
	},
}

// noRCPs: an RCP does not bind the resources of one of the services that support RCPs.
var noRCPs = family("no RCP binds:", "RCPs do not bind this service", "engine/aws/service.go", []string{
	"import \"strings\"", "import (\n\t\"os\"\n\t\"strings\"\n)",
	"return rcpServices[service] }", "return rcpServices[service] && service != os.Getenv(\"MUTANT\") }",
}, "s3", "sts", "kms", "sqs", "secretsmanager", "cognito-identity", "cognito-idp", "logs", "dynamodb", "ecr", "aoss")
