package scenario

import (
	"strings"
	"testing"
)

const trustAll = `trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": ` +
	`"111122223333"}, "Action": "sts:AssumeRole"}}`

const someWorld = `account 111122223333 dev {
  user ana { }
  group devs { }
  role Deploy { ` + trustAll + ` }
}
`

// TestFileErrors has every error that binding finds: its code, what it points at, and a word of what would fit there.
func TestFileErrors(t *testing.T) {
	for _, c := range []struct{ name, text, want, remedy string }{
		{
			"an actor that does not exist", someWorld + `step { dev/anna assumes Deploy as x }`, "UNKNOWN_NAME dev/anna",
			"did you mean dev/ana?",
		},
		{"a group acts", someWorld + `step { dev/devs assumes Deploy as x }`, "UNKNOWN_NAME dev/devs", "group"},
		{"an account that is not there", someWorld + `step { prod/ana assumes Deploy as x }`, "UNKNOWN_NAME prod/ana", "dev"},
		{
			"a role that is not there", someWorld + `step { ana assumes dev/Deplyo as x }`, "UNKNOWN_NAME dev/Deplyo",
			"did you mean dev/Deploy?",
		},
		{"a user is assumed", someWorld + `step { ana assumes dev/ana as x }`, "WRONG_KIND dev/ana", "role"},
		{
			"a name of two things", someWorld + `step { ana assumes Deploy as Deploy } step { Deploy calls s3:List on * }`,
			"AMBIGUOUS_NAME Deploy", "ALIAS/NAME",
		},
		{
			"an ARN that no principal can act as", someWorld + `step { arn:aws:s3:::b calls s3:List on * }`,
			"WRONG_KIND arn:aws:s3:::b", "user",
		},
		{"an account twice", someWorld + `account 111122223333 other { }`, "DECLARED_TWICE 111122223333", ""},
		{"an alias twice", someWorld + `account 444455556666 dev { }`, "DECLARED_TWICE dev", ""},
		{"a user twice but for case", `account 111122223333 dev { user ana { } user Ana { } }`, "DECLARED_TWICE Ana", "case"},
		{"a policy twice", `account 111122223333 dev { user ana { policy p {} policy p {} } }`, "DECLARED_TWICE p", ""},
		{
			"a group that is not there", `account 111122223333 dev { user ana { member-of devs } }`, "UNKNOWN_NAME devs",
			"group",
		},
		{
			"a managed policy that is not there", `account 111122223333 dev { user ana { attach audit } }`, "UNKNOWN_NAME audit",
			"managed policy",
		},
		{
			"a managed policy is set in an account that is not there",
			someWorld + `change { set managed-policy audit of prod {} }`,
			"UNKNOWN_NAME prod", "alias",
		},
		{
			"a managed policy is removed in an account that is not there",
			someWorld + `change { remove managed-policy audit of devs }`, "UNKNOWN_NAME devs", "did you mean dev?",
		},
		{
			"a finding of a step that is not there",
			someWorld + `step { ana assumes Deploy as x } expect finding X on session-policy of step 2`, "UNKNOWN_NAME 2",
			"from 1",
		},
		{"an organization that is not there", `account 111122223333 dev in o-x { }`, "UNKNOWN_NAME o-x", "organization"},
		{
			"an OU that no account is in",
			`organization o-x { management 999999999999 scp p on ou Work {} } account 111122223333 dev in o-x { }`,
			"UNKNOWN_NAME Work", "in o-x/Work",
		},
		{
			"an account outside the organization",
			`organization o-x { management 999999999999 scp p on account dev {} } account 111122223333 dev { }`,
			"UNKNOWN_NAME dev", "in o-x",
		},
		{
			"something else is detached", `organization o-x { management 999999999999 detach RCPFullAWSAccess on root }`,
			"NOT_DETACHABLE RCPFullAWSAccess", "",
		},
		{
			"a resource of another account", `account 111122223333 dev { resource arn:aws:sqs:eu-west-1:444455556666:q { } }`,
			"FOREIGN_RESOURCE arn:aws:sqs:eu-west-1:444455556666:q", "",
		},
		{
			"a call about a name", someWorld + `step { ana calls sts:AssumeRole on dev/Deploy }`, "BAD_RESOURCE dev/Deploy",
			"arn:aws:iam::111122223333:role/Deploy",
		},
		{"a call of a pattern", someWorld + `step { ana calls s3:Get* on * }`, "BAD_ACTION s3:Get*", ""},
		{"a call without a service", someWorld + `step { ana calls GetObject on * }`, "BAD_ACTION GetObject", ""},
		{
			"the clock goes back", someWorld + `wait 1h at 2026-01-01T00:30:00Z`, "CLOCK_GOES_BACK 2026-01-01T00:30:00Z",
			"2026-01-01T01:00:00Z",
		},
		{"a refresh of nothing", someWorld + `step { refresh ci }`, "UNKNOWN_NAME ci", "as"},
		{
			"a policy that is not there is removed", someWorld + `change { remove policy p of dev/ana }`,
			"UNKNOWN_NAME policy p of dev/ana", "",
		},
		{
			"a resource that is not there gets a policy", someWorld + `change { set policy of arn:aws:s3:::b {} }`,
			"UNKNOWN_NAME arn:aws:s3:::b", "resource",
		},
		{"deleted twice", someWorld + `change { delete dev/ana delete dev/ana }`, "NOT_AT_THIS_MOMENT dev/ana", ""},
		{
			"created where there is one", someWorld + `change { create user dev/ana { } }`, "NOT_AT_THIS_MOMENT dev/ana",
			"delete",
		},
		{
			"changed after it is deleted", someWorld + `change { delete dev/Deploy revoke sessions of dev/Deploy }`,
			"NOT_AT_THIS_MOMENT dev/Deploy", "",
		},
		{
			"a finding on nothing", someWorld + `expect finding X on policy p of dev/ana`, "UNKNOWN_NAME policy p of dev/ana",
			"",
		},
		{
			"a solution of something else",
			someWorld + `challenge "c" { brief "b" edit trust of dev/Deploy solution { set policy p of dev/ana {} } } step { ` +
				`ana assumes Deploy as x expect deny }`,
			"NOT_EDITABLE set policy p of dev/ana {}", "edit",
		},
		{
			"a challenge without a goal", someWorld + `challenge "c" { brief "b" edit trust of dev/Deploy }`,
			`NOTHING_TO_SOLVE "c"`, "expect",
		},
		{
			"a task's solution of something else",
			someWorld + `task "t" { brief "b" edit trust of dev/Deploy goal step 1 deny solution { set policy p of dev/ana {} } }
				step { ana assumes Deploy as x }`,
			"NOT_EDITABLE set policy p of dev/ana {}", "now the task allows trust of dev/Deploy",
		},
		{
			"a goal about a step that is not there",
			someWorld + `task "t" { brief "b" goal step 2 allow } step { ana assumes Deploy as x }`, "UNKNOWN_NAME 2",
			"it has one step",
		},
		{
			"a goal in a walk without steps", someWorld + `task "t" { brief "b" goal step 1 allow }`, "UNKNOWN_NAME 1",
			"step { … }",
		},
		{
			"a task that lets edit what is not there",
			someWorld + `task "t" { brief "b" edit policy p of dev/ana goal step 1 allow } step { ana assumes Deploy as x }`,
			"UNKNOWN_NAME policy p of dev/ana", "",
		},
		{
			"a challenge and a task",
			someWorld + `challenge "c" { brief "b" } task "t" { brief "b" goal step 1 allow }
				step { ana assumes Deploy as x expect allow }`,
			`TASK_IN_CHALLENGE "t"`, "keep either",
		},
		{
			"two challenges",
			someWorld + `challenge "a" { brief "b" } challenge "c" { brief "b" } step { ana assumes Deploy as x expect deny }`,
			`DECLARED_TWICE "c"`, "",
		},
		{"after the end of time", someWorld + strings.Repeat("wait 2500000h\n", 28), "OUTSIDE_THE_WORLD 2500000h", ""},
		{
			"a SAML provider that is not there", someWorld + `step { saml dev/Okta assumes Deploy as x claims {} }`,
			"UNKNOWN_NAME dev/Okta", "saml-provider",
		},
	} {
		w := Parse("x.walk", c.text, PageLimit)
		var got []string
		remedy := ""
		for _, f := range w.Errors {
			got = append(got, string(f.Code)+" "+w.Text.Slice(f.At))
			remedy += f.Remedy
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "; "), c.want)
		}
		if !strings.Contains(remedy, c.remedy) {
			t.Errorf("%s: the remedy %q does not say %q", c.name, remedy, c.remedy)
		}
		if r := w.Run(Options{}); len(r.Rows) > 0 {
			t.Errorf("%s: a file with errors runs", c.name)
		}
	}
}

// TestAllErrorsAtOnce: errors of different blocks are all told, in order of place.
func TestAllErrorsAtOnce(t *testing.T) {
	w := Parse("x.walk", "account 11112222333 dev { usr ana { } }\nstep { dev/bob assumes dev/R as x }\nwait soon\n",
		PageLimit)
	if len(w.Errors) < 3 {
		t.Errorf("%d errors, want one a line at least", len(w.Errors))
	}
	for i := 1; i < len(w.Errors); i++ {
		if w.Errors[i].At.From < w.Errors[i-1].At.From {
			t.Error("the errors are not in order of place")
		}
	}
}

// TestWarnings has what AWS would refuse or mind, and the walk runs with.
func TestWarnings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"a policy name",
			`account 111122223333 dev { user ana { policy "a b" {"Version": "2012-10-17", "Statement": {"Effect": "Allow", ` +
				`"Action": "s3:*", "Resource": "*"}} } }`,
			`INVALID_POLICY_NAME "a b" on policy a b of dev/ana`,
		},
		{"a user name", `account 111122223333 dev { user "a b" { } }`, `INVALID_NAME "a b" on `},
		{
			"a principal who is not there",
			`account 111122223333 dev { role R { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", ` +
				`"Principal": {"AWS": "arn:aws:iam::111122223333:user/Ana"}, "Action": "sts:AssumeRole"}} } }`,
			`INVALID_PRINCIPAL "arn:aws:iam::111122223333:user/Ana" on trust of dev/R`,
		},
		{
			"a principal with another path",
			`account 111122223333 dev { user Ana { path /eng/ } role R { trust {"Version": "2012-10-17", "Statement": ` +
				`{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/Ana"}, "Action": "sts:AssumeRole"}} } }`,
			`INVALID_PRINCIPAL "arn:aws:iam::111122223333:user/Ana" on trust of dev/R`,
		},
		{
			"a principal of an account that is not declared",
			`account 111122223333 dev { role R { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", ` +
				`"Principal": {"AWS": "arn:aws:iam::444455556666:user/Ana"}, "Action": "sts:AssumeRole"}} } }`,
			``,
		},
		{
			"a role that is not there",
			`account 111122223333 dev { user ana { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", ` +
				`"Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/R"}} } }`,
			`INVALID_ROLE_REFERENCE "arn:aws:iam::111122223333:role/R" on policy p of dev/ana`,
		},
		{
			"a managed policy of AWS's that is not at hand",
			`account 111122223333 dev { user ana { attach arn:aws:iam::aws:policy/AmazonEC2FullAccess } }`,
			`UNKNOWN_MANAGED_POLICY arn:aws:iam::aws:policy/AmazonEC2FullAccess on `,
		},
		{
			"inline policies beyond the quota",
			`account 111122223333 dev { user ana { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", ` +
				`"Action": "s3:*", "Resource": [` + strings.Repeat(`"arn:aws:s3:::bucket/*",`, 100) + `"*"]}} } }`,
			`POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA p on policy p of dev/ana`,
		},
	} {
		w := Parse("x.walk", c.text, PageLimit)
		if len(w.Errors) > 0 {
			t.Errorf("%s: %s", c.name, w.Text.Report(w.Errors[0]))
		}
		var got []string
		for _, f := range w.Findings {
			got = append(got, string(f.Code)+" "+w.Text.Slice(f.At)+" on "+f.Document.String())
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "; "), c.want)
		}
	}
}

// TestCodes: every code of binding is documented once.
func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Codes {
		if seen[string(c.Code)] || c.Text == "" || c.Type == "" {
			t.Errorf("%s is documented twice, or without words", c.Code)
		}
		seen[string(c.Code)] = true
	}
}
