package eval

// CallerKind says what kind of principal signs a request.
type CallerKind string

// The kinds of callers. Their names are the values of aws:PrincipalType where AWS documents one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
const (
	CallerRoot          CallerKind = "Account"
	CallerUser          CallerKind = "User" // long-term keys, or those of GetSessionToken
	CallerRole          CallerKind = "AssumedRole"
	CallerFederatedUser CallerKind = "FederatedUser"
	CallerService       CallerKind = "Service"
	CallerProvider      CallerKind = "Provider" // an identity provider's token or assertion; the request is unsigned
	CallerAnonymous     CallerKind = "Anonymous"
)

// Caller is who asks. The zero Caller is not valid.
type Caller struct {
	Kind CallerKind
	// Partition and Account are the caller's; empty for services, providers and the anonymous.
	Partition, Account string
	// ARN is the caller as AWS prints it: a user's, a session's or root's ARN, a provider's ARN, a service's name.
	ARN string
	// RoleARN is the assumed role with its path; empty for all but role sessions.
	RoleARN string
	// UserARN is the user who asked for a federated user's credentials; empty for all but federated users.
	UserARN string
	// UserID is that user's unique ID; empty for all but federated users.
	UserID string
	// ID is the unique ID of the user or the role; empty where there is none or nobody knows it.
	ID string
	// ByRoot says that root asked for a federated user's credentials, whose own permissions stand behind them.
	ByRoot bool
	// HasBoundary says that the user or role has a permissions boundary, which NotPrincipal never excepts.
	HasBoundary bool
}

// Signs reports whether the caller is a principal of an account.
func (c *Caller) Signs() bool {
	switch c.Kind {
	case CallerRoot, CallerUser, CallerRole, CallerFederatedUser:
		return true
	}
	return false
}

// PrincipalARN is the value of aws:PrincipalArn: for a role session the role's ARN, never the session's. It is empty for
// callers that have none.
func (c *Caller) PrincipalARN() string {
	switch c.Kind {
	case CallerRole:
		return c.RoleARN
	case CallerRoot, CallerUser, CallerFederatedUser:
		return c.ARN
	}
	return ""
}
