package explain

import (
	"fmt"
	"strings"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// Verdict is a step's outcome in words.
type Verdict struct {
	// Word is the outcome: Allowed, Denied … By continues it where something did it: `by the trust policy`.
	Word, By string
	// Sentence is the real reason, with a full stop.
	Sentence string
}

// Of puts a step's outcome in words. The step must have been traced.
func Of(s *scenario.StepResult) Verdict {
	switch s.Outcome {
	case scenario.Allow:
		return Verdict{Word: "Allowed", Sentence: period(allowed(s))}
	case scenario.Deny:
		return denied(s)
	case scenario.Expired:
		return Verdict{Word: "Expired", Sentence: period(expired(s))}
	case scenario.Unknown:
		return Verdict{Word: "Unknown", Sentence: period(unknown(s))}
	}
	return Verdict{Word: "Error", By: string(s.Answer.Code), Sentence: period(failed(s))}
}

func period(s string) string {
	s = sentence(s)
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// allowed says what let the request in, and how long what it got will last.
func allowed(s *scenario.StepResult) string {
	if s.Answer.Cause == sts.CauseNoPermissionsNeeded {
		return s.Answer.Action + " needs no permission" + lasting(s)
	}
	d := s.Answer.Deciding()
	if d == nil || d.Trace == nil {
		return "Every policy that must allow does" + lasting(s)
	}
	return allowedBy(s, d) + lasting(s) + unsavedDeny(d)
}

// unsavedDeny tells of a Deny that would have applied, had AWS saved it.
func unsavedDeny(d *sts.ActionDecision) string {
	for _, g := range d.Trace.Sub {
		if p := wouldHave(g, policy.Deny); p != nil {
			return "; " + policyName(p.Policy) + " would deny it, and has no effect, because AWS would not save it"
		}
	}
	return ""
}

// lasting says how long the credential lives that was issued.
func lasting(s *scenario.StepResult) string {
	if s.Answer.Session == nil {
		return ""
	}
	session := s.Answer.Session
	text := fmt.Sprintf("; %s lives %s, until %s", s.Session, Duration(session.Expires.Sub(session.Issued)), Clock(session.Expires))
	if session.Chained && session.Role.MaxSession > sts.ChainingCap {
		text += " (chained, so an hour at most, though the role gives " + Duration(session.Role.MaxSession) + ")"
	}
	return text
}

func expired(s *scenario.StepResult) string {
	if by := s.SignedBy; by != nil {
		return fmt.Sprintf("%s expired at %s: from that moment on its credentials are worth nothing, whatever the policies say", by.Name, Clock(by.Until))
	}
	return "The credentials that sign this request have expired"
}

// unknown names the keys that the decision hangs on.
func unknown(s *scenario.StepResult) string {
	keys := UnknownKeys(s)
	if len(keys) == 0 {
		return "This hangs on policies of an account that the walk does not declare"
	}
	return "This hangs on " + join(keys, "and") + ", which nobody gave: say it with `from` or `context`"
}

// UnknownKeys are the condition keys of unknown value that a step's decision hangs on, in order.
func UnknownKeys(s *scenario.StepResult) []string {
	if s.Answer == nil || s.Outcome != scenario.Unknown {
		return nil
	}
	var keys []string
	for i := range s.Answer.Actions {
		if a := &s.Answer.Actions[i]; a.Trace != nil {
			keys = append(keys, eval.UnknownKeys(a.Request, a.Trace)...)
		}
	}
	return keys
}

// failed says what went wrong where no policy did it.
func failed(s *scenario.StepResult) string {
	a := s.Answer
	switch a.Cause {
	case sts.CauseNoSuchSession:
		return fmt.Sprintf("There is no %s: no step before this one was granted it", a.Caller.ARN)
	case sts.CauseNoToken:
		return "A temporary access key is nobody’s without its session token, so the request must send all three parts"
	case sts.CauseNoSuchPrincipal:
		return fmt.Sprintf("%s does not exist, so no key is its own", a.Caller.ARN)
	case sts.CauseDeletedPrincipal:
		return "Whoever these credentials belonged to has been deleted, and they with him"
	case sts.CauseRootAssumes:
		return "The root user can assume no role, whatever the policies say: sign as a user or a role"
	case sts.CauseChaining:
		return fmt.Sprintf("%s was asked for, and a role that is assumed with temporary credentials gives an hour at most, however long its sessions may be otherwise", Duration(a.Asked))
	case sts.CauseMaxSession:
		return fmt.Sprintf("%s was asked for, and the role’s longest session is %s", Duration(a.Asked), Duration(a.Cap))
	case sts.CauseInvalidRequest:
		return wrongWords(s) + ". Nobody looked at any policy"
	case sts.CauseSessionForToken:
		return "GetSessionToken takes long-term keys, and these are temporary ones"
	case sts.CauseTokenCallsSTS:
		return "Credentials of GetSessionToken may call AssumeRole and GetCallerIdentity of STS, and nothing else"
	case sts.CauseTokenCallsIAM:
		return "Credentials of GetSessionToken that were got without a multi-factor code may not call IAM"
	case sts.CauseFederatedCallsSTS:
		return "A federated user may call GetCallerIdentity of STS, and nothing else"
	case sts.CauseFederatedCallsIAM:
		return "A federated user may not call IAM, whatever the policies say"
	case sts.CauseSessionForFederation:
		return "GetFederationToken takes long-term keys, and these are temporary ones"
	case sts.CauseMFAFailed:
		return fmt.Sprintf("%s has no MFA device whose code would count here, so the code cannot be checked", s.Actor)
	case sts.CauseTagCollides:
		return "A tag that is passed has the key of one that came along from the session before, and such a tag cannot be set anew"
	case sts.CauseTagTwice:
		return "Two of the tags that are passed have one key, for the case of a key does not count"
	case sts.CauseTransitiveNotPassed:
		return fmt.Sprintf("Only a tag that the request passes can be made transitive, and it passes none with the key %s; what came along as transitive stays so by itself", strings.Join(a.Wrong, ", "))
	case sts.CauseSourceIdentityChanged:
		return "The source identity was set earlier in the chain, and once set it stays"
	case sts.CauseSessionPolicy:
		return "AWS would not take the session policy: " + a.Message
	case sts.CauseNoProvider:
		return fmt.Sprintf("The role’s account has no provider for %s, and that is looked up before any policy", s.Actor)
	case sts.CauseAudience:
		return "The token is for an audience that the account’s provider does not list, and that is checked before any policy"
	case sts.CauseSessionPolicyARN:
		return "A managed session policy must be one of the role’s own account, or AWS’s own: " + strings.Join(a.Wrong, ", ")
	case sts.CausePacked:
		return fmt.Sprintf("The session policies have %d characters in all, and %d are the most, however well they pack; the percentage in AWS’s words is an estimate here", a.Plain, sts.MaxSessionPolicies)
	}
	return string(a.Code)
}

// wrongWords says what is wrong with a request's own parameters.
func wrongWords(s *scenario.StepResult) string {
	var words []string
	for _, parameter := range s.Answer.Wrong {
		switch parameter {
		case "durationSeconds":
			longest := sts.MaxDuration
			if s.Kind == syntax.GetsSessionToken {
				longest = sts.TokenMaxDuration
			}
			words = append(words, fmt.Sprintf("%s was asked for (%d s), and a session lives from %s to %s", Duration(s.Answer.Asked), s.Answer.Asked/time.Second, Duration(sts.MinDuration), Duration(longest)))
		case "roleSessionName":
			words = append(words, "a role session name has 2 to 64 letters, digits and _+=,.@-")
		case "externalId":
			words = append(words, "an external ID has 2 to 1224 letters, digits and _+=,.@:/-")
		case "name":
			words = append(words, "a federated user’s name has 2 to 32 letters, digits and _+=,.@-")
		case "sourceIdentity":
			words = append(words, "a source identity has 2 to 64 letters, digits and _+=,.@-")
		case "tags":
			words = append(words, "a request passes at most 50 tags, with keys of 1 to 128 characters that do not begin with aws: and values of up to 256, all of letters, digits, spaces and _.:/=+-@")
		case "roleArn":
			words = append(words, s.Target+" is not the ARN of a role")
		}
	}
	return join(words, "and")
}

// denied names the gate that refused, and what in it came nearest.
func denied(s *scenario.StepResult) Verdict {
	v := Verdict{Word: "Denied"}
	d := s.Answer.Deciding()
	gate := d.Explicit.First()
	if gate != "" {
		v.Word = "Explicitly denied"
	} else {
		gate = d.Refused.First()
	}
	v.By = "by " + gateName[gate]
	g := gateStep(d.Trace, gate)
	switch {
	case s.Answer.Cause == sts.CauseNoSuchRole:
		v.Sentence = "There is no role " + s.Target + ", and AWS does not say so: it answers as if the role let nobody in"
	case d.Explicit.Has(gate):
		v.Sentence = explicitSentence(g)
	default:
		v.Sentence = implicitSentence(s, d, gate, g)
	}
	v.Sentence = period(v.Sentence)
	return v
}

// gateStep is the step of a gate; an empty one where nothing was recorded of it.
func gateStep(t *eval.Step, gate eval.Gate) *eval.Step {
	if t != nil {
		for _, g := range t.Sub {
			if g.Gate == gate {
				return g
			}
		}
	}
	return &eval.Step{Gate: gate}
}

// Duration is a length of time as people say it: `1 h 30 min`.
func Duration(d time.Duration) string {
	var parts []string
	for _, u := range []struct {
		unit time.Duration
		name string
	}{{time.Hour, "h"}, {time.Minute, "min"}, {time.Second, "s"}} {
		if n := d / u.unit; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, u.name))
			d -= n * u.unit
		}
	}
	if len(parts) == 0 {
		return "0 s"
	}
	return strings.Join(parts, " ")
}

// Clock is a moment as the walk's clock shows it: `10:01`, with seconds where there are any.
func Clock(t time.Time) string {
	if t.Second() != 0 {
		return t.UTC().Format("15:04:05")
	}
	return t.UTC().Format("15:04")
}
