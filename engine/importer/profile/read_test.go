package profile

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
)

// told writes what a test looks at.
func told(facts *fact.Facts) string {
	var b strings.Builder
	for i := range facts.Requests {
		q := &facts.Requests[i]
		fmt.Fprintf(&b, "%d %s [%s] %s %s as %s", q.Hop, q.Caller, q.Profile, q.Action, q.Resource, q.Session)
		if q.Sent.ExternalID != nil {
			b.WriteString(" external " + *q.Sent.ExternalID)
		}
		if q.Sent.MFA {
			b.WriteString(" mfa")
		}
		if q.Sent.Duration != 0 {
			b.WriteString(" for " + q.Sent.Duration.String())
		}
		b.WriteByte('\n')
	}
	for _, e := range facts.Entities {
		fmt.Fprintf(&b, "%s %s %s mfa %t\n", e.Account, e.Kind, e.Name, e.MFA)
	}
	for _, a := range facts.Accounts {
		b.WriteString(a.ID + " is " + a.Alias + "\n")
	}
	for _, u := range facts.Unread {
		b.WriteString("unread " + u.What + ": " + u.Reason + "\n")
	}
	for _, r := range facts.Removed {
		b.WriteString("removed " + r.Kind + "\n")
	}
	return b.String()
}

var readings = []struct{ name, body, want string }{
	{
		"a chain, its last profile last", `# ~/.aws/config
[default]
region = eu-central-1

[profile prod]
role_arn = arn:aws:iam::444455556666:role/deploy/prod-admin
source_profile = hub
external_id = a-7/9 # of the contract
duration_seconds = 1800

[profile hub]
role_arn=arn:aws:iam::111122223333:role/Hub
source_profile=default
mfa_serial = arn:aws:iam::111122223333:mfa/jane
role_session_name = jane@example.com
s3 =
  max_concurrent_requests = 20
`, `1 arn:aws:iam::111122223333:user/<USER_OF_DEFAULT> [default] sts:AssumeRole ` +
			`arn:aws:iam::111122223333:role/Hub as jane@example.com mfa
2 arn:aws:sts::111122223333:assumed-role/Hub/jane@example.com [] sts:AssumeRole ` +
			`arn:aws:iam::444455556666:role/deploy/prod-admin as <SESSION_OF_PROD> external a-7/9 for 30m0s
111122223333 user <USER_OF_DEFAULT> mfa true
111122223333 is hub
444455556666 is prod
`,
	},
	{
		"several ends by name, and a shared hop once", `[profile b]
role_arn = arn:aws:iam::444455556666:role/B
source_profile = base
[profile a]
role_arn = arn:aws:iam::444455556666:role/A
source_profile = base
[profile base]
role_arn = arn:aws:iam::111122223333:role/Base
source_profile = keys
`, `1  [keys] sts:AssumeRole arn:aws:iam::111122223333:role/Base as <SESSION_OF_BASE>
2 arn:aws:sts::111122223333:assumed-role/Base/<SESSION_OF_BASE> [] sts:AssumeRole ` +
			`arn:aws:iam::444455556666:role/A as <SESSION_OF_A>
3 arn:aws:sts::111122223333:assumed-role/Base/<SESSION_OF_BASE> [] sts:AssumeRole ` +
			`arn:aws:iam::444455556666:role/B as <SESSION_OF_B>
444455556666 is a
111122223333 is base
`,
	},
	{
		"IAM Identity Center", `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = PowerUser
[profile "prod deploy"]
role_arn = arn:aws:iam::444455556666:role/deploy
source_profile = dev
`, `1 arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_PowerUser_<SSO_SUFFIX>/<SSO_USER> [] sts:AssumeRole ` +
			`arn:aws:iam::444455556666:role/deploy as <SESSION_OF_PROD_DEPLOY>
111122223333 role AWSReservedSSO_PowerUser_<SSO_SUFFIX> mfa false
111122223333 is dev
444455556666 is prod-deploy
`,
	},
	{
		"machines and tokens", `[profile ec2]
role_arn = arn:aws:iam::444455556666:role/ec2
credential_source = Ec2InstanceMetadata
[profile ecs]
role_arn = arn:aws-cn:iam::444455556666:role/ecs
credential_source=EcsContainer
[profile env]
role_arn = arn:aws:iam::444455556666:role/env
credential_source = Environment
[profile pod]
role_arn = arn:aws:iam::444455556666:role/pod
web_identity_token_file = /var/run/secrets/token
`, `1 arn:aws:sts::<INSTANCE_ACCOUNT_ID>:assumed-role/<INSTANCE_ROLE>/<INSTANCE_ID> [] sts:AssumeRole ` +
			`arn:aws:iam::444455556666:role/ec2 as <SESSION_OF_EC2>
2 arn:aws-cn:sts::<TASK_ACCOUNT_ID>:assumed-role/<TASK_ROLE>/<TASK_ID> [] sts:AssumeRole ` +
			`arn:aws-cn:iam::444455556666:role/ecs as <SESSION_OF_ECS>
3  [] sts:AssumeRole arn:aws:iam::444455556666:role/env as <SESSION_OF_ENV>
4  [] sts:AssumeRoleWithWebIdentity arn:aws:iam::444455556666:role/pod as <SESSION_OF_POD>
444455556666 is ec2
`,
	},
	{
		"faults", `[profile round]
role_arn = arn:aws:iam::444455556666:role/a
source_profile = trip
[profile trip]
role_arn = arn:aws:iam::444455556666:role/b
source_profile = round
[profile alone]
role_arn = arn:aws:iam::444455556666:role/c
[ci]
role_arn = arn:aws:iam::444455556666:role/d
source_profile = x
duration_seconds = an hour
[profile two]
role_arn = arn:aws:iam::444455556666:role/e
source_profile = x
credential_source = Environment
[profile odd]
role_arn = arn:aws:iam::444455556666:role/f
credential_source = Lambda
`, `1  [x] sts:AssumeRole arn:aws:iam::444455556666:role/d as <SESSION_OF_CI>
444455556666 is ci
unread the section [ci]: The word profile is missing: in ~/.aws/config its name must be [profile ci], and AWS leaves ` +
			`it out as it stands. It is read as that.
unread profile alone: It has a role_arn and says nothing of who asks for the role: it needs source_profile, ` +
			`credential_source or web_identity_token_file.
unread duration_seconds of profile ci: "an hour" is no number of seconds.
unread profile odd: Its credential_source is "Lambda", and AWS knows Environment, Ec2InstanceMetadata and EcsContainer.
unread profile two: It has both source_profile and credential_source, and AWS takes one of them.
unread profile trip: The profiles go round in a circle: round → trip → round.
unread profile round: Its source_profile trip has no credentials.
`,
	},
	{
		"a file of credentials", `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[ci]
aws_access_key_id=AKIAIOSFODNN7EXAMPLE
aws_session_token=x`, `unread a file of credentials: It has keys and does not say who asks for what, so it ` +
			"is not kept. Bring ~/.aws/config, which has the roles, and the answer of `aws sts get-caller-identity`.\n" +
			`removed an access key ID
removed a secret access key
removed an access key ID
removed a session token
`,
	},
	{
		"a profile twice, with other values", `[profile a]
role_arn = arn:aws:iam::444455556666:role/one
source_profile = keys
region = eu-west-1
[profile a]
role_arn = arn:aws:iam::444455556666:role/two
region = eu-west-2
`, `1  [keys] sts:AssumeRole arn:aws:iam::444455556666:role/two as <SESSION_OF_A>
444455556666 is a
unread role_arn of profile a: The file has the profile twice, with arn:aws:iam::444455556666:role/one and ` +
			`arn:aws:iam::444455556666:role/two. The last one is taken.
`,
	},
	{
		"keys beside roles", `[base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ****************************************
[prod]
role_arn = arn:aws:iam::444455556666:role/a
source_profile = base`, `1  [base] sts:AssumeRole arn:aws:iam::444455556666:role/a as <SESSION_OF_PROD>
444455556666 is prod
removed an access key ID
`,
	},
	{
		"other sources", `[profile a]
role_arn = arn:aws:iam::444455556666:role/a
source_profile = login
[profile login]
login_session = arn:aws:iam::111122223333:user/jane
[profile b]
role_arn = arn:aws:iam::444455556666:role/b
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
[profile c]
role_arn = role/c
credential_source = Ec2InstanceMetadata
[profile d]
role_arn = arn:aws:iam::444455556666:role/d
source_profile = c
[profile h]
role_arn = arn:aws-cn:iam::444455556666:role/h
source_profile = cn
[profile cn]
sso_account_id = 111122223333
sso_role_name = Admin
region = cn-north-1
[profile f]
credential_process = tool
[profile g]
sso_session = gone
sso_account_id = 777788889999
sso_role_name = Admin
[profile f/]
role_arn = arn:aws:iam::222233334444:role/f
source_profile = f
[services s]
s3 =
  endpoint_url = x
[profile a]
region = eu-west-1
`, `1 arn:aws:iam::111122223333:user/jane [] sts:AssumeRole arn:aws:iam::444455556666:role/a as <SESSION_OF_A>
2 arn:aws:sts::<INSTANCE_ACCOUNT_ID>:assumed-role/<INSTANCE_ROLE>/<INSTANCE_ID> [] sts:AssumeRole role/c as ` +
			`<SESSION_OF_C>
3  [] sts:AssumeRole arn:aws:iam::444455556666:role/d as <SESSION_OF_D>
4  [f] sts:AssumeRole arn:aws:iam::222233334444:role/f as <SESSION_OF_F>
5 arn:aws-cn:sts::111122223333:assumed-role/AWSReservedSSO_Admin_<SSO_SUFFIX>/<SSO_USER> [] sts:AssumeRole ` +
			`arn:aws-cn:iam::444455556666:role/h as <SESSION_OF_H>
444455556666 is a
111122223333 is cn
222233334444 is f
777788889999 is g
unread profile b: It has a role_arn and says nothing of who asks for the role: it needs source_profile, ` +
			`credential_source or web_identity_token_file.
unread profile g: Its sso_session gone is not in the file: the section [sso-session gone] is missing.
removed an access key ID
`,
	},
	{"no config", "[section]\nname = value\n[[ $x = y ]] && true\n[1, 2]", ""},
	{"prose", "[profile x] is = what?", ""},
	{"nothing", "[profile x]", ""},
}

func TestRead(t *testing.T) {
	for _, c := range readings {
		t.Run(c.name, func(t *testing.T) {
			facts, rest := Read(c.body, 3)
			if got := told(&facts); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
			if len(rest) != len(c.body) || c.want == "" && rest != c.body ||
				c.want != "" && strings.Contains(rest, "role_arn") {
				t.Errorf("rest %q", rest)
			}
			again, _ := Read(strings.ReplaceAll(c.body, "\n", "\r\n"), 3)
			if got := told(&again); got != c.want {
				t.Errorf("with CRLF:\n%s", got)
			}
		})
	}
}

// TestAround: what stands around the file, such as the fences of Markdown, stays.
func TestAround(t *testing.T) {
	body := "My config:\n```ini\n[profile a]\nrole_arn = arn:aws:iam::444455556666:role/a\nsource_profile = b\n" +
		"```\nthe end"
	facts, rest := Read(body, 0)
	if len(facts.Requests) != 1 || len(facts.Pieces) != 1 || strings.Join(strings.Fields(rest), " ") !=
		"My config: ```ini ``` the end" {
		t.Errorf("%q, %+v", rest, facts)
	}
	if at := facts.Requests[0].Span; !strings.HasPrefix(body[at.From:at.To], "[profile a]") ||
		!strings.HasSuffix(body[at.From:at.To], "= b") {
		t.Errorf("%q", body[at.From:at.To])
	}
}

// TestTooMany: a file has only so many sections, and what is left out is said.
func TestTooMany(t *testing.T) {
	var b strings.Builder
	for i := range maxSections + 2 {
		fmt.Fprintf(&b, "[profile p%d]\nrole_arn = arn:aws:iam::444455556666:role/a\nsource_profile = p%d\n", i, i+1)
	}
	facts, _ := Read(b.String(), 0)
	if len(facts.Requests) != maxSections || len(facts.Unread) != 1 {
		t.Errorf("%d requests, %+v", len(facts.Requests), facts.Unread)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readings {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		facts, rest := Read(body, 0)
		if len(rest) != len(body) {
			t.Error("the rest has other places")
		}
		for _, p := range facts.Pieces {
			if p.Span.Empty() || p.Span.To > len(body) {
				t.Errorf("%+v", p)
			}
		}
	})
}
