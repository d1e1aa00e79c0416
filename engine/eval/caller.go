package eval

import "rolewalk/engine/match"

// CallerKind says what kind of principal signs a request.
type CallerKind string

// The kinds of callers. Their names are the values of aws:PrincipalType where AWS documents one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
const (
	CallerRoot          CallerKind = "Account"
	CallerUser          CallerKind = "User" // with long-term keys, or with those of GetSessionToken
	CallerRole          CallerKind = "AssumedRole"
	CallerFederatedUser CallerKind = "FederatedUser"
	CallerService       CallerKind = "Service"
	CallerProvider      CallerKind = "Provider" // an identity provider's token or assertion; the request is unsigned
	CallerAnonymous     CallerKind = "Anonymous"
)

// Caller is the identity that asks. The zero Caller is not valid.
type Caller struct {
	Kind CallerKind
	// Partition and Account are the caller's. They are empty for services, providers and anonymous callers.
	Partition, Account string
	// ARN is the caller as AWS prints it: the ARN of a user, a session, root or a provider, or a service's name.
	ARN string
	// RoleARN is the assumed role with its path. It is empty for every caller but role sessions.
	RoleARN string
	// PathUnknown says that the role's path is not known, so that RoleARN has a path for want of another.
	PathUnknown bool
	// IDUnknown says that the user or the role has a unique ID that is not known.
	IDUnknown bool
	// UserARN and UserID are the user that asked for a federated user's credentials. They are empty for all other callers.
	UserARN, UserID string
	// ID is the unique ID of the user or the role, empty when there is none or it is not known.
	ID string
	// ByRoot says that root asked for a federated user's credentials, so root's permissions are behind them.
	ByRoot bool
	// HasBoundary says whether the user or the role has a permissions boundary.
	HasBoundary match.Truth
}

// Signs reports whether the caller is a principal of an account.
func (c *Caller) Signs() bool {
	switch c.Kind {
	case CallerRoot, CallerUser, CallerRole, CallerFederatedUser:
		return true
	}
	return false
}

// PrincipalARN returns the value of aws:PrincipalArn. For a role session it is the role's ARN, never the session's. It
// is empty for callers that have none.
func (c *Caller) PrincipalARN() string {
	switch c.Kind {
	case CallerRole:
		// Rule: aws:PrincipalArn of a role session is the ARN of the role, not of the session.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
		// Proof: conditions/case-025-principal-arn-of-a-session.walk,
		// conditions/case-026-principal-arn-has-the-path.walk
		return c.RoleARN
	case CallerRoot, CallerUser, CallerFederatedUser:
		return c.ARN
	}
	return ""
}
