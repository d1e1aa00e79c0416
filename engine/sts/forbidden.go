package sts

import (
	"strings"

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
	service, _, _ := strings.Cut(lower, ":")
	switch {
	case c.Kind == eval.CallerProvider && lower == "sts:assumerole",
		c.Kind == eval.CallerAnonymous && (lower == "sts:assumerole" || goesAlong(lower)):
		// Rule: AssumeRole must be signed.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		return CauseUnsigned
	case c.Kind == eval.CallerRoot && lower == "sts:assumerole":
		// Rule: The root user cannot assume a role.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		return CauseRootAssumes
	case keys.temporary && lower == "sts:getsessiontoken":
		// Rule: GetSessionToken takes long-term keys only.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
		return CauseSessionForToken
	case keys.temporary && lower == "sts:getfederationtoken":
		// Rule: GetFederationToken takes long-term keys only.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
		return CauseSessionForFederation
	case lower == "sts:getcalleridentity":
		return ""
	case c.Kind == eval.CallerFederatedUser && service == "sts":
		// Rule: Of STS, a federated user may call GetCallerIdentity only.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html
		return CauseFederatedCallsSTS
	case c.Kind == eval.CallerFederatedUser && service == "iam":
		// Rule: A federated user may not call IAM.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html
		return CauseFederatedCallsIAM
	case keys.token && service == "sts" && lower != "sts:assumerole":
		// Rule: Of STS, credentials of GetSessionToken may call AssumeRole and GetCallerIdentity only.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html
		return CauseTokenCallsSTS
	case keys.token && service == "iam" && !keys.mfa:
		// Rule: Credentials of GetSessionToken may call IAM only if a multi-factor code was given for them.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html
		return CauseTokenCallsIAM
	}
	return ""
}

// NeedsNoPermission reports whether an action, in lower case, is granted whatever the policies say, a Deny included.
// Ask Forbidden first.
//
// Rule: GetCallerIdentity and GetSessionToken need no permission, and no Deny refuses them.
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
func NeedsNoPermission(c *eval.Caller, lower string) bool {
	switch lower {
	case "sts:getcalleridentity":
		return c.Kind != eval.CallerAnonymous
	case "sts:getsessiontoken":
		return c.Kind == eval.CallerUser || c.Kind == eval.CallerRoot
	}
	return false
}
