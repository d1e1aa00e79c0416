package explain

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// AWS returns what AWS prints for a refused step, verbatim in its shape. It is empty when the request is granted or
// unknown, when AWS never sees the request, and when AWS does not document its text. A service that is refused tells its
// own user so in words of its own, so STS’s text is seen by none.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func AWS(s *scenario.StepResult) string {
	a := s.Answer
	if a == nil || a.Code == "" || a.Code == sts.CodeNoSuchSession || a.Caller.Kind == eval.CallerService {
		return ""
	}
	if text := a.Text(); text != "" || a.Code != sts.CodeAccessDenied {
		return text
	}
	return accessDenied(a)
}

// accessDenied returns the sentence for a refusal. It names one kind of policy, and none across accounts that share no
// organization.
func accessDenied(a *sts.Result) string {
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
	if d == nil || !a.SameParty || a.Cause == sts.CauseNoSuchRole {
		return text
	}
	if g := d.Explicit.First(); g != "" {
		return text + " with an explicit deny in " + gateWords[g].explicit
	}
	if g := d.Refused.First(); g != "" {
		return text + " because no " + gateWords[g].implicit + " allows the " + action + " action"
	}
	return text
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

// gateWords are the words for a gate: explicit and implicit are AWS's own in its texts, name is ours in a sentence, and
// title is the heading of its row.
var gateWords = map[eval.Gate]struct{ explicit, implicit, name, title string }{
	eval.GateRCP: {
		"a resource control policy",
		"resource control policy",
		"a resource control policy",
		"Resource control policies",
	},
	eval.GateSCP: {
		"a service control policy",
		"service control policy",
		"a service control policy",
		"Service control policies",
	},
	eval.GateTrust:    {"the role trust policy", "role trust policy", "the trust policy", "Trust policy"},
	eval.GateResource: {"a resource-based policy", "resource-based policy", "the resource’s policy", "Resource’s policy"},
	eval.GateIdentity: {"an identity-based policy", "identity-based policy", "the caller’s policies", "Identity policies"},
	eval.GateBoundary: {
		"a permissions boundary",
		"permissions boundary",
		"the permissions boundary",
		"Permissions boundary",
	},
	eval.GateSession: {"a sessions policy", "session policy", "the session policy", "Session policy"},
}

// GateTitle returns the heading of a gate's row.
func GateTitle(g eval.Gate) string { return gateWords[g].title }
