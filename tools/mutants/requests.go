package main

import "slices"

const (
	assumeFile       = "engine/sts/assume.go"
	authenticateFile = "engine/sts/authenticate.go"
	callFile         = "engine/sts/call.go"
	federateFile     = "engine/sts/federate.go"
	federationFile   = "engine/sts/federationtoken.go"
	organizationFile = "engine/sts/organization.go"
	signerFile       = "engine/sts/signer.go"
	tokenFile        = "engine/sts/token.go"
	validateFile     = "engine/sts/validate.go"
	passedFile       = "engine/sts/passed.go"
	requestFile      = "engine/sts/request.go"
)

// requests are mistakes in who may ask for what, whatever the policies say, and in what binds a request.
var requests = slices.Concat(assuming, federated, organizations, []mutant{
	{
		name: "GetCallerIdentity needs permission", says: "an explicit Deny stops GetCallerIdentity",
		file: callFile, edits: []string{"case strings.EqualFold(action, \"sts:GetCallerIdentity\"), ", "case "},
	},
	{
		name: "GetSessionToken with a session", says: "temporary keys get further ones",
		file: tokenFile, edits: []string{"if s.temporary() || s.user() == nil", "if s.user() == nil"},
	},
	{
		name: "tokens call IAM", says: "keys of GetSessionToken without a code may call IAM",
		file: callFile, edits: []string{"case service == \"iam\" && !s.Session.MFA:", "case false:"},
	},
	{
		name: "tokens never call IAM", says: "a code does not help keys of GetSessionToken",
		file: callFile, edits: []string{"case service == \"iam\" && !s.Session.MFA:", "case service == \"iam\":"},
	},
	{
		name: "tokens call STS", says: "keys of GetSessionToken may call all of STS",
		file: callFile, edits: []string{"	case service == \"sts\":\n", "	case false:\n"},
	},
	{
		name: "federated users call IAM", says: "a federated user may call IAM",
		file: callFile, edits: []string{"case service == \"iam\" && federated:", "case false:", "&& !s.Session.MFA:", "&& !s.Session.MFA && !federated:"},
	},
	{
		name: "any code for tokens", says: "GetSessionToken takes a code from whoever has no device",
		file: tokenFile, edits: []string{"if p.MFA && !s.canGiveCode() {", "if false {"},
	},
	{
		name: "the token may be left out", says: "a temporary key works without its session token",
		file: authenticateFile, edits: []string{"case s.WithoutToken && s.temporary():", "case false:"},
	},
	{
		name: "a second longer", says: "credentials work at the moment of their expiry",
		file: "engine/sts/session.go", edits: []string{"!now.Before(s.Expires)", "now.After(s.Expires)"},
	},
	{
		name: "credentials never expire", says: "expired credentials go on working",
		file: authenticateFile, edits: []string{"case s.Session != nil && s.Session.Expired(now):", "case false:"},
	},
	{
		name: "sessions outlive their user", says: "the tokens of a user who was deleted go on working",
		file: authenticateFile, edits: []string{"return u != nil && u.ID == s.User.ID", "return u != nil || true"},
	},
	{
		name: "sessions outlive their role", says: "the sessions of a role that was deleted go on working",
		file: authenticateFile, edits: []string{"return r != nil && r.ID == s.Role.ID", "return r != nil || true"},
	},
	{
		name: "strangers sign", says: "whoever does not exist is answered like one without permission",
		file: authenticateFile, edits: []string{"case s.Stranger != \"\" && w.Account(res.Caller.Account) != nil:", "case false:"},
	},
	{
		name: "one code for all services", says: "an unknown key is InvalidClientTokenId everywhere",
		file: authenticateFile, edits: []string{"	switch service = strings.ToLower(service); {", "	switch service = \"\"; {"},
	},
	{
		name: "one code for expired keys", says: "services of JSON answer ExpiredToken",
		file: authenticateFile, edits: []string{"if jsonServices[strings.ToLower(service)] {\n\t\treturn CodeExpiredTokenJSON", "if false {\n\t\treturn CodeExpiredTokenJSON"},
	},
	{
		name: "names of one letter", says: "a session name may have any length from one on",
		file: "engine/sts/limits.go", edits: []string{"minName, maxName             = 2, 64", "minName, maxName             = 1, 65"},
	},
	{
		name: "any characters in names", says: "session names and external IDs take any character",
		file: validateFile, edits: []string{"if strings.ContainsFunc(value, func", "if false && strings.ContainsFunc(value, func"},
	},
	{
		name: "external IDs take no slash", says: "an external ID has the characters of a name alone",
		file: validateFile, edits: []string{"externalIDCharacters = nameCharacters + \":/\"", "externalIDCharacters = nameCharacters"},
	},
	{
		name: "any duration", says: "DurationSeconds has no range",
		file: validateFile, edits: []string{"	case d < shortest:", "	case true:\n\t\treturn nil\n\tcase d < shortest:"},
	},
	{
		name: "fourteen minutes", says: "DurationSeconds may be 899",
		file: "engine/sts/limits.go", edits: []string{"MinDuration     = 15 * time.Minute", "MinDuration     = 14 * time.Minute"},
	},
	{
		name: "tags without bounds", says: "tags are not checked",
		file: passedFile, edits: []string{"	for i, t := range p.Tags {\n\t\tmember", "	for i, t := range p.Tags[:0] {\n\t\tmember"},
	},
	{
		name: "reserved tags", says: "a tag may begin with aws:",
		file: passedFile, edits: []string{"strings.EqualFold(t.Key[:4], \"aws:\")", "strings.EqualFold(t.Key[:4], \"-\")"},
	},
	{
		name: "any character in the keys of tags", says: "the keys of tags may have every character",
		file: passedFile, edits: []string{"strings.ContainsFunc(t.Key, notInTags)", "false"},
	},
	{
		name: "any character in the values of tags", says: "the values of tags may have every character",
		file: passedFile, edits: []string{"strings.ContainsFunc(t.Value, notInTags)", "false"},
	},
	{
		name: "a key in two cases", says: "keys of tags that differ in their case alone are two",
		file: passedFile, edits: []string{"find(p.Tags[:i], t.Key) >= 0", "false && i > 0 && t.Key != \"\""},
	},
	{
		name: "transitive without a tag", says: "a key that no tag has can be made transitive",
		file: passedFile, edits: []string{"if find(p.Tags, key) < 0 {", "if false {"},
	},
	{
		name: "any number of tags", says: "more than fifty tags are taken",
		file: passedFile, edits: []string{"if len(p.Tags) > maxTags {", "if false {"},
	},
	{
		name: "any source identity", says: "a source identity has no form",
		file: passedFile, edits: []string{"	if p.SourceIdentity == \"\" {", "	if true {"},
	},
	{
		name: "malformed session policies", says: "a session policy that AWS would not take does not stop the request",
		file: passedFile, edits: []string{"q.Doc.Kind == policy.Session && !q.Doc.Saved()", "q.Doc.Kind == policy.Session && false"},
	},
	{
		name: "keys without a policy", says: "a KMS key without a policy has none",
		file: callFile, edits: []string{"if owner != nil && e.World.KeyPolicy != nil {", "if false {"},
	},
	{
		name: "resources have no tags", says: "aws:ResourceTag is not set for a resource",
		file: callFile, edits: []string{"setTags(&req.Context, \"aws:ResourceTag/\", owner.Tags)", "_ = owner.Tags"},
	},
	{
		name: "the first declaration owns", says: "the longest ARN that covers a resource does not win",
		file: "engine/eval/world.go", edits: []string{"len(r.ARN) > len(best.ARN)", "len(r.ARN) < len(best.ARN)"},
	},
	{
		name: "a prefix owns", says: "a declared resource covers whatever begins like it",
		file: "engine/eval/world.go", edits: []string{"return ok && (rest == \"\" || rest[0] == '/' || rest[0] == ':')", "return ok && rest != \"-\""},
	},
	{
		name: "undeclared owners are silent", says: "a resource of an account that nobody declares has no policy",
		file: callFile, edits: []string{"case account == nil && req.ResourceAccount != \"\":", "case false:"},
	},
	{
		name: "managed policies that are not at hand", says: "an attached policy of which nobody has the text does nothing",
		file: requestFile, edits: []string{"if s.Stranger != \"\" || s.hasUnknown() {", "if s.Stranger != \"\" {"},
	},
	{
		name: "groups give nothing", says: "a group's policies are not its members'",
		file: "engine/eval/world.go", edits: []string{"	for _, g := range u.Groups {\n\t\tlist", "	for _, g := range u.Groups[:0] {\n\t\tlist"},
	},
	{
		name: "managed policies give nothing", says: "attached policies do not count",
		file: "engine/eval/world.go", edits: []string{
			"return append(append([]*Policy(nil), r.Inline...), r.Attached...)", "return append([]*Policy(nil), r.Inline...)",
			"append(append([]*Policy(nil), u.Inline...), u.Attached...)", "append([]*Policy(nil), u.Inline...)",
		},
	},
	{
		name: "role names have no case", says: "a role is found whatever the case of its name",
		file: "engine/eval/world.go", edits: []string{"		if r := a.Roles[name]; r != nil && r.ARN() == arn {\n\t\t\treturn r\n\t\t}", "		for _, r := range a.Roles {\n\t\t\tif strings.EqualFold(r.ARN(), arn) {\n\t\t\t\treturn r\n\t\t\t}\n\t\t}\n\t\t_ = name"},
	},
})

// assuming are mistakes of AssumeRole by itself.
var assuming = []mutant{
	{
		name: "root assumes", says: "the root user may assume roles",
		file: assumeFile, edits: []string{"case res.Caller.Kind == eval.CallerRoot:\n\t\treturn res.fail(CodeAccessDenied, CauseRootAssumes)", "case false:\n\t\treturn res.fail(CodeAccessDenied, CauseRootAssumes)"},
	},
	{
		name: "federated users assume", says: "a federated user may assume roles",
		file: assumeFile, edits: []string{"case res.Caller.Kind == eval.CallerFederatedUser:", "case false:"},
	},
	{
		name: "any code will do", says: "a multi-factor code is taken from whoever has no device",
		file: assumeFile, edits: []string{"case p.MFA && !s.canGiveCode():", "case false:"},
	},
	{
		name: "partitions trust each other", says: "a role of another partition can be assumed",
		file: principalFile, edits: []string{"case r.otherPartition():", "case false:"},
	},
	{
		name: "tags need no permission", says: "sts:TagSession is not asked for",
		file: assumeFile, edits: []string{"if len(p.Tags) > 0 || len(s.inherited()) > 0 {", "if false {"},
	},
	{
		name: "inherited tags need no permission", says: "sts:TagSession is asked for where tags are passed alone",
		file: assumeFile, edits: []string{"if len(p.Tags) > 0 || len(s.inherited()) > 0 {", "if len(p.Tags) > 0 {"},
	},
	{
		name: "a source identity needs no permission", says: "sts:SetSourceIdentity is not asked for",
		file: assumeFile, edits: []string{"if p.sourceIdentity(s) != \"\" {", "if false {"},
	},
	{
		name: "an inherited source identity needs no permission", says: "sts:SetSourceIdentity is asked for where it is passed alone",
		file: assumeFile, edits: []string{"if p.sourceIdentity(s) != \"\" {", "if p.SourceIdentity != \"\" {"},
	},
	{
		name: "one action is enough", says: "an action that is needed beside AssumeRole need not be allowed",
		file: requestFile, edits: []string{"	case res.Outcome == Denied:\n", "	case len(res.Actions) > 1:\n\tcase res.Outcome == Denied:\n"},
	},
	{
		name: "inherited tags can be set anew", says: "a transitive tag is overridden",
		file: assumeFile, edits: []string{"case collides(p.Tags, s.inherited()):", "case false:"},
	},
	{
		name: "a source identity changes", says: "a source identity is set anew on the way",
		file: assumeFile, edits: []string{"case s.Session != nil && s.Session.SourceIdentity != \"\" && p.SourceIdentity", "case false && p.SourceIdentity"},
	},
	{
		name: "no cap on chaining", says: "a chained session may last as long as the role lets it",
		file: assumeFile, edits: []string{"case s.chains() && res.Asked > ChainingCap:", "case false:"},
	},
	{
		name: "session tokens do not chain", says: "the one-hour cap does not bind keys of GetSessionToken",
		file: signerFile, edits: []string{"func (s *Signer) chains() bool { return s.temporary() }", "func (s *Signer) chains() bool { return s.role() != nil }"},
	},
	{
		name: "no maximum of the role", says: "MaxSessionDuration does not bind",
		file: assumeFile, edits: []string{"case res.Asked > role.MaxSession:", "case false:"},
	},
	{
		name: "the default is the maximum", says: "without DurationSeconds a session lasts as long as it may",
		file: assumeFile, edits: []string{"res.Asked, res.Cap = p.duration(), e.longest(s, role)", "res.Asked, res.Cap = p.duration(), e.longest(s, role)\n\tif p.Duration == 0 {\n\t\tres.Asked = res.Cap\n\t}"},
	},
	{
		name: "services are bound by the maximum", says: "MaxSessionDuration binds services",
		file: assumeFile, edits: []string{"	case s.Service != \"\":\n\t\treturn true\n", ""},
	},
	{
		name: "limits before policies", says: "whoever is not let in is told of limits",
		file: assumeFile, edits: []string{"	for _, action := range p.actions(s) {", "	if role != nil && !e.durationFits(s, role, res) {\n\t\treturn res\n\t}\n\tfor _, action := range p.actions(s) {"},
	},
	{
		name: "a role has no tags", says: "aws:ResourceTag is not set for the role",
		file: assumeFile, edits: []string{"tags := overlay(role.Tags, s.inherited())", "tags := overlay(nil, s.inherited())"},
	},
	{
		name: "inherited tags do not reach the role", says: "an inherited tag does not stand over the role's own",
		file: assumeFile, edits: []string{"tags := overlay(role.Tags, s.inherited())", "tags := role.Tags"},
	},
	{
		name: "undeclared roles are refused", says: "what the trust policy of an undeclared account says is taken for nothing",
		file: assumeFile, edits: []string{"	case e.World.Account(req.ResourceAccount) == nil:\n\t\treq.Hidden = req.Hidden.With(eval.GateTrust)\n", ""},
	},
}
