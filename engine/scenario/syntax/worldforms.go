package syntax

import (
	"fmt"
	"time"

	"rolewalk/engine/aws"
)

var fileForms = []row{
	{
		in: blocks{InFile}, of: &Title{}, most: 1, example: `title "Both sides must say yes"`,
		doc: "names the walk, in one line",
	},
	{
		in: blocks{InFile}, of: &About{}, most: 1, example: `about """What this **shows**."""`,
		doc: "says in Markdown what the walk is about",
	},
	{
		in: blocks{InFile}, of: &World{}, most: 1, example: `world "Two locks"`,
		doc: "names the chapter that the lesson belongs to",
	},
	{
		in: blocks{InFile}, of: &Level{}, most: 1, example: "level 1",
		doc: fmt.Sprintf("says how hard the lesson is, from 1 to %d", hardestLevel),
	},
	{
		in: blocks{InFile}, of: &Minutes{}, most: 1, example: "minutes 7",
		doc: "says how long the lesson takes",
	},
	{
		in: blocks{InFile}, of: &Remember{}, most: 1, example: `remember """Both sides **must** agree."""`,
		doc: "says in Markdown what to keep of the lesson",
	},
	{
		in: blocks{InFile}, of: &Clock{}, most: 1, example: "clock 2026-03-01T09:00:00Z",
		doc: "sets where time starts; the default is 2026-01-01T00:00:00Z",
	},
	{
		in: blocks{InFile}, of: &Placeholder{}, example: `placeholder 000000000007 "AUDIT_ACCOUNT"`,
		doc: "says that a text of the walk stands for something that is not known, and what to call it",
	},
	{
		in: blocks{InFile}, of: &Organization{}, example: "organization o-example { management 999999999999 }",
		doc: "declares an organization with its SCPs and RCPs",
	},
	{
		in: blocks{InFile}, of: &Account{}, example: "account 111111111111 dev in o-example/Workloads { user alice { } }",
		doc: "declares an account, under an alias that the file uses",
	},
	{
		in: blocks{InFile}, of: &Step{},
		example: `step "Alice becomes Deploy" { dev/alice assumes prod/Deploy as ci expect allow }`,
		doc:     "makes one request and says what it is expected to give",
	},
	{
		in: blocks{InFile}, of: &Wait{}, example: "wait 61m",
		doc: "lets time pass",
	},
	{
		in: blocks{InFile}, of: &At{}, example: "at 2026-03-01T10:01:00Z",
		doc: "moves the clock to a moment",
	},
	{
		in: blocks{InFile}, of: &Change{},
		example: `change "Security revokes every session" { revoke sessions of prod/Deploy }`,
		doc:     "changes the world between two steps",
	},
	{
		in: blocks{InFile}, of: &Note{}, example: `note """A note may stand alone."""`,
		doc: "is Markdown between the steps",
	},
	{
		in: blocks{InFile}, of: &Challenge{},
		example: `challenge "Let the pipeline in" { brief "Let in no one else." edit trust of prod/Deploy }`,
		doc:     "makes every expect a goal and says what the learner may edit",
	},
	{
		in: blocks{InFile}, of: &Task{},
		example: `task "Let bob in" { brief "Bob needs it too." edit trust of prod/Deploy goal step 1 allow }`,
		doc:     "is something to do in the lesson; while it is open its goals stand in place of what these steps expect",
	},
	{
		in: blocks{InFile}, of: &ExpectFinding{}, example: "expect finding MISSING_EXTERNAL_ID on trust of prod/Deploy",
		doc: "holds if the document has the finding",
	},
}

var worldForms = []row{
	{
		in: blocks{InOrganization}, of: &Management{}, most: 1, example: "management 999999999999",
		doc: "names the management account, which SCPs and RCPs do not affect",
	},
	{
		in: blocks{InOrganization}, of: &DelegatedAdministrator{},
		example: "delegated-administrator iam.amazonaws.com 111111111111",
		doc:     "names an account that administers a service for the organization; that of IAM may assume root users",
	},
	{
		in: blocks{InOrganization}, of: &ControlPolicy{},
		example: `scp no-iam on ou Workloads/Prod {"Version": "2012-10-17", "Statement": []}`,
		doc:     "attaches a service control policy",
	},
	{
		in: blocks{InOrganization}, of: &ControlPolicy{},
		example: `rcp ours-only on root {"Version": "2012-10-17", "Statement": []}`,
		doc:     "attaches a resource control policy",
	},
	{
		in: blocks{InOrganization}, of: &ControlPolicy{}, example: "scp no-iam on root unknown",
		doc: "says that a service control policy is attached whose text is not known",
	},
	{
		in: blocks{InOrganization}, of: &ControlPolicy{}, example: "rcp ours-only on root unknown",
		doc: "says that a resource control policy is attached whose text is not known",
	},
	{
		in: blocks{InOrganization}, of: &Detach{}, example: "detach FullAWSAccess on account prod",
		doc: "detaches FullAWSAccess, which every node has until then",
	},

	{
		in: blocks{InAccount}, of: &Partition{}, most: 1, example: "partition aws-cn",
		doc: "is the account's partition: aws (the default), aws-cn or aws-us-gov",
	},
	{in: blocks{InAccount}, of: &Entity{}, example: "user alice { mfa-device }", doc: "declares a user"},
	{in: blocks{InAccount}, of: &Entity{}, example: "group developers { attach audit }", doc: "declares a group of users"},
	{in: blocks{InAccount}, of: &Entity{}, example: "role Deploy { trust {} }", doc: "declares a role"},
	{
		in: blocks{InAccount}, of: &ManagedPolicy{}, example: "managed-policy cap {}",
		doc: "declares a policy that users, groups and roles of the account attach",
	},
	{
		in: blocks{InAccount}, of: &ManagedPolicy{}, example: "managed-policy cap unknown",
		doc: "declares a managed policy whose text is not known",
	},
	{
		in: blocks{InAccount}, of: &ManagedBlock{}, example: "managed-policy cap { path /teams/ policy {} }",
		doc: "declares a managed policy with a path; `path` or `policy` comes first in the block",
	},
	{
		in: blocks{InAccount}, of: &OIDCProvider{},
		example: "oidc-provider token.actions.githubusercontent.com { audience sts.amazonaws.com }",
		doc:     "registers an OpenID Connect provider",
	},
	{in: blocks{InAccount}, of: &SAMLProvider{}, example: "saml-provider Okta", doc: "registers a SAML provider"},
	{
		in: blocks{InAccount}, of: &Resource{}, example: "resource arn:aws:s3:::prod-artifacts { policy {} }",
		doc: "declares a resource of the account, with everything below its ARN",
	},
	{
		in: blocks{InAccount}, of: &ControlPoliciesUnknown{}, most: 1, example: "control-policies unknown",
		doc: "says that there may be more SCPs and RCPs over the account, and, without `in`, an organization",
	},
	{
		in: blocks{InAccount}, of: &PrincipalsUnknown{}, most: 1, example: "principals unknown",
		doc: "says that the account may have more users and roles",
	},
}

var entityForms = []row{
	{
		in: blocks{InUser, InRole, InManaged}, of: &Path{}, most: 1, example: "path /eng/",
		doc: "is the path in its ARN; the default is /",
	},
	{
		in: blocks{InUser, InRole}, of: &ID{}, most: 1, example: "id AIDAEXAMPLEALICE",
		doc: "is its unique ID, for a policy that names it",
	},
	{
		in: blocks{InUser, InRole, InResource}, of: &TagList{}, most: 1, example: `tags {"team": "payments"}`,
		doc: "are its tags, an object of strings",
	},
	{
		in: blocks{InUser, InRole, InResource}, of: &TagsUnknown{}, most: 1, apart: true, example: "tags unknown",
		doc: "says that there may be more tags",
	},
	{
		in: blocks{InUser}, of: &MemberOf{}, example: "member-of developers",
		doc: "puts the user into a group of the account",
	},
	{
		in: blocks{InUser}, of: &MFADevice{}, most: 1, example: "mfa-device",
		doc: "gives the user an MFA device, so that their steps may say mfa",
	},
	{
		in: blocks{InUser, InGroup, InRole}, of: &InlinePolicy{}, example: "policy s3 {}",
		doc: "is an inline identity policy",
	},
	{
		in: blocks{InUser, InGroup, InRole}, of: &InlinePolicy{}, example: "policy s3 unknown",
		doc: "says that there is an inline policy whose text is not known",
	},
	{
		in: blocks{InUser, InGroup, InRole, InResource}, of: &PoliciesUnknown{}, most: 1, example: "policies unknown",
		doc: "says that there may be more policies",
	},
	{
		in: blocks{InUser, InGroup, InRole}, of: &Attach{}, example: "attach arn:aws:iam::aws:policy/ReadOnlyAccess",
		doc: "attaches a managed policy of the account or of AWS",
	},
	{
		in: blocks{InUser, InRole}, of: &BoundaryOfEntity{}, most: 1, example: "boundary cap",
		doc: "is the permissions boundary: a document, the name of a managed-policy, or unknown: there may be one",
	},
	{
		in: blocks{InRole}, of: &MaxSessionUnknown{}, most: 1, example: "max-session unknown",
		doc: "says that the longest session is not known",
	},
	{
		in: blocks{InRole}, of: &MaxSession{}, most: 1, example: "max-session 4h",
		doc: fmt.Sprintf("is the longest session, from %dh to %dh; the default is %dh",
			aws.MinMaxSession/time.Hour, aws.MaxMaxSession/time.Hour, aws.DefaultMaxSession/time.Hour),
	},
	{
		in: blocks{InRole}, of: &Trust{}, least: 1, most: 1, example: "trust {}",
		doc: "is the trust policy, which says who may assume the role",
	},
	{
		in: blocks{InRole}, of: &TrustUnknown{}, least: 1, most: 1, example: "trust unknown",
		doc: "says that the trust policy is not known",
	},

	{
		in: blocks{InManaged}, of: &ManagedText{}, least: 1, most: 1, example: "policy {}",
		doc: "is the document of the managed policy",
	},
	{
		in: blocks{InManaged}, of: &ManagedText{}, least: 1, most: 1, example: "policy unknown",
		doc: "says that the document is not known",
	},

	{
		in: blocks{InProvider}, of: &Audience{}, example: "audience sts.amazonaws.com",
		doc: "is a client ID that the provider issues tokens for",
	},

	{in: blocks{InResource}, of: &ResourcePolicy{}, most: 1, example: "policy {}", doc: "is the resource-based policy"},
}
