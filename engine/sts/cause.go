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
	CauseManyAudiences         Cause = "many-audiences"
	CauseAuthorizedParty       Cause = "authorized-party"
	CauseClaimMissing          Cause = "claim-missing"
	CauseClaimEmpty            Cause = "claim-empty"
	CauseTokenExpired          Cause = "token-expired"
	CauseTokenTooEarly         Cause = "token-too-early"
	CauseTokenTime             Cause = "token-time"
	CauseRoleNotInClaim        Cause = "role-not-in-claim"
	CauseNoRoleInClaim         Cause = "no-role-in-claim"
	CauseRolesClaimFormat      Cause = "roles-claim-format"
	CauseNotManaging           Cause = "not-managing"
	CausePolicyOfAWS           Cause = "policy-of-aws"
	CauseProtectedRole         Cause = "protected-role"
	CauseProtectedAlias        Cause = "protected-alias"
	CauseProtectedKey          Cause = "protected-key"
	CauseOutlivesSession       Cause = "outlives-session"
	CauseCodeMissing           Cause = "mfa-code-missing"
	CauseCodeWrong             Cause = "mfa-code-wrong"
	CauseCodeUsed              Cause = "mfa-code-used"
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
	CodeUnmodifiable          Code = "UnmodifiableEntity"
	CodeNotAuthorized         Code = "NotAuthorizedException"
	CodeDurationEscalation    Code = "SessionDurationEscalation"
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
