package decide

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// TestOneDeciderForAll: a Decider that has seen other lines answers as one that has seen none, also when its store
// starts anew in between, and when one text is a policy of another kind than before.
func TestOneDeciderForAll(t *testing.T) {
	const statement = `{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}`
	policy := func(sid string) string {
		return `{"Version":"2012-10-17","Statement":[{"Sid":"` + sid + `","Effect":"Allow","Action":"s3:*","Resource":"*"}]}`
	}
	lineOf := func(principal, action, resource, policies, resourcePolicy string) string {
		return fmt.Sprintf(`{"id":1,"principal":%q,"action":%q,"resource":%q,"identityPolicies":[%s],"resourcePolicy":%s}`,
			principal, action, resource, policies, resourcePolicy)
	}
	const alice, bob = "arn:aws:iam::111111111111:user/alice", "arn:aws:sts::111111111111:federated-user/bob"
	const role, object = "arn:aws:iam::111111111111:role/R", "arn:aws:s3:::bucket/key"
	both := `{"Version":"2012-10-17","Statement":` + statement + `}`
	lines := []string{
		lineOf(alice, "s3:GetObject", object, policy("a"), both),
		lineOf(alice, "s3:GetObject", object, policy("b"), both),
		lineOf(alice, "sts:AssumeRole", role, policy("a")+","+policy("a"), both), // a trust policy now
		lineOf(bob, "s3:GetObject", object, policy("a"), "null"),
		lineOf(alice, "S3:getobject", object, policy("a")+" ,"+policy("b"), "null"),
		lineOf(alice, "s3:GetObject", object, policy("a")[:20], "null"),
		lineOf("no-principal", "s3:GetObject", object, "", "null"),
		lineOf(alice, "s3:GetObject", strings.Repeat("x", 2*longestWord), "", "null"),
		lineOf(alice, "ec2:RunInstances", object, policy("a"), "null"),
	}
	external := strings.Replace(
		contract,
		`{"AWS": "111111111111"}, "Action": "sts:AssumeRole"`,
		`{"AWS": "111111111111"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "k3Q9", `+
			`"aws:PrincipalTag/team": "payments"}}`,
		1,
	)
	for _, gone := range []string{
		"", `"sts:ExternalId": "k3Q9", `,
		`"principalTags": {"team": "payments"}, `,
	} { // what is gone is not kept
		lines = append(lines, strings.Replace(external, gone, "", 1))
	}
	shared := &Decider{Trace: true}
	for round := range 3 {
		for i := range round * mostHeld / entry / 2 { // in the end more than the store holds
			shared.store.word([]byte(strconv.Itoa(i)))
		}
		for i, line := range lines {
			got, ok := shared.Line(nil, []byte(line))
			want, wanted := (&Decider{Trace: true}).Line(nil, []byte(line))
			if string(got) != string(want) || ok != wanted {
				t.Errorf("round %d, line %d: %.300s\nwant %.300s", round, i, got, want)
			}
		}
	}
	if shared.store.held > mostHeld {
		t.Errorf("the store holds %d bytes", shared.store.held)
	}
}

// TestLineAllocates: a line that differs from the one before in its id alone costs next to no memory.
func TestLineAllocates(t *testing.T) {
	d, out := &Decider{}, []byte(nil)
	line := []byte(
		`{"id":1,"principal":"arn:aws:iam::111111111111:user/alice","action":"sts:AssumeRole",` +
			`"resource":"arn:aws:iam::111111111111:role/R","identityPolicies":[],"resourcePolicy":{"Version":"2012-10-17",` +
			`"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/alice"},` +
			`"Action":"sts:AssumeRole"}]}}`,
	)
	if allocs := testing.AllocsPerRun(100, func() { out, _ = d.Line(out[:0], line) }); allocs > 4 {
		t.Errorf("a line costs %.0f allocations, want 4 at most", allocs)
	}
}

// TestRequest: what Request returns stays as it is when further lines are read.
func TestRequest(t *testing.T) {
	d := &Decider{}
	r, err := d.Request([]byte(contract))
	if err != nil {
		t.Fatal(err)
	}
	d.Line(nil, []byte(strings.Replace(contract, "user/alice", "root", 1)))
	if r.Caller.ARN != "arn:aws:iam::111111111111:user/alice" || len(r.Identity) != 1 ||
		len(r.Context.Values("sts:externalid").List) != 1 {
		t.Errorf("the request is %+v", r)
	}
	if _, err := d.Request([]byte(`{"principal": 1}`)); err == nil ||
		err.Error() != "there should be a string here (byte 14)" {
		t.Errorf("a line that is no request: %v", err)
	}
}
