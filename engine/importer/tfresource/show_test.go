package tfresource_test

import (
	"flag"
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

var update = flag.Bool("update", false, "write the facts of the files anew")

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

// golden compares facts with those of a file, which -update writes anew.
func golden(t *testing.T, name string, f *fact.Facts) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(say(f)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := say(f); got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

// TestPlan: a plan says what AWS will have. What is known when it is applied is put together from the configuration;
// what is deleted, and what is marked as sensitive, is not there.
func TestPlan(t *testing.T) {
	root := file(t, "plan.json")
	if !tfresource.Is(root) {
		t.Fatal("a plan is not recognised")
	}
	before := root.Print()
	got := tfresource.Read(root)
	golden(t, "plan.facts", &got)
	if root.Print() != before {
		t.Error("the tree was changed")
	}
	for _, e := range got.Entities {
		if e.Name == "gone" || e.Name == "hidden" && e.Trust.Known() {
			t.Errorf("%s is there", e.Name)
		}
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
	for _, name := range []string{"state.json", "terraform.tfstate"} {
		root := file(t, name)
		if !tfresource.Is(root) {
			t.Fatalf("%s is not recognised", name)
		}
		got := tfresource.Read(root)
		golden(t, "state.facts", &got)
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

// TestModuleProvider: a module's own provider configuration is another account, one that the module is given is not.
func TestModuleProvider(t *testing.T) {
	const plan = `{"planned_values": {"root_module": {"child_modules": [{"resources": [
		{"address": "module.a.aws_iam_user.u", "mode": "managed", "type": "aws_iam_user", "values": {"name": "u"}},
		{"address": "module.b.aws_iam_user.v", "mode": "managed", "type": "aws_iam_user", "values": {"name": "v"}}
	]}]}}, "configuration": {
		"provider_config": {"module.a:aws": {"name": "aws", "module_address": "module.a", "expressions": {"profile": {}}}},
		"root_module": {"module_calls": {
			"a": {"module": {"resources": [{"address": "aws_iam_user.u", "provider_config_key": "module.a:aws"}]}},
			"b": {"module": {"resources": [{"address": "aws_iam_user.v", "provider_config_key": "module.b:aws"}]}}
		}}
	}}`
	got := tfresource.Read(parse(t, plan))
	if len(got.Entities) != 2 || got.Entities[0].Account != "${provider.module.a.aws.account_id}" ||
		got.Entities[1].Account != "${provider.aws.account_id}" {
		t.Error(say(&got))
	}
}
