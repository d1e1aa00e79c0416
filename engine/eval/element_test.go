package eval

import (
	"testing"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// TestElements: action, resource and condition of one statement, each with its negation, and what a missing or unknown
// key does to the whole decision.
func TestElements(t *testing.T) {
	for _, c := range []struct {
		name, statement string
		context         func(*Context)
		want            Outcome
	}{
		{"the action's case does not count", `{"Effect": "Allow", "Action": "S3:getobject", "Resource": "*"}`, nil, Allowed},
		{"NotAction", `{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}`, nil, Allowed},
		{"NotAction names it", `{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}`, nil, ImplicitDeny},
		{"NotResource", `{"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::other/*"}`, nil, Allowed},
		{
			"NotResource names it", `{"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::bucket/*"}`, nil,
			ImplicitDeny,
		},
		{
			"the bucket is not its objects", `{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::bucket"}`, nil,
			ImplicitDeny,
		},
		{
			"a variable", `{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::bucket/${aws:username}"}`,
			set("aws:username", "key"), Allowed,
		},
		{
			"a variable without a value",
			`{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::bucket/${aws:username}"}`, nil, ImplicitDeny,
		},
		{
			"a variable in NotResource without a value",
			`{"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::bucket/${aws:username}"}`, nil, Allowed,
		},
		{
			"a condition",
			`{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"AWS:UserName": "ana"}}}`,
			set("aws:username", "ana"), Allowed,
		},
		{
			"two rows, one fails",
			`{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"aws:username": "ana", ` +
				`"aws:userid": "x"}}}`,
			set("aws:username", "ana"), ImplicitDeny,
		},
		{
			"a negated operator on a missing key",
			`{"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": ` +
				`"o-1"}}}`,
			nil, ExplicitDeny,
		},
		{
			"unknown, and it decides",
			`{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": ` +
				`"203.0.113.0/24"}}}`,
			unknown("aws:SourceIp"), Unknown,
		},
		{
			"unknown, and the action settles it",
			`{"Effect": "Allow", "Action": "sqs:*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": ` +
				`"203.0.113.0/24"}}}`,
			unknown("aws:SourceIp"), ImplicitDeny,
		},
		{
			"an unknown variable", `{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::bucket/${aws:userid}"}`,
			unknown("aws:userid"), Unknown,
		},
	} {
		req := &Request{
			Caller:   anaCalls(),
			Resource: "arn:aws:s3:::bucket/key",
			Identity: []*Policy{doc(policy.Identity, c.statement)},
		}
		req.SetAction("s3:GetObject")
		if c.context != nil {
			c.context(&req.Context)
		}
		refused := ""
		if c.want == ImplicitDeny || c.want == ExplicitDeny {
			refused = "identity"
		}
		check(t, c.name, req, c.want, refused)
	}
}

func set(key, value string) func(*Context) { return func(c *Context) { c.Set(key, value) } }
func unknown(key string) func(*Context)    { return func(c *Context) { c.SetUnknown(key) } }

// TestUnsaved: a document that AWS would not save neither grants nor denies, but as a ceiling it allows nothing.
func TestUnsaved(t *testing.T) {
	text := `{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}, {"Effect": ` +
		`"allow", "Action": "s3:*", "Resource": "*"}]}`
	broken := func(kind policy.Kind) *Policy {
		return &Policy{
			Ref: policy.Ref{Kind: policy.RefListed, Name: string(kind)},
			Doc: policy.Parse(text, spanOf(text), policy.Options{Kind: kind}),
		}
	}
	req := &Request{
		Caller:   anaCalls(),
		Resource: "arn:aws:s3:::bucket/key",
		Identity: []*Policy{broken(policy.Identity), allows("s3:*")},
	}
	req.SetAction("s3:GetObject")
	check(t, "beside one that allows", req, Allowed, "")
	req.Identity = req.Identity[:1]
	check(t, "alone", req, ImplicitDeny, "identity")
	req.Identity = []*Policy{allows("s3:*")}
	req.Boundaries = []*Policy{broken(policy.Boundary)}
	check(t, "as a boundary", req, ImplicitDeny, "boundary")
	req.Boundaries, req.SCPs = nil, []Level{{Name: "root", Policies: []*Policy{broken(policy.SCP)}}}
	check(t, "as an SCP", req, ImplicitDeny, "scp")
}

// TestDependsOnClock: a saved document in force that asks for a moving key makes a request depend on the clock.
func TestDependsOnClock(t *testing.T) {
	until := func(effect string) *Policy {
		text := `{"Version": "2012-10-17", "Statement": {"Effect": "` + effect + `", "Action": "s3:*", "Resource": "*", ` +
			`"Condition": {"DateLessThan": {"AWS:CurrentTime": "2026-03-01T12:00:00Z"}}}}`
		return &Policy{Doc: policy.Parse(text, spanOf(text), policy.Options{Kind: policy.Identity})}
	}
	for _, c := range []struct {
		name string
		req  Request
		want bool
	}{
		{"no document", Request{}, false},
		{"no condition", Request{Identity: []*Policy{allows("s3:*")}}, false},
		{"a date", Request{Identity: []*Policy{allows("s3:*"), until("Allow")}}, true},
		{"a date in an SCP", Request{SCPs: []Level{{"root", []*Policy{until("Deny")}}}}, true},
		{"a date in what AWS would not save", Request{Identity: []*Policy{until("allow")}}, false},
	} {
		if got := c.req.DependsOnClock(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestGateStep: the step of a gate is found, and one that was not recorded is empty.
func TestGateStep(t *testing.T) {
	recorded := &Step{Kind: StepGate, Gate: GateTrust, Reason: ReasonAllows}
	action := &Step{Kind: StepAction, Sub: []*Step{{Kind: StepGate, Gate: GateSCP}, recorded}}
	if got := action.GateStep(GateTrust); got != recorded {
		t.Errorf("found %+v", got)
	}
	for _, s := range []*Step{nil, {Kind: StepAction}, action} {
		if got := s.GateStep(GateBoundary); got.Gate != GateBoundary || got.Kind != StepGate || got.Sub != nil {
			t.Errorf("a gate that was not recorded is %+v", got)
		}
	}
}

// TestContext: keys have no case, and what is given wins.
func TestContext(t *testing.T) {
	var c Context
	c.Give("aws:UserName", false, "given")
	c.Set("AWS:username", "derived")
	if v := c.Values("aws:username"); len(v.List) != 1 || v.List[0] != "given" {
		t.Errorf("aws:username = %v, want what was given", v)
	}
	c.Set("aws:TagKeys", "a")
	if !c.Values("aws:tagkeys").Multi {
		t.Error("aws:TagKeys is not multivalued")
	}
	c.Give("corp:rings", true, "a")
	if !c.Values("corp:rings").Multi {
		t.Error("a list is not multivalued")
	}
	c.Ungiven = func(key string) bool { return key == "aws:sourceip" }
	if !c.Values("aws:sourceip").Unknown || c.Values("aws:other").Unknown {
		t.Error("ungiven keys are not as Ungiven says")
	}
	if keys := c.Entries(); len(keys) != 3 || keys[0].Key != "aws:TagKeys" {
		t.Errorf("Entries() = %v", keys)
	}
}

// TestNothingRecordedCostsNothing: an unwatched evaluation of a plain request allocates nothing.
func TestNothingRecordedCostsNothing(t *testing.T) {
	req := &Request{
		Caller:          anaCalls(),
		Assumes:         true,
		Trust:           trustOf(`{"AWS": "` + ana + `"}`),
		Resource:        "arn:aws:iam::444455556666:role/R",
		ResourceAccount: accountB,
	}
	req.SetAction("sts:AssumeRole")
	req.Identity = []*Policy{allows("sts:AssumeRole")}
	req.Context.Set("sts:ExternalId", "x")
	if n := testing.AllocsPerRun(100, func() { Evaluate(req, nil) }); n != 0 {
		t.Errorf("an unwatched evaluation allocates %v times, want 0", n)
	}
}

func spanOf(text string) source.Span { return source.Span{To: len(text)} }

// TestUnlike: a principal that does not name the caller is told by what differs, in a trust policy that AWS would not
// save too.
func TestUnlike(t *testing.T) {
	hub := Caller{Kind: CallerProvider, ARN: "arn:aws:iam::111122223333:oidc-provider/gitlab.com"}
	for _, c := range []struct {
		principal string
		caller    Caller
		want      Reason
	}{
		{`{"Service": "ecs-task.amazonaws.com"}`, serviceCalls("ecs-tasks.amazonaws.com"), ReasonOtherPrincipal},
		{`{"Service": "ec2.amazonaws.com"}`, serviceCalls("ecs-tasks.amazonaws.com"), ReasonOtherPrincipal},
		{`{"AWS": "ecs-tasks.amazonaws.com"}`, serviceCalls("ecs-tasks.amazonaws.com"), ReasonOtherKindOfCaller},
		{`{"Federated": "gitlab"}`, hub, ReasonOtherPrincipal},
		{`{"Service": "gitlab.com"}`, hub, ReasonOtherKindOfCaller},
		{`{"Service": "ec2.amazonaws.com"}`, anaCalls(), ReasonOtherKindOfCaller},
		{`{"AWS": "Ana"}`, anaCalls(), ReasonOtherKindOfCaller},
		{`{"AWS": "arn:aws:iam::444455556666:user/Ana"}`, anaCalls(), ReasonOtherAccount},
		{`{"AWS": "arn:aws:iam::111122223333:user/Bob"}`, anaCalls(), ReasonOtherPrincipal},
		{`{"AWS": "AIDAEXAMPLEEXAMPLF"}`, anaCalls(), ReasonOtherID},
	} {
		text := `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": ` + c.principal +
			`, "Action": "sts:AssumeRole"}}`
		d := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: policy.Trust})
		if got := c.caller.unlike(&d.Statements[0].Principal.Values[0]); got != c.want {
			t.Errorf("%s for %s: %s, want %s", c.principal, c.caller.ARN, got, c.want)
		}
	}
}
