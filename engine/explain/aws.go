package explain

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// AWS returns what AWS prints for a refused step, verbatim in its shape. It is empty when the request is granted or
// unknown, when AWS never sees the request, and when AWS does not document its text. A service that is refused tells
// its own user so in words of its own, so STS’s text is seen by none.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func AWS(s *scenario.StepResult) string { return s.Named(awsText(s)) }

func awsText(s *scenario.StepResult) string {
	a := s.Answer
	if a == nil || a.Code == "" || a.Code == sts.CodeNoSuchSession {
		return ""
	}
	if text := a.Text(); text != "" || a.Code != sts.CodeAccessDenied {
		return text
	}
	if a.Caller.Kind == eval.CallerService {
		return ""
	}
	return accessDenied(s)
}

// accessDenied returns the sentence for a refusal. It names one kind of policy, and none across accounts that share no
// organization.
func accessDenied(s *scenario.StepResult) string {
	a := s.Answer
	if a.Caller.Kind == eval.CallerProvider {
		return "Not authorized to perform " + a.Action
	}
	action := a.Action
	d := printed(a)
	if d != nil {
		action = d.Request.Action
	}
	text := "User: " + a.Caller.ARN + " is not authorized to perform: " + action
	if a.Resource != "*" {
		text += " on resource: " + a.Resource
	}
	if d == nil || !a.SameParty || a.Cause != sts.CausePolicies {
		return text
	}
	if g := d.Explicit.First(); g != "" {
		return text + " with an explicit deny in " + aws.RefusalOf(string(g)).Explicit + policyARN(s, d, g)
	}
	if g := d.Refused.First(); g != "" {
		return text + " because no " + aws.RefusalOf(string(g)).Implicit + " allows the " + action + " action"
	}
	return text
}

// policyARN returns what AWS adds about the policy with the explicit deny: a colon and its ARN. It adds none for a
// resource's policy and a trust policy, and, as is assumed, none for an inline policy. The ARN of a control policy has
// the organization's ID and an ID of the policy, which a walk does not have, so that text ends before it.
//
// See https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns/
func policyARN(s *scenario.StepResult, d *sts.ActionDecision, g eval.Gate) string {
	if d.Trace == nil {
		return ""
	}
	for p := range d.Trace.GateStep(g).Applying(policy.Deny) {
		return arnOf(s.Signer.Account(), p.Policy.Ref)
	}
	return ""
}

// arnOf returns the ARN of a managed policy of the account, behind a colon; "" for every other document.
func arnOf(account *iam.Account, ref policy.Ref) string {
	switch {
	case account == nil:
	case ref.Kind == policy.RefManaged:
		return ": " + aws.EntityARN(aws.KindPolicy, account.Partition, account.ID, account.ManagedPaths[ref.Name], ref.Name)
	case ref.Kind == policy.RefAWSManaged:
		return ": " + aws.EntityARN(aws.KindPolicy, account.Partition, aws.PolicyOwner, ref.Holder, ref.Name)
	}
	return ""
}

// printed is the decision that AWS’s text is about. Where setting a source identity and passing tags are both refused,
// real answers of AWS name the source identity.
func printed(a *sts.Result) *sts.ActionDecision {
	d := a.Deciding()
	if d == nil || !strings.EqualFold(d.Request.Action, aws.TagSession) {
		return d
	}
	for i := range a.Actions {
		if o := &a.Actions[i]; o.Refused != 0 && strings.EqualFold(o.Request.Action, aws.SetSourceIdentity) {
			return o
		}
	}
	return d
}

// gateWords are our own words for a gate: name stands in a sentence, and title is the heading of its row. AWS's words
// are in aws.Refusals.
var gateWords = map[eval.Gate]struct{ name, title string }{
	eval.GateRCP:      {"a resource control policy", "Resource control policies"},
	eval.GateSCP:      {"a service control policy", "Service control policies"},
	eval.GateTrust:    {"the trust policy", "Trust policy"},
	eval.GateResource: {"the resource’s policy", "Resource’s policy"},
	eval.GateIdentity: {"the caller’s policies", "Identity policies"},
	eval.GateBoundary: {"the permissions boundary", "Permissions boundary"},
	eval.GateSession:  {"the session policy", "Session policy"},
}

// GateTitle returns the heading of a gate's row.
func GateTitle(g eval.Gate) string { return gateWords[g].title }
