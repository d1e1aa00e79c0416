package sts

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
)

// Keys says what keys sign a request, as far as it matters for what they may ask.
type Keys struct {
	temporary bool // those of a session
	token     bool // those of GetSessionToken
	mfa       bool // those of GetSessionToken that were asked for with a multi-factor code
}

// KeysOf returns the keys of a caller that is known by its name alone: a role and a federated user have temporary
// ones, and of a user and root long-term keys are assumed.
func KeysOf(c *eval.Caller) Keys {
	return Keys{temporary: c.Kind == eval.CallerRole || c.Kind == eval.CallerFederatedUser}
}

// Forbidden returns the cause for which AWS refuses an action, in lower case, before it looks at any policy; "" when
// there is none.
func Forbidden(c *eval.Caller, keys Keys, lower string) Cause {
	service := aws.ServiceOf(lower)
	switch {
	case c.Kind == eval.CallerProvider && lower == aws.LowerAssumeRole,
		c.Kind == eval.CallerAnonymous && (lower == aws.LowerAssumeRole || goesAlong(lower)):
		return CauseUnsigned
	case c.Kind == eval.CallerRoot && lower == aws.LowerAssumeRole:
		// Rule: The root user cannot assume a role.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: principals/case-020-root-assumes-nothing.walk
		return CauseRootAssumes
	case keys.temporary && lower == aws.LowerGetSessionToken:
		// Rule: Temporary credentials cannot call GetSessionToken.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
		// Proof: sessions/tokens-want-long-term-keys.walk
		return CauseSessionForToken
	case keys.temporary && lower == aws.LowerGetFederationToken:
		// Rule: Temporary credentials cannot call GetFederationToken.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
		// Proof: federation-token/called-by-a-role.walk
		return CauseSessionForFederation
	case lower == aws.LowerGetCallerIdentity:
		return ""
	case c.Kind == eval.CallerFederatedUser && service == "sts":
		// Rule: A federated user can call no action of STS but GetCallerIdentity.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
		// Proof: federation-token/case-059-assumes-no-role.walk
		return CauseFederatedCallsSTS
	case c.Kind == eval.CallerFederatedUser && service == "iam":
		// Rule: A federated user cannot call IAM.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
		// Proof: federation-token/calls-no-iam.walk
		return CauseFederatedCallsIAM
	case keys.token && service == "sts" && lower != aws.LowerAssumeRole:
		// Rule: A token of GetSessionToken can call no actions of STS but AssumeRole and GetCallerIdentity.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
		// Proof: sessions/session-token-and-sts.walk
		return CauseTokenCallsSTS
	case keys.token && service == "iam" && !keys.mfa:
		// Rule: A token of GetSessionToken can call IAM only if it was issued with a multi-factor code.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
		// Proof: sessions/session-token-and-iam.walk
		return CauseTokenCallsIAM
	}
	return ""
}

// NeedsNoPermission reports whether an action, in lower case, is granted whatever the policies say, a Deny included.
// Ask Forbidden first.
func NeedsNoPermission(c *eval.Caller, lower string) bool {
	switch lower {
	// Rule: GetCallerIdentity needs no permission, and no Deny refuses it.
	// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
	// Proof: identity/case-061-get-caller-identity.walk, organizations/scp-does-not-stop-get-caller-identity.walk
	case aws.LowerGetCallerIdentity:
		return c.Kind != eval.CallerAnonymous
	case aws.LowerGetSessionToken:
		return c.Kind == eval.CallerUser || c.Kind == eval.CallerRoot
	}
	return false
}
