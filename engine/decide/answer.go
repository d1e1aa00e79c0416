package decide

import (
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/source"
)

// ban says why a request is refused whatever the policies say, and what needs no policy at all.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
func (r *request) ban() (reason string, free bool) {
	who, lower := r.eval.Caller.Kind, r.eval.Lower
	switch {
	case lower == "sts:getcalleridentity" && who != eval.CallerAnonymous, lower == "sts:getsessiontoken" && (who == eval.CallerUser || who == eval.CallerRoot):
		return "", true
	case who == eval.CallerProvider && lower == "sts:assumerole", who == eval.CallerAnonymous && r.eval.Assumes && (lower == "sts:assumerole" || goesAlong(lower)):
		return "Requests to assume a role are signed, but for those with an identity provider's token or assertion", false
	case who == eval.CallerRole && (lower == "sts:getsessiontoken" || lower == "sts:getfederationtoken"):
		return "Cannot call " + r.eval.Action[len("sts:"):] + " with session credentials", false
	case who == eval.CallerRoot && lower == "sts:assumerole":
		return "Roles may not be assumed by root accounts.", false
	case who == eval.CallerFederatedUser && len(lower) > 4 && lower[:4] == "sts:":
		return "Credentials of GetFederationToken may call GetCallerIdentity of STS, and nothing else", false
	}
	return "", false
}

// answer appends the answer to the request.
func (r *request) answer(to []byte) []byte {
	reason, free := r.ban()
	d := eval.Decision{Outcome: eval.Allowed}
	var trace *eval.Step
	switch {
	case reason != "":
		d.Outcome = eval.ImplicitDeny
	case !free:
		if trace = r.trace; trace != nil {
			trace.Reset()
			trace.Kind, trace.Name = eval.StepAction, r.eval.Action
		}
		d = eval.Evaluate(&r.eval, trace)
	}
	to = appendID(append(to, `{"id":`...), r.id)
	to = append(append(append(to, `,"decision":"`...), d.Outcome...), '"')
	to = appendGates(append(to, `,"deniedBy":`...), d.Refused)
	if reason != "" {
		to = quote(append(to, `,"reason":`...), reason)
	}
	if d.Outcome == eval.Unknown {
		to = r.appendKeys(append(to, `,"keys":`...))
	}
	same := r.eval.Caller.Account != "" && r.eval.ResourceAccount == r.eval.Caller.Account
	to = strconv.AppendBool(append(to, `,"sameAccount":`...), same)
	to = append(to, `,"matched":[`...)
	if reason == "" && !free {
		to = r.appendMatched(to)
	}
	to = r.appendFindings(append(to, `],"findings":[`...))
	to = append(to, ']')
	if trace != nil {
		trace.Held = match.Of(d.Outcome == eval.Allowed)
		to = r.appendStep(append(to, `,"trace":`...), trace)
	}
	return append(to, '}')
}

func quote(to []byte, text string) []byte {
	quoted, _ := jsontext.AppendQuote(to, text)
	return quoted
}

func appendID(to, id []byte) []byte {
	if id == nil {
		return append(to, "null"...)
	}
	return append(to, id...)
}

func appendGates(to []byte, set eval.GateSet) []byte {
	to = append(to, '[')
	first := true
	for _, g := range eval.Gates {
		if !set.Has(g) {
			continue
		}
		if !first {
			to = append(to, ',')
		}
		first = false
		to = append(append(append(to, '"'), g...), '"')
	}
	return append(to, ']')
}

// appendKeys looks again, watched, for the keys that the decision hangs on.
func (r *request) appendKeys(to []byte) []byte {
	trace := &eval.Step{}
	eval.Evaluate(&r.eval, trace)
	to = append(to, '[')
	for i, key := range eval.UnknownKeys(&r.eval, trace) {
		if i > 0 {
			to = append(to, ',')
		}
		to = quote(to, key)
	}
	return append(to, ']')
}

func (r *request) appendMatched(to []byte) []byte {
	first := true
	eval.Matched(&r.eval, func(p *eval.Policy, statement int) {
		if !first {
			to = append(to, ',')
		}
		first = false
		s := &p.Doc.Statements[statement]
		to = quote(append(to, `{"policy":`...), p.Name)
		to = strconv.AppendInt(append(to, `,"statement":`...), int64(statement), 10)
		to = quote(append(to, `,"sid":`...), s.Sid.Value)
		to = quote(append(to, `,"effect":`...), string(s.Effect))
		to = append(to, '}')
	})
	return to
}

// appendFindings tells what is wrong with the policies, at bytes of the line.
func (r *request) appendFindings(to []byte) []byte {
	first := true
	for _, p := range r.documents {
		for _, f := range p.Doc.Findings {
			if !first {
				to = append(to, ',')
			}
			first = false
			to = quote(append(to, `{"code":`...), string(f.Code))
			to = quote(append(to, `,"type":`...), string(f.Type))
			to = quote(append(to, `,"policy":`...), p.name)
			to = quote(append(to, `,"message":`...), f.Message)
			to = appendSpan(append(to, ','), f.At, p.at)
			to = append(to, '}')
		}
	}
	return to
}

func appendSpan(to []byte, at source.Span, base int) []byte {
	to = strconv.AppendInt(append(to, `"start":`...), int64(base+at.From), 10)
	return strconv.AppendInt(append(to, `,"end":`...), int64(base+at.To), 10)
}

// AppendTooLong appends the answer to a line of more bytes than the most that are read.
func AppendTooLong(to []byte, most int) []byte {
	return appendError(to, nil, fault(most, "the line is longer than %d bytes", most))
}

// appendError is the answer to a line that cannot be decided.
func appendError(to, id []byte, err *lineError) []byte {
	to = appendID(append(to, `{"id":`...), id)
	to = quote(append(to, `,"decision":null,"error":{"message":`...), err.message)
	to = strconv.AppendInt(append(to, `,"offset":`...), int64(err.offset), 10)
	return append(to, "}}"...)
}

// appendStep writes a step of the trace with all that is under it. Places are bytes of the line.
func (r *request) appendStep(to []byte, s *eval.Step) []byte {
	return r.appendStepAt(to, s, -1)
}

func (r *request) appendStepAt(to []byte, s *eval.Step, base int) []byte {
	if s.Policy != nil {
		for _, p := range r.documents {
			if p.Policy == s.Policy {
				base = p.at
			}
		}
	}
	to = quote(append(to, `{"kind":`...), string(s.Kind))
	to = quote(append(to, `,"held":`...), [...]string{"no", "yes", "unknown"}[s.Held])
	to = quote(append(to, `,"reason":`...), string(s.Reason))
	switch {
	case s.Gate != "":
		to = quote(append(to, `,"gate":`...), string(s.Gate))
	case s.Policy != nil:
		to = quote(append(to, `,"policy":`...), s.Policy.Name)
	case s.Condition != nil:
		to = quote(append(to, `,"operator":`...), s.Condition.Written.Value)
		to = quote(append(to, `,"key":`...), s.Condition.Key.Value)
	case s.Name != "":
		to = quote(append(to, `,"action":`...), s.Name)
	}
	if base >= 0 {
		to = appendSpan(append(to, ','), s.At, base)
	}
	to = appendTexts(append(to, `,"wanted":`...), s.Wanted)
	to = appendTexts(append(to, `,"got":`...), s.Got)
	to = append(to, `,"sub":[`...)
	for i, sub := range s.Sub {
		if i > 0 {
			to = append(to, ',')
		}
		to = r.appendStepAt(to, sub, base)
	}
	return append(to, "]}"...)
}

func appendTexts(to []byte, list []string) []byte {
	to = append(to, '[')
	for i, text := range list {
		if i > 0 {
			to = append(to, ',')
		}
		to = quote(to, text)
	}
	return append(to, ']')
}
