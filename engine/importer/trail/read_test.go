package trail

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// parse reads JSON that a test has.
func parse(t testing.TB, body string) *tree.Node {
	t.Helper()
	n, fault := tree.ReadJSON(body, source.Span{To: len(body)})
	if fault != nil {
		t.Fatalf("%s: %s", fault.Message, body)
	}
	return &n
}

// told writes what a test looks at of a request.
func told(q *fact.Request) string {
	parts := []string{q.Caller + q.Service + q.Provider, q.Action, q.Resource}
	add := func(name, text string) {
		if text != "" && text != "0s" && text != "[]" && text != "map[]" && text != "false" {
			parts = append(parts, name+text)
		}
	}
	if !q.At.IsZero() {
		parts = append(parts, q.At.Text())
	}
	add("as ", q.Session)
	add("for ", q.Sent.Duration.String())
	add("mfa ", fmt.Sprint(q.Sent.MFA))
	add("from ", q.Sent.SourceIP)
	add("tags ", fmt.Sprint(q.Sent.Tags))
	add("transitive ", fmt.Sprint(q.Sent.Transitive))
	add("identity ", q.Sent.SourceIdentity)
	add("policy ", q.Sent.SessionPolicy)
	add("policies ", fmt.Sprint(q.Sent.SessionPolicies))
	add("claims ", q.Sent.Claims)
	add("masked ", fmt.Sprint(q.Masked))
	add("granted ", fmt.Sprint(q.Granted))
	add("code ", q.Code)
	add("gate ", string(q.Gate))
	add("explicit ", fmt.Sprint(q.Explicit))
	add("refused ", q.Refused)
	return strings.Join(parts, " | ")
}

func requests(facts *fact.Facts) string {
	var list []string
	for i := range facts.Requests {
		list = append(list, told(&facts.Requests[i]))
	}
	return strings.Join(list, "\n")
}

// entities writes what events tell of users and roles.
func entities(facts *fact.Facts) string {
	var list []string
	for i := range facts.Entities {
		e := &facts.Entities[i]
		text := string(e.Kind) + " " + e.Account + e.Path + e.Name + " " + e.ID
		if e.MFA {
			text += " mfa"
		}
		list = append(list, text)
	}
	sort.Strings(list)
	return strings.Join(list, ", ")
}

const (
	session = `"userIdentity": {"type": "AssumedRole", "principalId": "AROAEXAMPLE11111:ci", "arn": ` +
		`"arn:aws:sts::111122223333:assumed-role/Runner/ci", "accountId": "111122223333", "accessKeyId": ` +
		`"ASIAEXAMPLE111112222", ` +
		`"sessionContext": {"sessionIssuer": {"type": "Role", "principalId": "AROAEXAMPLE11111", "arn": ` +
		`"arn:aws:iam::111122223333:role/ci/Runner", "accountId": "111122223333", "userName": "Runner"}, "attributes": ` +
		`{"creationDate": "2026-03-01T09:00:00Z", "mfaAuthenticated": "false"}}}`
	user = `"userIdentity": {"type": "IAMUser", "principalId": "AIDAEXAMPLE22222", "arn": ` +
		`"arn:aws:iam::111122223333:user/alice", "accountId": "111122223333", "accessKeyId": "AKIAEXAMPLE222222222", ` +
		`"userName": "alice"}`
	head = `"eventVersion": "1.11", "eventTime": "2026-03-01T09:05:00Z", "eventSource": "sts.amazonaws.com", ` +
		`"awsRegion": "eu-central-1", "sourceIPAddress": "198.51.100.7", "eventType": "AwsApiCall", `
	answer = `"responseElements": {"credentials": {"accessKeyId": "ASIAEXAMPLE333332222", ` +
		`"sessionToken": "AgoSECRET1234567890", ` +
		`"expiration": "Mar 1, 2026, 10:05:00 AM"}, "assumedRoleUser": {"assumedRoleId": "AROAEXAMPLE44444:deploy", ` +
		`"arn": "arn:aws:sts::444455556666:assumed-role/Deploy/deploy"}}`
	granted = `{` + head + session + `, "eventName": "AssumeRole", "requestParameters": {"roleArn": ` +
		`"arn:aws:iam::444455556666:role/Deploy", "roleSessionName": "deploy", "durationSeconds": 900}, ` + answer + `}`
	grantedTold = "arn:aws:sts::111122223333:assumed-role/Runner/ci | sts:AssumeRole | " +
		"arn:aws:iam::444455556666:role/Deploy | " +
		"2026-03-01T09:05:00Z | as deploy | for 15m0s | from 198.51.100.7 | granted true"
	awsText = "User: arn:aws:sts::111122223333:assumed-role/Runner/ci is not authorized to perform: sts:AssumeRole " +
		"on resource: " +
		"arn:aws:iam::444455556666:role/Deploy"
	refused = `{` + head + session + `, "eventName": "AssumeRole", "errorCode": "AccessDenied", "errorMessage": "` +
		awsText +
		`", "requestParameters": null, "responseElements": null}`
	refusedTold = "arn:aws:sts::111122223333:assumed-role/Runner/ci | sts:AssumeRole | " +
		"arn:aws:iam::444455556666:role/Deploy | " +
		"2026-03-01T09:05:00Z | from 198.51.100.7 | code AccessDenied | refused " + awsText
)

// quoted is JSON as a string of JSON has it.
func quoted(body string) string { return string(quote(nil, body)) }

var readings = []struct{ name, body, requests, entities string }{
	{
		"allowed", granted, grantedTold,
		"role 111122223333/ci/Runner AROAEXAMPLE11111, role 444455556666/Deploy AROAEXAMPLE44444",
	},
	{"refused", refused, refusedTold, "role 111122223333/ci/Runner AROAEXAMPLE11111"},
	{"a file of them", `{"Records": [` + granted + `, ` + refused + `]}`, grantedTold + "\n" + refusedTold, ""},
	{"a list", `[` + refused + `]`, refusedTold, ""},
	{
		// https://docs.aws.amazon.com/cli/latest/reference/cloudtrail/lookup-events.html
		"lookup-events", `{"Events": [{"EventId": "1", "EventName": "AssumeRole", "AccessKeyId": "ASIAEXAMPLE111112222", ` +
			`"CloudTrailEvent": ` + quoted(granted) + `}]}`, grantedTold, "",
	},
	{
		// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
		"EventBridge", `{"version": "0", "detail-type": "AWS API Call via CloudTrail", "source": "aws.sts", "detail": ` +
			refused + `}`, refusedTold, "",
	},
	{"of CloudWatch Logs", `{"events": [{"logStreamName": "x", "message": ` + quoted(refused) + `}]}`, refusedTold, ""},
	{
		// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
		"everything that a request may carry", `{` + head + user + `, "eventName": "AssumeRole", "requestParameters": {` +
			`"incomingTransitiveTags": {"Department": "Engineering"}, "tags": [{"value": "12345", "key": "CostCenter"}, ` +
			`{"key": "Team", "value": "blue"}], "roleArn": "arn:aws:iam::111122223333:role/R", "roleSessionName": "s1", ` +
			`"sourceIdentity": "alice", "transitiveTagKeys": ["Team"], "externalId": "HIDDEN_DUE_TO_SECURITY_REASONS", ` +
			`"serialNumber": "arn:aws:iam::111122223333:mfa/phone", "policy": "{\"Version\":\"2012-10-17\"}", ` +
			`"policyArns": [{"arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}]}}`,
		"arn:aws:iam::111122223333:user/alice | sts:AssumeRole | arn:aws:iam::111122223333:role/R | " +
			"2026-03-01T09:05:00Z | as s1 | " +
			"mfa true | from 198.51.100.7 | tags map[CostCenter:12345 Team:blue] | transitive [Team] | identity alice | " +
			"policy " +
			`{"Version":"2012-10-17"} | policies [arn:aws:iam::aws:policy/ReadOnlyAccess] | masked [external-id] | granted true`,
		"user 111122223333/alice AIDAEXAMPLE22222 mfa",
	},
	{
		"a token of a provider", `{` + head + `"userIdentity": {"type": "WebIdentityUser", "principalId": ` +
			`"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:repo:octo/app:ref:` +
			`refs/heads/main", "userName": "repo:octo/app:ref:refs/heads/main", "identityProvider": ` +
			`"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "eventName": ` +
			`"AssumeRoleWithWebIdentity", "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/gh", ` +
			`"roleSessionName": "GitHubActions"}, "responseElements": {"credentials": {"sessionToken": "x"}}}`,
		"token.actions.githubusercontent.com | sts:AssumeRoleWithWebIdentity | arn:aws:iam::111122223333:role/gh | " +
			"2026-03-01T09:05:00Z | as GitHubActions | from 198.51.100.7 | claims " +
			`{"iss":"https://token.actions.githubusercontent.com","sub":"repo:octo/app:ref:refs/heads/main",` +
			`"aud":"sts.amazonaws.com"} | granted true`, "",
	},
	{
		"an assertion", `{` + head + `"userIdentity": {"type": "SAMLUser", "principalId": "x:john", "userName": "john", ` +
			`"identityProvider": "x"}, "eventName": "AssumeRoleWithSAML", "requestParameters": {"roleArn": ` +
			`"arn:aws:iam::111122223333:role/S", "principalArn": "arn:aws:iam::111122223333:saml-provider/Corp", ` +
			`"principalTags": {"Team": ["blue"]}, "durationSeconds": 3600}}`,
		"arn:aws:iam::111122223333:saml-provider/Corp | sts:AssumeRoleWithSAML | arn:aws:iam::111122223333:role/S | " +
			"2026-03-01T09:05:00Z | for 1h0m0s | from 198.51.100.7 | tags map[Team:blue] | granted true", "",
	},
	{
		"a service", `{"eventTime": "2026-03-01T09:05:00Z", "eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", ` +
			`"sourceIPAddress": "ec2.amazonaws.com", "userIdentity": {"type": "AWSService", "invokedBy": ` +
			`"ec2.amazonaws.com"}, ` +
			`"requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/App", "roleSessionName": "i-0abc"}}`,
		"ec2.amazonaws.com | sts:AssumeRole | arn:aws:iam::111122223333:role/App | 2026-03-01T09:05:00Z | as i-0abc | " +
			"granted true",
		"",
	},
	{
		"a call of another service", `{` + strings.Replace(head, "sts.", "s3.", 1) + user + `, "eventName": "ListObjects", ` +
			`"errorCode": "AccessDenied", "errorMessage": "Access Denied", "requestParameters": {"bucketName": "logs", ` +
			`"prefix": "a"}}`,
		"arn:aws:iam::111122223333:user/alice | s3:ListBucket | arn:aws:s3:::logs | 2026-03-01T09:05:00Z | from " +
			"198.51.100.7 | " +
			"code AccessDenied | refused Access Denied", "user 111122223333/alice AIDAEXAMPLE22222",
	},
	{
		"an object and its bucket", `{` + strings.Replace(head, "sts.", "s3.", 1) + user + `, "eventName": "GetObject", ` +
			`"resources": [{"type": "AWS::S3::Object", "ARN": "arn:aws:s3:::logs/a/b"}, {"accountId": "111122223333", ` +
			`"type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::logs"}]}`,
		"arn:aws:iam::111122223333:user/alice | s3:GetObject | arn:aws:s3:::logs/a/b | 2026-03-01T09:05:00Z | from " +
			"198.51.100.7 | " +
			"granted true", "",
	},
	{
		"a role by its name", `{` + strings.Replace(head, "sts.", "iam.", 1) + user + `, "eventName": "DeleteRole", ` +
			`"errorCode": "AccessDenied", "errorMessage": "User: arn:aws:iam::111122223333:user/alice is not authorized ` +
			`to perform: ` +
			`iam:DeleteRole on resource: role Deploy with an explicit deny in a service control policy", ` +
			`"requestParameters": {"roleName": "Deploy"}}`,
		"arn:aws:iam::111122223333:user/alice | iam:DeleteRole | arn:aws:iam::111122223333:role/Deploy | " +
			"2026-03-01T09:05:00Z | " +
			"from 198.51.100.7 | code AccessDenied | gate scp | explicit true | refused User: " +
			"arn:aws:iam::111122223333:user/alice is " +
			"not authorized to perform: iam:DeleteRole on resource: role Deploy with an explicit deny in a service " +
			"control policy", "",
	},
	{
		"an error that no policy decides", `{` + strings.Replace(head, "sts.", "iam.", 1) + user + `, "eventName": ` +
			`"GetRole", ` +
			`"errorCode": "NoSuchEntityException", "errorMessage": "The role with name x cannot be found."}`, "", "",
	},
	{
		"a service-linked role", `{` + head + `"userIdentity": {"type": "AWSService", "invokedBy": ` +
			`"autoscaling.amazonaws.com"}, ` +
			`"eventName": "AssumeRole", "requestParameters": {"roleArn": ` +
			`"arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"}}`, "", "",
	},
	{
		"an event of a service", `{"eventTime": "2026-03-01T09:05:00Z", "eventSource": "kms.amazonaws.com", ` +
			`"eventName": "RotateKey", ` +
			`"eventType": "AwsServiceEvent", "userIdentity": {"accountId": "111122223333", "invokedBy": "AWS ` +
			`Internal"}}`, "", "",
	},
	{
		"a caller of another account that another event names", `{"Records": [{` + head + `"userIdentity": {"type": ` +
			`"AWSAccount", ` +
			`"principalId": "AROAEXAMPLE11111:ci", "accountId": "111122223333"}, "eventName": "AssumeRole", ` +
			`"requestParameters": ` +
			`{"roleArn": "arn:aws:iam::444455556666:role/Deploy", "roleSessionName": "deploy", "durationSeconds": 900}}, ` +
			granted +
			`]}`, grantedTold + "\n" + grantedTold, "",
	},
	{
		"China", `{` + strings.Replace(strings.Replace(head, "sts.", "iam.", 1), "eu-central-1", "cn-north-1", 1) +
			`"userIdentity": ` +
			`{"type": "Root", "arn": "arn:aws-cn:iam::111122223333:root", "accountId": "111122223333"}, "eventName": ` +
			`"CreateUser", ` +
			`"requestParameters": {"userName": "li", "path": "/eng/"}}`,
		"arn:aws-cn:iam::111122223333:root | iam:CreateUser | arn:aws-cn:iam::111122223333:user/eng/li | " +
			"2026-03-01T09:05:00Z | from " +
			"198.51.100.7 | granted true", "",
	},
	{"nothing in it", `{"Records": []}`, "", ""},
	{"a record that is none", `{"Records": [` + refused + `, {"a": 1}, 7, null]}`, refusedTold, ""},
	{"JSON that is cut in a string", `{"Events": [{"CloudTrailEvent": ` + quoted(granted[:200]) + `}]}`, "", ""},
	{
		"values of other kinds", `{"eventName": 7, "eventSource": {}, "userIdentity": [], "requestParameters": "x", ` +
			`"resources": 1}`,
		"", "",
	},
}

// TestRead: events in every form in which people have them.
func TestRead(t *testing.T) {
	for _, c := range readings {
		t.Run(c.name, func(t *testing.T) {
			root := parse(t, c.body)
			if c.name != "nothing in it" && !Is(root) {
				t.Error("it is not recognised")
			}
			facts := Read(root)
			if got := requests(&facts); got != c.requests {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.requests)
			}
			if got := entities(&facts); c.entities != "" && got != c.entities {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.entities)
			}
			if c.requests == "" && len(facts.Pieces)+len(facts.Unread) == 0 && c.name != "nothing in it" {
				t.Error("nothing says why there is no request")
			}
			for i := range facts.Requests {
				if s := facts.Requests[i].Span; s.Empty() || s.To > len(c.body) {
					t.Errorf("place %+v", s)
				}
			}
			if text := fmt.Sprintf("%+v", facts); strings.Contains(text, "SECRET") || strings.Contains(text, "ASIA") {
				t.Error("a secret was kept")
			}
		})
	}
}

// TestRemoved: each credential is named with its place; one within a string, with the string's.
func TestRemoved(t *testing.T) {
	facts := Read(parse(t, granted))
	var got []string
	for _, r := range facts.Removed {
		got = append(got, r.Kind+" "+granted[r.Span.From:r.Span.From+5])
	}
	if want := []string{`an access key ID "ASIA`, `temporary credentials {"acc`}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	body := `{"Events": [{"CloudTrailEvent": ` + quoted(granted) + `}]}`
	facts = Read(parse(t, body))
	if len(facts.Removed) != 2 || body[facts.Removed[1].Span.From:facts.Removed[1].Span.To] != quoted(granted) {
		t.Errorf("%+v", facts.Removed)
	}
	clean, removed := secret.Remove(body, 0)
	if facts = Read(parse(t, clean)); len(removed) == 0 || len(facts.Removed) > 0 {
		t.Errorf("what was taken out before is named again: %+v, %+v", removed, facts.Removed)
	}
}

// TestIsNot: what is no event is none.
func TestIsNot(t *testing.T) {
	for _, body := range []string{
		`{}`, `[]`, `7`, `"eventName"`, `{"eventName": "x"}`, `{"Version": "2012-10-17", "Statement": []}`,
		`{"Records": [{}]}`,
		`{"Records": {"eventName": "a"}}`, `[{"Sid": "a"}]`, `{"detail": {}}`,
	} {
		if Is(parse(t, body)) {
			t.Errorf("%s is taken for an event", body)
		}
	}
	if Is(nil) || IsDecoded(nil) {
		t.Error("nothing is taken for something")
	}
}

// TestTooMany: a file has only so many events, and what is left out is said.
func TestTooMany(t *testing.T) {
	facts := Read(parse(t, `[`+strings.Repeat(`{"eventName":"a","eventSource":"b","eventTime":""},`,
		maxEvents)+refused+`]`))
	if len(facts.Requests) != maxEvents || len(facts.Unread) != 1 {
		t.Errorf("%d requests, %d unread", len(facts.Requests), len(facts.Unread))
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readings {
		f.Add(c.body)
	}
	for _, c := range decodings {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		n, fault := tree.ReadJSON(body, source.Span{To: len(body)})
		if fault != nil {
			return
		}
		Is(&n)
		facts := Read(&n)
		if IsDecoded(&n) {
			facts = ReadDecoded(&n)
		}
		for i := range facts.Requests {
			if s := facts.Requests[i].Span; s.From < 0 || s.To > len(body) {
				t.Errorf("place %+v in %d bytes", s, len(body))
			}
		}
	})
}
