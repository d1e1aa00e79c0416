package main

// federated are mistakes with identity providers and with GetFederationToken.
var federated = []mutant{
	{
		name: "any audience", says: "the token's audience is not compared with the provider's",
		file: federateFile, edits: []string{"				if aud == known {", "				if aud == known || true {"},
	},
	{
		name: "any provider will do", says: "a provider that the account does not know is taken",
		file: federateFile, edits: []string{"	if !registered {", "	if !registered {\n\t\treturn true\n\t}\n\tif !registered {"},
	},
	{
		name: "well-known providers are registered", says: "Cognito and Google have to be registered in the account",
		file: federateFile, edits: []string{"if p.Host == \"\" || wellKnown[p.Host] {", "if p.Host == \"\" {"},
	},
	{
		name: "tokens may last", says: "MaxSessionDuration does not bind sessions of a provider",
		file: federateFile, edits: []string{"if res.Asked > role.MaxSession {", "if false {"},
	},
	{
		name: "tokens chain", says: "a session of a provider is bound by the one-hour cap",
		file: federateFile, edits: []string{"if res.Asked > role.MaxSession {", "if res.Asked > ChainingCap {"},
	},
	{
		name: "tags in tokens need no permission", says: "sts:TagSession is not asked for",
		file: federateFile, edits: []string{"	if len(p.Tags) > 0 {", "	if false {"},
	},
	{
		name: "a provider's source identity needs no permission", says: "sts:SetSourceIdentity is not asked for",
		file: federateFile, edits: []string{"	if p.SourceIdentity != \"\" {\n\t\tactions", "	if false {\n\t\tactions"},
	},
	{
		name: "tokens have no claims", says: "claims are not condition keys",
		file: federateFile, edits: []string{"	setClaims(&req.Context, p.conditionKeys())\n", ""},
	},
	{
		name: "claims do not stay", says: "a session of a provider has no claims later",
		file: federateFile, edits: []string{"provider, p.lasting()", "provider, nil"},
	},
	{
		name: "all claims stay", says: "every claim is there for later requests",
		file: federateFile, edits: []string{"provider, p.lasting()", "provider, p.conditionKeys()"},
	},
	{
		name: "azp is not Google's audience", says: "accounts.google.com:aud is the token's aud",
		file: "engine/sts/claims.go", edits: []string{"	if p.Host != \"accounts.google.com\" {", "	if true {"},
	},
	{
		name: "claims pass no tags", says: "tags in a token or an assertion are not read",
		file: "engine/sts/claims.go", edits: []string{"case isTag && key != \"\":", "case isTag && false:"},
	},
	{
		name: "lists in tokens are their first", says: "a claim with several values is taken for one with the first of them",
		file: "engine/sts/claims.go", edits: []string{"			c.SetList(claim.Key, claim.Values...)\n", "			c.Set(claim.Key, claim.Values[:1]...)\n"},
	},
	{
		name: "a list of one audience", says: "an audience in a list of one is multivalued",
		file: "engine/sts/claims.go", edits: []string{"if claim.List && !(len(claim.Values) == 1 && singleClaims[claimName(claim.Key)]) {", "if claim.List {"},
	},
	{
		name: "everybody comes with a token", says: "a trust policy's everybody lets in who comes with a provider's token",
		file: "engine/eval/otherwise.go", edits: []string{"return unsigned && p.Form", "return unsigned && false && p.Form"},
	},
	{
		name: "nobody denies tokens", says: "a Deny for everybody passes a provider's token by",
		file: "engine/eval/otherwise.go", edits: []string{" && effect == policy.Allow", ""},
	},
	{
		name: "tags in tokens may be anything", says: "tags and a source identity in a token are not checked",
		file: federateFile, edits: []string{"	p.readClaims()\n", "", "	signer := &Signer{}\n", "	p.readClaims()\n\tsigner := &Signer{}\n"},
	},
	{
		name: "saml:doc is not derived", says: "saml:doc is there where the assertion says it alone",
		file: "engine/sts/claims.go", edits: []string{"	if p.Host == \"\" && !given", "	if false && !given"},
	},
	{
		name: "roles call GetFederationToken", says: "temporary credentials may call GetFederationToken",
		file: callFile, edits: []string{"case strings.EqualFold(action, actionFederationToken) && s.temporary():", "case false:"},
	},
	{
		name: "objects in tokens have no path", says: "what is in an object of a token is named without its path",
		file: "engine/scenario/syntax/jsonreader.go", edits: []string{"j.entries('{', member.Key+\"/\", keys, each)", "j.entries('{', member.Key[len(within):]+\"/\", keys, each)"},
	},
	{
		name: "RCPs do not bind tokens", says: "an RCP does not stop AssumeRoleWithWebIdentity",
		file: federateFile, edits: []string{"	e.bind(req)\n", ""},
	},
	{
		name: "federated users inherit everything", says: "without a session policy a federated user has what his user has",
		file: signerFile, edits: []string{"case s.federated() != nil && s.Session.Policies == nil:", "case false:"},
	},
	{
		name: "federated users have no user", says: "the user's own policies do not limit a federated user",
		file: signerFile, edits: []string{"	case s.user() != nil:\n\t\treturn s.user().Policies()", "	case s.federated() != nil:\n\t\treturn s.Session.Policies\n\tcase s.user() != nil:\n\t\treturn s.user().Policies()"},
	},
	{
		name: "GetFederationToken needs no permission", says: "any user gets federation tokens",
		file: federationFile, edits: []string{"		e.decide(req, res)\n", "		e.decide(req, res)\n\t\tres.Outcome, res.Code = Granted, \"\"\n"},
	},
	{
		name: "sessions get federation tokens", says: "temporary keys get federation tokens",
		file: federationFile, edits: []string{"case s.temporary() || account == nil:", "case account == nil:"},
	},
	{
		name: "any name of a federated user", says: "the name of a federated user may be longer than 32",
		file: federationFile, edits: []string{"const maxFederatedName = 32", "const maxFederatedName = 64"},
	},
	{
		name: "tags of federation tokens need no permission", says: "sts:TagSession is not asked for",
		file: federationFile, edits: []string{"	if len(p.Tags) > 0 {", "	if false {"},
	},
	{
		name: "federation tokens last twelve hours at most", says: "the range of roles counts for GetFederationToken",
		file: federationFile, edits: []string{"durationFaults(p.Duration, MinDuration, TokenMaxDuration)", "durationFaults(p.Duration, MinDuration, MaxDuration)"},
	},
	{
		name: "federated users have no boundary", says: "the user's boundary does not limit a federated user",
		file: requestFile, edits: []string{"	case s.user() != nil:\n\t\treturn s.user().Boundary", "	case s.user() != nil && s.federated() == nil:\n\t\treturn s.user().Boundary"},
	},
}

// organizations are mistakes in what SCPs and RCPs bind.
var organizations = []mutant{
	{
		name: "SCPs bind the management account", says: "the management account is bound like another",
		file: organizationFile, edits: []string{"return a.Organization == o.ID && a.ID != o.Management", "return a.Organization == o.ID"},
	},
	{
		name: "SCPs bind service-linked roles", says: "service-linked roles are bound like others",
		file: askedFile, edits: []string{"func (r *Request) SparedBySCPs() bool { return serviceLinked(r.Caller.RoleARN) }", "func (r *Request) SparedBySCPs() bool { return false }"},
	},
	{
		name: "RCPs bind service-linked roles", says: "the role of a service is bound by RCPs",
		file: askedFile, edits: []string{" || serviceLinked(r.Resource)", ""},
	},
	{
		name: "SCPs spare what is done to service-linked roles", says: "a request about a service-linked role is bound by no SCP",
		file: askedFile, edits: []string{"func (r *Request) SparedBySCPs() bool { return serviceLinked(r.Caller.RoleARN) }", "func (r *Request) SparedBySCPs() bool { return serviceLinked(r.Caller.RoleARN) || serviceLinked(r.Resource) }"},
	},
	{
		name: "SCPs of the role's account", says: "the SCPs of the resource's account bind who asks",
		file: organizationFile, edits: []string{"if a := e.World.Account(req.Caller.Account); a != nil", "if a := e.World.Account(req.ResourceAccount); a != nil"},
	},
	{
		name: "RCPs of the caller's account", says: "the RCPs of who asks bind him",
		file: organizationFile, edits: []string{"if a := e.World.Account(req.ResourceAccount); a != nil", "if a := e.World.Account(req.Caller.Account); a != nil"},
	},
	{
		name: "SCPs do not bind root", says: "the root user of a member account is not bound",
		file: organizationFile, edits: []string{"!req.SparedBySCPs() && inside(o, a) {", "!req.SparedBySCPs() && inside(o, a) && req.Caller.Kind != eval.CallerRoot {"},
	},
	{
		name: "RCPs bind every service", says: "an RCP binds resources of services that take none",
		file: organizationFile, edits: []string{"&& rcpServices[serviceOf(req.Action)] {", "{"},
	},
	{
		name: "FullAWSAccess cannot be detached", says: "every node allows everything",
		file: organizationFile, edits: []string{"if o.Detached[node] || o.FullAccess == nil {", "if o.FullAccess == nil {"},
	},
	{
		name: "no FullAWSAccess", says: "a node without a policy of its own allows nothing",
		file: organizationFile, edits: []string{"if o.Detached[node] || o.FullAccess == nil {", "if true {"},
	},
	{
		name: "SCPs hang on the account alone", says: "the root and organizational units have none",
		file: organizationFile, edits: []string{"	nodes := a.Nodes()\n", "	nodes := a.Nodes()\n\tnodes = nodes[len(nodes)-1:]\n"},
	},
}
