package decide

import (
	"encoding/json"
	"fmt"
	"testing"
)

// values are comparisons as real answers of AWS show them: a policy that allows a request if the operator compares
// wanted with got as equal, and what then becomes of the request. Yes is allowed, no is denied. Operators that are
// negated stand with their own answer.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
var values = []struct {
	operator, wanted string
	got              []string
	allowed          bool
}{
	{"Bool", "false", []string{"yes", "1", "", " true ", "false", "FALSE", "0"}, true},
	{"Bool", "false", []string{"true", "True", "TRUE"}, false},
	{"Bool", "true", []string{"true", "TRUE"}, true},
	{"Bool", "true", []string{"yes", "1", "", " true "}, false},

	{"NumericEquals", "1", []string{"1e0", "1E0", "01", "+1", "1.0", "10e-1", "0.1e1"}, true},
	{"NumericEquals", "1", []string{"1e1", "1e", "one", "1e1e1"}, false},
	{"NumericNotEquals", "1", []string{"1e0", "01", "+1", "1.0"}, false},
	{"NumericNotEquals", "1", []string{"2", "one", ""}, true},
	{"NumericEquals", "36e2", []string{"3600", "3600.0"}, true},
	{"NumericLessThan", "1e3", []string{"999", "9.99e2"}, true},
	{"NumericLessThan", "1e3", []string{"1000", "1e3"}, false},

	{"NotIpAddress", "192.0.2.0/24", []string{"not-an-ip", "", "192.0.2.1/32", "198.51.100.1/32"}, false},
	{"NotIpAddress", "192.0.2.0/24", []string{"198.51.100.1", "2001:db8::1"}, true},
	{"NotIpAddressIfExists", "192.0.2.0/24", []string{"not-an-ip"}, false},
	{"ArnNotLike", "arn:aws:iam::111122223333:role/*", []string{"not-an-arn", ""}, false},
	{"ArnNotEquals", "arn:aws:iam::111122223333:role/x", []string{"not-an-arn", ""}, false},
	{"ArnNotLike", "arn:aws:iam::111122223333:role/*", []string{"arn:aws:iam::111122223333:user/x"}, true},
	{"ArnNotEquals", "arn:aws:iam::111122223333:role/x", []string{"arn:aws:iam::111122223333:role/y"}, true},

	{"IpAddress", "192.0.2.0/24", []string{"::ffff:192.0.2.1", "::FFFF:c000:201", "192.0.2.255"}, true},
	{"IpAddress", "192.0.2.0/24", []string{"::ffff:192.0.3.1", "not-an-ip", "192.0.2.1/32", ""}, false},
	{"NotIpAddress", "192.0.2.0/24", []string{"::ffff:192.0.2.1"}, false},
	{"IpAddress", "::ffff:192.0.2.0/120", []string{"::ffff:192.0.2.1", "192.0.2.1"}, false},
	{"IpAddress", "::ffff:192.0.2.1", []string{"::ffff:192.0.2.1", "192.0.2.1"}, false},
	{"IpAddress", "::/0", []string{"::ffff:192.0.2.1", "192.0.2.1"}, false},
	{"NotIpAddress", "::/0", []string{"::ffff:192.0.2.1", "192.0.2.1"}, true},
	{"IpAddress", "::/0", []string{"2001:db8::1"}, true},
	{"IpAddress", "2001:db8::5/64", []string{"2001:db8::1", "2001:db8::5"}, false},
	{"NotIpAddress", "2001:db8::5/64", []string{"2001:db8::1", "2001:db8::5"}, true},
	{"IpAddress", "2001:db8::/64", []string{"2001:db8::1", "2001:db8::5"}, true},
	{"IpAddress", "192.0.2.77/24", []string{"192.0.2.1"}, true},
	{"IpAddress", "192.000.002.0/24", []string{"192.0.2.1"}, true},
	{"IpAddress", "192.0.2.0/024", []string{"192.0.2.1"}, true},
	{"IpAddress", "192.0.2.0/+24", []string{"192.0.2.1"}, true},
	{"IpAddress", "192.0.010.0/24", []string{"192.0.10.1"}, true}, // ten, and not eight
	{"IpAddress", "192.0.010.0/24", []string{"192.0.8.1"}, false},
	{"IpAddress", "192.0.2.0/24", []string{"192.000.002.1", "::ffff:192.000.002.1"}, true},

	{"StringEquals", "${aws:TagKeys, 'x'}", []string{"x"}, false},
	{"StringNotEquals", "${aws:TagKeys, 'x'}", []string{"x", "y"}, true},
	{"StringEquals", "${aws:PrincipalTag/none, 'x'}", []string{"x"}, true},

	{"StringLike", "?", []string{"\U00010428", "ab", ""}, false},
	{"StringLike", "??", []string{"\U00010428", "ab"}, true},
	{"StringLike", "?", []string{"a", "é", "€"}, true},
	{"StringLike", "?*", []string{"\U00010428"}, true},
	{"StringLike", "*?x", []string{"\U00010428x", "a\U00010428x"}, true},
	{"StringLike", "???", []string{"\U00010428"}, false},

	{"StringEqualsIgnoreCase", "s", []string{"S", "s"}, true},
	{"StringEqualsIgnoreCase", "s", []string{"\u017f"}, false},
	{"StringEqualsIgnoreCase", "\u03a3", []string{"\u03c2"}, false},
	{"StringEqualsIgnoreCase", "\u03a3", []string{"\u03c3", "\u03a3"}, true},
	{"StringEqualsIgnoreCase", "\u039f\u03a3", []string{"\u03bf\u03c3"}, false},
	{"StringEqualsIgnoreCase", "\u039f\u03a3", []string{"\u03bf\u03c2", "\u039f\u03a3"}, true},
	{"StringEqualsIgnoreCase", "\u039f\u03a3\u039f", []string{"\u03bf\u03c3\u03bf"}, true},
	{"StringEqualsIgnoreCase", "\u039f'\u03a3", []string{"\u03bf'\u03c2"}, true},
	{"StringEqualsIgnoreCase", "K", []string{"\u212a", "k"}, true},
	{"StringEqualsIgnoreCase", "\u00df", []string{"\u1e9e"}, true},
	{"StringEqualsIgnoreCase", "i", []string{"\u0130"}, false},
	{"StringEqualsIgnoreCase", "I", []string{"\u0131"}, false},
	{"StringNotEqualsIgnoreCase", "s", []string{"\u017f"}, true},

	{"DateEquals", "2030-01-01T00:00:00Z", []string{
		"2030-01-01T00:00:00.0001Z", "+1893456000", "1893456000",
		"2030-01-01", "2030-01-01T01:00:00+01:00",
	}, true},
	{"DateEquals", "2030-01-01T00:00:00Z", []string{"2030-01-01T00:00:00.001Z", "soon", "1893456001"}, false},
	{"DateEquals", "+1893456000", []string{"2030-01-01T00:00:00Z"}, true},
	{"DateNotEquals", "2030-01-01T00:00:00Z", []string{"soon", "2030-01-01T00:00:00.001Z"}, true},
}

// TestValues: the value of one key is compared with the policy's as AWS does.
func TestValues(t *testing.T) {
	for _, v := range values {
		for _, got := range v.got {
			compare(t, v.operator, v.wanted, got, v.allowed)
		}
	}
}

func compare(t *testing.T, operator, wanted, got string, allowed bool) {
	t.Helper()
	escaped := fmt.Sprintf("%+q", wanted) // a policy has no character beyond U+00FF
	key, _ := json.Marshal(got)
	answer, _ := line(t, ask("arn:aws:iam::111122223333:user/alice", "iam:TagUser", "arn:aws:iam::111122223333:user/bob",
		`"identityPolicies": [{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:TagUser", `+
			`"Resource": "*", "Condition": {"`+operator+`": {"aws:RequestTag/value": `+escaped+`}}}]}], `+
			`"context": {"aws:RequestTag/value": `+string(key)+`}`))
	want := "implicitDeny"
	if allowed {
		want = "allowed"
	}
	if answer["decision"] != want {
		t.Errorf("%s %s with %s: %v, want %s", operator, escaped, key, answer["decision"], want)
	}
}

// TestValuesOfSets: a scalar operator on a key with several values never holds, and a value that a negated operator
// cannot read keeps a Deny from applying.
func TestValuesOfSets(t *testing.T) {
	for _, c := range []struct{ effect, condition, context, want string }{
		{"Allow", `{"StringEquals": {"aws:TagKeys": "a"}}`, `{"aws:TagKeys": ["a"]}`, "implicitDeny"},
		{"Allow", `{"StringNotEquals": {"aws:TagKeys": "b"}}`, `{"aws:TagKeys": ["a"]}`, "implicitDeny"},
		{
			"Allow", `{"ForAllValues:NotIpAddress": {"corp:Addresses": "192.0.2.0/24"}}`,
			`{"corp:Addresses": ["198.51.100.1", "none"]}`, "implicitDeny",
		},
		{
			"Allow", `{"StringEquals": {"corp:One": "${corp:List, 'x'}"}}`, `{"corp:One": "x", "corp:List": ["a", "b"]}`,
			"implicitDeny",
		},
		{"Deny", `{"NotIpAddress": {"aws:RequestTag/v": "192.0.2.0/24"}}`, `{"aws:RequestTag/v": "not-an-ip"}`, "allowed"},
		{
			"Deny", `{"NotIpAddress": {"aws:RequestTag/v": "192.0.2.0/24"}}`, `{"aws:RequestTag/v": "198.51.100.1"}`,
			"explicitDeny",
		},
		{"Deny", `{"ArnNotLike": {"aws:RequestTag/v": "arn:aws:iam::1:role/*"}}`, `{"aws:RequestTag/v": ""}`, "allowed"},
	} {
		answer, _ := line(t, ask("arn:aws:iam::111122223333:user/alice", "iam:TagUser", "arn:aws:iam::111122223333:user/bob",
			`"identityPolicies": [{"Version": "2012-10-17", "Statement": [{"Effect": "`+c.effect+`", "Action": "iam:TagUser", `+
				`"Resource": "*", "Condition": `+c.condition+`}]}, `+otherwise(c.effect)+`], "context": `+c.context))
		if answer["decision"] != c.want {
			t.Errorf("%s %s with %s: %v, want %s", c.effect, c.condition, c.context, answer["decision"], c.want)
		}
	}
}

// otherwise is a policy that allows everything beside a Deny, and nothing that matters beside an Allow.
func otherwise(effect string) string {
	if effect == "Deny" {
		return allowAll
	}
	return `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}}`
}
