package sts

import "testing"

// phases are where AWS stops for each cause, transcribed from AWS's pages: it looks at the credentials before any policy,
// and refuses a request whose own parameters are wrong as a request.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html,
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
var phases = map[Phase][]Cause{
	"":            {CauseNoPermissionsNeeded},
	PhasePolicies: {CausePolicies, CauseNoSuchRole},
	PhaseCredentials: {
		CauseExpired, CauseNoSuchSession, CauseNoToken, CauseNoSuchPrincipal, CauseDeletedPrincipal, CauseRootAssumes,
		CauseUnsigned, CauseSessionForToken, CauseSessionForFederation, CauseTokenCallsSTS, CauseTokenCallsIAM,
		CauseFederatedCallsSTS, CauseFederatedCallsIAM, CauseMFAFailed, CauseNoProvider, CauseAudience,
	},
	PhaseRequest: {
		CauseInvalidRequest, CauseChaining, CauseMaxSession, CauseTagCollides, CauseTagTwice, CauseTransitiveNotPassed,
		CauseSourceIdentityChanged, CauseSessionPolicy, CauseSessionPolicyARN, CausePacked,
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
