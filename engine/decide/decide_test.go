package decide

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// contract is the request of the page that describes the format.
const contract = `{"id": "any JSON value, echoed", "principal": "arn:aws:iam::111111111111:user/alice", ` +
	`"principalTags": {"team": "payments"}, "action": "sts:AssumeRole", "resource": ` +
	`"arn:aws:iam::222222222222:role/Deploy", "resourceAccount": "222222222222", "context": {"sts:ExternalId": "k3Q9", ` +
	`"aws:PrincipalOrgPaths": ["o-1/r-1/"]}, "unknownKeys": ["aws:SourceIp"], "identityPolicies": [{"Version": ` +
	`"2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}], ` +
	`"resourcePolicy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": ` +
	`"111111111111"}, "Action": "sts:AssumeRole"}]}, "sessionPolicies": [], "permissionsBoundaries": [], "scps": ` +
	`[[{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}]], "rcps": [[]]}`

func line(t *testing.T, text string) (map[string]any, bool) {
	t.Helper()
	out, ok := new(Decider).Line(nil, []byte(text))
	var answer map[string]any
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatalf("the answer is not JSON: %v\n%s", err, out)
	}
	return answer, ok
}

func TestContract(t *testing.T) {
	out, ok := new(Decider).Line(nil, []byte(contract))
	const want = `{"id":"any JSON value, echoed","decision":"allowed","deniedBy":[],"sameAccount":false,` +
		`"matched":[{"policy":"scps[0][0]","statement":0,"sid":"","effect":"Allow"},{"policy":"resourcePolicy",` +
		`"statement":0,"sid":"","effect":"Allow"},{"policy":"identityPolicies[0]","statement":0,"sid":"",` +
		`"effect":"Allow"}],"findings":[]}`
	if !ok || string(out) != want {
		t.Errorf("Line = %v\n%s\nwant\n%s", ok, out, want)
	}
}

const (
	allowAll      = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}`
	denyAll       = `{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}`
	denyEverybody = `{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "sts:*", ` +
		`"Resource": "*"}}`
)

// ask is a request line with more fields.
func ask(principal, action, resource, more string) string {
	return `{"principal": "` + principal + `", "action": "` + action + `", "resource": "` + resource + `", ` + more + `}`
}

// service is a request line in which a service assumes a role that trusts it.
func service(more string) string {
	return ask(
		"ec2.amazonaws.com",
		"sts:AssumeRole",
		"arn:aws:iam::111111111111:role/App",
		`"resourcePolicy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": `+
			`"ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}, `+more,
	)
}

// serviceIf is a request line in which a service assumes a role that trusts it under a condition.
func serviceIf(condition string) string {
	return ask(
		"ec2.amazonaws.com",
		"sts:AssumeRole",
		"arn:aws:iam::111111111111:role/App",
		`"resourcePolicy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": `+
			`"ec2.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {`+condition+`}}}`,
	)
}

func TestLines(t *testing.T) {
	change := func(old, replacement string) string {
		if !strings.Contains(contract, old) {
			t.Fatalf("the contract has no %s", old)
		}
		return strings.Replace(contract, old, replacement, 1)
	}
	ip := `{"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole", "Condition": ` +
		`{"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}`
	trust := `{"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole"}`
	for _, c := range []struct{ name, line, want string }{
		{
			"an SCP level that is empty allows nothing",
			change(`[[{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}]]`, `[[]]`),
			"implicitDeny [scp]",
		},
		{
			"no organization",
			change(`"scps": [[{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": `+
				`"*"}]}]], "rcps": [[]]`, `"id2": 1`),
			"error",
		},
		{"the key decides, and its value is not known", change(trust, ip), "unknown [] [aws:SourceIp]"},
		{
			"given wins over unknown",
			strings.Replace(change(trust, ip), `"context": {`, `"context": {"AWS:sourceip": "10.1.2.3", `, 1), "allowed []",
		},
		{
			"a context key twice", change(`"sts:ExternalId": "k3Q9"`, `"sts:ExternalId": "k3Q9", "STS:externalid": "k3Q9"`),
			"error",
		},
		{"a tag twice", change(`"team": "payments"`, `"team": "payments", "Team": "payments"`), "error"},
		{"an action without a service", change(`"action": "sts:AssumeRole"`, `"action": "AssumeRole"`), "error"},
		{"an action with a wildcard", change(`"action": "sts:AssumeRole"`, `"action": "sts:Assume*"`), "error"},
		{"an account that is none", change(`"resourceAccount": "222222222222"`, `"resourceAccount": "2222"`), "error"},
		{
			"a principal of an account that is none",
			change("arn:aws:iam::111111111111:user/alice", "arn:aws:iam::1111:user/alice"), "error",
		},
		{
			"what is no role lets no principal in",
			change("arn:aws:iam::222222222222:role/Deploy", "arn:aws:iam::222222222222:role/"), "implicitDeny [trust]",
		},
		{"everything is no role", change("arn:aws:iam::222222222222:role/Deploy", "*"), "implicitDeny [trust]"},
		{
			"the anonymous", change("arn:aws:iam::111111111111:user/alice", "*"),
			"implicitDeny [] AssumeRole must be signed. " +
				"Only requests with an identity provider’s token or assertion need no signature",
		},
		{"root", change("user/alice", "root"), "implicitDeny [] Roles may not be assumed by root accounts."},
		{
			"the key that names a service", serviceIf(`"StringEquals": {"aws:PrincipalServiceName": "ec2.amazonaws.com"}`),
			"allowed []",
		},
		{
			"the key that names another service", serviceIf(`"StringEquals": {"aws:PrincipalServiceName": "ecs.amazonaws.com"}`),
			"implicitDeny [trust]",
		},
		{
			"the list of the names of a service",
			serviceIf(`"ForAnyValue:StringEquals": {"aws:PrincipalServiceNamesList": "ec2.amazonaws.com"}`), "allowed []",
		},
		{"SCPs bind no service", service(`"scps": [[]]`), "allowed []"},
		{
			"a service has no policies",
			service(`"identityPolicies": [` + denyAll + `], "permissionsBoundaries": [` + denyAll + `], "sessionPolicies": [` +
				denyAll + `]`),
			"allowed []",
		},
		{"RCPs bind services", service(`"rcps": [[` + denyEverybody + `]]`), "explicitDeny [rcp]"},
		{
			"RCPs bind no service-linked role",
			strings.Replace(service(`"rcps": [[`+denyEverybody+`]]`), "role/App", "role/aws-service-role/ec2.amazonaws.com/"+
				"App", 1),
			"allowed []",
		},
		{
			"SCPs bind no service-linked role",
			ask("arn:aws:iam::111111111111:role/aws-service-role/ecs.amazonaws.com/R", "ecs:RunTask", "*",
				`"identityPolicies": [`+allowAll+`], "scps": [[]]`),
			"allowed []",
		},
		{
			"SCPs bind who acts on a service-linked role",
			ask("arn:aws:iam::111111111111:user/a", "iam:DeleteRole", "arn:aws:iam::111111111111:role/aws-service-role/"+
				"ecs.amazonaws.com/R", `"identityPolicies": [`+allowAll+`], "scps": [[`+denyAll+`]]`),
			"explicitDeny [scp]",
		},
		{
			"a key that looks like a service-linked role is none",
			ask("arn:aws:iam::111111111111:user/a", "s3:GetObject", "arn:aws:s3:::b/x:role/aws-service-role/y",
				`"identityPolicies": [`+allowAll+`], "scps": [[`+denyAll+`]]`),
			"explicitDeny [scp]",
		},
		{
			"a provider signs no AssumeRole",
			ask("arn:aws:iam::111111111111:saml-provider/Okta", "sts:AssumeRole", "arn:aws:iam::111111111111:role/R",
				`"resourcePolicy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": `+
					`"arn:aws:iam::111111111111:saml-provider/Okta"}, "Action": "sts:AssumeRole"}}`),
			"implicitDeny [] AssumeRole must be signed. " +
				"Only requests with an identity provider’s token or assertion need no signature",
		},
		{
			"the anonymous with a token",
			ask("*", "sts:AssumeRoleWithWebIdentity", "arn:aws:iam::111111111111:role/R", `"resourcePolicy": {"Version": `+
				`"2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": `+
				`"sts:AssumeRoleWithWebIdentity"}}`),
			"implicitDeny [trust]",
		},
		{
			"the anonymous pass no tags",
			ask("*", "sts:TagSession", "arn:aws:iam::111111111111:role/R", `"resourcePolicy": {"Version": "2012-10-17", `+
				`"Statement": {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:TagSession"}}`),
			"implicitDeny [] AssumeRole must be signed. " +
				"Only requests with an identity provider’s token or assertion need no signature",
		},
		{
			"the anonymous may not ask who they are", ask("*", "sts:GetCallerIdentity", "*", `"id": 1`),
			"implicitDeny [resource]",
		},
		{
			"a trust policy decides who assumes the role, and nothing else",
			ask("arn:aws:iam::111111111111:user/a", "sts:DecodeAuthorizationMessage", "arn:aws:iam::111111111111:role/R",
				`"resourcePolicy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", `+
					`"Principal": {"AWS": "arn:aws:iam::111111111111:user/a"}, "NotAction": "sts:AssumeRole"}}`),
			"implicitDeny [identity]",
		},
		{
			"the policy of what is no role is no trust policy",
			ask("arn:aws:iam::111111111111:user/a", "sts:AssumeRole", "arn:aws:s3:::b", `"resourcePolicy": {"Version": `+
				`"2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111111111111:user/a"}, `+
				`"Action": "sts:AssumeRole", "Resource": "*"}}`),
			"implicitDeny [trust identity]",
		},
		{
			"the user behind a federated user",
			ask("arn:aws:sts::111111111111:federated-user/guest", "s3:GetObject", "arn:aws:s3:::b",
				`"federatedBy": "arn:aws:iam::111111111111:user/a", "identityPolicies": [`+allowAll+`], "sessionPolicies": [`+
					allowAll+`]`),
			"allowed []",
		},
		{
			"root behind a federated user needs no identity policy",
			ask("arn:aws:sts::111111111111:federated-user/guest", "s3:GetObject", "arn:aws:s3:::b",
				`"federatedBy": "arn:aws:iam::111111111111:root", "sessionPolicies": [`+allowAll+`]`),
			"allowed []",
		},
		{
			"no one behind a federated user",
			ask("arn:aws:sts::111111111111:federated-user/guest", "s3:GetObject", "arn:aws:s3:::b",
				`"sessionPolicies": [`+allowAll+`]`),
			"implicitDeny [identity]",
		},
		{
			"a unique ID that the context gives",
			ask("arn:aws:iam::111111111111:user/a", "sts:AssumeRole", "arn:aws:iam::111111111111:role/R",
				`"context": {"AWS:UserId": "AIDAEXAMPLE"}, "resourcePolicy": {"Version": "2012-10-17", "Statement": `+
					`{"Effect": "Allow", "Principal": {"AWS": "AIDAEXAMPLE"}, "Action": "sts:AssumeRole"}}`),
			"allowed []",
		},
		{
			"a role's path that the context gives",
			ask("arn:aws:sts::111111111111:assumed-role/A/s1", "sts:AssumeRole", "arn:aws:iam::111111111111:role/R",
				`"context": {"aws:PrincipalArn": "arn:aws:iam::111111111111:role/ops/A"}, "resourcePolicy": {"Version": `+
					`"2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": `+
					`"arn:aws:iam::111111111111:role/ops/A"}}}`),
			"allowed []",
		},
		{
			"root has no identity policies and no boundary",
			ask("arn:aws:iam::111111111111:root", "s3:Get", "arn:aws:s3:::b",
				`"identityPolicies": [`+denyAll+`], "permissionsBoundaries": [`+denyAll+`]`),
			"allowed []",
		},
		{
			"SCPs bind root", ask("arn:aws:iam::111111111111:root", "s3:Get", "arn:aws:s3:::b", `"scps": [[`+denyAll+`]]`),
			"explicitDeny [scp]",
		},
		{
			"GetSessionToken needs no permission",
			ask("arn:aws:iam::111111111111:user/a", "sts:GetSessionToken", "*", `"identityPolicies": [`+denyAll+`]`),
			"allowed []",
		},
		{
			"GetSessionToken with session credentials",
			ask("arn:aws:sts::111111111111:assumed-role/R/s", "sts:GetSessionToken", "*", `"identityPolicies": [`+allowAll+`]`),
			"implicitDeny [] Cannot call GetSessionToken with session credentials",
		},
		{
			"GetFederationToken with session credentials",
			ask("arn:aws:sts::111111111111:assumed-role/R/s", "sts:GetFederationToken", "*",
				`"identityPolicies": [`+allowAll+`]`),
			"implicitDeny [] Cannot call GetFederationToken with session credentials",
		},
		{
			"a service that no policy names", change("arn:aws:iam::111111111111:user/alice", "ec2.amazonaws.com"),
			"implicitDeny [trust]",
		},
		{
			"a document that AWS would not save",
			change(`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": `+
				`"*"}]}`, `{}`),
			"implicitDeny [identity]",
		},
		{"a principal that is none", change("arn:aws:iam::111111111111:user/alice", "alice"), "error"},
		{"a field twice", change(`"sessionPolicies": []`, `"action": "s3:Get"`), "error"},
		{
			"no resource", change(`"resource": "arn:aws:iam::222222222222:role/Deploy"`, `"resource": ""`), "error",
		},
		{"no action", change(`"action": "sts:AssumeRole", `, ``), "error"},
		{"a policy that is a string", change(`"sessionPolicies": []`, `"sessionPolicies": ["x"]`), "error"},
		{"a policy that is not JSON", change(`"sessionPolicies": []`, `"sessionPolicies": [{"a" 1}]`), "error"},
		{"a context key that is an object", change(`"sts:ExternalId": "k3Q9"`, `"sts:ExternalId": {}`), "error"},
		{"more after the end", contract + " x", "error"},
		{"cut short", contract[:len(contract)/2], "error"},
		{"not an object", "[]", "error"},
		{"nothing", "", "error"},
	} {
		answer, ok := line(t, c.line)
		got := "error"
		if ok {
			var gates []string
			for _, g := range answer["deniedBy"].([]any) {
				gates = append(gates, g.(string))
			}
			got = answer["decision"].(string) + " [" + strings.Join(gates, " ") + "]"
			if keys, there := answer["keys"].([]any); there {
				got += " [" + keys[0].(string) + "]"
			}
			if reason, there := answer["reason"].(string); there {
				got += " " + reason
			}
		} else if answer["decision"] != nil || answer["error"] == nil {
			t.Errorf("%s: an error without words: %v", c.name, answer)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s (%v)", c.name, got, c.want, answer)
		}
	}
}

// TestFindingOffsets: offsets are bytes of the line, for a policy that comes again too.
func TestFindingOffsets(t *testing.T) {
	text := `{"principal": "*", "action": "s3:Get", "resource": "*", "identityPolicies": [{"Version": "é2", ` +
		`"Statement": []}, {"Version": "é2", "Statement": []}]}`
	answer, _ := line(t, text)
	found := 0
	for _, f := range answer["findings"].([]any) {
		finding := f.(map[string]any)
		if finding["code"] == "INVALID_VERSION" {
			found++
			if got := text[int(finding["start"].(float64)):int(finding["end"].(float64))]; got != `"é2"` {
				t.Errorf("the finding points at %q", got)
			}
		}
	}
	if found != 2 {
		t.Errorf("%d findings, want one for each policy", found)
	}
}

// FuzzLine: whatever the line, the answer is JSON on one line, and nothing broken is allowed.
func FuzzLine(f *testing.F) {
	f.Add(contract)
	f.Add(`{"id": [1], "principal": "*", "action": "a:b", "resource": "*"}`)
	f.Add(`{"principal"`)
	f.Add(
		`{"principal": "*", "action": "a:b", "resource": "R_PLACE", "placeholders": {"R_PLACE": "x"}, ` +
			`"unknownPolicies": ["scps"]}`,
	)
	f.Fuzz(func(t *testing.T, text string) {
		d := &Decider{Trace: len(text)%2 == 0}
		out, ok := d.Line(nil, []byte(text))
		if !json.Valid(out) {
			t.Fatalf("the answer is not JSON: %q", out)
		}
		if strings.Contains(string(out), "\n") && !strings.Contains(text, "\n") {
			t.Errorf("the answer has several lines: %q", out)
		}
		if ok && !json.Valid([]byte(text)) {
			t.Errorf("a line that is not JSON is decided: %q -> %q", text, out)
		}
	})
}

func BenchmarkLine(b *testing.B) {
	d := &Decider{}
	text := []byte(contract)
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out, _ = d.Line(out[:0], text)
	}
}

// TestGivenTwice: a line with a field twice is refused, whichever it is. The first value would have been lost.
func TestGivenTwice(t *testing.T) {
	t.Parallel()
	var whole map[string]json.RawMessage
	if err := json.Unmarshal([]byte(contract), &whole); err != nil {
		t.Fatal(err)
	}
	empty := map[string]string{"resourcePolicy": "null", "context": "{}", "principalTags": "{}", "placeholders": "{}"}
	for f, name := range fields {
		value := empty[name]
		switch {
		case value != "":
		case whole[name] != nil:
			value = string(whole[name])
		case field(f) == fieldUnknownPolicies:
			value = "[]"
		default:
			value = `""`
		}
		text := fmt.Sprintf(`{%q: %s, %q: %s}`, name, value, name, value)
		out, ok := (&Decider{}).Line(nil, []byte(text))
		if want := fmt.Sprintf("the field \\\"%s\\\" is given twice", name); ok || !strings.Contains(string(out), want) {
			t.Errorf("%s is answered %s", text, out)
		}
	}
}
