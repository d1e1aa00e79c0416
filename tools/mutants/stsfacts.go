package main

// tokens are mistakes in what AWS reads in a token or an assertion.
var tokens = []mutant{
	{
		name: "custom claims are keys", says: "every claim of a token is a condition key",
		file: "engine/aws/claim.go", edits: []string{
			"\tif claims[name].everyToken {\n",
			"\tif claims[name].everyToken || true {\n",
		},
		walk: "web-identity/unlisted-claims.walk",
	},
	{
		name: "email is no key", says: "only aud, sub, azp, oaud and amr are keys of every token",
		file: "engine/aws/claim.go", edits: []string{"\"email\":   {everyToken: true},", "\"email\":   {},"},
		walk: "web-identity/unlisted-claims.walk",
	},
	{
		name: "every GitLab is gitlab.com", says: "a GitLab server of one's own has the keys of gitlab.com",
		file: "engine/aws/provider.go", edits: []string{"{Host: \"gitlab.com\",", "{Host: \"gitlab.*\","},
		walk: "web-identity/claims-of-gitlab.walk",
	},
	{
		name: "GitHub's enterprises have no keys", says: "the claims of GitHub are keys of its one host",
		file: "engine/aws/provider.go", edits: []string{
			"GitHub + \"/*\", Claim: \"sub\", Keys: gitHubClaims", "GitHub + \"/*\", Claim: \"sub\"",
		},
		walk: "web-identity/claims-of-github.walk",
	},
	{
		name: "CircleCI has no keys", says: "the claims of CircleCI are no keys",
		file: "engine/aws/provider.go", edits: []string{"\"oidc.circleci.com/project-id\"", "\"project-id\""},
		walk: "web-identity/claims-of-other-providers.walk",
	},
	{
		name: "a user ID of any provider stays", says: "user_id stays with every session",
		file: "engine/aws/claim.go", edits: []string{
			"return !ok || known.everyToken || IsBuiltIn(strings.ToLower(issuer))",
			"return !ok || known.everyToken || issuer != \"\"",
		},
		walk: "web-identity/user-id-that-stays.walk",
	},
	{
		name: "the user ID of Amazon goes", says: "only what every token has stays",
		file: "engine/aws/claim.go", edits: []string{
			"return !ok || known.everyToken || IsBuiltIn(strings.ToLower(issuer))",
			"return !ok || known.everyToken && issuer != \"\"",
		},
		walk: "web-identity/user-id-that-stays.walk",
	},
	{
		name: "SAML attributes are keys", says: "every attribute of an assertion is a condition key",
		file: claimsFile, edits: []string{"if aws.IsSAMLKey(c.Key) {", "if c.Key != \"\" {"},
		walk: "saml/unlisted-attributes.walk",
	},
	{
		name: "several audiences are fine", says: "a token with several audiences needs no azp",
		file: identityTokenFile, edits: []string{"case azp == nil && len(aud.Values) > 1:", "case false:"},
		walk: "web-identity/several-audiences.walk",
	},
	{
		name: "a list of audiences is several", says: "a list of one audience needs azp",
		file: identityTokenFile, edits: []string{
			"case azp == nil && len(aud.Values) > 1:",
			"case azp == nil && aud.List:",
		},
		walk: "web-identity/several-audiences.walk",
	},
	{
		name: "azp is not looked at", says: "an azp need not be registered",
		file: identityTokenFile, edits: []string{"case azp != nil && !overlaps(azp.Values, audiences):", "case false:"},
		walk: "web-identity/azp-is-the-audience.walk",
	},
	{
		name: "aud is looked at beside azp", says: "aud must be registered where azp is there",
		file: identityTokenFile, edits: []string{
			"case azp == nil && !overlaps(aud.Values, audiences):",
			"case !overlaps(aud.Values, audiences):",
		},
		walk: "web-identity/azp-is-the-audience.walk",
	},
	{
		name: "oaud is Google's", says: "only Google's tokens have the key oaud",
		file: claimsFile, edits: []string{
			"if aud := p.claim(\"aud\"); aud != nil {",
			"if aud := p.claim(\"aud\"); aud != nil && p.Host == aws.Google {",
		},
		walk: "web-identity/azp-is-the-audience.walk",
	},
	{
		name: "a token needs no subject", says: "a token without sub is taken",
		file: identityTokenFile, edits: []string{"[]string{\"sub\", \"aud\"}", "[]string{\"aud\"}"},
		walk: "web-identity/claims-that-every-token-has.walk",
	},
	{
		name: "an empty subject is none", says: "an empty sub counts as missing",
		file: identityTokenFile, edits: []string{
			"\t\tcase c == nil:\n",
			"\t\tcase c == nil || len(c.Values) > 0 && c.Values[0] == \"\":\n",
		},
		walk: "web-identity/claims-that-every-token-has.walk",
	},
	{
		name: "tokens expire at once", says: "a token is not taken after its exp",
		file: identityTokenFile, edits: []string{"ahead < -tolerated", "ahead < 0"},
		walk: "web-identity/token-that-expired.walk",
	},
	{
		name: "tokens never expire", says: "exp is not looked at",
		file: identityTokenFile, edits: []string{"case name == \"exp\" && ahead < -tolerated:", "case false:"},
		walk: "web-identity/token-that-expired.walk",
	},
	{
		name: "nbf is not looked at", says: "a token is taken before its nbf",
		file: identityTokenFile, edits: []string{"\"exp\", \"nbf\", \"iat\"", "\"exp\", \"iat\""},
		walk: "web-identity/token-of-the-future.walk",
	},
	{
		name: "iat is not looked at", says: "a token is taken before it was issued",
		file: identityTokenFile, edits: []string{"\"exp\", \"nbf\", \"iat\"", "\"exp\", \"nbf\""},
		walk: "web-identity/token-of-the-future.walk",
	},
	{
		name: "clocks agree", says: "nbf and iat may not lie ahead",
		file: identityTokenFile, edits: []string{"ahead > tolerated", "ahead > 0"},
		walk: "web-identity/token-of-the-future.walk",
	},
	{
		name: "times may be text", says: "a time that is no number is passed over",
		file: identityTokenFile, edits: []string{"case err != nil || c.List:", "case err != nil && c == nil:"},
		walk: "web-identity/times-of-a-token.walk",
	},
	{
		name: "a list is a time", says: "a list of one number is a time",
		file: identityTokenFile, edits: []string{"case err != nil || c.List:", "case err != nil:"},
		walk: "web-identity/times-of-a-token.walk",
	},
	{
		name: "the roles claim is not looked at", says: "a token may name other roles",
		file: identityTokenFile, edits: []string{
			"case roles == nil || slices.Contains(roles, p.RoleARN):",
			"case true:",
		},
		walk: "web-identity/roles-claim.walk",
	},
	{
		name: "roles have no case", says: "the roles claim is compared without case",
		file: identityTokenFile, edits: []string{
			"case roles == nil || slices.Contains(roles, p.RoleARN):",
			"case roles == nil || slices.ContainsFunc(roles, func(r string) bool { return strings.EqualFold(r, p.RoleARN) }):",
		},
		walk: "web-identity/roles-claim.walk",
	},
	{
		name: "roles come in an array", says: "a string is one role",
		file: identityTokenFile, edits: []string{"strings.Split(c.Values[0], \";\")", "[]string{c.Values[0]}"},
		walk: "web-identity/roles-claim.walk",
	},
	{
		name: "no role is any role", says: "a roles claim without an ARN is as if it were not there",
		file: identityTokenFile, edits: []string{"\t\tres.fail(CauseNoRoleInClaim)\n", "\t\treturn true\n"},
		walk: "web-identity/roles-claim-forms.walk",
	},
	{
		name: "any form of the roles claim", says: "a roles claim of another form is passed over",
		file: identityTokenFile, edits: []string{"\t\tres.fail(CauseRolesClaimFormat)\n", "\t\treturn true\n"},
		walk: "web-identity/roles-claim-forms.walk",
	},
	{
		name: "commas between roles", says: "roles may be separated by commas",
		file: identityTokenFile, edits: []string{
			"strings.Split(c.Values[0], \";\")",
			"strings.FieldsFunc(c.Values[0], func(r rune) bool { return r == ';' || r == ',' })",
		},
		walk: "web-identity/roles-claim-forms.walk",
	},
	{
		name: "the provider authorizes every role", says: "sts:RoleAuthorizedByIdp is true without a claim",
		file: claimsFile, edits: []string{
			"strconv.FormatBool(slices.Contains(roles, p.RoleARN))",
			"strconv.FormatBool(roles == nil || slices.Contains(roles, p.RoleARN))",
		},
		walk: "web-identity/role-authorized-by-idp.walk",
	},
	{
		name: "no claim, no key", says: "sts:RoleAuthorizedByIdp is absent without a claim",
		file: claimsFile, edits: []string{
			"\tif p.Host == \"\" {\n\t\treturn\n\t}\n\troles, _ := p.rolesClaim()\n",
			"\troles, _ := p.rolesClaim()\n\tif p.Host == \"\" || roles == nil {\n\t\treturn\n\t}\n",
		},
		walk: "web-identity/role-authorized-by-idp.walk",
	},
}

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
