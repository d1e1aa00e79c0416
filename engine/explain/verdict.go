package explain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// Verdict is a step's outcome in words.
type Verdict struct {
	// Word is the outcome: Allowed, Denied … By says what did it, "" if nothing did: `by the trust policy`.
	Word, By string
	// Sentence is the real reason, with a full stop.
	Sentence string
}

// Of puts a step's outcome in words. The step must have been traced.
func Of(s *scenario.StepResult) Verdict {
	v := of(s)
	v.Sentence = s.Named(v.Sentence)
	return v
}

func of(s *scenario.StepResult) Verdict {
	switch s.Outcome {
	case scenario.Allow:
		return Verdict{Word: "Allowed", Sentence: period(allowed(s) + recorded(s))}
	case scenario.Deny:
		return denied(s)
	case scenario.Expired:
		return Verdict{Word: "Expired", Sentence: period(reason(s) + recorded(s))}
	case scenario.Unknown:
		return Verdict{Word: "Unknown", Sentence: period(unknown(s))}
	}
	return Verdict{Word: "Error", By: string(s.Answer.Code), Sentence: period(reason(s) + refusedFirst(s) + recorded(s))}
}

func period(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// allowed says what let the request through, and how long the credential that was issued lives.
func allowed(s *scenario.StepResult) string {
	if s.Answer.Cause == sts.CauseNoPermissionsNeeded {
		return s.Answer.Action + " needs no permission" + lifetime(s)
	}
	d := s.Answer.Deciding()
	if d == nil || d.Trace == nil {
		return "Every policy that must allow does" + lifetime(s)
	}
	return allowedBy(s, d) + lifetime(s) + unsavedDeny(d)
}

// unsavedDeny tells of a Deny that would have applied if AWS had saved it.
func unsavedDeny(d *sts.ActionDecision) string {
	for g := range d.Trace.Gates() {
		if p := wouldHave(g, policy.Deny); p != nil {
			return "; " + policyName(p.Policy) + " would deny it, but has no effect because AWS would not save it"
		}
	}
	return ""
}

// lifetime says how long the credential lives that was issued.
func lifetime(s *scenario.StepResult) string {
	if s.Answer.Session == nil {
		return ""
	}
	session := s.Answer.Session
	text := fmt.Sprintf("; %s lasts %s, until %s", s.Session, Duration(session.Expires.Sub(session.Issued)),
		Clock(session.Expires))
	if session.Chained && session.Role != nil && session.Role.MaxSession > aws.ChainingCap {
		text += " (chained, so an hour at most, although the role allows " + Duration(session.Role.MaxSession) + ")"
	}
	if s.Answer.NearlyPacked() {
		text += fmt.Sprintf("; its session policies and tags take an estimated %d %% of the packed size that AWS allows",
			s.Answer.Packed)
	}
	return text
}

// reason returns the real reason for which something other than the policies ended a step, without a full stop.
func reason(s *scenario.StepResult) string { return fill(s, s.Answer.Cause.Row().Reason) }

// CauseSummary returns the few words about it for the row of the phase at which AWS stopped.
func CauseSummary(s *scenario.StepResult) string { return fill(s, s.Answer.Cause.Row().Row) }

// fill replaces the words in braces of a text of sts.Causes.
func fill(s *scenario.StepResult, text string) string {
	a := s.Answer
	signer, until := "", ""
	if s.SignedBy != nil {
		signer, until = s.SignedBy.Name, Clock(s.SignedBy.Until)
	}
	wrong := strings.Join(a.Wrong, ", ")
	if a.Cause == sts.CauseInvalidRequest {
		wrong = wrongWords(s)
	}
	words := map[string]string{
		"caller": a.Caller.ARN, "actor": s.Actor, "target": s.Target, "signer": signer, "until": until,
		"asked": Duration(a.Asked), "longest": Duration(a.Longest), "wrong": wrong, "message": a.Message,
		"plain": strconv.Itoa(a.Plain), "mostPlain": strconv.Itoa(aws.MaxSessionPolicies),
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		word, after, _ := strings.Cut(rest, "}")
		out.WriteString(words[word])
		text = after
	}
}

// names are the names in requests whose rules wrongWords tells.
var names = []struct {
	rule *aws.NameRule
	what string
}{
	{&aws.RoleSessionName, "a role session name"},
	{&aws.ExternalID, "an external ID"},
	{&aws.FederatedUserName, "a federated user’s name"},
	{&aws.SourceIdentity, "a source identity"},
}

// wrongWords says what is wrong with a request's own parameters.
func wrongWords(s *scenario.StepResult) string {
	var words []string
	for i, parameter := range s.Answer.Wrong {
		if slices.Contains(s.Answer.Wrong[:i], parameter) {
			continue
		}
		for _, n := range names {
			if parameter == n.rule.Parameter {
				words = append(words,
					fmt.Sprintf("%s has %d to %d %s", n.what, n.rule.Shortest, n.rule.Longest, n.rule.Characters()))
			}
		}
		switch parameter {
		case "durationSeconds":
			longest := aws.MaxDuration
			if s.Kind == syntax.GetsSessionToken || s.Kind == syntax.GetsFederationToken {
				longest = aws.TokenMaxDuration
			}
			words = append(words, fmt.Sprintf("the request asks for %s (%d s), but a session lasts from %s to %s",
				Duration(s.Answer.Asked), s.Answer.Asked/time.Second, Duration(aws.MinDuration), Duration(longest)))
		case "tags":
			words = append(words, fmt.Sprintf("a request passes at most %d tags, with keys of 1 to %d characters that "+
				"do not begin with aws: and values of up to %d, all of letters, digits, spaces and _.:/=+-@",
				aws.MaxSessionTags, aws.MaxTagKey, aws.MaxTagValue))
		case "policyArns":
			words = append(words, fmt.Sprintf("a request passes at most %d session policies by ARN", aws.MaxSessionPolicyARNs))
		case aws.RoleARN.Parameter:
			words = append(words, s.Target+" is not the ARN of a role")
		}
	}
	text := source.List(words, "and")
	if text != "" && (s.Target == "" || !strings.HasPrefix(text, s.Target)) { // an ARN keeps its case
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}

// denied names the gates that refused, and what in the first of them came nearest, and in the second.
func denied(s *scenario.StepResult) Verdict {
	v := Verdict{Word: "Denied"}
	d := s.Answer.Deciding()
	gates := d.Refused.List()
	if d.Explicit != 0 {
		v.Word, gates = "Explicitly denied", d.Explicit.List()
	}
	names := make([]string, len(gates))
	for i, g := range gates {
		names[i] = gateWords[g].name
	}
	v.By = "by " + source.List(names, "and")
	if s.Answer.Cause != sts.CausePolicies {
		v.By = "by " + names[0] // as AWS answers; the others were not what ended it
		v.Sentence = period(ended(s) + recorded(s))
		return v
	}
	v.Sentence = refusedBy(s, d, gates[0])
	if len(gates) > 1 && bothNeeded(d, gates[0], gates[1]) {
		v.Sentence = period(v.Sentence) + " Besides, " + within(refusedBy(s, d, gates[1]))
	}
	v.Sentence = period(v.Sentence + recorded(s))
	return v
}

// bothNeeded reports whether both gates must let the request through. Within one account a policy that names the caller
// is enough without their own.
func bothNeeded(d *sts.ActionDecision, first, second eval.Gate) bool {
	own := second == eval.GateIdentity && (first == eval.GateTrust || first == eval.GateResource)
	return !own || !d.Request.SameAccount()
}

// refusedBy says why one gate refuses.
func refusedBy(s *scenario.StepResult, d *sts.ActionDecision, gate eval.Gate) string {
	g := d.Trace.GateStep(gate)
	if d.Explicit.Has(gate) {
		return explicitSentence(g)
	}
	return implicitSentence(s, d, gate, g)
}

// within is a sentence in the middle of another: No and The become small. Names keep their case.
func within(sentence string) string {
	for _, word := range []string{"No ", "The ", "Across "} {
		if strings.HasPrefix(sentence, word) {
			return strings.ToLower(word[:1]) + sentence[1:]
		}
	}
	return sentence
}

// ended says what ended a step beside the policies: that there is no such role, and what the ARN names where that is no
// role at all.
func ended(s *scenario.StepResult) string {
	arn, _ := aws.ParseARN(s.Target)
	what := map[aws.Kind]string{aws.KindUser: "a user", aws.KindSession: "a session", aws.KindGroup: "a group"}[arn.Kind()]
	if what == "" || s.Answer.Cause != sts.CauseNoSuchRole {
		return reason(s)
	}
	_, behind, _ := strings.Cut(reason(s), ". ")
	return s.Target + " is the ARN of " + what + ", and only a role can be assumed. " + behind
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
