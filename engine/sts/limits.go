// Package sts hands out credentials as AWS's Security Token Service does: who may ask, for how long, what the answer
// is, and when it ends. It decides nothing that package eval decides.
package sts

import "time"

// The limits of durations.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
const (
	MinDuration     = 15 * time.Minute
	MaxDuration     = 12 * time.Hour
	DefaultDuration = time.Hour
	// ChainingCap bounds a role session that was asked for with temporary credentials of a role, or of GetSessionToken.
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

// The limits of MaxSessionDuration.
const (
	MinMaxSession     = time.Hour
	MaxMaxSession     = 12 * time.Hour
	DefaultMaxSession = time.Hour
)

// The lengths of names in requests, in characters.
const (
	minName, maxName             = 2, 64
	minExternalID, maxExternalID = 2, 1224
	minRoleARN, maxRoleARN       = 20, 2048
)

// RenewBefore is how long before its end a session that renews itself first asks again, and RenewEvery how often while
// it is refused, as the SDKs' and the instance metadata service's windows are.
//
// See https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
const (
	RenewBefore = 5 * time.Minute
	RenewEvery  = time.Minute
)
