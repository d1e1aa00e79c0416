package sts

import (
	"testing"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
)

// TestAlone: at every gate, the document alone decides, whatever the request had before.
func TestAlone(t *testing.T) {
	const to = `"Action": "s3:GetObject", "Resource": "*"`
	statement := map[eval.Gate]struct {
		kind        policy.Kind
		allow, deny string
	}{
		eval.GateIdentity: {policy.Identity, `{"Effect": "Allow", ` + to + `}`, `{"Effect": "Deny", ` + to + `}`},
		eval.GateBoundary: {policy.Boundary, `{"Effect": "Allow", ` + to + `}`, `{"Effect": "Deny", ` + to + `}`},
		eval.GateSession:  {policy.Session, `{"Effect": "Allow", ` + to + `}`, `{"Effect": "Deny", ` + to + `}`},
		eval.GateSCP:      {policy.SCP, `{"Effect": "Allow", ` + to + `}`, `{"Effect": "Deny", ` + to + `}`},
		eval.GateRCP: {
			policy.RCP, `{"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*"}`,
			`{"Effect": "Deny", "Principal": "*", ` + to + `}`,
		},
		eval.GateResource: {
			policy.Resource, `{"Effect": "Allow", "Principal": "*", ` + to + `}`,
			`{"Effect": "Deny", "Principal": "*", ` + to + `}`,
		},
	}
	refusing := document(policy.SCP, "refusing", `{"Effect": "Deny", "Action": "*", "Resource": "*"}`)
	before := &eval.Request{
		Caller: eval.Caller{
			Kind: eval.CallerUser, Partition: "aws", Account: account, ARN: "arn:aws:iam::" + account + ":user/x",
		},
		Resource: "arn:aws:s3:::b/k", ResourceAccount: account,
		SCPs: []eval.Level{{Name: "root", Policies: []*eval.Policy{refusing}}},
	}
	before.SetAction("s3:GetObject")
	for gate, s := range statement {
		for text, want := range map[string]bool{s.allow: true, s.deny: false} {
			r := Alone(before, gate, document(s.kind, "alone", text))
			if got := eval.Evaluate(r, nil).Outcome; (got == eval.Allowed) != want {
				t.Errorf("%s, %s: %s", gate, text, got)
			}
		}
	}
	if eval.Evaluate(before, nil).Outcome != eval.ExplicitDeny {
		t.Error("the request itself has changed")
	}
}

// TestVariants: the requests around one differ from it in what they are named for, and leave it as it was.
func TestVariants(t *testing.T) {
	w := newWorld()
	decided := w.Call(&Signer{User: w.ana}, "s3:GetObject", "arn:aws:s3:::b/k", &Given{SourceIP: "192.0.2.1"}).Actions[0]
	other := For(decided.Request, "sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:q")
	if other.Lower != "sqs:sendmessage" || decided.Request.Lower != "s3:getobject" {
		t.Errorf("%s, %s", other.Lower, decided.Request.Lower)
	}
	without := WithKeys(decided.Request, []string{"aws:SourceIp"}, nil)
	with := WithKeys(decided.Request, []string{"aws:SourceIp"}, []string{"198.51.100.7"})
	for r, want := range map[*eval.Request]string{decided.Request: "192.0.2.1", without: "", with: "198.51.100.7"} {
		got := ""
		if list := r.Context.Values("aws:sourceip").List; len(list) > 0 {
			got = list[0]
		}
		if got != want {
			t.Errorf("the address is %q, want %q", got, want)
		}
	}
}
