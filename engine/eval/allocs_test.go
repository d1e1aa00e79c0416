package eval

import (
	"testing"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// TestUnwatchedAllocatesNothing: a decision without a trace costs no memory, whatever it meets on its way.
func TestUnwatchedAllocatesNothing(t *testing.T) {
	doc := func(kind policy.Kind, text string) *Policy {
		d := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
		if !d.Saved() {
			t.Fatalf("%s: %s", text, d.Refusal.Message)
		}
		return &Policy{Ref: policy.Ref{Kind: policy.RefListed, Name: string(kind)}, Doc: d}
	}
	const all = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}`
	r := &Request{
		Caller: Caller{
			Kind:      CallerRole,
			Partition: "aws",
			Account:   "111111111111",
			ARN:       "arn:aws:sts::111111111111:assumed-role/A/s",
			RoleARN:   "arn:aws:iam::111111111111:role/A",
		},
		Resource:        "arn:aws:iam::111111111111:role/team/B",
		ResourceAccount: "111111111111", Assumes: true,
		Trust: doc(policy.Trust, `{"Version": "2012-10-17", "Statement": [
			{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111111111111:user/x", "arn:aws:iam::111111111111:role/A"]},
				"Action": ["sts:AssumeRole", "sts:TagSession"]},
			{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition":
				{"NotIpAddress":
				{"aws:SourceIp": ["10.0.0.0/8", "fd00::/8"]}}}]}`),
		Identity: []*Policy{
			doc(policy.Identity, `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "NotAction": "iam:*",
			"Resource": ["arn:aws:iam::*:role/${aws:PrincipalTag/team}/*", "arn:aws:s3:::x"],
			"Condition": {
				"StringEquals": {"aws:PrincipalTag/team": ["a", "team"]}, "StringLike":
					{"aws:userid": "AROA*:${sts:RoleSessionName}"},
				"StringEqualsIgnoreCase": {"aws:PrincipalTag/team": "TEAM"}, "NumericLessThanEquals":
					{"aws:MultiFactorAuthAge": "3600.50"},
				"DateLessThan": {"aws:CurrentTime": "2027-01-01T00:00:00Z"}, "Bool": {"aws:MultiFactorAuthPresent": "true"},
				"IpAddress": {"aws:SourceIp": "10.20.0.0/16"}, "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/A"},
				"Null": {"aws:TokenIssueTime": "true"}, "ForAllValues:StringLike": {"aws:TagKeys": ["cost-*", "team"]},
				"ForAnyValue:StringEqualsIfExists": {"aws:CalledVia": "athena.amazonaws.com"}}}]}`),
		},
		Boundaries: []*Policy{doc(policy.Boundary, all)},
		Session:    []*Policy{doc(policy.Session, all)},
		SCPs:       []Level{{Name: "root", Policies: []*Policy{doc(policy.SCP, all)}}},
		RCPs:       []Level{{Name: "root"}},
	}
	r.SetAction("sts:AssumeRole")
	for key, values := range map[string][]string{
		"aws:PrincipalTag/team": {"team"}, "aws:userid": {"AROAEXAMPLE:ci"}, "sts:RoleSessionName": {"ci"},
		"aws:MultiFactorAuthAge": {"1200"},
		"aws:CurrentTime":        {"2026-03-01T09:00:00Z"}, "aws:MultiFactorAuthPresent": {"true"},
		"aws:SourceIp": {"10.20.1.9"},
		"aws:PrincipalArn": {
			"arn:aws:iam::111111111111:role/A",
		}, "aws:TagKeys": {
			"cost-center",
			"team",
		}, "aws:CalledVia": {
			"athena.amazonaws.com",
		},
	} {
		r.Context.Set(key, values...)
	}
	if d := Evaluate(r, nil); d.Outcome != Allowed {
		t.Fatalf("the decision is %+v", d)
	}
	if allocs := testing.AllocsPerRun(100, func() { Evaluate(r, nil) }); allocs != 0 {
		t.Errorf("a decision costs %.0f allocations", allocs)
	}
}

// TestManyKeys: a context finds its keys also when they are more than are looked through.
func TestManyKeys(t *testing.T) {
	var c Context
	key := func(i int) string { return "aws:RequestTag/" + string(rune('A'+i%26)) + string(rune('a'+i/26)) }
	for range 2 { // the second time they are there already
		for i := range 3 * lookedThrough {
			c.Set(key(i), key(i))
		}
	}
	for i := range 3 * lookedThrough {
		v := c.Values("aws:requesttag/" + string(rune('a'+i%26)) + string(rune('a'+i/26)))
		if len(v.List) != 1 || v.List[0] != key(i) {
			t.Errorf("%s is %v", key(i), v.List)
		}
	}
	if n := len(c.Entries()); n != 3*lookedThrough {
		t.Errorf("%d keys, want %d", n, 3*lookedThrough)
	}
	d := c.Copy()
	d.Set("aws:username", "ana")
	if v := c.Values("aws:username"); !v.Absent() || d.Values("aws:username").Absent() {
		t.Error("a copy is not a context of its own")
	}
	if c.reset(); !c.Values("aws:requesttag/aa").Absent() || len(c.Entries()) != 0 {
		t.Error("a context that was emptied still has keys")
	}
}
