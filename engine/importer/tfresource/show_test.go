package tfresource_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/tfresource"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// parse reads a JSON text that has to be well formed.
func parse(t *testing.T, text string) *tree.Node {
	t.Helper()
	n, fault := tree.ReadJSON(text, source.Span{To: len(text)})
	if fault != nil {
		t.Fatalf("%s: %s", fault.Message, text)
	}
	return &n
}

func file(t *testing.T, name string) *tree.Node {
	t.Helper()
	body, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(body))
}

// text is a document on one line.
func text(d *fact.Document) string {
	switch {
	case d == nil:
		return "none"
	case d.JSON == "":
		return "unknown"
	}
	return d.JSON
}

// say prints facts, a line each.
func say(f *fact.Facts) string {
	var b strings.Builder
	for _, e := range f.Entities {
		fmt.Fprintf(&b, "%s %s in %s path %s", e.Kind, e.Name, e.Account, e.Path)
		if e.ID != "" {
			fmt.Fprintf(&b, " id %s", e.ID)
		}
		if e.MaxSession != 0 {
			fmt.Fprintf(&b, " session %s", e.MaxSession)
		}
		if e.Boundary != "" {
			fmt.Fprintf(&b, " boundary %s", e.Boundary)
		}
		for _, key := range slices.Sorted(maps.Keys(e.Tags)) {
			fmt.Fprintf(&b, " tag %s=%s", key, e.Tags[key])
		}
		fmt.Fprintf(&b, " groups %v whole %+v\n", e.Groups, e.Whole)
		if e.Kind == fact.Role {
			fmt.Fprintf(&b, "  trust %s\n", text(e.Trust))
		}
		for _, p := range e.Inline {
			fmt.Fprintf(&b, "  policy %s %s\n", p.Name, text(p.Document))
		}
		for _, a := range e.Attached {
			fmt.Fprintf(&b, "  attached %s\n", a)
		}
	}
	for _, m := range f.Managed {
		fmt.Fprintf(&b, "managed %s arn %q in %s path %s %s\n", m.Name, m.ARN, m.Account, m.Path, text(m.Document))
	}
	for _, c := range f.Controls {
		fmt.Fprintf(&b, "%s %s id %q on %v %s\n", c.Kind, c.Name, c.ID, c.Targets, text(c.Document))
	}
	for _, p := range f.Providers {
		fmt.Fprintf(&b, "provider %s%s in %s for %v\n", p.URL, p.Name, p.Account, p.Audiences)
	}
	for _, r := range f.Resources {
		fmt.Fprintf(&b, "resource %s %s\n", r.ARN, text(r.Document))
	}
	for _, a := range f.Accounts {
		fmt.Fprintf(&b, "account %s %s\n", a.ID, a.Alias)
	}
	for _, d := range f.Bare {
		fmt.Fprintf(&b, "bare %s %s\n", d.Kind, text(&d.Document))
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "unread %s: %s\n", u.What, u.Reason)
	}
	return b.String()
}

const parts = "whole {Inline:%t Attached:%t Boundary:true Groups:false Tags:%t}"

// TestPlan: a plan says what AWS will have. What is known when it is applied is put together from the configuration; what
// is deleted, and what is marked as sensitive, is not there.
func TestPlan(t *testing.T) {
	root := file(t, "plan.json")
	if !tfresource.Is(root) {
		t.Fatal("a plan is not recognised")
	}
	got := tfresource.Read(root)
	want := `role ci-runner in 111122223333 path / session 2h0m0s tag owner=platform tag team=build groups [] ` +
		fmt.Sprintf(parts, false, false, true) + `
  trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}]}
  policy assume {"Statement": [{"Action": "sts:AssumeRole", "Effect": "Allow", "Resource": "arn:aws:iam::444455556666:role/target"}], "Version": "2012-10-17"}
  attached arn:aws:iam::111122223333:policy/read
role ${aws_iam_role.deployer.name} in 444455556666 path /deploy/ session 1h0m0s groups [] ` +
		fmt.Sprintf(parts, false, false, false) + `
  trust unknown
role hidden in 111122223333 path / session 1h0m0s groups [] ` + fmt.Sprintf(parts, false, false, false) + `
  trust unknown
role gh-deploy in 111122223333 path / session 1h0m0s groups [] ` + fmt.Sprintf(parts, false, false, false) + `
  trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/shop:*"}}}]}
managed read arn "" in 111122223333 path / {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]}
provider token.actions.githubusercontent.com in 111122223333 for [sts.amazonaws.com]
unread assume_role_policy of aws_iam_role.deployer: its text is not known: aws_iam_role.ci.arn
unread assume_role_policy of aws_iam_role.hidden: its text is known when the plan is applied, or it is marked as sensitive
`
	if say(&got) != want {
		t.Errorf("got\n%s\nwant\n%s", say(&got), want)
	}
	checkPlaces(t, "plan.json", &got)
}

// checkPlaces: a trust policy stands where its text stands in the file.
func checkPlaces(t *testing.T, name string, f *fact.Facts) {
	t.Helper()
	body, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, e := range f.Entities {
		if e.Kind == fact.Role && e.Trust.Known() && strings.Contains(e.Trust.JSON, `"AWS"`) ||
			e.Name == "ci-runner" {
			at := string(body[e.Trust.Span.From:e.Trust.Span.To])
			found = true
			if !strings.HasPrefix(at, `"{\"Version\":`) || !strings.HasSuffix(at, `}"`) {
				t.Errorf("the trust policy of %s stands at %s", e.Name, at)
			}
		}
	}
	if !found {
		t.Error("no trust policy has a place")
	}
}

// TestState: the JSON of a state and the state file itself say the same.
func TestState(t *testing.T) {
	const admin = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": ` +
		`"arn:aws:iam::111122223333:role/ops/admin"}]}`
	const deny = `{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iam:*", "Resource": "*"}]}`
	want := `role admin in 111122223333 path /ops/ id AROAEXAMPLEROLEADMIN1 session 1h0m0s boundary arn:aws:iam::111122223333:policy/edge tag env=prod groups [] ` +
		fmt.Sprintf(parts, true, true, true) + `
  trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::111122223333:user/dana"}, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}
  policy self ` + admin + `
  policy other none
  attached arn:aws:iam::aws:policy/ReadOnlyAccess
  attached arn:aws:iam::111122223333:policy/edge
user dana in 111122223333 path / id AIDAEXAMPLEUSERDANA12 groups [ops] ` + fmt.Sprintf(parts, false, false, true) + `
  policy deny ` + deny + `
group ops in 111122223333 path / groups [] ` + fmt.Sprintf(parts, false, false, false) + `
  policy assume ` + admin + `
managed edge arn "arn:aws:iam::111122223333:policy/edge" in 111122223333 path / {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
scp guard id "p-guard123" on [111122223333] ` + deny + `
provider corp in 111122223333 for []
resource arn:aws:s3:::acme-logs {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::acme-logs/*"}]}
resource arn:aws:sqs:eu-west-1:111122223333:jobs {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sqs:SendMessage", "Resource": "*"}]}
resource arn:aws:kms:eu-west-1:111122223333:key/1234 {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}]}
account 111122223333 prod
unread aws_ecr_repository_policy.app: resources of the type aws_ecr_repository_policy are not read
unread aws_lambda_permission.invoke: resources of the type aws_lambda_permission are not read
`
	for _, name := range []string{"state.json", "terraform.tfstate"} {
		root := file(t, name)
		if !tfresource.Is(root) {
			t.Fatalf("%s is not recognised", name)
		}
		got := tfresource.Read(root)
		if say(&got) != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, say(&got), want)
		}
		checkPlaces(t, name, &got)
		for _, secret := range []string{"wJalr", "AKIA", "<xml/>"} {
			if strings.Contains(fmt.Sprintf("%+v", got), secret) {
				t.Errorf("%s: the facts have %s", name, secret)
			}
		}
	}
}

// TestIs: other JSON is not taken for Terraform's.
func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		`{"format_version": "1.2", "planned_values": {"root_module": {}}}`: true,
		`{"planned_values": {"root_module": {}}}`:                          true,
		`{"format_version": "1.0", "values": {"root_module": {}}}`:         true,
		`{"version": 4, "serial": 1, "lineage": "x", "resources": []}`:     true,
		`{"version": 3, "serial": 1, "lineage": "x", "modules": []}`:       true,
		`{"Version": "2012-10-17", "Statement": []}`:                       false,
		`{"Role": {"RoleName": "x"}}`:                                      false,
		`{"values": {"a": 1}}`:                                             false,
		`{"version": 4, "resources": []}`:                                  false,
		`[]`:                                                               false,
		`"planned_values"`:                                                 false,
	} {
		if got := tfresource.Is(parse(t, text)); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

// TestOldState: a state file of another version is not read in silence.
func TestOldState(t *testing.T) {
	got := tfresource.Read(parse(t, `{"version": 3, "serial": 1, "lineage": "x", "modules": [{"resources": {}}]}`))
	if len(got.Unread) != 1 || !strings.Contains(got.Unread[0].Reason, "terraform show -json") {
		t.Errorf("got %s", say(&got))
	}
}

// TestPlanText: what people read on the terminal is recognised, and Terraform's own files are not taken for it.
func TestPlanText(t *testing.T) {
	for text, want := range map[string]bool{
		"Terraform will perform the following actions:\n\n  # aws_iam_role.x will be created\n": true,
		"  # aws_iam_role.x will be created\n  + resource \"aws_iam_role\" \"x\" {\n":           true,
		"  ~ resource \"aws_iam_role\" \"x\" {\n":                                               true,
		"-/+ resource \"aws_iam_role\" \"x\" {\n":                                               true,
		"Plan: 2 to add, 0 to change, 1 to destroy.":                                            true,
		"{\"@level\":\"info\",\"@message\":\"Terraform 1.11.4\"}\n{\"@level\":\"info\"}":        true,
		"No changes. Your infrastructure matches the configuration.":                            true,
		"# aws_iam_role.x is for CI\nresource \"aws_iam_role\" \"x\" {\n  name = \"x\"\n}\n":    false,
		"+resource \"aws_iam_role\" \"x\" {":                                                    false,
		"{\"Statement\": []}":                                                                   false,
		"":                                                                                      false,
	} {
		if got := tfresource.IsPlanText(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	if u := tfresource.PlanText(source.Span{To: 3}); u.Span.To != 3 || !strings.Contains(u.Reason, "show -json") {
		t.Errorf("%+v", u)
	}
}
