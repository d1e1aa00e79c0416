package sts

import "rolewalk/engine/aws"

// Cause says why a request ended as it did.
type Cause string

// The causes.
const (
	CausePolicies              Cause = "policies"
	CauseNoPermissionsNeeded   Cause = "no-permissions-needed"
	CauseExpired               Cause = "expired"
	CauseNoSuchSession         Cause = "no-such-session"
	CauseNoToken               Cause = "no-token"
	CauseNoSuchPrincipal       Cause = "no-such-principal"
	CauseDeletedPrincipal      Cause = "deleted-principal"
	CauseInvalidRequest        Cause = "invalid-request"
	CauseRootAssumes           Cause = "root-assumes"
	CauseUnsigned              Cause = "unsigned"
	CauseMaxSession            Cause = "max-session"
	CauseChaining              Cause = "chaining"
	CauseSessionForToken       Cause = "session-for-token"
	CauseTokenCallsSTS         Cause = "token-calls-sts"
	CauseTokenCallsIAM         Cause = "token-calls-iam"
	CauseNoSuchRole            Cause = "no-such-role"
	CauseFederatedCallsSTS     Cause = "federated-calls-sts"
	CauseFederatedCallsIAM     Cause = "federated-calls-iam"
	CauseSessionForFederation  Cause = "session-for-federation"
	CauseMFAFailed             Cause = "mfa-failed"
	CauseTagCollides           Cause = "tag-collides"
	CauseTagTwice              Cause = "tag-twice"
	CauseTransitiveNotPassed   Cause = "transitive-not-passed"
	CauseSourceIdentityChanged Cause = "source-identity-changed"
	CauseSessionPolicy         Cause = "session-policy-malformed"
	CauseSessionPolicyARN      Cause = "session-policy-arn"
	CausePacked                Cause = "session-policies-too-large"
	CauseNoProvider            Cause = "no-provider"
	CauseAudience              Cause = "audience"
)

// Phase is the part of a request at which AWS stops.
type Phase string

// The phases. A request's own form is checked first, then its credentials, then the policies; limits of durations and
// what collides with an earlier session belong to the request and are checked last.
const (
	PhaseCredentials Phase = "credentials"
	PhaseRequest     Phase = "request"
	PhasePolicies    Phase = "policies"
)

// CauseRow is what there is to know about a cause.
//
// The texts may have these words in braces, which package explain replaces: {caller} and {actor} for who asks, {asked}
// and {longest} for durations, {until} for when the credentials that sign ended, {wrong} for the parameters that are
// wrong, {message} for AWS's own text, {plain} for the length of the session policies.
type CauseRow struct {
	Cause Cause
	// Phase is where AWS stops; "" if it does not.
	Phase Phase
	// Code is AWS's error code. It is "" when the request is granted, and when the code depends on the service that is
	// asked; for the latter InvalidKey or ExpiredToken is set.
	Code Code
	// InvalidKey and ExpiredToken say that the code is the service's own for such credentials.
	InvalidKey, ExpiredToken bool
	// AWS is what AWS prints. It is "" when the text depends on the parameters, on the code or on the policies, and when
	// AWS does not document it.
	AWS string
	// Reason is the real reason, as a sentence without a full stop. Row is the few words for the row of the phase. Both
	// are "" for what the policies decide.
	Reason, Row string
}

// Causes lists every cause with what there is to know about it.
//
// AWS's texts are those of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html and the
// pages of the calls. Those about tags were seen by users: https://github.com/localstack/localstack/pull/12508
var Causes = []CauseRow{
	{Cause: CausePolicies, Phase: PhasePolicies, Code: CodeAccessDenied},
	{Cause: CauseNoPermissionsNeeded},
	{
		Cause: CauseNoSuchRole, Phase: PhasePolicies, Code: CodeAccessDenied,
		Reason: "There is no role {target}. AWS does not say so: it answers as if the role trusted no one",
	},

	{
		Cause: CauseExpired, Phase: PhaseCredentials, ExpiredToken: true,
		AWS:    "The security token included in the request is expired",
		Reason: "{signer} expired at {until}. From that moment on its credentials no longer work, whatever the policies say",
		Row:    "expired at {until}",
	},
	{
		Cause: CauseNoSuchSession, Phase: PhaseCredentials, Code: CodeNoSuchSession,
		Reason: "There is no session {caller}: no earlier step was granted it", Row: "no such session",
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
		Cause: CauseTokenCallsIAM, Phase: PhaseCredentials, Code: CodeAccessDenied,
		Reason: "Credentials of GetSessionToken that were issued without a multi-factor code may not call IAM",
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
		Reason: "Two of the tags that the request passes have the same key. The case of a key does not count",
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
		Cause: CauseSourceIdentityChanged, Phase: PhaseRequest, Code: CodeAccessDenied,
		Reason: "The source identity was set earlier in the chain. Once set, it cannot change",
		Row:    "the source identity cannot change",
	},
	{
		Cause: CauseSessionPolicy, Phase: PhaseRequest, Code: CodeMalformedPolicy,
		Reason: "AWS would not accept the session policy: {message}", Row: "the session policy is malformed",
	},
	{
		Cause: CauseSessionPolicyARN, Phase: PhaseRequest, Code: CodeValidation,
		Reason: "A managed session policy must belong to the role’s own account or to AWS: {wrong}",
		Row:    "a session policy does not exist",
	},
	{
		Cause: CausePacked, Phase: PhaseRequest, Code: CodePackedPolicyTooLarge,
		Reason: "The session policies have {plain} characters in all, but the limit is {mostPlain}, however well they " +
			"pack. The percentage in AWS’s text is an estimate here",
		Row: "the session policies are too long",
	},
}

// Row returns what there is to know about the cause; the zero row for one that is not in the table.
func (c Cause) Row() CauseRow {
	for i := range Causes {
		if Causes[i].Cause == c {
			return Causes[i]
		}
	}
	return CauseRow{}
}

// Code is AWS's error code, or, for what AWS has no code for, ours.
type Code string

// The error codes.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
const (
	CodeAccessDenied          Code = "AccessDenied"
	CodeExpiredToken          Code = "ExpiredToken"
	CodeExpiredTokenJSON      Code = "ExpiredTokenException"
	CodeValidation            Code = "ValidationError"
	CodeInvalidClientTokenID  Code = "InvalidClientTokenId"
	CodeInvalidAccessKeyID    Code = "InvalidAccessKeyId"
	CodeAuthFailure           Code = "AuthFailure"
	CodeUnrecognizedClient    Code = "UnrecognizedClientException"
	CodeInvalidParameterValue Code = "InvalidParameterValue"
	CodeMalformedPolicy       Code = "MalformedPolicyDocument"
	CodePackedPolicyTooLarge  Code = "PackedPolicyTooLarge"
	CodeInvalidIdentityToken  Code = "InvalidIdentityToken"
	CodeNoSuchSession         Code = "NoSuchSession" // ours: no earlier step was granted the session
)

// code returns the error code of the row when the service of action is asked.
func (r *CauseRow) code(action string) Code {
	switch service := aws.ServiceOf(action); {
	case r.ExpiredToken && aws.AnswersInJSON(service):
		return CodeExpiredTokenJSON
	case r.ExpiredToken:
		return CodeExpiredToken
	case !r.InvalidKey:
		return r.Code
	case service == "s3":
		return CodeInvalidAccessKeyID
	case service == "ec2":
		return CodeAuthFailure
	case aws.AnswersInJSON(service):
		return CodeUnrecognizedClient
	}
	return CodeInvalidClientTokenID
}

// invalidKeyTexts are what services say of a key that no principal has.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
var invalidKeyTexts = map[Code]string{
	CodeInvalidClientTokenID: "The security token included in the request is invalid.",
	CodeInvalidAccessKeyID:   "The AWS Access Key Id you provided does not exist in our records.",
	CodeAuthFailure:          "AWS was not able to validate the provided access credentials",
	CodeUnrecognizedClient:   "The security token included in the request is invalid.",
}

// expiredInS3 is S3's own text for expired credentials.
const expiredInS3 = "The provided token has expired."

// Text returns what AWS prints for a request that its cause ended. It is "" for what policies refuse, and where AWS
// does not document its text.
func (r *Result) Text() string {
	row := r.Cause.Row()
	switch {
	case r.Message != "":
		return r.Message
	case row.InvalidKey:
		return invalidKeyTexts[r.Code]
	case row.ExpiredToken && aws.ServiceOf(r.Action) == "s3":
		return expiredInS3
	}
	return row.AWS
}
