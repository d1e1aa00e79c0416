package files

import (
	"strings"
	"testing"

	"rolewalk/engine/importer/brought"
)

// A policy of which a part is not read is unknown, and never more permissive than the one that is written; what stands
// beside it is read.
func TestBrokenPolicies(t *testing.T) {
	const whole = `Resources:
  A:
    Type: AWS::IAM::Role
    Properties:
      RoleName: a
      PermissionsBoundary: arn:aws:iam::111122223333:policy/limit
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: {AWS: '444455556666'}
            Action: sts:AssumeRole
            Condition: {StringEquals: {sts:ExternalId: octo}}
  B:
    Type: AWS::IAM::Role
    Properties:
      RoleName: b
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {AWS: '444455556666'}, Action: 'sts:AssumeRole'}]
`
	for _, c := range []struct{ name, from, to, known string }{
		{"whole", "", "", "a b"},
		{"a condition that is broken", "{StringEquals: {sts", "{StringEquals: {sts: [", "b"},
		{"a tab", "            Condition", "\t    Condition", "b"},
		{"a principal that is broken", "'444455556666'}\n            Action", "'444455556666\n            Action", "b"},
		{"a boundary that is broken", "PermissionsBoundary: arn", "PermissionsBoundary: [arn", "a b"},
	} {
		body := strings.Replace(whole, c.from, c.to, 1)
		f := Facts([]brought.Source{{Name: "t.yaml", Body: body}}, nil)
		var known []string
		for _, e := range f.Entities {
			if e.Trust.Known() {
				known = append(known, e.Name)
			}
			if e.Name == "a" && e.Boundary == "" && e.Whole.Boundary {
				t.Errorf("%s: the role has no boundary", c.name)
			}
		}
		if strings.Join(known, " ") != c.known || c.from != "" && len(f.Unread) == 0 {
			t.Errorf("%s: %v, %v", c.name, known, f.Unread)
		}
	}
	// A text that ends anywhere within a statement says nothing.
	for end := strings.Index(whole, "  B:") - 1; end > strings.Index(whole, "Principal"); end-- {
		f := Facts([]brought.Source{{Name: "t.yaml", Body: whole[:end] + "\n  \"x"}}, nil)
		for _, e := range f.Entities {
			if e.Trust.Known() && !strings.Contains(e.Trust.JSON, "ExternalId") && len(f.Unread) == 0 {
				t.Errorf("%d: %s", end, e.Trust.JSON)
			}
		}
	}
}
