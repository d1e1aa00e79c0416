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
			"GitHub + \"/*\", Keys: gitHubClaims", "GitHub + \"/*\", Claim: \"sub\"",
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
		file: identityTokenFile, edits: []string{"case azp != nil && e.misses(p, azp, audiences):", "case false:"},
		walk: "web-identity/azp-is-the-audience.walk",
	},
	{
		name: "aud is looked at beside azp", says: "aud must be registered where azp is there",
		file: identityTokenFile, edits: []string{
			"case azp == nil && e.misses(p, aud, audiences):",
			"case e.misses(p, aud, audiences):",
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
		name: "shared providers are asked at run time", says: "tokens of a shared provider are refused",
		file: identityTokenFile, edits: []string{
			"\tif p.isOpaque() {\n\t\treturn true\n\t}\n",
			"\tif p.isOpaque() {\n\t\treturn true\n\t}\n" +
				"\tif p.Host == \"app.terraform.io\" {\n\t\tres.fail(CauseAudience)\n\t\treturn false\n\t}\n",
		},
		walk: "web-identity/stored-trust-of-a-shared-provider.walk",
	},
	{
		name: "tokens of built-in providers are opaque", says: "AWS looks at no claim of Google",
		file: identityTokenFile, edits: []string{"p.Host == aws.Amazon }", "aws.IsBuiltIn(p.Host) }"},
		walk: "web-identity/tokens-of-built-in-providers.walk",
	},
	{
		name: "no token is opaque", says: "a token of Facebook must have a subject",
		file: identityTokenFile, edits: []string{"p.Host == aws.Facebook || p.Host", "p.Host"},
		walk: "web-identity/tokens-of-built-in-providers.walk",
	},
	{
		name: "RCPs do not see the roles claim", says: "sts:RoleAuthorizedByIdp is no key where RCPs bind",
		file: federateFile, edits: []string{
			"\t\te.setAuthorized(p, &req.Context)\n",
			"\t\tif req.RCPs == nil {\n\t\t\te.setAuthorized(p, &req.Context)\n\t\t}\n",
		},
		walk: "organizations/rcp-asks-who-authorized.walk",
	},
	{
		name: "a federated user's policies are frozen", says: "only role sessions read managed policies at each request",
		file: "engine/sts/session.go", edits: []string{
			"if p.Ref.Kind == policy.RefManaged {", "if p.Ref.Kind == policy.RefManaged && s.Kind == RoleSession {",
		},
		walk: "session-policies/managed-policy-of-a-federated-user.walk",
	},
	{
		name: "session policies are frozen", says: "a managed session policy stays as it was passed",
		file: "engine/sts/session.go", edits: []string{
			"if p.Ref.Kind == policy.RefManaged {", "if p.Ref.Kind == policy.RefManaged && w == nil {",
		},
		walk: "session-policies/managed-policy-is-live.walk",
	},
	{
		name: "managed policies are for ever", says: "a new version of a managed policy binds no one",
		file: "engine/scenario/operations.go", edits: []string{
			"r.world.Account(o.account).SetManaged(o.doc.Policy)",
			"r.world.Account(o.account).Managed[o.doc.Ref.Name] = o.doc.Policy",
		},
		walk: "identity/managed-policy-changes.walk",
	},
	{
		name: "providers of one account are one", says: "aws:FederatedProvider is the name of the account",
		file: "engine/sts/caller.go", edits: []string{
			"c.Set(\"aws:FederatedProvider\", provider)", "c.Set(\"aws:FederatedProvider\", arn.Account)",
		},
		walk: "conditions/federated-provider-of-the-key.walk",
	},
	{
		name: "the source of a passed role is known", says: "iam:AssociatedResourceArn is absent if it is not given",
		file: "engine/sts/context.go", edits: []string{
			"!(tagsKnown && strings.HasPrefix(lower, iamTag))", "lower != \"iam:associatedresourcearn\"",
		},
		walk: "unknown/source-of-a-passed-role.walk",
	},
	{
		name: "a source identity before the policies", says: "a changed source identity is told before the policies",
		file: assumeFile, edits: []string{
			"\tfor _, action := range p.actionsOf(s) {",
			"\tif !p.fits(s, res) {\n\t\treturn\n\t}\n\tfor _, action := range p.actionsOf(s) {",
		},
		walk: "source-identity/policies-before-the-change.walk",
	},
	{
		name: "a placeholder is no audience", says: "what a placeholder leaves open is refused",
		file: federateFile, edits: []string{"return is == match.No\n", "return is != match.Yes\n"},
		walk: "unknown/placeholder-in-an-audience.walk",
	},
	{
		name: "a placeholder is the audience", says: "what a placeholder leaves open is taken",
		file: federateFile, edits: []string{"p.open = p.open || is == match.Unknown\n", ""},
		walk: "unknown/placeholder-in-an-audience.walk",
	},
	{
		name: "a placeholder is no provider", says: "a host that could be the provider's is refused",
		file: federateFile, edits: []string{"p.Host) == match.Unknown {", "p.Host) == match.Yes {"},
		walk: "unknown/placeholder-in-an-audience.walk",
	},
	{
		name: "a placeholder is no role", says: "a role that a placeholder may stand for is refused",
		file: identityTokenFile, edits: []string{"case e.isAny(roles, p.RoleARN) == match.Unknown:", "case false:"},
		walk: "unknown/placeholder-in-an-audience.walk",
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
			"case roles == nil || e.isAny(roles, p.RoleARN) == match.Yes:",
			"case true:",
		},
		walk: "web-identity/roles-claim.walk",
	},
	{
		name: "roles have no case", says: "the roles claim is compared without case",
		file: identityTokenFile, edits: []string{
			"case roles == nil || e.isAny(roles, p.RoleARN) == match.Yes:",
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
			"strconv.FormatBool(e.isAny(roles, p.RoleARN) != match.No)",
			"strconv.FormatBool(roles == nil || e.isAny(roles, p.RoleARN) != match.No)",
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
