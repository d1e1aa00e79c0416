package explain

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// causeInWords is the cause that AWS's words name where it is no policy, such as a session that is asked for too long;
// "" if they name none. What the walk does not have, such as how long, is told as far as AWS's words do.
func causeInWords(s *scenario.StepResult) string {
	if s.Clauses == nil || s.Clauses.Refused == nil {
		return ""
	}
	said := strings.TrimSuffix(s.Clauses.Refused.Value, ".")
	reason := ""
	for i := range sts.Causes {
		row := &sts.Causes[i]
		if row.AWS == "" || strings.TrimSuffix(row.AWS, ".") != said {
			continue
		}
		if reason != "" {
			return "It says: “" + said + "”" // several causes have these words
		}
		reason = row.Reason
	}
	if reason == "" {
		reason = aws.NoPolicyRefused(said)
		if reason != "" {
			return reason + ". It says: “" + said + "”"
		}
	}
	reason = strings.NewReplacer(
		"{asked}", "a longer session", "{longest}", "shorter than that", "{actor}", s.Actor,
		"{signer} expired at {until}", "The session that signed the request has expired",
	).Replace(reason)
	if strings.Contains(reason, "{") {
		return "It says: “" + said + "”"
	}
	return reason
}

// refusedBesides says why a policy refuses a request too that AWS refused for another cause; "" if none does, or if
// that hangs on what the request sends.
func refusedBesides(s *scenario.StepResult, verdict string) string {
	if s.Outcome != scenario.Deny || len(turningKeys(s)) > 0 {
		return ""
	}
	return " What you brought refuses the request too: " + verdict
}

// byPolicy reports whether a policy decides the step, or nothing that was brought.
func byPolicy(s *scenario.StepResult) bool {
	switch s.Outcome {
	case scenario.Unknown, scenario.Allow:
		return true
	case scenario.Deny:
		refused, _ := s.Answer.Refused()
		return len(refused.List()) > 0
	}
	return false
}

// kindsOf are the kinds of documents that are asked at a gate which AWS's words name.
var kindsOf = map[eval.Gate][]policy.RefKind{
	eval.GateRCP:      {policy.RefRCP, policy.RefControlPolicies},
	eval.GateSCP:      {policy.RefSCP, policy.RefControlPolicies},
	eval.GateTrust:    {policy.RefTrust},
	eval.GateResource: {policy.RefResource, policy.RefDefaultKeyPolicy},
	eval.GateIdentity: {policy.RefInline, policy.RefManaged, policy.RefAWSManaged, policy.RefPolicies},
	eval.GateBoundary: {policy.RefBoundary, policy.RefManaged, policy.RefAWSManaged},
	eval.GateSession:  {policy.RefSession, policy.RefSessionPolicies, policy.RefManaged, policy.RefAWSManaged},
}

// couldRefuse reports whether a document of the kind can be what refused, where AWS's words name a gate; "" is none.
func couldRefuse(kind policy.RefKind, named eval.Gate) bool {
	kinds := kindsOf[named]
	return kinds == nil || slices.Contains(kinds, kind)
}

// decidedBy reports whether documents were asked at a gate.
func decidedBy(s *scenario.StepResult, gate eval.Gate) bool {
	for i := range s.Answer.Actions {
		if a := &s.Answer.Actions[i]; a.Trace != nil {
			if g := a.Trace.GateStep(gate); g != nil && len(g.Sub) > 0 {
				return true
			}
		}
	}
	return false
}
