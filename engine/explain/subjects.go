package explain

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
)

// who describes a principal as people speak of one: `alice of account 111111111111`, `the role Deploy of account …`. A
// text that is neither an ARN nor an account number stays as it is.
func who(principal string) string {
	if aws.IsAccountID(principal) {
		return "account " + principal
	}
	if principal == "*" {
		return "everyone"
	}
	arn, ok := aws.ParseARN(principal)
	if !ok {
		return principal
	}
	of := " of account " + arn.Account
	switch arn.Kind() {
	case aws.KindRoot:
		return "account " + arn.Account
	case aws.KindUser:
		return arn.Name() + of
	case aws.KindRole:
		return "the role " + arn.Name() + of
	case aws.KindFederatedUser:
		return "the federated user " + arn.Name() + of
	case aws.KindSession:
		role, session := arn.Session()
		return "the session " + session + " of the role " + role + of
	}
	return principal
}

// whoAll describes the first of several principals, and says how many more there are.
func whoAll(principals []string) string {
	described := make([]string, len(principals))
	for i, p := range principals {
		described[i] = who(p)
	}
	return some(described)
}

// policyName returns what a policy is called in a sentence: `alice’s policy assume-deploy`, `Deploy’s trust policy`.
func policyName(p *eval.Policy) string {
	ref := p.Ref
	switch ref.Kind {
	case policy.RefTrust:
		return ref.HolderName() + "’s trust policy"
	case policy.RefBoundary:
		return ref.HolderName() + "’s permissions boundary"
	case policy.RefResource:
		return "the policy of " + ref.Holder
	case policy.RefInline:
		return ref.HolderName() + "’s policy " + ref.Name
	case policy.RefManaged:
		return "the managed policy " + ref.Name
	case policy.RefAWSManaged:
		return ref.Name
	case policy.RefSession:
		return "the session policy of step " + ref.Holder
	case policy.RefSCP, policy.RefRCP:
		return "the " + strings.ToUpper(string(ref.Kind)) + " " + ref.Name
	}
	if name := furtherName(ref); name != "" {
		return name
	}
	return "the " + ref.String()
}

// subject returns policyName for the beginning of a sentence. Names keep their case there.
func subject(p *eval.Policy) string {
	name := policyName(p)
	switch p.Ref.Kind {
	case policy.RefTrust, policy.RefBoundary, policy.RefInline, policy.RefAWSManaged:
		return name
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
