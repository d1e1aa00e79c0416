package sts

import (
	"time"

	"rolewalk/engine/eval"
)

// Outcome is how a request ends.
type Outcome string

// The outcomes of a request.
const (
	Granted Outcome = "granted"
	Denied  Outcome = "denied"  // a policy refuses, or nothing allows
	Expired Outcome = "expired" // the credentials that sign have expired
	Failed  Outcome = "failed"  // another error
	Unknown Outcome = "unknown" // it hangs on what cannot be known here
)

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
	CodeNoSuchSession         Code = "NoSuchSession" // ours: no granted step has made the session
)

// Cause says why a request ended as it did, where no policy did it. Package explain has words for each.
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

// Causes lists every Cause.
var Causes = []Cause{
	CausePolicies, CauseNoPermissionsNeeded, CauseExpired, CauseNoSuchSession, CauseNoToken, CauseNoSuchPrincipal,
	CauseDeletedPrincipal, CauseInvalidRequest, CauseRootAssumes, CauseMaxSession, CauseChaining,
	CauseSessionForToken, CauseTokenCallsSTS, CauseTokenCallsIAM, CauseNoSuchRole,
	CauseFederatedCallsSTS, CauseFederatedCallsIAM, CauseSessionForFederation, CauseMFAFailed, CauseTagCollides, CauseTagTwice, CauseTransitiveNotPassed, CauseSourceIdentityChanged,
	CauseSessionPolicy, CauseSessionPolicyARN, CausePacked, CauseNoProvider, CauseAudience,
}

// ActionDecision is the decision on one action that a request needs.
type ActionDecision struct {
	Request *eval.Request
	eval.Decision
	// Trace is nil where nothing was recorded.
	Trace *eval.Step
}

// Result is the answer to one request.
type Result struct {
	Outcome Outcome
	// Code is empty where the request is granted or unknown.
	Code  Code
	Cause Cause
	// Message is AWS's own text where it depends on the request's parameters; empty where Cause says it all.
	Message string
	// Wrong are the parameters that are not well formed, by AWS's names, with CauseInvalidRequest; the ARNs that no session
	// policy has, with CauseSessionPolicyARN; the key that no tag has, with CauseTransitiveNotPassed.
	Wrong []string
	// Plain is how many characters the session policies have, without white space; zero where none are passed. Packed
	// estimates how much of AWS's private packed format they and the tags take, in percent.
	Plain, Packed int
	// Caller is who asked, as AWS prints him.
	Caller eval.Caller
	// Action and Resource are what was asked for.
	Action, Resource string
	// Actions are the decisions on each action that the request needs; empty where it ended before authorization.
	Actions []ActionDecision
	// Session is what was issued; nil where nothing was.
	Session *Session
	// Asked is the duration that was asked for, or would have been taken; zero where none is issued.
	Asked time.Duration
	// Cap is the longest duration that there could have been; zero where none is issued.
	Cap time.Duration
	// SameParty says that caller and resource share an account or an organization, within which AWS says more of why.
	SameParty bool
}

// Deciding is the decision that made the request's outcome: the first that is not allowed, else the first; nil where
// the request ended before authorization.
func (r *Result) Deciding() *ActionDecision {
	for i := range r.Actions {
		if r.Actions[i].Outcome != eval.Allowed {
			return &r.Actions[i]
		}
	}
	if len(r.Actions) > 0 {
		return &r.Actions[0]
	}
	return nil
}

// Refused are all gates that refused, over all actions that the request needs.
func (r *Result) Refused() (refused, explicit eval.GateSet) {
	for i := range r.Actions {
		refused |= r.Actions[i].Refused
		explicit |= r.Actions[i].Explicit
	}
	return refused, explicit
}

// fail ends a request with an error.
func (r *Result) fail(code Code, cause Cause) *Result {
	r.Outcome, r.Code, r.Cause = Failed, code, cause
	if cause == CauseExpired {
		r.Outcome = Expired
	}
	return r
}
