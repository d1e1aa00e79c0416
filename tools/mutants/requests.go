package main

import "slices"

const (
	assumeFile        = "engine/sts/assume.go"
	authenticateFile  = "engine/sts/authenticate.go"
	federateFile      = "engine/sts/federate.go"
	identityTokenFile = "engine/sts/identitytoken.go"
	federationFile    = "engine/sts/federationtoken.go"
	forbiddenFile     = "engine/sts/forbidden.go"
	questionFile      = "engine/sts/question.go"
	causeFile         = "engine/sts/cause.go"
	claimsFile        = "engine/sts/claims.go"
	organizationFile  = "engine/iam/organization.go"
	accountFile       = "engine/iam/account.go"
	worldFile         = "engine/iam/world.go"
	namesFile         = "engine/aws/names.go"
	limitsFile        = "engine/aws/limits.go"
	operationsFile    = "engine/scenario/operations.go"
	signerFile        = "engine/sts/signer.go"
	tokenFile         = "engine/sts/token.go"
	validateFile      = "engine/sts/validate.go"
	passedFile        = "engine/sts/passed.go"
	requestFile       = "engine/sts/request.go"
)

// requests are mistakes in who may ask for what, whatever the policies say, and in what binds a request.
var requests = slices.Concat(assuming, federated, organizations, []mutant{
	{
		name: "GetCallerIdentity needs permission", says: "an explicit Deny stops GetCallerIdentity",
		file: forbiddenFile, edits: []string{
			"\tcase aws.LowerGetCallerIdentity:\n\t\treturn c.Kind != eval.CallerAnonymous\n",
			"",
		},
	},
	{
		name: "GetSessionToken with a session", says: "temporary keys get further ones",
		file: tokenFile, edits: []string{
			"if s.longTerm() {\n\t\tcause", "if s.user() != nil || s.root() != nil {\n\t\tcause",
		},
	},
	{
		name: "tokens call IAM", says: "keys of GetSessionToken without a code may call IAM",
		file: forbiddenFile, edits: []string{"case keys.token && service == \"iam\" && !keys.mfa:", "case false:"},
	},
	{
		name: "tokens never call IAM", says: "a code does not help keys of GetSessionToken",
		file: forbiddenFile, edits: []string{
			"case keys.token && service == \"iam\" && !keys.mfa:",
			"case keys.token && service == \"iam\":",
		},
	},
	{
		name: "tokens call STS", says: "keys of GetSessionToken may call all of STS",
		file: forbiddenFile, edits: []string{
			"case keys.token && service == \"sts\" && lower != aws.LowerAssumeRole:",
			"case false:",
		},
	},
	{
		name: "federated users call IAM", says: "a federated user may call IAM",
		file: forbiddenFile, edits: []string{
			"case c.Kind == eval.CallerFederatedUser && service == \"iam\":",
			"case false:",
		},
	},
	{
		name: "any code for tokens", says: "GetSessionToken takes a code from a user without a device",
		file: tokenFile, edits: []string{"s.codeFails(p.MFA, p.Code)", "s.codeFails(false, p.Code)"},
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
		file: authenticateFile, edits: []string{"case s.Session != nil && s.Session.Expired(e.Now):", "case false:"},
	},
	{
		name: "sessions outlive their user", says: "the tokens of a deleted user go on working",
		file: authenticateFile, edits: []string{"return u != nil && u.ID == s.User.ID", "return u != nil || true"},
	},
	{
		name: "sessions outlive their role", says: "the sessions of a deleted role go on working",
		file: authenticateFile, edits: []string{"return r != nil && r.ID == s.Role.ID", "return r != nil || true"},
	},
	{
		name: "external principals sign", says: "a principal that does not exist is answered like one without permission",
		file: authenticateFile, edits: []string{
			"case s.External != \"\" && !s.MayExist && s.Session == nil && e.World.Account(res.Caller.Account) != nil:",
			"case false:",
		},
	},
	{
		name: "one code for all services", says: "an unknown key is InvalidClientTokenId everywhere",
		file: causeFile, edits: []string{
			"\tcase !r.InvalidKey:\n\t\treturn r.Code\n",
			"\tcase !r.InvalidKey:\n\t\treturn r.Code\n\tcase r.InvalidKey:\n\t\treturn CodeInvalidClientTokenID\n",
		},
	},
	{
		name: "one code for expired keys", says: "services of JSON answer ExpiredToken",
		file: causeFile, edits: []string{"case r.ExpiredToken && aws.AnswersInJSON(service):", "case false:"},
	},
	{
		name: "names of one letter", says: "a session name may have any length from one on",
		file: namesFile, edits: []string{"NameRule{\"roleSessionName\", 2, 64,", "NameRule{\"roleSessionName\", 1, 65,"},
	},
	{
		name: "any characters in names", says: "session names and external IDs take any character",
		file: validateFile, edits: []string{"if !rule.HasCharacters(value) {", "if false {"},
	},
	{
		name: "external IDs take no slash", says: "an external ID has only the characters of a name",
		file: namesFile, edits: []string{
			"\"externalId\", 2, 1224, \"_+=,.@:/-\"",
			"\"externalId\", 2, 1224, \"_+=,.@-\"",
		},
	},
	{
		name: "any duration", says: "DurationSeconds has no range",
		file: validateFile, edits: []string{"\tcase d < shortest:", "\tcase true:\n\t\treturn nil\n\tcase d < shortest:"},
	},
	{
		name: "fourteen minutes", says: "DurationSeconds may be 899",
		file: limitsFile, edits: []string{"MinDuration     = 15 * time.Minute", "MinDuration     = 14 * time.Minute"},
	},
	{
		name: "tags without bounds", says: "tags are not checked",
		file: passedFile, edits: []string{
			"\tfor i, t := range p.Tags {\n\t\tres.wrong(",
			"\tfor i, t := range p.Tags[:0] {\n\t\tres.wrong(",
		},
	},
	{
		name: "reserved tags", says: "a tag may begin with aws:",
		file: passedFile, edits: []string{
			"strings.EqualFold(t.Key[:4], \"aws:\")",
			"strings.EqualFold(t.Key[:4], \"-\")",
		},
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
		name: "a key in two cases", says: "keys of tags that differ only in their case are two",
		file: passedFile, edits: []string{"find(p.Tags[:i], t.Key) >= 0", "false && i > 0 && t.Key != \"\""},
	},
	{
		name: "transitive without a tag", says: "a key that no tag has can be made transitive",
		file: passedFile, edits: []string{"if find(p.Tags, key) < 0 {", "if false {"},
	},
	{
		name: "any number of tags", says: "more than fifty tags are accepted",
		file: passedFile, edits: []string{"if len(p.Tags) > aws.MaxSessionTags {", "if false {"},
	},
	{
		name: "any source identity", says: "a source identity has no form",
		file: passedFile, edits: []string{"\tif p.SourceIdentity != \"\" {", "\tif false {"},
	},
	{
		name: "malformed session policies", says: "a session policy that AWS would not accept does not stop the request",
		file: passedFile, edits: []string{
			"q.Doc.Kind == policy.Session && !q.Doc.Saved()",
			"q.Doc.Kind == policy.Session && false",
		},
	},
	{
		name: "keys without a policy", says: "a KMS key without a policy has none",
		file: requestFile, edits: []string{
			"if q.Policy == nil && arn.IsKMSKey() && e.World.KeyPolicy != nil {",
			"if false {",
		},
	},
	{
		name: "resources have no tags", says: "aws:ResourceTag is not set for a resource",
		file: requestFile, edits: []string{"setTags(&req.Context, \"aws:ResourceTag/\", owner.Tags)", "_ = owner.Tags"},
	},
	{
		name: "the first declaration owns", says: "the longest ARN that covers a resource does not win",
		file: worldFile, edits: []string{"len(r.ARN) > len(best.ARN)", "len(r.ARN) < len(best.ARN)"},
	},
	{
		name: "a prefix owns", says: "a declared resource covers whatever begins like it",
		file: accountFile, edits: []string{
			"return ok && (rest == \"\" || rest[0] == '/' || rest[0] == ':')",
			"return ok && rest != \"-\"",
		},
	},
	{
		name: "undeclared owners are silent", says: "a resource of an account that the walk does not declare has no policy",
		file: requestFile, edits: []string{
			"account == nil && q.ResourceAccount != \"\" && owner == nil:",
			"account == nil && q.ResourceAccount != \"\" && owner == nil && trusts:",
		},
	},
	{
		name: "managed policies whose text was not supplied",
		says: "an attached policy whose text was not supplied does nothing",
		file: "engine/scenario/texts.go", edits: []string{
			"Doc: policy.UnknownDocument(policy.Identity, source.Span{})}, true",
			"Doc: &policy.Document{Kind: policy.Identity}}, true",
		},
	},
	{
		name: "groups give nothing", says: "a group's policies are not its members'",
		file: accountFile, edits: []string{
			"\tfor _, g := range u.Groups {\n\t\t// Rule",
			"\tfor _, g := range u.Groups[:0] {\n\t\t// Rule",
		},
	},
	{
		name: "managed policies give nothing", says: "attached policies do not count",
		file: accountFile, edits: []string{
			"return append(append([]*eval.Policy(nil), r.Inline...), r.Attached...)",
			"return append([]*eval.Policy(nil), r.Inline...)",
			"append(append([]*eval.Policy(nil), u.Inline...), u.Attached...)",
			"append([]*eval.Policy(nil), u.Inline...)",
		},
	},
	{
		name: "role names have no case", says: "a role is found whatever the case of its name",
		file: worldFile, edits: []string{
			"import (\n",
			"import (\n\t\"strings\"\n\n",
			"\tif r := a.Roles[named.Name()]; r != nil && r.is(named) {\n\t\treturn r\n\t}",
			"\tfor _, r := range a.Roles {\n\t\tif strings.EqualFold(r.ARN(), arn) {\n\t\t\treturn r\n\t\t}\n\t}\n\t_ = named",
		},
	},
})

// assuming are mistakes of AssumeRole by itself.
var assuming = []mutant{
	{
		name: "root assumes", says: "the root user may assume roles",
		file: forbiddenFile, edits: []string{
			"case c.Kind == eval.CallerRoot && lower == aws.LowerAssumeRole:",
			"case false:",
		},
	},
	{
		name: "federated users assume", says: "a federated user may assume roles",
		file: forbiddenFile, edits: []string{
			"case c.Kind == eval.CallerFederatedUser && service == \"sts\":",
			"case c.Kind == eval.CallerFederatedUser && service == \"sts\" && lower != aws.LowerAssumeRole:",
		},
	},
	{
		name: "any code will do", says: "a multi-factor code is accepted from a caller without a device",
		file: assumeFile, edits: []string{"case sent && !s.canGiveCode():", "case false:"},
	},
	{
		name: "partitions trust each other", says: "a role of another partition can be assumed",
		file: principalFile, edits: []string{"case r.otherPartition():", "case false:"},
	},
	{
		name: "tags need no permission", says: "sts:TagSession is not asked for",
		file: passedFile, edits: []string{"if len(p.Tags) > 0 || len(inherited) > 0 {", "if false {"},
	},
	{
		name: "inherited tags need no permission", says: "sts:TagSession is asked for only if tags are passed",
		file: passedFile, edits: []string{"if len(p.Tags) > 0 || len(inherited) > 0 {", "if len(p.Tags) > 0 {"},
	},
	{
		name: "a source identity needs no permission", says: "sts:SetSourceIdentity is not asked for",
		file: passedFile, edits: []string{
			"\tif sourceIdentity != \"\" {\n\t\t// Rule: Setting", "\tif false {\n\t\t// Rule: Setting",
		},
	},
	{
		name: "an inherited source identity needs no permission",
		says: "sts:SetSourceIdentity is asked for only if it is passed",
		file: assumeFile, edits: []string{
			"p.actions(aws.AssumeRole, s.Inherited(), p.sourceIdentity(s))",
			"p.actions(aws.AssumeRole, s.Inherited(), p.SourceIdentity)",
		},
	},
	{
		name: "one action is enough", says: "an action that is needed besides AssumeRole need not be allowed",
		file: requestFile, edits: []string{
			"\tcase res.Outcome == Denied:\n",
			"\tcase len(res.Actions) > 1:\n\tcase res.Outcome == Denied:\n",
		},
	},
	{
		name: "inherited tags can be set again", says: "a transitive tag is overridden",
		file: assumeFile, edits: []string{"case collides(p.Tags, s.Inherited()):", "case false:"},
	},
	{
		name: "a source identity changes", says: "a source identity is set again in a chain",
		file: assumeFile, edits: []string{
			"case inherited != \"\" && p.SourceIdentity",
			"case false && inherited != \"\" && p.SourceIdentity",
		},
	},
	{
		name: "no cap on chaining", says: "a chained session may last as long as the role lets it",
		file: assumeFile, edits: []string{"case s.chains() && res.Asked > aws.ChainingCap:", "case false:"},
	},
	{
		name: "session tokens do not chain", says: "the one-hour limit does not apply to keys of GetSessionToken",
		file: signerFile, edits: []string{
			"func (s *Signer) chains() bool { return s.temporary() }",
			"func (s *Signer) chains() bool { return s.role() != nil }",
		},
	},
	{
		name: "no maximum of the role", says: "MaxSessionDuration does not limit a session",
		file: assumeFile, edits: []string{"case res.Asked > role.MaxSession:", "case false:"},
	},
	{
		name: "the default is the maximum", says: "without DurationSeconds a session lasts as long as it may",
		file: assumeFile, edits: []string{
			"res.Asked, res.Longest = p.duration(s), e.longest(s, role)",
			"res.Asked, res.Longest = p.duration(s), e.longest(s, role)\n\tif p.Duration == 0 {\n" +
				"\t\tres.Asked = res.Longest\n\t}",
		},
	},
	{
		name: "services are bound by the maximum", says: "MaxSessionDuration limits services",
		file: assumeFile, edits: []string{"\tcase s.Service != \"\":\n\t\treturn true\n", ""},
	},
	{
		name: "limits before policies", says: "a caller that is not let in is told about limits",
		file: assumeFile, edits: []string{
			"\tfor _, action := range p.actionsOf(s) {",
			"\tif role != nil && !e.durationFits(s, role, res) {\n\t\treturn\n\t}\n" +
				"\tfor _, action := range p.actionsOf(s) {",
		},
	},
	{
		name: "a role has no tags", says: "aws:ResourceTag is not set for the role",
		file: requestFile, edits: []string{
			"setEntityTags(&req.Context, &role.Identity)\n\tcase !trusts", "_ = role.Identity\n\tcase !trusts",
		},
	},
	{
		name: "inherited tags reach the role early", says: "an inherited tag hides the role's own from its trust policy",
		file: requestFile, edits: []string{
			"setEntityTags(&req.Context, &role.Identity)\n\tcase !trusts",
			"setEntityTags(&req.Context, &iam.Identity{Tags: overlay(role.Tags, s.Inherited())})\n\tcase !trusts",
		},
	},
	{
		name: "undeclared roles are refused", says: "a trust policy in an undeclared account counts as absent",
		file: requestFile, edits: []string{
			"account == nil && q.ResourceAccount != \"\" && owner == nil:",
			"account == nil && q.ResourceAccount != \"\" && owner == nil && !trusts:",
		},
	},
}
