package files_test

import (
	"testing"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/files"
)

// Code of the CDK is named; other code that has the same words is not.
func TestCode(t *testing.T) {
	for _, c := range []struct {
		body string
		want bool
	}{
		{"const role = new iam.Role(this, 'Ci', {\n  assumedBy: new iam.AccountPrincipal('111122223333'),\n});\n", true},
		{"role = iam.Role(\n    self, \"Ci\", assumed_by=iam.ServicePrincipal(\"ec2.amazonaws.com\"))\n", true},
		{"role.add_to_policy(aws_iam.PolicyStatement(actions=[\"sts:AssumeRole\"]))\n", true},
		{"Role role = Role.Builder.create(this, \"Ci\").build();\n", true},
		{"iam = boto3.resource('iam')\nrole = iam.Role('ci')\n", false},
		{"the role ci\n", false},
	} {
		got := false
		for _, u := range files.Facts([]brought.Source{{Name: "a.ts", Body: c.body}}, nil).Unread {
			got = got || u.What == "code of the CDK"
		}
		if got != c.want {
			t.Errorf("%s: %v", c.body, got)
		}
	}
}
