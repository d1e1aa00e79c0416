package sts

import (
	"maps"
	"slices"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/match"
)

// FederatedParams are the parameters of AssumeRoleWithWebIdentity and AssumeRoleWithSAML.
type FederatedParams struct {
	// Host is the OIDC provider's host and path. It is empty for SAML, which has Provider instead, the provider's ARN.
	Host, Provider string
	RoleARN        string
	SessionName    string
	// Duration is DurationSeconds; zero when the request does not say.
	Duration time.Duration
	// Claims are what the provider says of its user, by the provider's own names; for SAML by their condition keys.
	Claims []GivenKey
	// Passed are session policies. Tags and a source identity come from the claims.
	Passed
	Ordinal int
	// open says that a placeholder leaves open whether the account's provider takes the token.
	open bool
}

// AssumeRoleFederated decides AssumeRoleWithWebIdentity or AssumeRoleWithSAML, and issues the session. The request is
// not signed, so no identity policies count: only the role's trust policy and the organization's RCPs do. It is never
// role chaining.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
func (e *Env) AssumeRoleFederated(p FederatedParams, g *Given) *Result {
	arn, _ := aws.ParseARN(p.RoleARN)
	role, account := e.World.RoleByARN(p.RoleARN), e.World.Account(arn.Account)
	caller := eval.Caller{Kind: eval.CallerProvider, ARN: p.providerARN(arn)}
	res := &Result{
		Caller: caller, Action: p.action(), Resource: p.RoleARN,
		Asked: orDefault(p.Duration, aws.DefaultDuration), Longest: aws.MaxDuration,
	}
	if res.LongestUnknown = maxSessionUnknown(role); !res.LongestUnknown {
		res.Longest = role.MaxSession
	}
	p.readClaims()
	check := AssumeParams{RoleARN: p.RoleARN, SessionName: p.SessionName, Duration: p.Duration, Passed: p.Passed}
	unsigned := &Signer{}
	if check.valid(res) && (account == nil || e.vouched(&p, account, res)) {
		e.decideFederated(unsigned, role, &p, g, res)
	}
	if e.settle(unsigned, res, g) && (role != nil || arn.IsRole()) {
		res.Session = e.roleSession(role, p.RoleARN, p.SessionName, p.Ordinal, &p.Passed, res)
		res.Session.Provider, res.Session.Claims = caller.ARN, p.lasting()
	}
	return res
}

// decideFederated asks the policies, and then checks what AWS checks after them.
func (e *Env) decideFederated(unsigned *Signer, role *iam.Role, p *FederatedParams, g *Given, res *Result) {
	for _, action := range p.actions(res.Action, nil, p.SourceIdentity) {
		req := e.request(unsigned, res.Caller, action, p.RoleARN, g)
		req.Context.Set("sts:RoleSessionName", p.SessionName)
		e.setAuthorized(p, &req.Context)
		setClaims(&req.Context, p.conditionKeys())
		p.Passed.setContext(&req.Context, p.SourceIdentity)
		e.decide(req, res)
	}
	arn, _ := aws.ParseARN(p.RoleARN)
	if role == nil && res.Outcome == Denied && e.World.Account(arn.Account) != nil && !e.mayExist(p.RoleARN) {
		res.Cause = CauseNoSuchRole
	}
	if res.Outcome == Granted || res.Outcome == Unknown {
		e.durationFits(unsigned, role, res)
	}
	if p.open && res.Outcome == Granted {
		res.Outcome, res.OnToken = Unknown, true
	}
}

func (p *FederatedParams) action() string {
	if p.Host == "" {
		return aws.AssumeRoleWithSAML
	}
	return aws.AssumeRoleWithWebIdentity
}

// providerARN returns how a trust policy names the provider.
func (p *FederatedParams) providerARN(role aws.ARN) string {
	switch {
	case p.Host == "":
		return p.Provider
	case aws.IsBuiltIn(p.Host):
		// Rule: A trust policy names a built-in provider by its domain and every other provider by its ARN.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
		// Proof: web-identity/cognito-pool-and-amr.walk, web-identity/google-audience-is-azp.walk
		return p.Host
	}
	return aws.OIDCProviderARN(role.Partition, role.Account, p.Host)
}

// vouched checks, before any policy, that the role's account has the provider and that the token is meant for it.
func (e *Env) vouched(p *FederatedParams, account *iam.Account, res *Result) bool {
	if p.Host == "" {
		return true
	}
	audiences, registered := account.OIDC[p.Host]
	if !registered && e.isAny(slices.Collect(maps.Keys(account.OIDC)), p.Host) == match.Unknown {
		p.open = true
		return e.tokenFits(p, nil, false, res)
	}
	if !registered && !aws.IsBuiltIn(p.Host) {
		// Rule: The role's account must have the provider of the token.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
		// Proof: web-identity/eks-service-account.walk, web-identity/case-073-audience-of-the-provider.walk
		res.fail(CauseNoProvider)
		res.Message = "No OpenIDConnect provider found in your account for https://" + p.Host
		return false
	}
	return e.tokenFits(p, audiences, registered, res)
}

// isAny reports whether a text is one of the list, as far as placeholders tell.
func (e *Env) isAny(list []string, text string) match.Truth {
	is := match.No
	for _, one := range list {
		is = is.Or(e.Placeholders.Equal(one, text))
	}
	return is
}

// misses reports whether none of a claim's values is one of the provider's audiences. What a placeholder leaves open
// counts as one, and the request is unknown for it.
func (e *Env) misses(p *FederatedParams, c *GivenKey, audiences []string) bool {
	is := match.No
	for _, v := range c.Values {
		is = is.Or(e.isAny(audiences, v))
	}
	p.open = p.open || is == match.Unknown
	return is == match.No
}

// hasPrefix cuts a prefix off a claim's name, whatever the case.
func hasPrefix(name, prefix string) (rest string, ok bool) {
	if len(name) < len(prefix) || !strings.EqualFold(name[:len(prefix)], prefix) {
		return "", false
	}
	return name[len(prefix):], true
}
