package answer

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

const credentials = `"Credentials": {"AccessKeyId": "ASIAIOSFODNN7EXAMPLE", "SecretAccessKey": ` +
	`"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "SessionToken": "AQoXdzELDDY1234567890", "Expiration": ` +
	`"2026-03-01T10:05:00+00:00"}`

func told(facts *fact.Facts) string {
	var b strings.Builder
	for i := range facts.Requests {
		q := &facts.Requests[i]
		fmt.Fprintf(&b, "%s %s %s as %s %s granted %t\n", q.Action, q.Provider, q.Resource, q.Session, q.Sent.SourceIdentity,
			q.Granted)
	}
	for _, e := range facts.Entities {
		fmt.Fprintf(&b, "%s %s %s%s %s\n", e.Kind, e.Account, e.Path, e.Name, e.ID)
	}
	for _, c := range facts.Callers {
		b.WriteString("caller " + c.ARN + "\n")
	}
	return b.String()
}

// TestSTS: the answers of sts, whose credentials are left out and named.
func TestSTS(t *testing.T) {
	for _, c := range []struct {
		body, want string
		removed    int
	}{
		{
			`{` + credentials + `, "AssumedRoleUser": {"AssumedRoleId": "AROAEXAMPLE11111:ci", "Arn": ` +
				`"arn:aws:sts::444455556666:assumed-role/Deploy/ci"}, "SourceIdentity": "jane"}`,
			"sts:AssumeRole  arn:aws:iam::444455556666:role/Deploy as ci jane granted true\n" +
				"role 444455556666 Deploy AROAEXAMPLE11111\n", 3,
		},
		{
			`{` + credentials + `, "SubjectFromWebIdentityToken": "repo:a/b", "AssumedRoleUser": {"AssumedRoleId": ` +
				`"x", "Arn": ` +
				`"arn:aws:sts::444455556666:assumed-role/Deploy/ci"}, "Provider": ` +
				`"arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com", "Audience": ` +
				`"sts.amazonaws.com"}`,
			"sts:AssumeRoleWithWebIdentity token.actions.githubusercontent.com arn:aws:iam::444455556666:role/Deploy " +
				"as ci  " +
				"granted true\n", 3,
		},
		{
			`{` + credentials + `, "SubjectType": "transient", "NameQualifier": "x", "AssumedRoleUser": {"Arn": "odd"}}`,
			"sts:AssumeRoleWithSAML   as   granted true\n", 3,
		},
		{
			`{` + credentials + `, "FederatedUser": {"FederatedUserId": "1:bob", "Arn": ` +
				`"arn:aws:sts::444455556666:federated-user/bob"}}`,
			"sts:GetFederationToken   as bob  granted true\n", 3,
		},
		{`{` + credentials + `}`, "", 3},
		{
			`{"UserId": "AROAEXAMPLE11111:ci", "Account": "111122223333", "Arn": ` +
				`"arn:aws:sts::111122223333:assumed-role/Runner/ci"}`,
			"role 111122223333 Runner AROAEXAMPLE11111\ncaller arn:aws:sts::111122223333:assumed-role/Runner/ci\n", 0,
		},
		{
			`{"UserId": "AIDAEXAMPLE11111", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/a/jane"}`,
			"user 111122223333 /a/jane AIDAEXAMPLE11111\ncaller arn:aws:iam::111122223333:user/a/jane\n", 0,
		},
	} {
		for _, clean := range []bool{false, true} {
			body, removed := c.body, c.removed
			if clean {
				body, _ = secret.Remove(body, 0)
				removed = 0
			}
			n, fault := tree.ReadJSON(body, source.Span{To: len(body)})
			if fault != nil {
				t.Fatal(fault)
			}
			facts, ok := Read(&n, Context{})
			if got := told(&facts); !ok || got != c.want || len(facts.Removed) != removed || len(facts.Pieces) != 1 {
				t.Errorf("%s:\ngot:\n%s%v\nwant:\n%s", body, got, facts.Removed, c.want)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{` + credentials + `, "AssumedRoleUser": {"Arn": "arn:aws:sts::444455556666:assumed-role/Deploy/ci"}}`)
	f.Add(`{"UserId": "AIDA", "Account": "1", "Arn": "arn:aws:iam::111122223333:user/a/jane"}`)
	f.Add(`{"RoleDetailList": [{"RoleName": "a", "AssumeRolePolicyDocument": "%7B%7D"}]}`)
	f.Fuzz(func(t *testing.T, body string) {
		n, fault := tree.ReadJSON(body, source.Span{To: len(body)})
		if fault != nil {
			return
		}
		facts, _ := Read(&n, Context{})
		for _, p := range facts.Pieces {
			if p.Span.To > len(body) || p.Title == "" {
				t.Errorf("%+v", p)
			}
		}
	})
}
