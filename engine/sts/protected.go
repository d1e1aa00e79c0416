package sts

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
)

// Protected returns the cause for which AWS refuses an action, in lower case, that the policies allow, because only AWS
// itself changes the resource; "" when there is none. The policies are asked first.
//
// AWS's pages have UnmodifiableEntity for service-linked roles. For the roles of IAM Identity Center users have seen
// the same code and text: https://github.com/rebuy-de/aws-nuke/pull/1028. For aliases the code is that of an emulator.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
func Protected(lower, resource string) Cause {
	arn, _ := aws.ParseARN(resource)
	switch {
	case (arn.IsServiceLinkedRole() || arn.IsReservedRole()) && aws.ChangesRole(lower, arn):
		// Rule: Only AWS changes service-linked roles and the roles of IAM Identity Center, whatever the policies allow.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html and
		// https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
		// Proof: identity/protected-service-linked-role.walk, identity/protected-reserved-role.walk
		return CauseProtectedRole
	case arn.IsAliasOfAWS() && aws.ChangesAlias(lower):
		// Rule: Only AWS changes aliases that begin with alias/aws/, whatever the policies allow.
		// See https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
		// Proof: kms/alias-of-aws.walk
		return CauseProtectedAlias
	case arn.IsAliasOfAWS() && aws.ChangesKey(lower):
		return CauseProtectedKey
	}
	return ""
}

// isPolicyOfAWS reports whether the resource is an AWS-managed policy. AWS owns it, so a change is refused across
// accounts, and everything else is decided as in the caller's own account.
func isPolicyOfAWS(resource string) bool {
	_, ok := aws.ManagedByAWS(resource)
	return ok
}

// finish refuses what policies allow and AWS does not, and says why the policy of a resource that has none refuses.
// The policies that might refuse before are not always known.
func (e *Env) finish(s *Signer, res *Result, lower string) {
	refused, _ := res.Refused()
	noPolicy := refused == eval.GateSet(0).With(eval.GateResource)
	switch {
	case res.Outcome == Granted || res.Outcome == Unknown:
		e.checkLast(s, res, lower)
	case noPolicy && lower == aws.LowerAssumeRoot:
		res.Cause = CauseNotManaging
	case noPolicy && isPolicyOfAWS(res.Resource):
		res.Cause = CausePolicyOfAWS
	}
}

// checkLast refuses what AWS refuses after the policies.
func (e *Env) checkLast(s *Signer, res *Result, lower string) {
	switch cause := Protected(lower, res.Resource); cause {
	case "":
		if lower == aws.LowerGetWebIdentityToken {
			e.identityToken(s, res)
		}
	case CauseProtectedRole:
		arn, _ := aws.ParseARN(res.Resource)
		res.fail(cause)
		res.Message = "Cannot perform the operation on the protected role '" + arn.Name() +
			"' - this role is only modifiable by AWS"
	default:
		res.fail(cause)
	}
}
