package sts

import (
	"time"

	"rolewalk/engine/aws"
)

// FederationParams are the parameters of GetFederationToken.
type FederationParams struct {
	Name string
	// Duration is DurationSeconds; zero when the request does not say.
	Duration time.Duration
	Passed
	Ordinal int
}

// GetFederationToken gives a user, or root, keys for a person that AWS does not know. They may do what the session
// policies and the user's own policies both allow. Without a session policy that is nothing, except what a resource's
// policy grants them.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
func (e *Env) GetFederationToken(s *Signer, p FederationParams, g *Given) *Result {
	res := begin(s, aws.GetFederationToken, aws.NoResource)
	account := s.Account()
	if account != nil {
		res.Resource = aws.FederatedUserARN(account.Partition, account.ID, p.Name)
		res.SameParty = true
	}
	res.setTokenDuration(s, p.Duration)
	if p.valid(res) && e.authenticate(s, res) && s.mayFederate(res) {
		for _, action := range p.actions(aws.GetFederationToken, nil, "") {
			req := e.request(s, res.Caller, action, res.Resource, g)
			p.Passed.setContext(&req.Context, "")
			// Rule: GetFederationToken needs the permission to call it.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html
			// Proof: federation-token/needs-permission.walk
			e.decide(req, res)
		}
	}
	if !e.settle(s, res, g) || !s.longTerm() {
		return res
	}
	res.Session = &Session{
		Provisional: res.Outcome == Unknown,
		Kind:        FederatedSession, Name: p.Name, User: s.User, Root: s.Root, ARN: res.Resource,
		ID:          account.ID + ":" + p.Name,
		Credentials: credentials(res.Resource, p.Name, e.Now, p.Ordinal),
		Issued:      e.Now, Expires: e.Now.Add(res.Asked),
		Policies: p.Policies, Tags: p.Tags,
	}
	return res
}

// mayFederate reports whether the signer may ask for the keys of a federated user. If not, the result says why.
func (s *Signer) mayFederate(res *Result) bool {
	if s.longTerm() {
		return true
	}
	res.fail(CauseSessionForFederation)
	return false
}

func (p *FederationParams) valid(res *Result) bool {
	var faults []string
	res.wrong(&faults, nameFaults(&aws.FederatedUserName, p.Name), aws.FederatedUserName.Parameter)
	if p.Duration != 0 {
		res.wrong(&faults, durationFaults(p.Duration, aws.MinDuration, aws.TokenMaxDuration), durationSeconds)
	}
	p.Passed.check(res, &faults)
	if len(faults) > 0 {
		return res.invalid(faults)
	}
	return p.tagsFit(res) && p.policiesFit(res)
}
