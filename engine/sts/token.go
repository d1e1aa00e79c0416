package sts

import (
	"time"
)

// TokenParams are the parameters of GetSessionToken.
type TokenParams struct {
	// Name is what the walk calls the credential; AWS does not ask for one.
	Name     string
	Duration time.Duration
	// MFA says that a multi-factor code is sent along.
	MFA     bool
	Ordinal int
}

// GetSessionToken gives a user temporary keys for who he is already. It needs no permission, and long-term keys.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
func (e *Env) GetSessionToken(s *Signer, p TokenParams) *Result {
	res := begin(s, "sts:GetSessionToken", "*")
	res.SameParty = true
	res.Asked, res.Cap = p.Duration, TokenMaxDuration
	if p.Duration == 0 {
		res.Asked = TokenDefaultDuration
	}
	if root := s.root(); root != nil {
		res.Cap = RootTokenMax
		res.Asked = min(res.Asked, RootTokenMax)
	}
	if p.Duration != 0 {
		if faults := durationFaults(p.Duration, MinDuration, TokenMaxDuration); faults != nil {
			res.Wrong = []string{"durationSeconds"}
			invalid(res, faults)
			return res
		}
	}
	if !authenticate(e.World, e.Now, s, res) {
		return res
	}
	if s.temporary() || s.user() == nil && s.root() == nil {
		return res.fail(CodeAccessDenied, CauseSessionForToken)
	}
	if p.MFA && !s.canGiveCode() {
		return res.fail(CodeAccessDenied, CauseMFAFailed)
	}
	res.Outcome, res.Cause = Granted, CauseNoPermissionsNeeded
	res.Session = &Session{
		Kind: UserToken, Name: p.Name, User: s.User, Root: s.Root, ARN: res.Caller.ARN, ID: res.Caller.ID,
		Credentials: credentials(res.Caller.ARN, p.Name, e.Now, p.Ordinal),
		Issued:      e.Now, Expires: e.Now.Add(res.Asked), MFA: p.MFA,
	}
	return res
}
