package sts

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
)

// CallerOf reads who a principal is, as far as its name tells: the ARN of a user, a role, a session, a federated user,
// root or an identity provider; a built-in provider's or a service's name; or * for anonymous. A role acts through a
// session that is called like the role. ok is false for everything else.
func CallerOf(principal string) (c eval.Caller, ok bool) {
	arn, isARN := aws.ParseARN(principal)
	switch {
	case principal == "*":
		return eval.Caller{Kind: eval.CallerAnonymous, ARN: principal}, true
	case aws.IsBuiltIn(principal):
		return eval.Caller{Kind: eval.CallerProvider, ARN: principal}, true
	case !isARN:
		return eval.Caller{Kind: eval.CallerService, ARN: principal}, strings.Contains(principal, ".")
	case !aws.IsAccountID(arn.Account):
		return c, false
	}
	c = eval.Caller{Partition: arn.Partition, Account: arn.Account, ARN: principal}
	switch arn.Kind() {
	case aws.KindRoot:
		c.Kind = eval.CallerRoot
	case aws.KindUser:
		c.Kind = eval.CallerUser
	case aws.KindRole:
		c.Kind, c.RoleARN = eval.CallerRole, principal
		c.ARN = aws.SessionARN(arn.Partition, arn.Account, arn.Name(), arn.Name())
	case aws.KindSession:
		role, _ := arn.Session()
		c.Kind, c.RoleARN = eval.CallerRole, aws.EntityARN(aws.KindRole, arn.Partition, arn.Account, "/", role)
	case aws.KindFederatedUser:
		c.Kind = eval.CallerFederatedUser
	case aws.KindSAMLProvider, aws.KindOIDCProvider:
		c = eval.Caller{Kind: eval.CallerProvider, ARN: principal}
	default:
		return eval.Caller{}, false
	}
	return c, true
}

// describeProvider sets the keys of an unsigned request with the token or the assertion of a provider. The account is
// the provider's. What it is for a built-in provider, which no account has, AWS does not say.
func describeProvider(c *eval.Context, provider string) {
	// Rule: While a role is assumed with a token or an assertion, aws:PrincipalType is User and aws:PrincipalAccount the
	// provider's account.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalaccount
	// Proof: web-identity/keys-of-a-token.walk, saml/keys-of-an-assertion.walk
	c.Set("aws:PrincipalType", string(eval.CallerUser))
	arn, registered := aws.ParseARN(provider)
	if registered {
		c.Set("aws:PrincipalAccount", arn.Account)
	} else {
		c.SetUnknown("aws:PrincipalAccount")
	}
	if arn.Kind() != aws.KindSAMLProvider {
		// Rule: aws:FederatedProvider is there while a role is assumed with a token: the provider's ARN, or the name of a
		// built-in provider.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-federatedprovider
		// Proof: web-identity/keys-of-a-token.walk, web-identity/federated-provider-of-google.walk
		c.Set("aws:FederatedProvider", provider)
	}
}

// Known is what may be known of a caller beside its name. The zero Known is nothing.
type Known struct {
	// UserID is the caller's aws:userid, and PrincipalARN its aws:PrincipalArn, which for a session has the role's path.
	UserID, PrincipalARN string
	// FederatedBy is the ARN of the user, or of root, that asked for a federated user's credentials.
	FederatedBy string
}

// Of adds to a caller what is known of it. What does not fit the caller is passed over.
func (k *Known) Of(c *eval.Caller) {
	switch c.Kind {
	case eval.CallerUser, eval.CallerRole:
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
		c.ID, _, _ = strings.Cut(k.UserID, ":")
	case eval.CallerFederatedUser:
		by, _ := aws.ParseARN(k.FederatedBy)
		c.ByRoot = by.Kind() == aws.KindRoot && by.Account == c.Account
		if by.Kind() == aws.KindUser && by.Account == c.Account {
			c.UserARN = k.FederatedBy
		}
	}
	if role, _ := aws.ParseARN(k.PrincipalARN); role.IsRole() {
		own, _ := aws.ParseARN(c.RoleARN)
		if own.IsRole() && role.Account == own.Account && role.Name() == own.Name() {
			c.RoleARN = k.PrincipalARN
		}
	}
}

// DescribeCaller sets the condition keys that follow from the caller alone. Tags, organization and aws:userid depend on
// more.
func DescribeCaller(c *eval.Context, caller *eval.Caller) {
	switch {
	case caller.Kind == eval.CallerService:
		// Rule: aws:PrincipalIsAWSService is true only if a service principal itself calls.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
		// Proof: services/principal-is-aws-service.walk, organizations/case-066-rcp-and-services.walk
		c.Set("aws:PrincipalIsAWSService", "true")
	case caller.Signs():
		c.Set("aws:PrincipalIsAWSService", "false")
	case caller.Kind == eval.CallerAnonymous:
		c.Set("aws:PrincipalType", string(caller.Kind))
		c.Set("aws:PrincipalAccount", "anonymous")
	case caller.Kind == eval.CallerProvider:
		describeProvider(c, caller.ARN)
	}
	if caller.Kind == eval.CallerService {
		// Rule: aws:PrincipalServiceName and aws:PrincipalServiceNamesList are there if a service principal calls.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalservicename
		// Proof: services/principal-service-name.walk
		c.Set("aws:PrincipalServiceName", caller.ARN)
		c.Set("aws:PrincipalServiceNamesList", caller.ARN)
	}
	if arn := caller.PrincipalARN(); arn != "" {
		c.Set("aws:PrincipalArn", arn)
		c.Set("aws:PrincipalAccount", caller.Account)
		c.Set("aws:PrincipalType", string(caller.Kind))
	}
	if caller.Kind == eval.CallerUser {
		arn, _ := aws.ParseARN(caller.ARN)
		c.Set("aws:username", arn.Name())
	}
}
