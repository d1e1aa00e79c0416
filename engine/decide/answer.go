package decide

import (
	"cmp"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/eval"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// answer appends the answer to the request.
func (r *request) answer(to []byte) []byte {
	who := &r.eval.Caller
	cause := sts.Forbidden(who, sts.KeysOf(who), r.eval.Lower)
	decided := cause == "" && !sts.NeedsNoPermission(who, r.eval.Lower)
	d := eval.Decision{Outcome: eval.Allowed}
	var trace *eval.Step
	switch {
	case cause != "":
		d.Outcome = eval.ImplicitDeny
	case decided:
		if trace = r.trace; trace != nil {
			trace.Reset()
			trace.Kind, trace.Name = eval.StepAction, r.eval.Action
		}
		d = eval.Evaluate(&r.eval, trace)
		if d.Outcome == eval.Allowed || d.Outcome == eval.Unknown {
			if cause = sts.Protected(r.eval.Lower, r.eval.Resource); cause != "" {
				d = eval.Decision{Outcome: eval.ImplicitDeny}
			}
		}
	}
	to = appendID(append(to, `{"id":`...), r.id)
	to = append(append(append(to, `,"decision":"`...), d.Outcome...), '"')
	to = appendGates(append(to, `,"deniedBy":`...), d.Refused)
	if cause != "" {
		row := cause.Row()
		to = quote(append(to, `,"reason":`...), r.named(cmp.Or(row.AWS, row.Reason)))
	}
	if d.Outcome == eval.Unknown {
		to = r.appendKeys(append(to, `,"keys":`...))
		to = r.appendUnknownPolicies(to, d.Open)
	}
	to = strconv.AppendBool(append(to, `,"sameAccount":`...), r.eval.SameAccount())
	to = append(to, `,"matched":[`...)
	if decided {
		to = r.appendMatched(to)
	}
	to = r.appendFindings(append(to, `],"findings":[`...))
	to = append(to, ']')
	if trace != nil {
		trace.Held, trace.Reason = d.Outcome.Held()
		to = r.appendStep(append(to, `,"trace":`...), trace)
	}
	return append(to, '}')
}

// appendUnknownPolicies names the fields whose unknown policies the decision depends on, when there are any.
func (r *request) appendUnknownPolicies(to []byte, open eval.GateSet) []byte {
	first := true
	for _, f := range policyFields {
		gate := f.gate
		if f.field == fieldResourcePolicy && r.eval.Assumes {
			gate = eval.GateTrust
		}
		if !r.mayHoldMore.Has(f.gate) || !open.Has(gate) {
			continue
		}
		if first {
			to = append(to, `,"documents":[`...)
		} else {
			to = append(to, ',')
		}
		first = false
		to = quote(to, fields[f.field])
	}
	if first {
		return to
	}
	return append(to, ']')
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

// appendKeys decides again, recorded, to find the keys that the decision depends on.
func (r *request) appendKeys(to []byte) []byte {
	trace := &eval.Step{}
	eval.Evaluate(&r.eval, trace)
	to = append(to, '[')
	for i, key := range eval.UnknownKeys(&r.eval, trace) {
		if i > 0 {
			to = append(to, ',')
		}
		to = quote(to, r.named(key))
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
		to = quote(append(to, `{"policy":`...), p.Ref.Name)
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
		to = quote(append(to, `,"policy":`...), s.Policy.Ref.Name)
	case s.Condition != nil:
		to = quote(append(to, `,"operator":`...), s.Condition.Written.Value)
		to = quote(append(to, `,"key":`...), s.Condition.Key.Value)
	case s.Name != "":
		to = quote(append(to, `,"action":`...), s.Name)
	}
	if base >= 0 {
		to = appendSpan(append(to, ','), s.At, base)
	}
	to = r.appendTexts(append(to, `,"wanted":`...), s.Wanted)
	to = r.appendTexts(append(to, `,"got":`...), s.Got)
	to = append(to, `,"sub":[`...)
	for i, sub := range s.Sub {
		if i > 0 {
			to = append(to, ',')
		}
		to = r.appendStepAt(to, sub, base)
	}
	return append(to, "]}"...)
}

func (r *request) appendTexts(to []byte, list []string) []byte {
	to = append(to, '[')
	for i, text := range list {
		if i > 0 {
			to = append(to, ',')
		}
		to = quote(to, r.named(text))
	}
	return append(to, ']')
}
