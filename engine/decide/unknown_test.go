package decide_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/decide"
)

// TestUnknownVariables: a policy variable of unknown value makes a decision unknown where it could fit, and is named
// as the policy writes it.
func TestUnknownVariables(t *testing.T) {
	for _, c := range []struct {
		name, resource, condition, decision string
		keys                                []string
	}{
		{"a resource", "arn:aws:s3:::home/${aws:UserAgent}/*", "", "unknown", []string{"aws:UserAgent"}},
		{"a resource that fits whatever it is", "arn:aws:s3:::home/*", "", "allowed", nil},
		{"a resource that never fits", "arn:aws:s3:::other/${aws:UserAgent}", "", "implicitDeny", nil},
		{"a text", "*", `{"StringLike": {"aws:username": "a${aws:UserAgent}"}}`, "unknown", []string{"aws:UserAgent"}},
		{
			"a text without regard to case", "*", `{"StringEqualsIgnoreCase": {"aws:username": "A${aws:UserAgent}"}}`, "unknown",
			[]string{"aws:UserAgent"},
		},
		{
			"one that never fits", "*", `{"StringEqualsIgnoreCase": {"aws:username": "x${aws:UserAgent}"}}`, "implicitDeny", nil,
		},
		{
			"an ARN", "*", `{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/${aws:UserAgent}"}}`, "unknown",
			[]string{"aws:UserAgent"},
		},
		{"a truth", "*", `{"Bool": {"aws:PrincipalIsAWSService": "${aws:UserAgent}"}}`, "unknown", []string{"aws:UserAgent"}},
		{"a key itself", "*", `{"StringEquals": {"aws:useragent": "curl"}}`, "unknown", []string{"aws:useragent"}},
		{
			"a number, which takes none", "*", `{"NumericEquals": {"aws:MultiFactorAuthAge": "${aws:UserAgent}"}}`,
			"implicitDeny", nil,
		},
		{"several values without a set operator", "*", `{"StringEquals": {"aws:TagKeys": "a"}}`, "implicitDeny", nil},
		{
			"none of several values without a set operator", "*", `{"StringNotEquals": {"aws:TagKeys": "a"}}`, "unknown",
			[]string{"aws:TagKeys"},
		},
		{
			"all of several values", "*", `{"ForAllValues:StringEquals": {"aws:TagKeys": "a"}}`, "unknown",
			[]string{"aws:TagKeys"},
		},
		{"what is no number", "*", `{"NumericLessThan": {"aws:UserAgent": "abc"}}`, "implicitDeny", nil},
		{"other than what is no number", "*", `{"NumericNotEquals": {"aws:UserAgent": "abc"}}`, "allowed", nil},
		{
			"what is no number, if it is there", "*", `{"NumericLessThanIfExists": {"aws:UserAgent": "abc"}}`, "unknown",
			[]string{"aws:UserAgent"},
		},
		{
			"a number or none", "*", `{"NumericLessThan": {"aws:UserAgent": ["abc", "7"]}}`, "unknown",
			[]string{"aws:UserAgent"},
		},
	} {
		condition := ""
		if c.condition != "" {
			condition = `,"Condition":` + c.condition
		}
		line := fmt.Sprintf(
			`{"principal":"arn:aws:iam::111111111111:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::home/ana/x","resourceAccount":"111111111111",
"context":{"aws:MultiFactorAuthAge":"7"},"unknownKeys":["aws:UserAgent","aws:TagKeys"],"identityPolicies":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":%q%s}]}]}`,
			c.resource,
			condition,
		)
		var got struct {
			Decision string
			Keys     []string
		}
		answer, _ := (&decide.Decider{}).Line(nil, []byte(line))
		if err := json.Unmarshal(answer, &got); err != nil || got.Decision != c.decision ||
			!slices.Equal(got.Keys, c.keys) {
			t.Errorf("%s: %s, want %s %v", c.name, answer, c.decision, c.keys)
		}
	}
}

// TestUnknownPolicies: a field that may hold more than the line gives makes a decision unknown if a further policy
// could change it, and the answer names the field.
func TestUnknownPolicies(t *testing.T) {
	const role = `"action":"sts:AssumeRole","resource":"arn:aws:iam::111111111111:role/R"`
	const object = `"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","resourceAccount":"111111111111"`
	const allow = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`
	const deny = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}`
	const trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},` +
		`"Action":"sts:AssumeRole"}]}`
	const user, root, service = "arn:aws:iam::111111111111:user/ana", "arn:aws:iam::111111111111:root", "ec2.amazonaws.com"
	for _, c := range []struct {
		name, principal, ask, given, unknown, decision string
		documents                                      []string
	}{
		{"nothing is given", user, object, ``, `["identityPolicies"]`, "unknown", []string{"identityPolicies"}},
		{
			"a further one could deny", user, object, `"identityPolicies":[` + allow + `]`, `["identityPolicies"]`, "unknown",
			[]string{"identityPolicies"},
		},
		{
			"an explicit deny stays", user, object, `"identityPolicies":[` + deny + `]`, `["identityPolicies"]`, "explicitDeny",
			nil,
		},
		{
			"another gate refuses whatever it says", user, object, `"permissionsBoundaries":[` + deny + `]`,
			`["identityPolicies"]`, "explicitDeny", nil,
		},
		{
			"a boundary that may be there", user, object, `"identityPolicies":[` + allow + `]`, `["permissionsBoundaries"]`,
			"unknown",
			[]string{"permissionsBoundaries"},
		},
		{
			"session policies that may be there", user, object, `"identityPolicies":[` + allow + `]`, `["sessionPolicies"]`,
			"unknown",
			[]string{"sessionPolicies"},
		},
		{"a bucket policy that may be there", user, object, ``, `["resourcePolicy"]`, "unknown", []string{"resourcePolicy"}},
		{
			"a trust policy that may be there", user, role, `"identityPolicies":[` + allow + `]`, `["resourcePolicy"]`,
			"unknown",
			[]string{"resourcePolicy"},
		},
		{
			"control policies that may be there", user, object, `"identityPolicies":[` + allow + `]`, `["scps","rcps"]`,
			"unknown",
			[]string{"rcps", "scps"},
		},
		{
			"RCPs do not bind every service", user, `"action":"ec2:RunInstances","resource":"*"`,
			`"identityPolicies":[` + allow + `]`, `["rcps"]`, "allowed", nil,
		},
		{"root has no identity policies", root, object, ``, `["identityPolicies","permissionsBoundaries"]`, "allowed", nil},
		{
			"a service has no policies and no SCPs", service, role,
			`"resourcePolicy":` + strings.Replace(trust, `"AWS":"111111111111"`, `"Service":"ec2.amazonaws.com"`, 1),
			`["identityPolicies","permissionsBoundaries","sessionPolicies","scps"]`, "allowed", nil,
		},
		{
			"two sides may hold more, and both are named", user, role, ``, `["identityPolicies","resourcePolicy"]`, "unknown",
			[]string{"resourcePolicy", "identityPolicies"},
		},
		{"what is forbidden stays so", root, role, ``, `["resourcePolicy"]`, "implicitDeny", nil},
	} {
		more := ""
		if c.given != "" {
			more = "," + c.given
		}
		line := fmt.Sprintf(`{"principal":%q,%s,"unknownPolicies":%s%s}`, c.principal, c.ask, c.unknown, more)
		var got struct {
			Decision  string
			Documents []string
		}
		answer, _ := (&decide.Decider{}).Line(nil, []byte(line))
		if err := json.Unmarshal(answer, &got); err != nil || got.Decision != c.decision ||
			!slices.Equal(got.Documents, c.documents) {
			t.Errorf("%s: %s, want %s %v", c.name, answer, c.decision, c.documents)
		}
	}
	if answer, ok := (&decide.Decider{}).Line(nil, []byte(`{"principal":"*","action":"s3:Get","resource":"*",`+
		`"unknownPolicies":["context"]}`)); ok {
		t.Errorf("a field that holds no policies is accepted: %s", answer)
	}
}

// TestPlaceholders: a text that stands for something that is not known compares as unknown where it could be equal, and
// the answer prints its name.
func TestPlaceholders(t *testing.T) {
	const policies = `"identityPolicies":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*",` +
		`"Resource":"arn:aws:s3:::audit-000000000007/*","Condition":{"StringEquals":{"aws:PrincipalTag/a-000000000007":"x"}}},` +
		`{"Effect":"Allow","Action":"sqs:*","Resource":"*"}]}]`
	for _, c := range []struct{ name, ask, more, want string }{
		{
			"could be equal", `"s3:GetObject","resource":"arn:aws:s3:::audit-444455556666/k"`, `,"principalTags":{"a-1":"x"}`,
			`"unknown","deniedBy":[],"keys":["aws:PrincipalTag/a-AUDIT"]`,
		},
		{
			"as written", `"s3:GetObject","resource":"arn:aws:s3:::audit-000000000007/k"`,
			`,"principalTags":{"a-000000000007":"x"}`,
			`"allowed"`,
		},
		{"never equal", `"s3:GetObject","resource":"arn:aws:s3:::logs-1/k"`, "", `"implicitDeny"`},
		{"nothing to compare", `"sqs:SendMessage","resource":"*"`, "", `"allowed"`},
	} {
		line := `{"principal":"arn:aws:iam::111111111111:user/ana","action":` + c.ask + `,"resourceAccount":"111111111111",` +
			`"placeholders":{"000000000007":"AUDIT"},` + policies + c.more + `}`
		if got, ok := (&decide.Decider{}).Line(nil, []byte(line)); !ok ||
			!strings.Contains(string(got), `"decision":`+c.want) {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	for _, bad := range []string{
		`{"x":"A"}`, `{"000000000007":7}`, `["000000000007"]`, `{"000000000007":""}`, `{"000000000007":" "}`,
		`{"000000000007":"A","000000000007":"B"}`,
	} {
		line := `{"principal":"*","action":"s3:Get","resource":"*","placeholders":` + bad + `}`
		if got, ok := (&decide.Decider{}).Line(nil, []byte(line)); ok {
			t.Errorf("%s is accepted: %s", bad, got)
		}
	}
}

// TestUnknownKeysWithAStar: a star stands for every key that begins so and that the line does not give.
func TestUnknownKeysWithAStar(t *testing.T) {
	for _, c := range []struct{ key, decision string }{
		{"aws:PrincipalTag/team", "allowed"},
		{"aws:PrincipalTag/cost", "unknown"},
		{"aws:RequestTag/cost", "implicitDeny"},
	} {
		line := fmt.Sprintf(`{"principal":"arn:aws:iam::111111111111:user/ana","action":"s3:GetObject","resource":"*",`+
			`"principalTags":{"team":"x"},"unknownKeys":["aws:PrincipalTag/*"],"identityPolicies":[{"Version":"2012-10-17",`+
			`"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{%q:"x"}}}]}]}`, c.key)
		if got, _ := (&decide.Decider{}).Line(nil, []byte(line)); !strings.Contains(
			string(got),
			`"decision":"`+c.decision+`"`,
		) {
			t.Errorf("%s: %s", c.key, got)
		}
	}
}
