package syntax

// Block names a place where statements stand.
type Block string

// The blocks of the language.
const (
	InFile         Block = "file"
	InOrganization Block = "organization"
	InAccount      Block = "account"
	InUser         Block = "user"
	InGroup        Block = "group"
	InRole         Block = "role"
	InProvider     Block = "oidc-provider"
	InResource     Block = "resource"
	InStep         Block = "step"
	InChange       Block = "change"
	InChallenge    Block = "challenge"
	InSolution     Block = "solution"
)

// Blocks lists every block, the file first.
func Blocks() []Block {
	return []Block{
		InFile, InOrganization, InAccount, InUser, InGroup, InRole, InProvider, InResource, InStep, InChange,
		InChallenge, InSolution,
	}
}

// Form is one thing that may be written in a block: the only source of what fits where, for messages as for completion
// and hover in the page.
type Form struct {
	In Block

	// Usage is the form as a reader writes it. Lower case stands as it is, upper case is to be filled in, brackets may
	// be left out, `{…}` is a block. The first word of a form without a keyword (an act) is upper case.
	Usage string

	// Example is a use of it that parses.
	Example string

	// Doc says in a sentence without a full stop what it does.
	Doc string

	// Opens is the block that `{…}` opens, or "".
	Opens Block

	// Most is how often it may stand in its block; 0 is as often as one likes.
	Most int

	// Act is what a step does in this form; "" for everything that is not the act of a step.
	Act ActKind

	// Acts are the acts that a clause of a step fits; nil fits all.
	Acts []ActKind
}

var (
	exchanges = []ActKind{Assumes, OIDC, SAML}
	timed     = []ActKind{Assumes, OIDC, SAML, GetsSessionToken, GetsFederationToken}
	scoped    = []ActKind{Assumes, OIDC, SAML, GetsFederationToken}
	requests  = []ActKind{Assumes, OIDC, SAML, GetsSessionToken, GetsFederationToken, Calls}
)

// Forms returns every form of the language, by block, in the order a reader meets them.
func Forms() []Form {
	forms := append([]Form(nil), worldForms...)
	return append(forms, walkForms...)
}

var worldForms = []Form{
	{In: InFile, Usage: "title TITLE", Example: `title "Both sides must say yes"`, Most: 1, Doc: "names the walk, in one line"},
	{In: InFile, Usage: "about TEXT", Example: `about """What this **shows**."""`, Most: 1, Doc: "tells in Markdown what the walk is about"},
	{In: InFile, Usage: "clock TIME", Example: "clock 2026-03-01T09:00:00Z", Most: 1, Doc: "sets where time starts; 2026-01-01T00:00:00Z without it"},
	{In: InFile, Usage: "organization NAME {…}", Example: "organization o-example { management 999999999999 }", Opens: InOrganization, Doc: "declares an organization with its SCPs and RCPs"},
	{In: InFile, Usage: "account NUMBER ALIAS [in ORGANIZATION/PATH] {…}", Example: "account 111111111111 dev in o-example/Workloads { user alice { } }", Opens: InAccount, Doc: "declares an account, under an alias that the file uses"},
	{In: InFile, Usage: "step [TITLE] {…}", Example: `step "Alice becomes Deploy" { dev/alice assumes prod/Deploy as ci expect allow }`, Opens: InStep, Doc: "makes one request and says what it is expected to give"},
	{In: InFile, Usage: "wait DURATION", Example: "wait 61m", Doc: "lets time pass"},
	{In: InFile, Usage: "at TIME", Example: "at 2026-03-01T10:01:00Z", Doc: "moves the clock to a moment"},
	{In: InFile, Usage: "change [TITLE] {…}", Example: `change "Security revokes every session" { revoke sessions of prod/Deploy }`, Opens: InChange, Doc: "changes the world under way"},
	{In: InFile, Usage: "note TEXT", Example: `note """A note may stand alone."""`, Doc: "is Markdown between the steps"},
	{In: InFile, Usage: "challenge TITLE {…}", Example: `challenge "Let the pipeline in" { brief "Nobody else." edit trust of prod/Deploy }`, Opens: InChallenge, Doc: "makes every expect a goal and says what the learner may edit"},
	{In: InFile, Usage: "expect finding CODE on DOCUMENT", Example: "expect finding MISSING_EXTERNAL_ID on trust of prod/Deploy", Doc: "holds where the document has the finding"},

	{In: InOrganization, Usage: "management NUMBER", Example: "management 999999999999", Most: 1, Doc: "names the management account, which SCPs and RCPs do not bind"},
	{In: InOrganization, Usage: "scp NAME on PLACE JSON", Example: `scp no-iam on ou Workloads/Prod {"Version": "2012-10-17", "Statement": []}`, Doc: "attaches a service control policy"},
	{In: InOrganization, Usage: "rcp NAME on PLACE JSON", Example: `rcp ours-only on root {"Version": "2012-10-17", "Statement": []}`, Doc: "attaches a resource control policy"},
	{In: InOrganization, Usage: "detach NAME on PLACE", Example: "detach FullAWSAccess on account prod", Doc: "takes FullAWSAccess away, which every node has until then"},

	{In: InAccount, Usage: "partition PARTITION", Example: "partition aws-cn", Most: 1, Doc: "is aws (as without it), aws-cn or aws-us-gov"},
	{In: InAccount, Usage: "user NAME {…}", Example: "user alice { mfa-device }", Opens: InUser, Doc: "declares a user"},
	{In: InAccount, Usage: "group NAME {…}", Example: "group developers { attach audit }", Opens: InGroup, Doc: "declares a group of users"},
	{In: InAccount, Usage: "role NAME {…}", Example: "role Deploy { trust {} }", Opens: InRole, Doc: "declares a role"},
	{In: InAccount, Usage: "managed-policy NAME JSON", Example: "managed-policy audit {}", Doc: "declares a policy that users, groups and roles of the account attach"},
	{In: InAccount, Usage: "oidc-provider HOST {…}", Example: "oidc-provider token.actions.githubusercontent.com { audience sts.amazonaws.com }", Opens: InProvider, Doc: "registers an OpenID Connect provider"},
	{In: InAccount, Usage: "saml-provider NAME", Example: "saml-provider Okta", Doc: "registers a SAML provider"},
	{In: InAccount, Usage: "resource ARN {…}", Example: "resource arn:aws:s3:::prod-artifacts { policy {} }", Opens: InResource, Doc: "declares a resource of the account, with everything below its ARN"},

	{In: InUser, Usage: "path PATH", Example: "path /eng/", Most: 1, Doc: "is the path in its ARN; / without it"},
	{In: InUser, Usage: "id ID", Example: "id AIDAEXAMPLEALICE", Most: 1, Doc: "is its unique ID, where a policy must name it"},
	{In: InUser, Usage: "tags JSON", Example: `tags {"team": "payments"}`, Most: 1, Doc: "are its tags, an object of strings"},
	{In: InUser, Usage: "member-of GROUP", Example: "member-of developers", Doc: "puts the user into a group of the account"},
	{In: InUser, Usage: "mfa-device", Example: "mfa-device", Most: 1, Doc: "gives the user an MFA device, so that a step of theirs may say mfa"},
	{In: InUser, Usage: "policy NAME JSON", Example: "policy assume-deploy {}", Doc: "is an inline identity policy"},
	{In: InUser, Usage: "attach POLICY", Example: "attach arn:aws:iam::aws:policy/ReadOnlyAccess", Doc: "attaches a managed policy of the account or of AWS"},
	{In: InUser, Usage: "boundary JSON|NAME", Example: "boundary cap", Most: 1, Doc: "is the permissions boundary, or the name of a managed-policy"},

	{In: InGroup, Usage: "policy NAME JSON", Example: "policy read {}", Doc: "is an inline identity policy"},
	{In: InGroup, Usage: "attach POLICY", Example: "attach audit", Doc: "attaches a managed policy of the account or of AWS"},

	{In: InRole, Usage: "path PATH", Example: "path /", Most: 1, Doc: "is the path in its ARN; / without it"},
	{In: InRole, Usage: "id ID", Example: "id AROAEXAMPLEREADER", Most: 1, Doc: "is its unique ID, where a policy must name it"},
	{In: InRole, Usage: "tags JSON", Example: `tags {"env": "prod"}`, Most: 1, Doc: "are its tags, an object of strings"},
	{In: InRole, Usage: "policy NAME JSON", Example: "policy s3 {}", Doc: "is an inline identity policy"},
	{In: InRole, Usage: "attach POLICY", Example: "attach audit", Doc: "attaches a managed policy of the account or of AWS"},
	{In: InRole, Usage: "boundary JSON|NAME", Example: "boundary {}", Most: 1, Doc: "is the permissions boundary, or the name of a managed-policy"},
	{In: InRole, Usage: "max-session DURATION", Example: "max-session 4h", Most: 1, Doc: "is the longest session, from 1h to 12h; 1h without it"},
	{In: InRole, Usage: "trust JSON", Example: "trust {}", Most: 1, Doc: "is the trust policy: who may assume the role; a role has exactly one"},

	{In: InProvider, Usage: "audience AUDIENCE", Example: "audience sts.amazonaws.com", Doc: "is a client ID that the provider's tokens may be for"},

	{In: InResource, Usage: "policy JSON", Example: "policy {}", Most: 1, Doc: "is the resource-based policy"},
	{In: InResource, Usage: "tags JSON", Example: "tags {}", Most: 1, Doc: "are its tags, an object of strings"},
}
