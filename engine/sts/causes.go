package sts

import "rolewalk/engine/aws"

// Causes lists every cause with what there is to know about it.
//
// AWS's texts are those of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html and the
// pages of the calls. Those about tags were seen by users: https://github.com/localstack/localstack/pull/12508
// So was IAM's answer to a session token without a code: https://github.com/99designs/aws-vault/issues/1056
var Causes = []CauseRow{
	{Cause: CausePolicies, Phase: PhasePolicies, Code: CodeAccessDenied},
	{Cause: CauseNoPermissionsNeeded},
	{
		Cause: CauseNoSuchRole, Phase: PhasePolicies, Code: CodeAccessDenied,
		Reason: "There is no role {target}. AWS does not say so: it answers as if the role trusted no one",
	},

	{
		Cause: CauseNotManaging, Phase: PhasePolicies, Code: CodeAccessDenied,
		Reason: "Only users and roles of the management account, or of the delegated administrator of " + aws.IAMService +
			", may assume the root user of a member account",
	},
	{
		Cause: CausePolicyOfAWS, Phase: PhasePolicies, Code: CodeAccessDenied,
		Reason: "{target} is an AWS-managed policy. It belongs to AWS, and no policy of an account lets anyone change it",
	},

	{
		Cause: CauseExpired, Phase: PhaseCredentials, ExpiredToken: true,
		AWS:    "The security token included in the request is expired",
		Reason: "{signer} expired at {until}. Its credentials no longer work, whatever the policies say",
		Row:    "expired at {until}",
	},
	{
		Cause: CauseNoSuchSession, Phase: PhaseCredentials, Code: CodeNoSuchSession,
		Reason: "There is no session {caller}: no earlier step obtained it", Row: "no such session",
	},
	{
		Cause: CauseNoToken, Phase: PhaseCredentials, InvalidKey: true,
		Reason: "A temporary access key does not work without its session token. The request must send all three parts",
		Row:    "the session token is missing",
	},
	{
		Cause: CauseNoSuchPrincipal, Phase: PhaseCredentials, InvalidKey: true,
		Reason: "{caller} does not exist, so it has no keys", Row: "no such principal",
	},
	{
		Cause: CauseDeletedPrincipal, Phase: PhaseCredentials, InvalidKey: true,
		Reason: "The principal that owned these credentials was deleted, so they no longer work",
		Row:    "their principal was deleted",
	},
	{
		Cause: CauseRootAssumes, Phase: PhaseCredentials, Code: CodeAccessDenied,
		AWS:    "Roles may not be assumed by root accounts.",
		Reason: "The root user cannot assume a role, whatever the policies say. Sign as a user or a role",
		Row:    "root cannot call this",
	},
	{
		Cause: CauseUnsigned, Phase: PhaseCredentials, Code: CodeAccessDenied,
		Reason: "AssumeRole must be signed. Only requests with an identity provider’s token or assertion need no signature",
		Row:    "the request is not signed",
	},
	{
		Cause: CauseSessionForToken, Phase: PhaseCredentials, Code: CodeAccessDenied,
		AWS:    "Cannot call GetSessionToken with session credentials",
		Reason: "GetSessionToken takes long-term keys, but these are temporary",
		Row:    "temporary credentials cannot call this",
	},
	{
		Cause: CauseSessionForFederation, Phase: PhaseCredentials, Code: CodeAccessDenied,
		AWS:    "Cannot call GetFederationToken with session credentials",
		Reason: "GetFederationToken takes long-term keys, but these are temporary",
		Row:    "temporary credentials cannot call this",
	},
	{
		Cause: CauseTokenCallsSTS, Phase: PhaseCredentials, Code: CodeAccessDenied,
		Reason: "Credentials of GetSessionToken may call only AssumeRole and GetCallerIdentity of STS",
		Row:    "credentials of GetSessionToken cannot call this",
	},
	{
		Cause: CauseTokenCallsIAM, Phase: PhaseCredentials, InvalidKey: true,
		Reason: "Credentials of GetSessionToken that were issued without an MFA code may not call IAM",
		Row:    "credentials without a multi-factor code cannot call this",
	},
	{
		Cause: CauseFederatedCallsSTS, Phase: PhaseCredentials, Code: CodeAccessDenied,
		Reason: "A federated user may call only GetCallerIdentity of STS",
		Row:    "a federated user cannot call this",
	},
	{
		Cause: CauseFederatedCallsIAM, Phase: PhaseCredentials, Code: CodeAccessDenied,
		Reason: "A federated user may not call IAM, whatever the policies say", Row: "a federated user cannot call this",
	},
	{
		Cause: CauseMFAFailed, Phase: PhaseCredentials, Code: CodeAccessDenied,
		AWS: "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is " +
			"valid and associated with this user.",
		Reason: "{actor} has no MFA device whose code would count here, so the code cannot be checked",
		Row:    "the multi-factor code fails",
	},
	{
		Cause: CauseCodeMissing, Phase: PhaseCredentials, Code: CodeAccessDenied,
		AWS:    "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
		Reason: "The request names an MFA device but sends no code. AWS wants both or neither",
		Row:    "the multi-factor code is missing",
	},
	{
		Cause: CauseCodeWrong, Phase: PhaseCredentials, Code: CodeAccessDenied,
		AWS:    invalidCode,
		Reason: "The MFA code is not the one that {actor}’s MFA device shows now",
		Row:    "the multi-factor code is wrong",
	},
	{
		Cause: CauseCodeUsed, Phase: PhaseCredentials, Code: CodeAccessDenied,
		AWS:    invalidCode,
		Reason: "The MFA code was used before. A code works once: wait for the next one",
		Row:    "the multi-factor code was used before",
	},
	{
		Cause: CauseNoProvider, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		Reason: "The role’s account has no provider for {actor}. AWS looks that up before any policy",
		Row:    "the account does not know the provider",
	},
	{
		Cause: CauseAudience, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		AWS:    "Incorrect token audience",
		Reason: "The token is for an audience that the account’s provider does not list. AWS checks that before any policy",
		Row:    "the token is for another audience",
	},

	{
		Cause: CauseManyAudiences, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		AWS: "Token audience contains more than one audience while authorized party is not present",
		Reason: "The token has several audiences, and no azp claim says which of them it was issued to. AWS checks that " +
			"before any policy",
		Row: "the token has several audiences and no azp",
	},
	{
		Cause: CauseAuthorizedParty, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		AWS: invalidToken,
		Reason: "The token’s azp claim is its audience for AWS, and the account’s provider does not list it. AWS checks " +
			"that before any policy",
		Row: "the token’s azp is no audience of the provider",
	},
	{
		Cause: CauseClaimMissing, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		Reason: "The token has no claim {wrong}, which AWS requires of every token. AWS checks that before any policy",
		Row:    "the token has no claim {wrong}",
	},
	{
		Cause: CauseClaimEmpty, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		Reason: "The token’s claim {wrong} is an empty list. AWS checks that before any policy",
		Row:    "the token’s claim {wrong} is empty",
	},
	{
		Cause: CauseTokenExpired, Phase: PhaseCredentials, Code: CodeExpiredTokenJSON,
		Reason: "The token’s exp claim is more than five minutes in the past. AWS checks that before any policy. Sessions " +
			"that were issued for the token before go on",
		Row: "the token has expired",
	},
	{
		Cause: CauseTokenTooEarly, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		Reason: "The token’s claim {wrong} is more than five minutes in the future, so the token is not valid yet. AWS " +
			"checks that before any policy",
		Row: "the token is not valid yet",
	},
	{
		Cause: CauseTokenTime, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		AWS:    invalidToken,
		Reason: "The token’s claim {wrong} is not a time. A token counts seconds since 1970",
		Row:    "a time in the token is no number",
	},
	{
		Cause: CauseRoleNotInClaim, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		AWS: "The target role ARN is not present in the roles claim of the identity token",
		Reason: "The token’s claim " + aws.RolesClaim + " names the roles that its provider lets it assume, and {target} " +
			"is not among them. AWS checks that before any policy",
		Row: "the token’s roles claim does not name the role",
	},
	{
		Cause: CauseNoRoleInClaim, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		AWS: "The roles claim contains no valid role ARNs",
		Reason: "The token’s claim " + aws.RolesClaim + " has no ARN of a role in it: it must be an array of ARNs, or one " +
			"string with a semicolon between them",
		Row: "the token’s roles claim names no role",
	},
	{
		Cause: CauseRolesClaimFormat, Phase: PhaseCredentials, Code: CodeInvalidIdentityToken,
		AWS: "The roles claim is not in a supported format",
		Reason: "The token’s claim " + aws.RolesClaim + " is neither an array of ARNs nor one string with a semicolon " +
			"between them",
		Row: "the token’s roles claim has another form",
	},

	{
		Cause: CauseInvalidRequest, Phase: PhaseRequest, Code: CodeValidation,
		Reason: "{wrong}. AWS did not look at any policy", Row: "not well formed",
	},
	{
		Cause: CauseChaining, Phase: PhaseRequest, Code: CodeValidation,
		AWS: "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
		Reason: "The request asks for {asked}. A role that is assumed with temporary credentials gives at most an hour, " +
			"however long its sessions may otherwise be",
		Row: "{asked} asked, {longest} allowed when chained",
	},
	{
		Cause: CauseMaxSession, Phase: PhaseRequest, Code: CodeValidation,
		AWS:    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
		Reason: "The request asks for {asked}, but the role’s longest session is {longest}",
		Row:    "{asked} asked, {longest} allowed",
	},
	{
		Cause: CauseTagCollides, Phase: PhaseRequest, Code: CodeInvalidParameterValue,
		AWS: "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from " +
			"the calling session.",
		Reason: "The request passes a tag with the key of a transitive tag of the calling session, which cannot be set again",
		Row:    "a tag is inherited and cannot be set again",
	},
	{
		Cause: CauseTagTwice, Phase: PhaseRequest, Code: CodeInvalidParameterValue,
		AWS:    "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
		Reason: "Two tags of the request have the same key. Upper and lower case count as the same",
		Row:    "two tags have the same key",
	},
	{
		Cause: CauseTransitiveNotPassed, Phase: PhaseRequest, Code: CodeInvalidParameterValue,
		AWS: "The specified transitive tag key must be included in the requested tags.",
		Reason: "Only a tag that the request passes can be made transitive, but it passes none with the key {wrong}. " +
			"Inherited tags stay transitive by themselves",
		Row: "a transitive key has no tag",
	},
	{
		Cause: CauseSourceIdentityChanged, Phase: PhaseRequest, Code: CodeValidation,
		AWS:    "The source identity is already set for this assume role session",
		Reason: "The source identity was set earlier in the chain. Once set, it cannot change",
		Row:    "the source identity cannot change",
	},
	{
		Cause: CauseProtectedRole, Phase: PhaseRequest, Code: CodeUnmodifiable,
		Reason: "The policies allow it, but only AWS itself changes this role: the service that it is linked to, or IAM " +
			"Identity Center",
		Row: "only AWS changes this role",
	},
	{
		Cause: CauseProtectedAlias, Phase: PhaseRequest, Code: CodeNotAuthorized,
		Reason: "The policies allow it, but names that begin with alias/aws/ are reserved for keys that AWS manages",
		Row:    "only AWS changes this alias",
	},
	{
		Cause: CauseProtectedKey, Phase: PhaseRequest, Code: CodeAccessDenied,
		Reason: "The policies allow it, but AWS manages this key, and its key policy lets no one change it",
		Row:    "only AWS changes this key",
	},
	{
		Cause: CauseOutlivesSession, Phase: PhaseRequest, Code: CodeDurationEscalation,
		Reason: "The token would last {asked}, and the session that asks for it ends before. No token outlives its session",
		Row:    "the token would outlive its session",
	},
	{
		Cause: CauseSessionPolicy, Phase: PhaseRequest, Code: CodeMalformedPolicy,
		Reason: "AWS would not accept the session policy: {message}", Row: "the session policy is malformed",
	},
	{
		Cause: CauseSessionPolicyARN, Phase: PhaseRequest, Code: CodeValidation,
		Reason: "A managed session policy is one that the role’s own account has, or one of AWS’s, and {wrong} is neither",
		Row:    "a session policy does not exist",
	},
	{
		Cause: CausePacked, Phase: PhaseRequest, Code: CodePackedPolicyTooLarge,
		Reason: "The session policies have {plain} characters in all, but the limit is {mostPlain}, however well they " +
			"pack",
		Row: "the session policies are too long",
	},
}

// invalidCode is what AWS prints for a multi-factor code that is wrong or was used before, as users have seen it.
const invalidCode = "MultiFactorAuthentication failed with invalid MFA one time pass code."

// invalidToken is what AWS prints for a token that it does not take and says no more about.
const invalidToken = "The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity " +
	"documentation for requirements."
