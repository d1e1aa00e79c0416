package explain

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// Question is what a step asks AWS, as people would ask it: `May alice of account 111111111111 assume the role Deploy
// of account 222222222222?`. It says nothing of the answer.
func Question(s *scenario.StepResult) string {
	if s.Answer == nil {
		return ""
	}
	caller, target := asker(s), who(s.Answer.Resource)
	text := ""
	switch s.Kind {
	case syntax.OIDC:
		text = "the holder of a token of " + s.Actor + " assume " + target
	case syntax.SAML:
		text = "a user who signed in at " + s.Actor + " assume " + target
	case syntax.Assumes:
		text = caller + " assume " + target
	case syntax.GetsSessionToken:
		text = caller + " get a session token"
	case syntax.GetsFederationToken:
		text = caller + " get credentials for the federated user " + s.Session
	default:
		text = caller + " call " + s.Answer.Action
		if s.Answer.Resource != aws.NoResource && s.Answer.Resource != "" {
			text += " on " + s.Answer.Resource
		}
	}
	return s.Named("May " + text + conditionsAsked(s.Clauses) + "?")
}

// asker is who asks. A session whose name no step has made has no ARN. A user with temporary keys has the same ARN as
// with a long-term key, so the keys are named.
func asker(s *scenario.StepResult) string {
	if s.Answer.Caller.ARN == "" || s.Answer.Cause == sts.CauseNoSuchSession {
		return s.Actor
	}
	text := who(s.Answer.Caller.ARN)
	if kind := s.Answer.Caller.Kind; s.SignedBy != nil && (kind == eval.CallerUser || kind == eval.CallerRoot) {
		text += " with the temporary keys `" + s.Actor + "`"
	}
	return text
}

// conditionsAsked says what the request brings that a condition may look at.
func conditionsAsked(c *syntax.Step) string {
	if c == nil {
		return ""
	}
	text := ""
	if c.For != nil && c.For.Value > 0 {
		text += " for " + Duration(c.For.Value)
	}
	var brings []string
	if c.ExternalID != nil {
		brings = append(brings, "the external ID `"+c.ExternalID.Value+"`")
	}
	if c.MFA != nil {
		brings = append(brings, "an MFA code")
	}
	if c.SourceIdentity != nil {
		brings = append(brings, "the source identity `"+c.SourceIdentity.Value+"`")
	}
	if c.Tags != nil {
		brings = append(brings, "session tags")
	}
	if c.SessionPolicy != nil || c.SessionPolicyARNs != nil {
		brings = append(brings, "a session policy")
	}
	if len(brings) > 0 {
		text += " with " + source.List(brings, "and")
	}
	if c.From != nil && c.From.Value.IsValid() {
		text += " from " + c.From.Value.String()
	}
	if c.WithoutSessionToken != nil {
		text += ", its session token left out"
	}
	return text
}

// Wanted is an expectation as people say it, as the heading of the steps that it is wanted of: `Allowed`, `Denied by
// the trust policy`.
func Wanted(e *syntax.Expect) string {
	by := ""
	if e.Gate != nil {
		by = gateWords[eval.Gate(e.Gate.Value)].name
	}
	switch e.Outcome {
	case syntax.Allow:
		return "Allowed"
	case syntax.Deny:
		if by != "" {
			return "Denied by " + by
		}
		return "Denied"
	case syntax.ExplicitDeny:
		return "Denied by a Deny in " + by
	case syntax.Expired:
		return "Credentials expired"
	case syntax.Error:
		return "Error " + e.Code.Value
	}
	return "Unknown"
}
