package sts

import "testing"

// TestCodes: the code and the text of keys that do not work are the service's own.
func TestCodes(t *testing.T) {
	for _, c := range []struct {
		cause  Cause
		action string
		code   Code
		text   string
	}{
		{CauseExpired, "sts:AssumeRole", CodeExpiredToken, "The security token included in the request is expired"},
		{CauseExpired, "s3:GetObject", CodeExpiredToken, "The provided token has expired."},
		{CauseExpired, "dynamodb:GetItem", CodeExpiredTokenJSON, "The security token included in the request is expired"},
		{
			CauseNoSuchPrincipal, "sts:AssumeRole", CodeInvalidClientTokenID,
			"The security token included in the request is invalid.",
		},
		{
			CauseNoSuchPrincipal, "S3:GetObject", CodeInvalidAccessKeyID,
			"The AWS Access Key Id you provided does not exist in our records.",
		},
		{
			CauseNoToken, "ec2:RunInstances", CodeAuthFailure,
			"AWS was not able to validate the provided access credentials",
		},
		{
			CauseDeletedPrincipal, "kms:Decrypt", CodeUnrecognizedClient,
			"The security token included in the request is invalid.",
		},
		{CauseRootAssumes, "sts:AssumeRole", CodeAccessDenied, "Roles may not be assumed by root accounts."},
		{CauseUnsigned, "sts:AssumeRole", CodeAccessDenied, ""},
		{
			CauseChaining, "sts:AssumeRole", CodeValidation,
			"The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
		},
	} {
		res := (&Result{Action: c.action}).fail(c.cause)
		if res.Code != c.code || res.Text() != c.text {
			t.Errorf("%s, %s: %s %q, want %s %q", c.cause, c.action, res.Code, res.Text(), c.code, c.text)
		}
	}
}

// TestStoppedAt: where AWS stops, and whether it had looked at the credentials by then.
func TestStoppedAt(t *testing.T) {
	w := newWorld()
	for _, c := range []struct {
		name          string
		result        *Result
		phase         Phase
		authenticated bool
	}{
		{"granted", w.assume(&Signer{User: w.ana}, AssumeParams{}), "", true},
		{"no such session", NoSuchSession("s3:GetObject", "x"), PhaseCredentials, false},
		{"an invalid name", w.assume(&Signer{User: w.ana}, AssumeParams{SessionName: "a b"}), PhaseRequest, false},
		{"too long", w.assume(&Signer{User: w.ana}, AssumeParams{Duration: 5 * 3600e9}), PhaseRequest, true},
		{"a failed code", w.assume(&Signer{User: w.bo}, AssumeParams{MFA: true}), PhaseCredentials, false},
		{
			"refused", w.Call(&Signer{External: "arn:aws:iam::444455556666:user/x"}, "s3:GetObject", deploy, &Given{}),
			PhasePolicies, true,
		},
	} {
		if phase, authenticated := c.result.StoppedAt(); phase != c.phase || authenticated != c.authenticated {
			t.Errorf("%s (%s): %q, %v; want %q, %v", c.name, c.result.Cause, phase, authenticated, c.phase, c.authenticated)
		}
	}
}

// TestNoRow: what is no cause has no row, so nothing is said of it.
func TestNoRow(t *testing.T) {
	if row := Cause("nonsense").Row(); row != (CauseRow{}) {
		t.Errorf("%+v", row)
	}
}

// phases are where AWS stops for each cause, transcribed from AWS's pages: it looks at the credentials before any
// policy, and refuses a request whose own parameters are wrong as a request.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html,
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
var phases = map[Phase][]Cause{
	"":            {CauseNoPermissionsNeeded},
	PhasePolicies: {CausePolicies, CauseNoSuchRole, CauseNotManaging, CausePolicyOfAWS},
	PhaseCredentials: {
		CauseExpired, CauseNoSuchSession, CauseNoToken, CauseNoSuchPrincipal, CauseDeletedPrincipal, CauseRootAssumes,
		CauseUnsigned, CauseSessionForToken, CauseSessionForFederation, CauseTokenCallsSTS, CauseTokenCallsIAM,
		CauseFederatedCallsSTS, CauseFederatedCallsIAM, CauseMFAFailed, CauseCodeMissing, CauseCodeWrong, CauseCodeUsed,
		CauseNoProvider, CauseAudience, CauseManyAudiences, CauseAuthorizedParty, CauseClaimMissing, CauseClaimEmpty,
		CauseTokenExpired, CauseTokenTooEarly, CauseTokenTime, CauseRoleNotInClaim, CauseNoRoleInClaim,
		CauseRolesClaimFormat,
	},
	PhaseRequest: {
		CauseInvalidRequest, CauseChaining, CauseMaxSession, CauseTagCollides, CauseTagTwice, CauseTransitiveNotPassed,
		CauseSourceIdentityChanged, CauseSessionPolicy, CauseSessionPolicyARN, CausePacked, CauseProtectedRole,
		CauseProtectedAlias, CauseProtectedKey, CauseOutlivesSession,
	},
}

// TestPhases: AWS stops for each cause at one phase, and the row of that phase is refused.
func TestPhases(t *testing.T) {
	listed := 0
	for phase, causes := range phases {
		for _, cause := range causes {
			listed++
			if got := cause.Row().Phase; got != phase {
				t.Errorf("%s: AWS stops at %q, want %q", cause, got, phase)
			}
		}
	}
	if listed != len(Causes) {
		t.Errorf("%d causes have a phase here, and there are %d", listed, len(Causes))
	}
}
