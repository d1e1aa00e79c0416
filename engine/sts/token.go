package sts

import (
	"time"

	"rolewalk/engine/aws"
)

// TokenParams are the parameters of GetSessionToken.
type TokenParams struct {
	// Name is what the walk calls the credential. AWS does not ask for one.
	Name string
	// Duration is DurationSeconds; zero when the request does not say.
	Duration time.Duration
	// MFA says that a multi-factor code is sent along, Code what is wrong with it.
	MFA     bool
	Code    CodeFault
	Ordinal int
}

// GetSessionToken gives a user temporary keys for the same user. It needs no permission, but long-term keys.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
func (e *Env) GetSessionToken(s *Signer, p TokenParams, g *Given) *Result {
	res := begin(s, aws.GetSessionToken, aws.NoResource)
	res.SameParty = true
	res.setTokenDuration(s, p.Duration)
	if p.valid(res) && e.authenticate(s, res) && s.mayGetToken(&p, res) {
		// Rule: GetSessionToken needs no permission.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
		// Proof: sessions/get-session-token-needs-no-permission.walk
		res.Outcome, res.Cause = Granted, CauseNoPermissionsNeeded
	}
	if !e.settle(s, res, g) || !s.longTerm() {
		return res
	}
	res.Session = &Session{
		Kind: UserToken, Name: p.Name, User: s.User, Root: s.Root, ARN: res.Caller.ARN, ID: res.Caller.ID,
		Credentials: credentials(res.Caller.ARN, p.Name, e.Now, p.Ordinal),
		Issued:      e.Now, Expires: e.Now.Add(res.Asked), MFA: p.MFA,
	}
	return res
}

func (p *TokenParams) valid(res *Result) bool {
	if p.Duration == 0 {
		return true
	}
	faults := durationFaults(p.Duration, aws.MinDuration, aws.TokenMaxDuration)
	if faults == nil {
		return true
	}
	res.Wrong = []string{durationSeconds}
	return res.invalid(faults)
}

// longTerm reports whether a user or root signs, with long-term keys.
func (s *Signer) longTerm() bool { return !s.temporary() && (s.user() != nil || s.root() != nil) }

// mayGetToken reports whether the signer may ask for a session token. If not, the result says why.
func (s *Signer) mayGetToken(p *TokenParams, res *Result) bool {
	cause := CauseSessionForToken
	if s.longTerm() {
		cause = s.codeFails(p.MFA, p.Code)
	}
	if cause != "" {
		res.fail(cause)
	}
	return cause == ""
}

// setTokenDuration sets how long credentials of GetSessionToken and GetFederationToken last, and could last.
func (r *Result) setTokenDuration(s *Signer, asked time.Duration) {
	r.Asked, r.Longest = orDefault(asked, aws.TokenDefaultDuration), aws.TokenMaxDuration
	if s.root() != nil {
		// Rule: The root user's tokens last an hour at most, whatever the request says.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
		// Proof: sessions/root-session-token-is-an-hour.walk
		r.Longest = aws.RootTokenMax
		r.Asked = min(r.Asked, aws.RootTokenMax)
	}
}
