package scenarios_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/aws"
	"rolewalk/engine/decide"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// TestDecideAgrees asks decide every request of every walk, and wants the walk's decision. Left out, and counted, are
// the steps that ended before any policy.
func TestDecideAgrees(t *testing.T) {
	asked, ended := 0, 0
	decider := &decide.Decider{}
	for path, text := range walks(t) {
		run := parse(path, text).Run(scenario.Options{Trace: true})
		for i := range run.Rows {
			step := run.Rows[i].Step
			if step == nil {
				continue
			}
			if len(step.Answer.Actions) == 0 {
				ended++
			}
			for j := range step.Answer.Actions {
				a := &step.Answer.Actions[j]
				asked++
				line := lineOf(t, run, a.Request)
				answer, ok := decider.Line(nil, line)
				var got struct {
					Decision string
					DeniedBy []eval.Gate
				}
				if err := json.Unmarshal(answer, &got); err != nil || !ok {
					t.Fatalf("%s: row %d: %s\n%s", path, i, answer, line)
				}
				if vaguer := got.Decision == string(eval.Unknown) && levelUnknown(a.Request); vaguer {
					continue // decide has no word for one level
				}
				want := a.Outcome
				if sts.Protected(a.Request.Lower, a.Request.Resource) != "" && (want == eval.Allowed || want == eval.Unknown) {
					want = eval.ImplicitDeny // only AWS changes the resource, whatever the policies allow
				}
				if got.Decision != string(want) || !slices.Equal(got.DeniedBy, a.Refused.List()) {
					t.Errorf("%s: row %d: the walk decides %s %v, decide answers %s\n%s", path, i, want, a.Refused.List(), answer,
						line)
				}
			}
		}
	}
	t.Logf("%d requests asked; %d steps ended before any policy", asked, ended)
	if asked < 2700 || ended > asked/10 {
		t.Errorf("%d requests were asked and %d steps left out, want at least 2700 and at most a tenth", asked, ended)
	}
}

// levelUnknown reports whether the text of a control policy was not supplied at some levels of an organization only.
func levelUnknown(r *eval.Request) bool {
	for _, levels := range [][]eval.Level{r.SCPs, r.RCPs} {
		with := 0
		for _, l := range levels {
			if slices.ContainsFunc(l.Policies, func(p *eval.Policy) bool { return !p.Doc.Supplied() }) {
				with++
			}
		}
		if with > 0 && with < len(levels) {
			return true
		}
	}
	return false
}

// fields are the fields that hold a gate's policies.
var fields = map[eval.Gate]string{
	eval.GateIdentity: "identityPolicies", eval.GateBoundary: "permissionsBoundaries", eval.GateSession: "sessionPolicies",
	eval.GateTrust: "resourcePolicy", eval.GateResource: "resourcePolicy", eval.GateSCP: "scps", eval.GateRCP: "rcps",
}

// variable is a policy variable in a text.
var variable = regexp.MustCompile(`\$\{([^},]+)`)

// lineOf writes a request as a line for decide.
func lineOf(t *testing.T, run *scenario.Result, r *eval.Request) []byte {
	context, unknown := map[string]any{}, []string{}
	var derived eval.Context
	byName, _ := sts.CallerOf(r.Caller.ARN)
	sts.DescribeCaller(&derived, &byName)
	derived.Set("aws:ResourceAccount", r.ResourceAccount)
	for _, e := range r.Context.Entries() {
		own := derived.Values(strings.ToLower(e.Key))
		switch {
		case !e.Given && slices.Equal(own.List, e.List) && len(own.List) > 0: // decide derives it too
		case e.Unknown:
			unknown = append(unknown, e.Key)
		case len(e.List) == 1 && !e.Multi:
			context[e.Key] = e.List[0]
		default:
			context[e.Key] = append([]string{}, e.List...)
		}
	}
	missing := []string{}
	list := func(gate eval.Gate, policies []*eval.Policy) []json.RawMessage {
		out := []json.RawMessage{}
		for _, p := range policies {
			if !p.Doc.Supplied() {
				missing = append(missing, fields[gate])
				continue
			}
			body := textOf(t, run, p)
			for arn, id := range p.IDs {
				if id != r.Caller.ID && id != r.Caller.UserID &&
					!r.Caller.IDUnknown { // AWS shows the ID when the principal no longer has it
					body = bytes.ReplaceAll(body, []byte(`"`+arn+`"`), []byte(`"`+id+`"`))
				}
			}
			out = append(out, body)
			for _, key := range keysIn(p.Doc, string(body)) {
				if r.Context.Values(key).Unknown {
					unknown = append(unknown, key)
				}
			}
		}
		return out
	}
	levels := func(gate eval.Gate, given []eval.Level) [][]json.RawMessage {
		out := [][]json.RawMessage{}
		for _, l := range given {
			out = append(out, list(gate, l.Policies))
		}
		return out
	}
	line := map[string]any{
		"principal": r.Caller.ARN, "action": r.Action, "resource": r.Resource, "resourceAccount": r.ResourceAccount,
		"context": context,
		"identityPolicies": list(
			eval.GateIdentity,
			r.Identity,
		), "permissionsBoundaries": list(eval.GateBoundary, r.Boundaries),
		"sessionPolicies": list(eval.GateSession, r.Session),
	}
	if r.ResourceAccount == aws.PolicyOwner {
		delete(line, "resourceAccount") // the ARN has it
	}
	if by := r.Caller.UserARN; by != "" {
		line["federatedBy"] = by
	} else if r.Caller.ByRoot {
		line["federatedBy"] = aws.RootARN(r.Caller.Partition, r.Caller.Account)
	}
	for _, own := range []*eval.Policy{r.Trust, r.ResourcePolicy} {
		if own == nil {
			continue
		}
		if l := list(eval.GateResource, []*eval.Policy{own}); len(l) > 0 {
			line["resourcePolicy"] = l[0]
		}
	}
	if r.SCPs != nil {
		line["scps"] = levels(eval.GateSCP, r.SCPs)
	}
	if r.RCPs != nil {
		line["rcps"] = levels(eval.GateRCP, r.RCPs)
	}
	line["unknownKeys"] = unknown
	if called := run.Walk.Placeholders(); called != nil {
		line["placeholders"] = called
	}
	line["unknownPolicies"] = missing
	body, err := json.Marshal(line)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// textOf returns the text of a policy. One that AWS would not save is {}, because decide may not know why.
func textOf(t *testing.T, run *scenario.Result, p *eval.Policy) json.RawMessage {
	if !p.Doc.Saved() {
		return json.RawMessage("{}")
	}
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(run.Texts[p.Doc.Span.Text].Slice(p.Doc.Span))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// keysIn returns the keys that a document asks for, in lower case: those of its conditions and of its variables.
func keysIn(doc *policy.Document, text string) []string {
	var keys []string
	for i := range doc.Statements {
		for _, c := range doc.Statements[i].Condition {
			keys = append(keys, c.Lower)
		}
	}
	for _, v := range variable.FindAllStringSubmatch(text, -1) {
		keys = append(keys, strings.ToLower(strings.TrimSpace(v[1])))
	}
	return keys
}
