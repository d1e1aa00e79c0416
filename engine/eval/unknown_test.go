package eval

import (
	"testing"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// TestPlaceheldPrincipals: a principal with a placeholder names a caller of its own kind perhaps, where the rest of it
// fits, and no caller of another kind.
func TestPlaceheldPrincipals(t *testing.T) {
	const number = "000000000007"
	federated := Caller{
		Kind: CallerFederatedUser, Partition: "aws", Account: accountA,
		ARN:     "arn:aws:sts::" + accountA + ":federated-user/fay",
		UserARN: ana,
	}
	for _, c := range []struct {
		name      string
		caller    Caller
		principal string
		want      match.Truth
	}{
		{"an account", anaCalls(), `{"AWS": "` + number + `"}`, match.Unknown},
		{"an account's root", anaCalls(), `{"AWS": "arn:aws:iam::` + number + `:root"}`, match.Unknown},
		{"an account, to a service", serviceCalls("ec2.amazonaws.com"), `{"AWS": "` + number + `"}`, match.No},
		{"a user", anaCalls(), `{"AWS": "arn:aws:iam::` + number + `:user/Ana"}`, match.Unknown},
		{"another user", anaCalls(), `{"AWS": "arn:aws:iam::` + number + `:user/Bo"}`, match.No},
		{"a user, to a role", xCalls(), `{"AWS": "arn:aws:iam::` + number + `:user/Ana"}`, match.No},
		{"the user behind a federated user", federated, `{"AWS": "arn:aws:iam::` + number + `:user/Ana"}`, match.Unknown},
		{"a federated user", federated, `{"AWS": "arn:aws:sts::` + number + `:federated-user/fay"}`, match.Unknown},
		{"a role", xCalls(), `{"AWS": "arn:aws:iam::` + number + `:role/X"}`, match.Unknown},
		{"a session", xCalls(), `{"AWS": "arn:aws:sts::` + number + `:assumed-role/X/s1"}`, match.Unknown},
		{"another session", xCalls(), `{"AWS": "arn:aws:sts::` + number + `:assumed-role/X/other"}`, match.No},
		{"a unique ID", anaCalls(), `{"AWS": "AIDAEXAMPLEOFSOMEUSER"}`, match.No},
		{"a service", serviceCalls("ec2.amazonaws.com"), `{"Service": "lambda.amazonaws.com"}`, match.No},
		{
			"a provider",
			Caller{Kind: CallerProvider, ARN: "arn:aws:iam::" + accountA + ":oidc-provider/idp.example.com"},
			`{"Federated": "arn:aws:iam::` + number + `:oidc-provider/idp.example.com"}`, match.Unknown,
		},
	} {
		action := "sts:AssumeRole"
		if c.caller.Kind == CallerProvider {
			action = "sts:AssumeRoleWithWebIdentity"
		}
		trust := doc(policy.Trust, `{"Effect": "Allow", "Principal": `+c.principal+`, "Action": "`+action+`"}`)
		req := &Request{
			Caller: c.caller, Assumes: true, Trust: trust, Resource: "arn:aws:iam::" + accountA + ":role/R",
			ResourceAccount: accountA, Context: Context{Unfilled: match.NewPlaceholders([]string{number})},
		}
		req.SetAction(action)
		trace := &Step{Kind: StepAction}
		Evaluate(req, trace)
		if got := trace.GateStep(GateTrust).Held; got != c.want {
			t.Errorf("%s: the trust policy is %v, want %v", c.name, got, c.want)
		}
	}
}

// TestUnknownSteps: the unknown steps of a trace can be read one by one, and reading may stop at any.
func TestUnknownSteps(t *testing.T) {
	unknown := func(name string) *Policy {
		return &Policy{
			Ref: policy.Ref{Kind: policy.RefListed, Name: name}, Doc: policy.UnknownDocument(policy.Identity, source.Span{}),
		}
	}
	req := &Request{
		Caller: anaCalls(), Resource: "*", ResourceAccount: accountA,
		Identity: []*Policy{unknown("first"), unknown("second")}, Boundaries: []*Policy{unknown("third")},
	}
	req.SetAction("s3:GetObject")
	trace := &Step{Kind: StepAction}
	if d := Evaluate(req, trace); d.Outcome != Unknown {
		t.Fatalf("decided: %s", d.Outcome)
	}
	var names []string
	for p := range trace.UnknownDocuments() {
		names = append(names, p.Policy.Ref.Name)
		if len(names) == 2 {
			break
		}
	}
	if len(names) != 2 || names[0] != "first" || names[1] != "second" {
		t.Errorf("documents: %v", names)
	}
	seen := 0
	for range trace.GateStep(GateIdentity).Unknown() {
		if seen++; seen == 1 {
			break
		}
	}
	for range trace.GateStep(GateIdentity).Unknown() {
		seen++
	}
	if seen != 3 {
		t.Errorf("%d steps", seen)
	}
}
