package decide_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"rolewalk/engine/decide"
)

// TestUnknownVariables: a policy variable of unknown value makes a decision unknown where it could fit, and is named as the
// policy writes it.
func TestUnknownVariables(t *testing.T) {
	for _, c := range []struct {
		name, resource, condition, decision string
		keys                                []string
	}{
		{"a resource", "arn:aws:s3:::home/${aws:UserAgent}/*", "", "unknown", []string{"aws:UserAgent"}},
		{"a resource that fits whatever it is", "arn:aws:s3:::home/*", "", "allowed", nil},
		{"a resource that never fits", "arn:aws:s3:::other/${aws:UserAgent}", "", "implicitDeny", nil},
		{"a text", "*", `{"StringLike": {"aws:username": "a${aws:UserAgent}"}}`, "unknown", []string{"aws:UserAgent"}},
		{"a text without regard to case", "*", `{"StringEqualsIgnoreCase": {"aws:username": "A${aws:UserAgent}"}}`, "unknown", []string{"aws:UserAgent"}},
		{"one that never fits", "*", `{"StringEqualsIgnoreCase": {"aws:username": "x${aws:UserAgent}"}}`, "implicitDeny", nil},
		{"an ARN", "*", `{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/${aws:UserAgent}"}}`, "unknown", []string{"aws:UserAgent"}},
		{"a truth", "*", `{"Bool": {"aws:PrincipalIsAWSService": "${aws:UserAgent}"}}`, "unknown", []string{"aws:UserAgent"}},
		{"a key itself", "*", `{"StringEquals": {"aws:useragent": "curl"}}`, "unknown", []string{"aws:useragent"}},
		{"a number, which takes none", "*", `{"NumericEquals": {"aws:MultiFactorAuthAge": "${aws:UserAgent}"}}`, "implicitDeny", nil},
		{"several values without a set operator", "*", `{"StringEquals": {"aws:TagKeys": "a"}}`, "implicitDeny", nil},
		{"none of several values without a set operator", "*", `{"StringNotEquals": {"aws:TagKeys": "a"}}`, "unknown", []string{"aws:TagKeys"}},
		{"all of several values", "*", `{"ForAllValues:StringEquals": {"aws:TagKeys": "a"}}`, "unknown", []string{"aws:TagKeys"}},
		{"what is no number", "*", `{"NumericLessThan": {"aws:UserAgent": "abc"}}`, "implicitDeny", nil},
		{"other than what is no number", "*", `{"NumericNotEquals": {"aws:UserAgent": "abc"}}`, "allowed", nil},
		{"what is no number, if it is there", "*", `{"NumericLessThanIfExists": {"aws:UserAgent": "abc"}}`, "unknown", []string{"aws:UserAgent"}},
		{"a number or none", "*", `{"NumericLessThan": {"aws:UserAgent": ["abc", "7"]}}`, "unknown", []string{"aws:UserAgent"}},
	} {
		condition := ""
		if c.condition != "" {
			condition = `,"Condition":` + c.condition
		}
		line := fmt.Sprintf(`{"principal":"arn:aws:iam::111111111111:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::home/ana/x","resourceAccount":"111111111111",
"context":{"aws:MultiFactorAuthAge":"7"},"unknownKeys":["aws:UserAgent","aws:TagKeys"],"identityPolicies":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":%q%s}]}]}`, c.resource, condition)
		var got struct {
			Decision string
			Keys     []string
		}
		answer, _ := (&decide.Decider{}).Line(nil, []byte(line))
		if err := json.Unmarshal(answer, &got); err != nil || got.Decision != c.decision || !slices.Equal(got.Keys, c.keys) {
			t.Errorf("%s: %s, want %s %v", c.name, answer, c.decision, c.keys)
		}
	}
}
