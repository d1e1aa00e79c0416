package command

import (
	"testing"

	"rolewalk/engine/importer/fact"
)

// TestCalls reads the calls of several languages, and none that does not name its role.
func TestCalls(t *testing.T) {
	const role = "arn:aws:iam::111122223333:role/app"
	for _, c := range []struct{ text, role, id string }{
		{`sts.assume_role(RoleArn='` + role + `', RoleSessionName="s", ExternalId='x')`, role, "x"},
		{`await sts.send(new AssumeRoleCommand({ RoleArn: "` + role + `", ExternalId: "x" }))`, role, "x"},
		{`c.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: aws.String("` + role + `"), ExternalId: &x})`, role, ""},
		{`withAWS(role: 'app', roleAccount: '111122223333', externalId: 'x') {`, role, "x"},
		{`sts.assume_role(RoleArn="` + role + `", ExternalId=os.environ["ID"])`, role, ""},
		{`def assume_role(role_arn, name="s"):`, "", ""},
		{`sts.assume_role(RoleArn=role)`, "", ""},
		{`sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/app")`, "", ""},
		{`sts.assume_role(RoleArn="` + role, "", ""},
	} {
		facts, rest := Calls(c.text, 0)
		var got fact.Request
		if len(facts.Requests) > 0 {
			got = facts.Requests[len(facts.Requests)-1]
		}
		id := ""
		if got.Sent.ExternalID != nil {
			id = *got.Sent.ExternalID
		}
		if got.Resource != c.role || id != c.id || rest != c.text {
			t.Errorf("%s: role %q, external ID %q", c.text, got.Resource, id)
		}
	}
}
