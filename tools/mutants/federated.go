package main

// federated are mistakes with identity providers and with GetFederationToken.
var federated = []mutant{
	{
		name: "any audience", says: "the token's audience is not compared with the provider's",
		file: identityTokenFile, edits: []string{"case azp == nil && e.misses(p, aud, audiences):", "case false:"},
	},
	{
		name: "any provider will do", says: "a provider that the account does not have is accepted",
		file: federateFile, edits: []string{
			"\tif !registered && !aws.IsBuiltIn(p.Host) {",
			"\tif !registered {\n\t\treturn true\n\t}\n\tif !registered {",
		},
	},
	{
		name: "built-in providers are registered", says: "Cognito and Google have to be registered in the account",
		file: federateFile, edits: []string{"if !registered && !aws.IsBuiltIn(p.Host) {", "if !registered {"},
	},
	{
		name: "tokens may last", says: "MaxSessionDuration does not limit sessions of a provider",
		file: federateFile, edits: []string{"e.durationFits(unsigned, role, res)\n", "_ = 0\n"},
	},
	{
		name: "tokens chain", says: "the one-hour limit applies to a session of a provider",
		file: federateFile, edits: []string{
			"e.durationFits(unsigned, role, res)\n",
			"e.durationFits(&Signer{Session: &Session{}}, role, res)\n",
		},
	},
	{
		name: "tags in tokens need no permission", says: "sts:TagSession is not asked for",
		file: federateFile, edits: []string{
			"p.actions(res.Action, nil, p.SourceIdentity)",
			"(&Passed{}).actions(res.Action, nil, p.SourceIdentity)",
		},
	},
	{
		name: "a provider's source identity needs no permission", says: "sts:SetSourceIdentity is not asked for",
		file: federateFile, edits: []string{
			"p.actions(res.Action, nil, p.SourceIdentity)",
			"p.actions(res.Action, nil, \"\")",
		},
	},
	{
		name: "tokens have no claims", says: "claims are not condition keys",
		file: federateFile, edits: []string{"\tsetClaims(&req.Context, p.conditionKeys())\n", ""},
	},
	{
		name: "claims do not stay", says: "a session of a provider has no claims later",
		file: federateFile, edits: []string{"caller.ARN, p.lasting()", "caller.ARN, nil"},
	},
	{
		name: "all claims stay", says: "every claim is present in later requests",
		file: federateFile, edits: []string{"caller.ARN, p.lasting()", "caller.ARN, p.conditionKeys()"},
	},
	{
		name: "azp is not the audience", says: "the condition key aud is the token's aud",
		file: claimsFile, edits: []string{"keys = append(keys, p.key(\"aud\", azp))", "_ = azp"},
	},
	{
		name: "claims pass no tags", says: "tags in a token or an assertion are not read",
		file: claimsFile, edits: []string{"case isTag && key != \"\":", "case isTag && false:"},
	},
	{
		name: "a list in a token is its first value",
		says: "a claim with several values counts as one with the first of them",
		file: claimsFile, edits: []string{
			"\t\t\tc.SetList(claim.Key, claim.Values...)\n",
			"\t\t\tc.Set(claim.Key, claim.Values[:1]...)\n",
		},
	},
	{
		name: "a list of one audience", says: "an audience in a list of one is multivalued",
		file: claimsFile, edits: []string{
			"if claim.List && !(len(claim.Values) == 1 && aws.IsSingleClaim(claim.Key)) {",
			"if claim.List {",
		},
	},
	{
		name: "everyone comes with a token",
		says: "a trust policy that names everyone admits a caller with a provider's token",
		file: readingFile, edits: []string{"return unsigned && p.Form", "return unsigned && false && p.Form"},
	},
	{
		name: "no Deny for everyone reaches tokens",
		says: "a Deny for everyone does not reach a caller with a provider's token",
		file: readingFile, edits: []string{" && effect == policy.Allow", ""},
	},
	{
		name: "tags in tokens may be anything", says: "tags and a source identity in a token are not checked",
		file: federateFile, edits: []string{
			"\tp.readClaims()\n",
			"",
			"\tunsigned := &Signer{}\n",
			"\tp.readClaims()\n\tunsigned := &Signer{}\n",
		},
	},
	{
		name: "saml:doc is not derived", says: "saml:doc is present only if the assertion gives it",
		file: claimsFile, edits: []string{
			"\tif !slices.ContainsFunc(p.Claims,", "\tif false && !slices.ContainsFunc(p.Claims,",
		},
	},
	{
		name: "roles call GetFederationToken", says: "temporary credentials may call GetFederationToken",
		file: forbiddenFile, edits: []string{
			"case keys.temporary && lower == aws.LowerGetFederationToken:",
			"case false:",
		},
	},
	{
		name: "objects in tokens have no path", says: "a value in an object of a token is named without its path",
		file: "engine/scenario/syntax/jsonreader.go", edits: []string{
			"j.entries('{', member.Key+\"/\", keys, each)",
			"j.entries('{', member.Key[len(within):]+\"/\", keys, each)",
		},
	},
	{
		name: "RCPs do not bind tokens", says: "an RCP does not stop AssumeRoleWithWebIdentity",
		file: requestFile, edits: []string{
			"q.RCPs = e.World.RCPsOver(q.ResourceAccount)",
			"if caller.Kind != eval.CallerProvider {\n\t\tq.RCPs = e.World.RCPsOver(q.ResourceAccount)\n\t}",
		},
	},
	{
		name: "federated users inherit everything", says: "without a session policy a federated user has what its user has",
		file: questionFile, edits: []string{"req.Session = []*eval.Policy{}", "req.Session = nil"},
	},
	{
		name: "federated users have no user", says: "the user's own policies do not limit a federated user",
		file: signerFile, edits: []string{
			"\tcase user != nil:\n\t\treturn user.Policies()",
			"\tcase s.federated() != nil:\n\t\treturn s.Session.Policies\n\tcase user != nil:\n\t\treturn user.Policies()",
		},
	},
	{
		name: "GetFederationToken needs no permission", says: "any user gets federation tokens",
		file: federationFile, edits: []string{
			"\t\te.decide(req, res)\n",
			"\t\te.decide(req, res)\n\t\tres.Outcome, res.Code = Granted, \"\"\n",
		},
	},
	{
		name: "sessions get federation tokens", says: "temporary keys get federation tokens",
		file: federationFile, edits: []string{
			"if s.longTerm() {\n\t\treturn true", "if s.Account() != nil {\n\t\treturn true",
		},
	},
	{
		name: "any name of a federated user", says: "the name of a federated user may be longer than 32",
		file: namesFile, edits: []string{"NameRule{\"name\", 2, 32,", "NameRule{\"name\", 2, 64,"},
	},
	{
		name: "tags of federation tokens need no permission", says: "sts:TagSession is not asked for",
		file: federationFile, edits: []string{
			"p.actions(aws.GetFederationToken, nil, \"\")",
			"(&Passed{}).actions(aws.GetFederationToken, nil, \"\")",
		},
	},
	{
		name: "federation tokens last twelve hours at most", says: "the range of roles applies to GetFederationToken",
		file: federationFile, edits: []string{
			"aws.MinDuration, aws.TokenMaxDuration)",
			"aws.MinDuration, aws.MaxDuration)",
		},
	},
	{
		name: "federated users have no boundary", says: "the user's boundary does not limit a federated user",
		file: signerFile, edits: []string{
			"\tcase user != nil:\n\t\tboundary = user.Boundary",
			"\tcase user != nil && s.federated() == nil:\n\t\tboundary = user.Boundary",
		},
	},
}

// organizations are mistakes in what SCPs and RCPs bind.
var organizations = []mutant{
	{
		name: "SCPs bind the management account", says: "the management account is bound like any other",
		file: organizationFile, edits: []string{
			"\tif a.ID == o.Management {",
			"\tif false {",
		},
	},
	{
		name: "SCPs bind service-linked roles", says: "service-linked roles are bound like others",
		file: organizationFile, edits: []string{
			"\tif isServiceLinked(role) {",
			"\tif false {",
		},
	},
	{
		name: "RCPs bind service-linked roles", says: "a service-linked role as the resource is bound by RCPs",
		file: organizationFile, edits: []string{"case isServiceLinked(resource):", "case false:"},
	},
	{
		name: "SCPs exempt what is done to service-linked roles",
		says: "a request about a service-linked role is bound by no SCP",
		file: questionFile, edits: []string{
			"iam.ExemptFromSCPs(q.Caller.RoleARN) {",
			"(iam.ExemptFromSCPs(q.Caller.RoleARN) || iam.ExemptFromSCPs(q.Resource)) {",
		},
	},
	{
		name: "SCPs of the role's account", says: "the SCPs of the resource's account bind the caller",
		file: requestFile, edits: []string{"e.World.SCPsOver(caller.Account)", "e.World.SCPsOver(q.ResourceAccount)"},
	},
	{
		name: "RCPs of the caller's account", says: "the RCPs of the caller's account bind the request",
		file: requestFile, edits: []string{"e.World.RCPsOver(q.ResourceAccount)", "e.World.RCPsOver(caller.Account)"},
	},
	{
		name: "SCPs do not bind root", says: "the root user of a member account is not bound",
		file: questionFile, edits: []string{
			"\t\treq.Identity, req.Boundaries = nil, nil\n",
			"\t\treq.Identity, req.Boundaries, req.SCPs = nil, nil, nil\n",
		},
	},
	{
		name: "RCPs bind every service", says: "an RCP binds resources of services that RCPs do not cover",
		file: organizationFile, edits: []string{"case !aws.RCPBinds(aws.ServiceOf(action)):", "case false:"},
	},
	{
		name: "FullAWSAccess cannot be detached", says: "every node allows everything",
		file: organizationFile, edits: []string{
			"if o.Detached[node] || o.FullAccess == nil {",
			"if o.FullAccess == nil {",
		},
	},
	{
		name: "no FullAWSAccess", says: "a node without a policy of its own allows nothing",
		file: organizationFile, edits: []string{"if o.Detached[node] || o.FullAccess == nil {", "if true {"},
	},
	{
		name: "SCPs are attached to the account alone", says: "the root and organizational units have none",
		file: organizationFile, edits: []string{
			"\tnodes := a.nodes()\n",
			"\tnodes := a.nodes()\n\tnodes = nodes[len(nodes)-1:]\n",
		},
	},
}
