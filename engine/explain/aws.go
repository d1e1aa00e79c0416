// Package explain says why a request was answered as it was: in AWS's own words, which tell little, and in ours, which
// tell all. It decides nothing: it reads what packages eval and sts have recorded.
package explain

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// AWS returns what AWS prints for a refused step, verbatim in its shape; empty where the request is granted or unknown,
// and where AWS never sees it.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func AWS(s *scenario.StepResult) string {
	a := s.Answer
	if a == nil || a.Code == "" || a.Code == sts.CodeNoSuchSession {
		return ""
	}
	if a.Message != "" {
		return a.Message
	}
	if a.Cause == sts.CauseExpired && strings.HasPrefix(a.Action, "s3:") {
		return "The provided token has expired."
	}
	if text, ok := answers[a.Cause]; ok {
		return text
	}
	switch a.Cause {
	case sts.CauseSessionPolicyARN:
		return "" // AWS documents the rule and not its words.
	case sts.CauseNoToken, sts.CauseDeletedPrincipal, sts.CauseNoSuchPrincipal:
		return invalidKey[a.Code]
	}
	return accessDenied(a)
}

// answers are AWS's texts for what no policy did.
var answers = map[sts.Cause]string{
	sts.CauseExpired:         "The security token included in the request is expired",
	sts.CauseRootAssumes:     "Roles may not be assumed by root accounts.",
	sts.CauseChaining:        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
	sts.CauseMaxSession:      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
	sts.CauseSessionForToken: "Cannot call GetSessionToken with session credentials",

	// Seen by those who asked AWS: https://github.com/localstack/localstack/pull/12508
	sts.CauseTagCollides:         "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
	sts.CauseTagTwice:            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
	sts.CauseTransitiveNotPassed: "The specified transitive tag key must be included in the requested tags.",

	sts.CauseSessionForFederation: "Cannot call GetFederationToken with session credentials",
	sts.CauseMFAFailed:            "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.",
}

// invalidKey is what services say of a key that is nobody's.
var invalidKey = map[sts.Code]string{
	sts.CodeInvalidClientTokenID: "The security token included in the request is invalid.",
	sts.CodeInvalidAccessKeyID:   "The AWS Access Key Id you provided does not exist in our records.",
	sts.CodeAuthFailure:          "AWS was not able to validate the provided access credentials",
	sts.CodeUnrecognizedClient:   "The security token included in the request is invalid.",
}

// accessDenied is the sentence for a refusal by policies. It names one kind of policy, and none across accounts that
// share no organization.
func accessDenied(a *sts.Result) string {
	if strings.HasPrefix(a.Action, "sts:AssumeRoleWith") {
		return "Not authorized to perform " + a.Action
	}
	action := a.Action
	d := a.Deciding()
	if d != nil {
		action = d.Request.Action
	}
	text := "User: " + a.Caller.ARN + " is not authorized to perform: " + action
	if a.Resource != "*" {
		text += " on resource: " + a.Resource
	}
	if d == nil || !a.SameParty || a.Cause == sts.CauseNoSuchRole {
		return text
	}
	if g := d.Explicit.First(); g != "" {
		return text + " with an explicit deny in " + explicitName[g]
	}
	if g := d.Refused.First(); g != "" {
		return text + " because no " + implicitName[g] + " allows the " + action + " action"
	}
	return text
}

var explicitName = map[eval.Gate]string{
	eval.GateRCP:      "a resource control policy",
	eval.GateSCP:      "a service control policy",
	eval.GateTrust:    "the role trust policy",
	eval.GateResource: "a resource-based policy",
	eval.GateIdentity: "an identity-based policy",
	eval.GateBoundary: "a permissions boundary",
	eval.GateSession:  "a sessions policy",
}

var implicitName = map[eval.Gate]string{
	eval.GateRCP:      "resource control policy",
	eval.GateSCP:      "service control policy",
	eval.GateTrust:    "role trust policy",
	eval.GateResource: "resource-based policy",
	eval.GateIdentity: "identity-based policy",
	eval.GateBoundary: "permissions boundary",
	eval.GateSession:  "session policy",
}

// gateName is what a gate is called in a sentence: `the trust policy`.
var gateName = map[eval.Gate]string{
	eval.GateRCP:      "a resource control policy",
	eval.GateSCP:      "a service control policy",
	eval.GateTrust:    "the trust policy",
	eval.GateResource: "the resource’s policy",
	eval.GateIdentity: "the caller’s policies",
	eval.GateBoundary: "the permissions boundary",
	eval.GateSession:  "the session policy",
}

func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}
