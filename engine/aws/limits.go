package aws

import "time"

// The limits of DurationSeconds of AssumeRole and its sisters.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
const (
	MinDuration     = 15 * time.Minute
	MaxDuration     = 12 * time.Hour
	DefaultDuration = time.Hour
	// ChainingCap bounds a role session that was asked for with temporary credentials of a role or of GetSessionToken.
	//
	// See https://repost.aws/knowledge-center/iam-role-chaining-limit
	ChainingCap = time.Hour
)

// The limits of GetSessionToken and GetFederationToken. Root gets an hour at most, whatever it asks for.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
const (
	TokenMaxDuration     = 36 * time.Hour
	TokenDefaultDuration = 12 * time.Hour
	RootTokenMax         = time.Hour
)

// The limits of GetWebIdentityToken.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
const (
	OutboundTokenMin     = time.Minute
	OutboundTokenMax     = time.Hour
	OutboundTokenDefault = 5 * time.Minute
	MaxTokenAudiences    = 10
)

// SigningAlgorithms are those by which a token of GetWebIdentityToken may be signed.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
var SigningAlgorithms = []string{"RS256", "ES384"}

// The limits of a role's MaxSessionDuration.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
const (
	MinMaxSession     = time.Hour
	MaxMaxSession     = 12 * time.Hour
	DefaultMaxSession = time.Hour
)

// TokenTolerance is by how much the clocks of an identity provider and of STS may differ: a token counts as valid that
// long after its expiration, and that long before its time. Observed in real answers of AWS.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
const TokenTolerance = 5 * time.Minute

// RenewBefore is how long before its end a session that renews itself first asks again. RenewEvery is how often it asks
// while it is refused. SDKs and the instance metadata service behave like this.
//
// See https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
const (
	RenewBefore = 5 * time.Minute
	RenewEvery  = time.Minute
)

// Quota is how long documents of one kind may be, in characters, or how many of something there may be.
type Quota struct {
	// Default is what an account has unless it asks for more; Maximum is the most that it can have. They are equal where
	// the quota cannot be raised.
	Default, Maximum int
}

// The quotas of documents. White space counts in an organization's policies and in no others. The quota of inline
// policies is for all inline policies of one user, group or role together.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
var (
	TrustPolicyQuota   = Quota{2048, 8192}
	ManagedPolicyQuota = Quota{6144, 6144}
	InlineUserQuota    = Quota{2048, 2048}
	InlineGroupQuota   = Quota{5120, 5120}
	InlineRoleQuota    = Quota{10240, 10240}
	SCPQuota           = Quota{10240, 10240}
	RCPQuota           = Quota{5120, 5120}
)

// How many managed policies may be attached to a user, a group or a role.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
var (
	UserAttachments  = Quota{10, 20}
	GroupAttachments = Quota{10, 10}
	RoleAttachments  = Quota{20, 25}
)

// How many policies may be attached to the root, an OU or an account of an organization. FullAWSAccess counts where it
// is attached, and RCPFullAWSAccess always is.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
const (
	MaxSCPs = 10
	MaxRCPs = 5
)

// The limits of what a request for a session passes.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html and
// https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
const (
	MaxSessionTags         = 50
	MaxTagKey, MaxTagValue = 128, 256
	MaxSessionPolicyARNs   = 10
	// MaxSessionPolicies bounds the plain text of all session policies of a request together, in characters.
	MaxSessionPolicies = 2048
)
