package yaml_test

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/importer/answer"
	"rolewalk/engine/importer/yaml"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// answers are what the AWS CLI prints with --output yaml, with other names. Dates are quoted, documents are objects.
//
// See https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html
var answers = []struct{ name, body, want string }{
	{"get-role", `Role:
  Arn: arn:aws:iam::111122223333:role/ci/deployer
  AssumeRolePolicyDocument:
    Statement:
    - Action: sts:AssumeRole
      Condition:
        StringEquals:
          sts:ExternalId: '4711'
      Effect: Allow
      Principal:
        AWS: 444455556666
    Version: '2012-10-17'
  CreateDate: '2025-03-04T05:06:07+00:00'
  Description: ''
  MaxSessionDuration: 7200
  Path: /ci/
  PermissionsBoundary:
    PermissionsBoundaryArn: arn:aws:iam::111122223333:policy/limit
    PermissionsBoundaryType: Policy
  RoleId: AROAEXAMPLEEXAMPLE001
  RoleLastUsed: {}
  RoleName: deployer
  Tags:
  - Key: cost
    Value: '0042'
`, `role deployer 111122223333 /ci/ AROAEXAMPLEEXAMPLE001 2h0m0s map[cost:0042] ` +
		`arn:aws:iam::111122223333:policy/limit {"Statement": ` +
		`[{"Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "4711"}}, "Effect": "Allow", ` +
		`"Principal": {"AWS": "444455556666"}}], "Version": "2012-10-17"}`},
	{"list-roles", `Roles:
- Arn: arn:aws:iam::012345678901:role/a
  AssumeRolePolicyDocument:
    Statement: [{Action: 'sts:AssumeRole', Effect: Allow, Principal: {Service: ec2.amazonaws.com}}]
  MaxSessionDuration: 3600
  Path: /
  RoleName: a
- Arn: arn:aws:iam::012345678901:role/b
  MaxSessionDuration: 3600
  Path: /
  RoleName: b
`, `role a 012345678901 /  1h0m0s map[]  {"Statement": [{"Action": "sts:AssumeRole", ` +
		`"Effect": "Allow", "Principal": {"Service": ` +
		`"ec2.amazonaws.com"}}]}` + "\n" + `role b 012345678901 /  1h0m0s map[] `},
	{"get-account-authorization-details", `GroupDetailList: []
IsTruncated: false
Policies: []
RoleDetailList:
- Arn: arn:aws:iam::111122223333:role/c
  AssumeRolePolicyDocument:
    Statement: [{Action: 'sts:AssumeRole', Effect: Allow, Principal: {AWS: 'arn:aws:iam::111122223333:user/ann'}}]
  AttachedManagedPolicies: [{PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', PolicyName: ReadOnlyAccess}]
  Path: /
  RoleName: c
  RolePolicyList: []
  Tags: []
UserDetailList:
- Arn: arn:aws:iam::111122223333:user/ann
  GroupList: []
  Path: /
  UserName: ann
  UserPolicyList:
  - PolicyDocument: {Statement: [{Action: 'sts:AssumeRole', Effect: Allow, Resource: '*'}]}
    PolicyName: assume
`, "user ann 111122223333 /  0s map[] \n" + `role c 111122223333 /  0s map[]  {"Statement": ` +
		`[{"Action": "sts:AssumeRole", "Effect": ` +
		`"Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"}}]}`},
}

func TestAnswers(t *testing.T) {
	for _, c := range answers {
		for _, body := range []string{c.body, strings.ReplaceAll(c.body, "\n", "\r\n"), "\ufeff---\n" + c.body} {
			docs, faults := yaml.Read(body, 0)
			if len(docs) != 1 || faults != nil {
				t.Fatalf("%s: %d documents, %v", c.name, len(docs), faults)
			}
			facts, ok := answer.Read(&docs[0], answer.Context{})
			if !ok || len(facts.Unread) > 0 {
				t.Errorf("%s: %v, %v", c.name, ok, facts.Unread)
			}
			var lines []string
			for _, e := range facts.Entities {
				line := fmt.Sprintf("%s %s %s %s %s %v %v %s",
					e.Kind, e.Name, e.Account, e.Path, e.ID, e.MaxSession, e.Tags, e.Boundary)
				if e.Trust != nil {
					line += " " + e.Trust.JSON
				}
				lines = append(lines, line)
			}
			if got := strings.Join(lines, "\n"); got != c.want {
				t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
			}
		}
	}
}

// A policy in YAML says what it says in JSON.
func TestPolicies(t *testing.T) {
	const body = `# trust policy of deployer
Version: 2012-10-17
Statement:
  - Sid: Ci
    Effect: Allow
    Principal: {AWS: [111122223333, 'arn:aws:iam::444455556666:role/ci']}
    Action: [sts:AssumeRole, sts:TagSession]
    Condition:
      Bool: {aws:MultiFactorAuthPresent: true}
      NumericLessThan: {aws:MultiFactorAuthAge: 3600}
`
	docs, faults := yaml.Read(body, 0)
	if len(docs) != 1 || faults != nil {
		t.Fatalf("%d documents, %v", len(docs), faults)
	}
	text := docs[0].Print()
	const want = `{"Version": "2012-10-17", "Statement": [{"Sid": "Ci", "Effect": "Allow", ` +
		`"Principal": {"AWS": ["111122223333", ` +
		`"arn:aws:iam::444455556666:role/ci"]}, "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {"Bool": ` +
		`{"aws:MultiFactorAuthPresent": true}, "NumericLessThan": {"aws:MultiFactorAuthAge": 3600}}}]}`
	if text != want {
		t.Errorf("%s\nwant %s", text, want)
	}
	doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: policy.Trust})
	if len(doc.Statements) != 1 || len(doc.Findings) > 0 {
		t.Errorf("%d statements, %v", len(doc.Statements), doc.Findings)
	}
}
