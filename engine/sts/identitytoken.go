package sts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
)

// claim returns the claim of a token with the name, nil when the token does not have it.
func (p *FederatedParams) claim(name string) *GivenKey {
	for i := range p.Claims {
		if p.Claims[i].Key == name {
			return &p.Claims[i]
		}
	}
	return nil
}

// tokenFits checks, before any policy, what an OpenID Connect token says by itself: its times, the claims that every
// token has, its audience, and the roles that it may assume. audiences are those of the account's provider; registered
// says that the provider is one of the account.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
func (e *Env) tokenFits(p *FederatedParams, audiences []string, registered bool, res *Result) bool {
	if p.isOpaque() {
		return true
	}
	return p.timesFit(e.Now, res) && p.claimsFit(res) &&
		e.audienceFits(p, audiences, registered, res) && e.rolesFit(p, res)
}

// isOpaque reports whether the provider's tokens are access tokens of OAuth 2.0, which have none of the claims that
// tokens of OpenID Connect must have.
func (p *FederatedParams) isOpaque() bool { return p.Host == aws.Facebook || p.Host == aws.Amazon }

// timesFit checks when the token is valid. A walk may leave all of that out.
func (p *FederatedParams) timesFit(now time.Time, res *Result) bool {
	for _, name := range []string{"exp", "nbf", "iat"} {
		c := p.claim(name)
		if c == nil {
			continue
		}
		at, err := strconv.ParseFloat(strings.Join(c.Values, ","), 64)
		ahead := at - float64(now.Unix())
		tolerated := aws.TokenTolerance.Seconds()
		switch {
		case err != nil || c.List:
			res.fail(CauseTokenTime)
		case name == "exp" && ahead < -tolerated:
			// Rule: A token is taken until five minutes after its exp claim.
			// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
			// Proof: web-identity/token-that-expired.walk
			res.fail(CauseTokenExpired)
			res.Message = fmt.Sprintf("Token expired: current date/time %d must be before the expiration date/time %s",
				now.Unix(), c.Values[0])
		case name != "exp" && ahead > tolerated:
			// Rule: A token is taken from five minutes before its nbf and its iat claim.
			// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
			// Proof: web-identity/token-of-the-future.walk
			res.fail(CauseTokenTooEarly)
		default:
			continue
		}
		res.Wrong = []string{name}
		return false
	}
	return true
}

// claimsFit checks that the token has a subject and an audience. AWS requires iss, iat and exp too, which a walk may
// leave out.
func (p *FederatedParams) claimsFit(res *Result) bool {
	for _, name := range []string{"sub", "aud"} {
		switch c := p.claim(name); {
		case c == nil:
			// Rule: A token must have the claims sub and aud.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
			// Proof: web-identity/claims-that-every-token-has.walk
			res.fail(CauseClaimMissing)
			res.Message = "Missing a required claim: " + name
		case len(c.Values) == 0:
			res.fail(CauseClaimEmpty)
			res.Message = "Claim is not allowed to be empty: " + name
		default:
			continue
		}
		res.Wrong = []string{name}
		return false
	}
	return true
}

// audienceFits checks what the token is for: its azp if it has one, else its only aud.
func (e *Env) audienceFits(p *FederatedParams, audiences []string, registered bool, res *Result) bool {
	azp, aud := p.claim("azp"), p.claim("aud")
	switch {
	case azp == nil && len(aud.Values) > 1:
		// Rule: A token with several audiences must have the claim azp.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
		// Proof: web-identity/audience-in-a-list.walk
		res.fail(CauseManyAudiences)
	case !registered:
		return true
	case azp != nil && e.misses(p, azp, audiences):
		// Rule: The azp claim of a token, where it is there, must be an audience of the provider, whatever its aud is.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
		// Proof: web-identity/azp-is-the-audience.walk
		res.fail(CauseAuthorizedParty)
	case azp == nil && e.misses(p, aud, audiences):
		// Rule: The token's audience must be one of the provider's, whatever the trust policy says.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
		// Proof: web-identity/case-073-audience-of-the-provider.walk
		res.fail(CauseAudience)
	default:
		return true
	}
	return false
}

// rolesFit checks the claim with the roles that the provider lets the token assume. A token without it may assume any.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
func (e *Env) rolesFit(p *FederatedParams, res *Result) bool {
	roles, ok := p.rolesClaim()
	switch {
	case !ok:
		res.fail(CauseRolesClaimFormat)
	case roles == nil || e.isAny(roles, p.RoleARN) == match.Yes:
		return true
	case e.isAny(roles, p.RoleARN) == match.Unknown:
		p.open = true
		return true
	case !slices.ContainsFunc(roles, isRoleARN):
		res.fail(CauseNoRoleInClaim)
	default:
		// Rule: A token whose roles claim does not name the role that is asked for assumes nothing.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
		// Proof: web-identity/roles-claim.walk
		res.fail(CauseRoleNotInClaim)
	}
	return false
}

// rolesClaim returns the entries of the token's roles claim: an array, or one string with semicolons. It is nil when
// the token does not have the claim. ok is false when the claim has another form.
func (p *FederatedParams) rolesClaim() (roles []string, ok bool) {
	for i := range p.Claims {
		switch c := &p.Claims[i]; {
		case strings.HasPrefix(c.Key, aws.RolesClaim+"/"):
			return nil, false
		case c.Key != aws.RolesClaim:
		case c.List:
			return append([]string{}, c.Values...), true
		case c.NotText:
			return nil, false
		default:
			return strings.Split(c.Values[0], ";"), true
		}
	}
	return nil, true
}

// isRoleARN reports whether text is the ARN of one role: two with a comma between them are none.
func isRoleARN(text string) bool {
	arn, ok := aws.ParseARN(text)
	return ok && arn.IsRole() && aws.IsAccountID(arn.Account) &&
		aws.RoleName.HasCharacters(strings.ReplaceAll(arn.Resource, "/", ""))
}
