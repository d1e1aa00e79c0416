package sts

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/eval"
)

// Given is what the walk says of one request beside who asks for what.
type Given struct {
	// SourceIP is the address that the request comes from; empty where nobody says.
	SourceIP string
	// Context are further keys, which win over what is derived.
	Context []GivenKey
}

// GivenKey is one key of a `context` clause.
type GivenKey struct {
	Key    string
	Values []string
	// List says that the values came as a list.
	List bool
}

// requestContext derives the context of a request that the signer makes now, for action on a resource of owner (nil
// where the file does not declare it).
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
func requestContext(w *eval.World, now time.Time, s *Signer, caller *eval.Caller, action string, g *Given) eval.Context {
	c := eval.Context{Ungiven: ungiven(action, throughEndpoint(g))}
	for _, k := range g.Context {
		c.Give(k.Key, k.List, k.Values...)
	}
	if g.SourceIP != "" {
		c.Set("aws:SourceIp", g.SourceIP)
	}
	c.Set("aws:CurrentTime", now.UTC().Format(time.RFC3339))
	c.Set("aws:EpochTime", strconv.FormatInt(now.Unix(), 10))
	c.Set("aws:SecureTransport", "true")
	c.Set("aws:ViaAWSService", "false")
	setPrincipal(&c, s, caller)
	setOrganization(&c, w, caller.Account, "Principal")
	setSession(&c, now, s)
	return c
}

// setSession sets the keys that temporary credentials bring. A role session carries no multi-factor information, whatever
// its issuer had; for the key is there with all temporary credentials, it is false.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
func setSession(c *eval.Context, now time.Time, s *Signer) {
	if !s.temporary() {
		return
	}
	issued, session := now, s.Session
	if session != nil {
		issued = session.Issued
	}
	c.Set("aws:TokenIssueTime", issued.UTC().Format(time.RFC3339))
	c.Set("aws:MultiFactorAuthPresent", "false")
	if session == nil {
		return
	}
	if session.MFA {
		c.Set("aws:MultiFactorAuthPresent", "true")
		c.Set("aws:MultiFactorAuthAge", strconv.FormatInt(int64(now.Sub(issued)/time.Second), 10))
	}
	if session.SourceIdentity != "" {
		c.Set("aws:SourceIdentity", session.SourceIdentity)
	}
	if session.Provider != "" {
		c.Set("aws:FederatedProvider", session.Provider)
	}
	setClaims(c, session.Claims)
}

// setPrincipal sets the keys that say who asks.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
func setPrincipal(c *eval.Context, s *Signer, caller *eval.Caller) {
	c.Set("aws:PrincipalIsAWSService", strconv.FormatBool(caller.Kind == eval.CallerService))
	switch caller.Kind {
	case eval.CallerService:
		c.Set("aws:PrincipalServiceName", caller.ARN)
		c.Set("aws:PrincipalServiceNamesList", caller.ARN)
		// AWS documents no value of these for services.
		c.SetUnknown("aws:PrincipalType")
		c.SetUnknown("aws:userid")
		return
	case eval.CallerProvider, eval.CallerAnonymous:
		return
	}
	c.Set("aws:PrincipalArn", caller.PrincipalARN())
	c.Set("aws:PrincipalAccount", caller.Account)
	c.Set("aws:PrincipalType", string(caller.Kind))
	switch {
	case s.root() != nil && s.federated() == nil:
		c.Set("aws:userid", caller.Account)
	case s.role() != nil:
		c.Set("aws:userid", caller.ID+":"+s.sessionName())
		setTags(c, "aws:PrincipalTag/", s.principalTags(s.role().Tags))
	case s.federated() != nil:
		c.Set("aws:userid", caller.Account+":"+s.Session.Name)
		if s.user() != nil {
			setTags(c, "aws:PrincipalTag/", s.principalTags(s.user().Tags))
		}
	case s.user() != nil:
		c.Set("aws:userid", caller.ID)
		c.Set("aws:username", s.user().Name)
		setTags(c, "aws:PrincipalTag/", s.user().Tags)
	default:
		c.SetUnknown("aws:userid")
		if caller.Kind == eval.CallerUser {
			c.Set("aws:username", caller.ARN[strings.LastIndexByte(caller.ARN, '/')+1:])
		}
	}
}

func setTags(c *eval.Context, prefix string, tags []eval.Tag) {
	for _, t := range tags {
		c.Set(prefix+t.Key, t.Value)
	}
}

// setOrganization sets the keys of the organization that an account belongs to. Of an account that the file does not
// declare, nobody knows it.
func setOrganization(c *eval.Context, w *eval.World, account, whose string) {
	if account == "" {
		return
	}
	id, paths := "aws:"+whose+"OrgID", "aws:"+whose+"OrgPaths"
	a := w.Account(account)
	switch {
	case a == nil:
		c.SetUnknown(id)
		c.SetUnknown(paths)
	case a.Organization != "":
		c.Set(id, a.Organization)
		c.Set(paths, a.OrgPath())
	}
}

// ungiven says of which keys nobody knows whether the request has them: those of the caller's network and client, and
// those of the service that is asked. All other ungiven keys are absent. STS's own keys are all derived. A request through
// a VPC endpoint has no aws:SourceIp.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip
func ungiven(action string, endpoint bool) func(string) bool {
	service, _, _ := strings.Cut(strings.ToLower(action), ":")
	return func(lower string) bool {
		switch lower {
		case "aws:sourceip":
			return !endpoint
		case "aws:useragent", "aws:requestedregion":
			return true
		}
		prefix, _, _ := strings.Cut(lower, ":")
		return service != "sts" && prefix != "aws" && prefix != "sts" && prefix != "saml" && !strings.Contains(prefix, ".") && prefix != "iam"
	}
}

// throughEndpoint reports whether the walk gives a key that only requests through a VPC endpoint have.
func throughEndpoint(g *Given) bool {
	for _, k := range g.Context {
		switch strings.ToLower(k.Key) {
		case "aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip", "aws:sourcevpcarn", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths":
			return true
		}
	}
	return false
}
