package main

// federatedKeys are mistakes in the condition keys of callers that AWS does not know, and in the codes that callers
// send.
var federatedKeys = []mutant{
	{
		name: "a token has no account", says: "aws:PrincipalAccount is absent with a token",
		file: "engine/sts/caller.go", edits: []string{"c.Set(\"aws:PrincipalAccount\", arn.Account)", "_ = arn.Account"},
		walk: "organizations/rcp-and-the-account-of-a-provider.walk",
	},
	{
		name: "a token has no type", says: "aws:PrincipalType is absent with a token",
		file: "engine/sts/caller.go", edits: []string{"\tc.Set(\"aws:PrincipalType\", string(eval.CallerUser))\n", ""},
		walk: "web-identity/keys-of-a-token.walk",
	},
	{
		name: "a token has no user ID", says: "aws:userid is absent with a token",
		file: "engine/sts/context.go", edits: []string{"\t\t\tc.Set(\"aws:userid\", caller.ARN)\n", ""},
		walk: "web-identity/keys-of-a-token.walk",
	},
	{
		name: "a token has no provider", says: "aws:FederatedProvider is absent while a role is assumed",
		file: "engine/sts/caller.go", edits: []string{"\t\tc.Set(\"aws:FederatedProvider\", provider)\n", ""},
		walk: "web-identity/keys-of-a-token.walk",
	},
	{
		name: "built-in providers have an account", says: "aws:PrincipalAccount of Google is absent",
		file: "engine/sts/caller.go", edits: []string{"\t\tc.SetUnknown(\"aws:PrincipalAccount\")\n", "\t\t_ = provider\n"},
		walk: "web-identity/federated-provider-of-google.walk",
	},
	{
		name: "built-in providers have no user ID", says: "aws:userid with Google is absent",
		file: "engine/sts/context.go", edits: []string{"\t\t\treturn\n\t\t}\n\t\tc.SetUnknown(\"aws:userid\")\n", "\t\t}\n"},
		walk: "web-identity/federated-provider-of-google.walk",
	},
	{
		name: "SAML is a federated provider", says: "aws:FederatedProvider is a SAML provider too",
		file: "engine/sts/caller.go", edits: []string{"if arn.Kind() != aws.KindSAMLProvider {", "if provider != \"\" {"},
		walk: "saml/keys-of-an-assertion.walk",
	},
	{
		name: "SAML stays a federated provider", says: "the session of an assertion has aws:FederatedProvider",
		file: "engine/sts/context.go", edits: []string{
			"if arn, _ := aws.ParseARN(session.Provider); session.Provider != \"\" && arn.Kind() != aws.KindSAMLProvider {",
			"if session.Provider != \"\" {",
		},
		walk: "saml/keys-of-an-assertion.walk",
	},
	{
		name: "federated sessions have a multi-factor key", says: "sessions of tokens have aws:MultiFactorAuthPresent",
		file: "engine/sts/session.go", edits: []string{
			"(s.Provider != \"\" || s.Kind == FederatedSession)",
			"s.Kind == FederatedSession",
		},
		walk: "mfa/federated-sessions-have-no-key.walk",
	},
	{
		name: "federated users have a multi-factor key", says: "credentials of GetFederationToken have the key",
		file: "engine/sts/session.go", edits: []string{
			"(s.Provider != \"\" || s.Kind == FederatedSession)",
			"s.Provider != \"\"",
		},
		walk: "mfa/federation-token-has-none.walk",
	},
	{
		name: "a chain from a token has no multi-factor key", says: "the second role's session lacks the key too",
		file: "engine/sts/context.go", edits: []string{
			"if !session.isFederated() {",
			"if !session.isFederated() && (session == nil || !session.Parent.isFederated()) {",
		},
		walk: "mfa/chain-that-began-with-a-token.walk",
	},
	{
		name: "wrong codes pass", says: "a wrong multi-factor code is taken",
		file: assumeFile, edits: []string{"\t\treturn CauseCodeWrong\n", "\t\treturn \"\"\n"},
		walk: "mfa/codes-that-fail.walk",
	},
	{
		name: "used codes pass", says: "a code works twice",
		file: assumeFile, edits: []string{"\t\treturn CauseCodeUsed\n", "\t\treturn \"\"\n"},
		walk: "mfa/codes-that-fail.walk",
	},
	{
		name: "missing codes pass", says: "a device without a code is enough",
		file: assumeFile, edits: []string{"\t\treturn CauseCodeMissing\n", "\t\treturn \"\"\n"},
		walk: "mfa/codes-that-fail.walk",
	},
	{
		name: "tokens take wrong codes", says: "GetSessionToken takes a wrong code",
		file: tokenFile, edits: []string{"s.codeFails(p.MFA, p.Code)", "s.codeFails(p.MFA, \"\")"},
		walk: "mfa/codes-that-fail.walk",
	},
	{
		name: "a used code stays used", says: "a refresh sends the code that was used before",
		file: "engine/scenario/run.go", edits: []string{"\tif codeOf(s) == sts.CodeUsed {\n", "\tif false {\n"},
		walk: "mfa/refresh-sends-a-fresh-code.walk",
	},
	{
		name: "a refresh finds a code", says: "a refresh sends a code where there was none",
		file: "engine/scenario/run.go", edits: []string{"\tif codeOf(s) == sts.CodeUsed {\n", "\tif codeOf(s) != \"\" {\n"},
		walk: "mfa/refresh-sends-a-fresh-code.walk",
	},
	{
		name: "permission sets have no region", says: "aws:PrincipalArn of a reserved role has the path of us-east-1",
		file: "engine/sts/caller.go", edits: []string{
			"c.Set(\"aws:PrincipalArn\", arn)\n",
			"c.Set(\"aws:PrincipalArn\", strings.Replace(arn, \"sso.amazonaws.com/eu-west-1/\", \"sso.amazonaws.com/\", 1))\n",
		},
		walk: "recreated/role-of-a-permission-set.walk",
	},
	{
		name: "IAM's keys are known", says: "iam:PassedToService is absent if it is not given",
		file: "engine/sts/context.go", edits: []string{
			"\t\t\treturn service != \"sts\" && !(tagsKnown && strings.HasPrefix(lower, iamTag))\n",
			"\t\t\treturn false\n",
		},
		walk: "unknown/passed-to-service.walk",
	},
	{
		name: "keys of STS are unknown", says: "sts:ExternalId is unknown to other services",
		file: "engine/sts/context.go", edits: []string{"case \"aws\", \"sts\", \"saml\":", "case \"aws\", \"saml\":"},
		walk: "unknown/keys-of-sts-are-known.walk",
	},
	{
		name: "tags of roles are unknown", says: "iam:ResourceTag of a role of the walk is unknown if it lacks the tag",
		file: "engine/sts/context.go", edits: []string{
			"!(tagsKnown && strings.HasPrefix(lower, iamTag))",
			"!(false && strings.HasPrefix(lower, iamTag))",
		},
		walk: "unknown/tags-of-a-role-that-exists.walk",
	},
	{
		name: "tags of all roles are known", says: "a role that the walk does not have has no tags",
		file: "engine/sts/context.go", edits: []string{
			"!(tagsKnown && strings.HasPrefix(lower, iamTag))",
			"!strings.HasPrefix(lower, iamTag)",
		},
		walk: "unknown/tags-of-a-role-that-exists.walk",
	},
	{
		name: "users have no tags", says: "IAM does not look at the tags of a user",
		file: requestFile, edits: []string{"\t\tsetEntityTags(&req.Context, &user.Identity)\n", "\t\t_ = user.Tags\n"},
		walk: "unknown/tags-of-a-role-that-exists.walk",
	},
	{
		name: "boundaries of new roles are known", says: "iam:PermissionsBoundary is absent if it is not given",
		file: "engine/sts/context.go", edits: []string{
			"!(tagsKnown && strings.HasPrefix(lower, iamTag))",
			"lower != \"iam:permissionsboundary\"",
		},
		walk: "unknown/boundary-of-a-new-role.walk",
	},
	{
		name: "no person is behind a session", says: "aws:OriginIdentity is absent if it is not given",
		file: "engine/aws/keytable.go", edits: []string{
			"\"aws:OriginIdentity/\", Type: TypeString, From: FromCredentials, Has: Ungiven,",
			"\"aws:OriginIdentity/\", Type: TypeString, From: FromCredentials,",
		},
		walk: "unknown/identity-behind-the-session.walk",
	},
	{
		name: "no claims behind a session", says: "aws:TransactionContext is absent if it is not given",
		file: "engine/aws/keytable.go", edits: []string{
			"\"aws:TransactionContext/\", Type: TypeString, From: FromCredentials, Has: Ungiven,",
			"\"aws:TransactionContext/\", Type: TypeString, From: FromCredentials,",
		},
		walk: "unknown/identity-behind-the-session.walk",
	},
}
