package sts

import (
	"time"
)

const actionFederationToken = "sts:GetFederationToken"

// FederationParams are the parameters of GetFederationToken.
type FederationParams struct {
	Name     string
	Duration time.Duration
	Passed
	Ordinal int
}

// GetFederationToken gives a user, or root, keys for somebody whom AWS does not know. They may do what the session policies
// and the user's own policies both allow: without a session policy nothing, but for what a resource's policy gives.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
func (e *Env) GetFederationToken(s *Signer, p FederationParams, g *Given) *Result {
	res := begin(s, actionFederationToken, "*")
	res.Asked, res.Cap = p.Duration, TokenMaxDuration
	if p.Duration == 0 {
		res.Asked = TokenDefaultDuration
	}
	account := s.Account()
	if account != nil {
		res.Resource = "arn:" + account.Partition + ":sts::" + account.ID + ":federated-user/" + p.Name
		res.SameParty = true
	}
	if s.root() != nil {
		res.Cap = RootTokenMax
		res.Asked = min(res.Asked, RootTokenMax)
	}
	switch {
	case !p.valid(res):
		return res
	case !authenticate(e.World, e.Now, s, res):
		return res
	case s.temporary() || account == nil:
		return res.fail(CodeAccessDenied, CauseSessionForFederation)
	}
	actions := []string{actionFederationToken}
	if len(p.Tags) > 0 {
		actions = append(actions, "sts:TagSession")
	}
	for _, action := range actions {
		req := e.newRequest(s, res.Caller, action, res.Resource)
		req.Context = requestContext(e.World, e.Now, s, &req.Caller, action, g)
		p.Passed.setContext(&req.Context)
		e.setResourceAccount(req)
		e.decide(req, res)
	}
	if res.Outcome != Granted {
		return res
	}
	res.Session = &Session{
		Kind: FederatedSession, Name: p.Name, User: s.User, Root: s.Root, ARN: res.Resource, ID: account.ID + ":" + p.Name,
		Credentials: credentials(res.Resource, p.Name, e.Now, p.Ordinal),
		Issued:      e.Now, Expires: e.Now.Add(res.Asked),
		Policies: p.Policies, UnknownPolicies: p.UnknownPolicies, Tags: p.Tags,
	}
	return res
}

const maxFederatedName = 32

func (p *FederationParams) valid(res *Result) bool {
	var faults []string
	if list := nameFaults("name", p.Name, nameCharacters, `[\w+=,.@-]*`, minName, maxFederatedName); list != nil {
		res.Wrong, faults = append(res.Wrong, "name"), append(faults, list...)
	}
	if p.Duration != 0 {
		if list := durationFaults(p.Duration, MinDuration, TokenMaxDuration); list != nil {
			res.Wrong, faults = append(res.Wrong, "durationSeconds"), append(faults, list...)
		}
	}
	p.Passed.check(res, &faults)
	if len(faults) > 0 {
		return invalid(res, faults)
	}
	return p.tagsFit(res) && p.policiesFit(res)
}
