package trail

import (
	"fmt"
	"strings"
	"testing"
)

// message is a decoded message of the shape that users have published.
const message = `{"allowed": false, "explicitDeny": true, "matchedStatements": {"items": [{"statementId": ` +
	`"NoLarge", "effect": ` +
	`"DENY", "principals": {"items": [{"value": "AIDAEXAMPLE22222"}]}, "principalGroups": {"items": []}, "actions": ` +
	`{"items": ` +
	`[{"value": "ec2:RunInstances"}]}, "resources": {"items": [{"value": "*"}]}, "conditions": {"items": [{"key": ` +
	`"ec2:InstanceType", "values": {"items": [{"value": "t3.micro"}]}}]}}]}, "failures": {"items": []}, "context": ` +
	`{"principal": ` +
	`{"id": "AIDAEXAMPLE22222", "name": "alice", "arn": "arn:aws:iam::111122223333:user/alice"}, "action": ` +
	`"ec2:RunInstances", ` +
	`"resource": "arn:aws:ec2:eu-central-1:111122223333:instance/*", "conditions": {"items": [{"key": ` +
	`"ec2:InstanceType", ` +
	`"values": {"items": [{"value": "m5.large"}]}}, {"key": "aws:TagKeys", "values": {"items": [{"value": "a"}, ` +
	`{"value": "b"}]}}]}}}`

const (
	messageTold = "arn:aws:iam::111122223333:user/alice | ec2:RunInstances | " +
		"arn:aws:ec2:eu-central-1:111122223333:instance/* | " +
		"code AccessDenied | explicit true | refused " + refusedSentence
	messageRest = `map[aws:TagKeys:[a b] ec2:InstanceType:[m5.large]] ` +
		`[{"Sid":"NoLarge","Effect":"Deny","Action":["ec2:RunInstances"],"Resource":["*"]}] [ec2:InstanceType]`
)

var decodings = []struct{ name, body, request, rest string }{
	{"the message", message, messageTold, messageRest},
	{"the answer", `{"DecodedMessage": ` + quoted(message) + `}`, messageTold, messageRest},
	{"the answer with the message as JSON", `{"DecodedMessage": ` + message + `}`, messageTold, messageRest},
	{
		"no explicit deny", `{"allowed": false, "explicitDeny": false, "matchedStatements": {"items": []}, "failures": ` +
			`{"items": []}, ` +
			`"context": {"principal": {"id": "AROAEXAMPLE11111:ci", "arn": ` +
			`"arn:aws:sts::111122223333:assumed-role/Runner/ci"}, ` +
			`"action": "iam:PassRole", "resource": "arn:aws:iam::111122223333:role/App", "conditions": {"items": []}}}`,
		"arn:aws:sts::111122223333:assumed-role/Runner/ci | iam:PassRole | arn:aws:iam::111122223333:role/App | code " +
			"AccessDenied | " +
			"refused " + refusedSentence, "map[] [] []",
	},
	{
		"without a resource", `{"allowed": false, "context": {"action": "ec2:DescribeInstances", "resource": "*"}}`,
		" | ec2:DescribeInstances |  | code AccessDenied | refused " + refusedSentence, "map[] [] []",
	},
	{
		"values of other kinds", `{"allowed": 1, "explicitDeny": "x", "matchedStatements": {"items": [1, {}, ` +
			`{"actions": [1, "a:B"]}]}, ` +
			`"context": {"action": [], "conditions": {"items": {"key": "k"}}}}`,
		" |  |  | code AccessDenied | refused " + refusedSentence,
		`map[k:[]] [{"Effect":"Allow"} {"Effect":"Allow"} {"Effect":"Allow","Action":["a:B"]}] []`,
	},
	{"an answer that is cut", `{"DecodedMessage": ` + quoted(message[:300]) + `}`, "", ""},
	{"an answer with something else", `{"DecodedMessage": "{}"}`, "", ""},
}

// TestReadDecoded: a decoded message, with and without what is around it.
func TestReadDecoded(t *testing.T) {
	for _, c := range decodings {
		t.Run(c.name, func(t *testing.T) {
			root := parse(t, c.body)
			if !IsDecoded(root) {
				t.Error("it is not recognised")
			}
			facts := ReadDecoded(root)
			if got := requests(&facts); got != c.request {
				t.Fatalf("got:\n%s\nwant:\n%s", got, c.request)
			}
			if c.request == "" {
				if len(facts.Unread) != 1 {
					t.Error("nothing says that it was not read")
				}
				return
			}
			q := facts.Requests[0]
			if got := fmt.Sprint(q.Context, q.Statements, q.Unconditioned); got != c.rest {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.rest)
			}
			if q.Gate != "" || !strings.Contains(facts.Pieces[0].Title, q.Action) {
				t.Errorf("%q, %+v", q.Gate, facts.Pieces)
			}
		})
	}
	if IsDecoded(parse(t, `{"allowed": true}`)) || IsDecoded(parse(t, `[]`)) {
		t.Error("something else is taken for a message")
	}
}
