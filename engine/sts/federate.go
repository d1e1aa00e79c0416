package sts

import (
	"strings"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
)

// FederatedParams are the parameters of AssumeRoleWithWebIdentity and AssumeRoleWithSAML.
type FederatedParams struct {
	// Host is the OIDC provider's host and path; empty for SAML, which then has Provider, the provider's ARN.
	Host, Provider string
	RoleARN        string
	SessionName    string
	Duration       time.Duration
	// Claims are what the provider says of its user, by the names it has for them; for SAML by their condition keys.
	Claims []GivenKey
	// Passed are session policies; tags and a source identity come from the claims.
	Passed
	Ordinal int
}

const (
	actionWebIdentity = "sts:AssumeRoleWithWebIdentity"
	actionSAML        = "sts:AssumeRoleWithSAML"
)

// wellKnown are the providers that a role can trust by their name, without one registered in the account.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
var wellKnown = map[string]bool{
	"cognito-identity.amazonaws.com": true, "accounts.google.com": true, "graph.facebook.com": true, "www.amazon.com": true,
}

// AssumeRoleFederated decides AssumeRoleWithWebIdentity, or AssumeRoleWithSAML, and issues the session. The request is not
// signed: nobody's own policies count, only the role's trust policy and the organization's RCPs. It is never chaining.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
func (e *Env) AssumeRoleFederated(p FederatedParams, g *Given) *Result {
	arn, _ := match.ParseARN(p.RoleARN)
	role := e.World.RoleByARN(p.RoleARN)
	account := e.World.Account(arn.Account)
	action := actionSAML
	if p.Host != "" {
		action = actionWebIdentity
	}
	caller := eval.Caller{Kind: eval.CallerProvider, ARN: p.providerARN(arn)}
	res := &Result{Caller: caller, Action: action, Resource: p.RoleARN, Asked: p.Duration, Cap: MaxDuration}
	if p.Duration == 0 {
		res.Asked = DefaultDuration
	}
	if role != nil {
		res.Cap = role.MaxSession
	}
	p.readClaims()
	check := AssumeParams{RoleARN: p.RoleARN, SessionName: p.SessionName, Duration: p.Duration, Passed: p.Passed}
	switch {
	case !check.valid(res):
		return res
	case account != nil && !p.vouched(account, res):
		return res
	}
	signer := &Signer{}
	actions := []string{action}
	if len(p.Tags) > 0 {
		actions = append(actions, "sts:TagSession")
	}
	if p.SourceIdentity != "" {
		actions = append(actions, "sts:SetSourceIdentity")
	}
	for _, a := range actions {
		e.decide(e.federatedRequest(signer, caller, a, role, account == nil, &p, g), res)
	}
	if role == nil && res.Outcome == Denied && account != nil {
		res.Cause = CauseNoSuchRole
	}
	if res.Outcome != Granted || role == nil {
		return res
	}
	if res.Asked > role.MaxSession {
		return res.fail(CodeValidation, CauseMaxSession)
	}
	res.Session = p.issue(e, role, caller.ARN, res)
	return res
}

// providerARN is how a trust policy names the provider.
func (p *FederatedParams) providerARN(role match.ARN) string {
	switch {
	case p.Host == "":
		return p.Provider
	case wellKnown[p.Host]:
		return p.Host
	}
	return "arn:" + role.Partition + ":iam::" + role.Account + ":oidc-provider/" + p.Host
}

// vouched checks, before any policy, that the role's account knows the provider and that the token is meant for it.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
func (p *FederatedParams) vouched(account *eval.Account, res *Result) bool {
	if p.Host == "" || wellKnown[p.Host] {
		return true
	}
	audiences, registered := account.OIDC[p.Host]
	if !registered {
		res.fail(CodeInvalidIdentityToken, CauseNoProvider)
		res.Message = "No OpenIDConnect provider found in your account for https://" + p.Host
		return false
	}
	for _, c := range p.Claims {
		if c.Key != "aud" {
			continue
		}
		for _, aud := range c.Values {
			for _, known := range audiences {
				if aud == known {
					return true
				}
			}
		}
	}
	res.fail(CodeInvalidIdentityToken, CauseAudience)
	res.Message = "Incorrect token audience"
	return false
}

func (e *Env) federatedRequest(s *Signer, caller eval.Caller, action string, role *eval.Role, hidden bool, p *FederatedParams, g *Given) *eval.Request {
	req := &eval.Request{Caller: caller, Resource: p.RoleARN, Assumes: true}
	req.SetAction(action)
	arn, _ := match.ParseARN(p.RoleARN)
	req.ResourceAccount = arn.Account
	req.Context = requestContext(e.World, e.Now, s, &caller, action, g)
	req.Context.Set("sts:RoleSessionName", p.SessionName)
	setClaims(&req.Context, p.conditionKeys())
	p.Passed.setContext(&req.Context)
	if p.SourceIdentity != "" {
		req.Context.Set("sts:SourceIdentity", p.SourceIdentity)
	}
	if role != nil {
		req.Trust = role.Trust
		setTags(&req.Context, "aws:ResourceTag/", role.Tags)
		setTags(&req.Context, "iam:ResourceTag/", role.Tags)
	}
	if hidden {
		req.Hidden = req.Hidden.With(eval.GateTrust)
	}
	e.setResourceAccount(req)
	e.bind(req)
	return req
}

func (p *FederatedParams) issue(e *Env, role *eval.Role, provider string, res *Result) *Session {
	session := e.roleSession(role, p.SessionName, p.Ordinal, &p.Passed, res.Asked)
	session.Provider, session.Claims = provider, p.lasting()
	return session
}

// hasPrefix cuts a prefix off a claim's name without regard to case.
func hasPrefix(name, prefix string) (rest string, ok bool) {
	if len(name) < len(prefix) || !strings.EqualFold(name[:len(prefix)], prefix) {
		return "", false
	}
	return name[len(prefix):], true
}
