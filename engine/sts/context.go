package sts

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
)

// Given is what the walk says about one request besides who asks for what.
type Given struct {
	// SourceIP is the address that the request comes from, empty when it is not given.
	SourceIP string
	// Context are further keys, which win over what is derived.
	Context []GivenKey
	// Unknown are keys whose value is not known, whatever is derived. One that ends in * stands for all that begin so and
	// are not derived.
	Unknown []string
	// Granted says that AWS granted the request.
	Granted bool
}

// GivenKey is one key of a `context` clause.
type GivenKey struct {
	Key    string
	Values []string
	// List says that the values came as a list, NotText that the one value is a number, true or false.
	List, NotText bool
}

// describe sets the context of a request for action on resource that the signer makes now. The context is empty before.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
func (e *Env) describe(c *eval.Context, s *Signer, caller *eval.Caller, action, resource string, g *Given) {
	c.Unfilled, c.Ungiven = e.Placeholders, e.ungiven(action, resource, throughEndpoint(g))
	for _, key := range g.Unknown {
		if g.SourceIP == "" || !strings.EqualFold(key, "aws:SourceIp") {
			c.GiveUnknown(key)
		}
	}
	for _, k := range g.Context {
		c.Give(k.Key, k.List, k.Values...)
	}
	if g.SourceIP != "" {
		c.Set("aws:SourceIp", g.SourceIP)
	}
	current, epoch := e.clock.read(e.Now)
	c.Set("aws:CurrentTime", current)
	c.Set("aws:EpochTime", epoch)
	c.Set("aws:SecureTransport", "true")
	c.Set("aws:ViaAWSService", "false")
	DescribeCaller(c, caller)
	s.describe(c, caller)
	setOrganization(c, e.World, caller.Account, ofPrincipal)
	s.describeSession(c, e.Now)
}

// describeSession sets the keys that temporary credentials bring. A session of AssumeRole carries no multi-factor
// information, whatever its issuer had, and the key is false. Federated credentials do not have it.
func (s *Signer) describeSession(c *eval.Context, now time.Time) {
	if !s.temporary() {
		return
	}
	issued, session := now, s.Session
	if session != nil {
		issued = session.Issued
	}
	// Rule: aws:TokenIssueTime is when the temporary credentials were issued.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tokenissuetime
	// Proof: sessions/case-079-revocation.walk, sessions/case-081-issue-time-and-long-term-keys.walk
	c.Set("aws:TokenIssueTime", issued.UTC().Format(time.RFC3339))
	if !session.isFederated() {
		// Rule: aws:MultiFactorAuthPresent of a role session is false, even if a code was given to assume the role.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
		// Proof: mfa/case-039-role-session-has-none.walk, conditions/mfa-of-role-sessions.walk
		c.Set("aws:MultiFactorAuthPresent", "false")
	}
	if session == nil {
		return
	}
	if session.MFA {
		// Rule: aws:MultiFactorAuthPresent of a token of GetSessionToken is true if a code was given for it.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
		// Proof: mfa/case-091-session-token-with-a-code.walk
		c.Set("aws:MultiFactorAuthPresent", "true")
		// Rule: aws:MultiFactorAuthAge counts the seconds since the token with the code was issued.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthage
		// Proof: mfa/age-of-the-code.walk
		c.Set("aws:MultiFactorAuthAge", strconv.FormatInt(int64(now.Sub(issued)/time.Second), 10))
	}
	if session.SourceIdentity != "" {
		// Rule: aws:SourceIdentity is the source identity of the session that signs.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceidentity
		// Proof: source-identity/keys.walk
		c.Set("aws:SourceIdentity", session.SourceIdentity)
	}
	if arn, _ := aws.ParseARN(session.Provider); session.Provider != "" && arn.Kind() != aws.KindSAMLProvider {
		// Rule: aws:FederatedProvider is the OpenID Connect provider of the session that signs.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-federatedprovider
		// Proof: web-identity/session-of-a-token-chains.walk
		c.Set("aws:FederatedProvider", session.Provider)
	}
	setClaims(c, session.Claims)
}

// describe sets the keys of the caller that depend on more than who it is: aws:userid and the tags.
func (s *Signer) describe(c *eval.Context, caller *eval.Caller) {
	switch {
	case caller.Kind == eval.CallerProvider:
		if aws.LooksLikeARN(caller.ARN) {
			// Rule: aws:userid of a request with a token or an assertion is the provider's ARN.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-userid
			// Proof: web-identity/keys-of-a-token.walk
			c.Set("aws:userid", caller.ARN)
			return
		}
		c.SetUnknown("aws:userid")
	case caller.Kind == eval.CallerService: // AWS documents no value of either for services
		c.SetUnknown("aws:PrincipalType")
		c.SetUnknown("aws:userid")
	case s.External != "":
		s.describeExternal(c, caller)
	case s.root() != nil && s.federated() == nil:
		// Rule: aws:userid of the root user is the account.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
		// Proof: conditions/principal-type-and-userid.walk
		c.Set("aws:userid", caller.Account)
	case s.role() != nil:
		// Rule: aws:userid of a role session is the role's unique ID and the session name.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
		// Proof: sessions/deny-one-session-by-userid.walk, conditions/principal-type-and-userid.walk
		c.Set("aws:userid", caller.ID+":"+s.sessionName())
		// Rule: aws:PrincipalTag has the tags of the role and of the session.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltag
		// Proof: conditions/principal-tag-of-user-and-role.walk, tags/case-050-session-tag-over-role-tag.walk
		s.setPrincipalTags(c, &s.role().Identity)
	case s.federated() != nil:
		// Rule: aws:userid of a federated user is the account and the name of the federated user.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
		// Proof: federation-token/keys-of-a-federated-user.walk
		c.Set("aws:userid", caller.Account+":"+s.Session.Name)
		if s.user() != nil {
			s.setPrincipalTags(c, &s.user().Identity)
		}
	default:
		c.Set("aws:userid", caller.ID)
		s.setPrincipalTags(c, &s.user().Identity)
	}
}

// setPrincipalTags sets the tags of the user or the role, under those of the session.
func (s *Signer) setPrincipalTags(c *eval.Context, of *iam.Identity) {
	setTags(c, "aws:PrincipalTag/", s.principalTags(of.Tags))
	if of.TagsUnknown {
		tagsUnknown(c, "aws:PrincipalTag/")
	}
}

// externalKeys are the keys of a principal that the walk does not have, beside those that its ARN tells. What a session
// of the walk carries is known.
var externalKeys = []string{
	"aws:TokenIssueTime", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:SourceIdentity",
	"aws:FederatedProvider",
}

// describeExternal marks what is not known of a principal that the walk does not have.
func (s *Signer) describeExternal(c *eval.Context, caller *eval.Caller) {
	c.SetUnknown("aws:userid")
	tagsUnknown(c, "aws:PrincipalTag/")
	if caller.PathUnknown {
		c.SetUnknown("aws:PrincipalArn")
	}
	if s.Session != nil {
		setTags(c, "aws:PrincipalTag/", s.Session.Tags)
		return
	}
	for _, key := range externalKeys {
		c.SetUnknown(key)
	}
}

func setTags(c *eval.Context, prefix string, tags []iam.Tag) {
	for _, t := range tags {
		c.Set(prefix+t.Key, t.Value)
	}
}

// organizationKeys are the keys of the organization that the caller's account belongs to, or the resource's.
type organizationKeys struct{ id, paths string }

var (
	ofPrincipal = organizationKeys{"aws:PrincipalOrgID", "aws:PrincipalOrgPaths"}
	ofResource  = organizationKeys{"aws:ResourceOrgID", "aws:ResourceOrgPaths"}
)

// setOrganization sets the keys of the organization that an account belongs to. They are unknown for an account that
// the walk does not declare.
func setOrganization(c *eval.Context, w *iam.World, account string, keys organizationKeys) {
	if account == "" {
		return
	}
	id, paths := keys.id, keys.paths
	a := w.Account(account)
	switch {
	case a == nil, a.OrganizationUnknown():
		c.SetUnknown(id)
		c.SetUnknown(paths)
	case a.Organization != "":
		// Rule: aws:PrincipalOrgID and aws:ResourceOrgID are there if the account belongs to an organization.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid and
		// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgid
		// Proof: conditions/principal-org-id-and-paths.walk, organizations/resource-org-id.walk
		c.Set(id, a.Organization)
		c.Set(paths, a.OrgPath())
	}
}

// ungiven says which keys are unknown when the walk does not give them: those of the caller's network and client, and
// those of the service that is asked. All other ungiven keys are absent. STS's own keys are all derived. A request
// through a VPC endpoint has no aws:SourceIp.
func (e *Env) ungiven(action, resource string, endpoint bool) func(string) bool {
	service := aws.ServiceOf(action)
	tagsKnown := service != "sts" && e.tagsKnown(resource)
	return func(lower string) bool {
		if endpoint && lower == "aws:sourceip" {
			// Rule: A request through a VPC endpoint has no aws:SourceIp.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip
			// Proof: conditions/case-074-address-through-an-endpoint.walk,
			// conditions/case-075-deny-by-address-through-an-endpoint.walk
			return false
		}
		if aws.KeyHas(lower, aws.Ungiven) {
			return true
		}
		prefix, _, _ := strings.Cut(lower, ":")
		switch prefix {
		case "aws", "sts", "saml":
			return false
		case "iam":
			// Rule: A key of a service is unknown unless the walk gives it, IAM's own keys too.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#available-keys-for-iam
			// Proof: unknown/passed-to-service.walk, unknown/boundary-of-a-new-role.walk
			return service != "sts" && !(tagsKnown && strings.HasPrefix(lower, iamTag))
		}
		return service != "sts" && !strings.Contains(prefix, ".")
	}
}

const iamTag = "iam:resourcetag/"

// tagsKnown reports whether the resource is a user or a role that exists in the walk.
func (e *Env) tagsKnown(resource string) bool {
	return e.World.UserByARN(resource) != nil || e.World.RoleByARN(resource) != nil
}

// throughEndpoint reports whether the walk gives a key that only requests through a VPC endpoint have.
func throughEndpoint(g *Given) bool {
	for _, k := range g.Context {
		if aws.KeyFrom(strings.ToLower(k.Key), aws.FromEndpoint) {
			return true
		}
	}
	return false
}
