package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"rolewalk/engine/lint"
	"rolewalk/engine/source"
)

// A policy with findings of each type: an action that AWS does not have, a typo that AWS saves, one thing said
// twice.
const faulty = `{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Größe", "Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "arn:aws:s3:::docs/*"},
    {"Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "arn:aws:s3:::docs/*"},
    {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}
  ]
}
`

// report runs the command over files and reads what --format json prints.
func report(t *testing.T, args ...string) (checkReport, ran) {
	t.Helper()
	got := rolewalk("", append([]string{"check", "--format", "json"}, args...)...)
	var r checkReport
	decoder := json.NewDecoder(strings.NewReader(got.stdout))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, got.stdout)
	}
	return r, got
}

func TestCheckJSON(t *testing.T) {
	in(t, map[string]string{"faulty.json": faulty})
	r, got := report(t, "--as", "identity", "faulty.json", "missing.json")
	if got.code != 2 || r.Version != 1 || r.ActionData == "" || len(r.Unread) != 1 ||
		!strings.Contains(r.Unread[0], "missing.json") {
		t.Errorf("%+v, exit %d", r, got.code)
	}
	text := source.NewText("faulty.json", faulty)
	types := map[source.Type]bool{}
	for _, f := range r.Findings {
		of := lint.Find(f.Code)
		if want := map[bool]string{true: r.ActionData}[of != nil && of.Data]; f.List != want {
			t.Errorf("%s is said by the list %q", f.Code, f.List)
		}
	}
	for _, f := range r.Findings {
		types[f.Type] = true
		from, to := text.Position(f.From), text.Position(f.To)
		if f.File != "faulty.json" || f.Line != from.Line || f.Column != from.Column || f.EndLine != to.Line ||
			f.EndColumn != to.Column || f.Kind != "identity" {
			t.Errorf("%+v", f)
		}
		for _, fix := range f.Fixes {
			var edits []source.Edit
			for _, e := range fix.Edits {
				edits = append(edits, source.Edit{At: source.Span{From: e.From, To: e.To}, New: e.New})
			}
			if fixed, ok := source.Apply(faulty, edits); !ok || fixed == faulty {
				t.Errorf("%s: the fix %q cannot be made", f.Code, fix.Title)
			}
		}
	}
	for _, want := range []source.Type{source.Error, source.SecurityWarning, source.Suggestion} {
		if !types[want] {
			t.Errorf("no %s in %+v", want, r.Findings)
		}
	}
	if again := rolewalk("", "check", "--format", "json", "--as", "identity", "faulty.json",
		"missing.json"); again.stdout != got.stdout {
		t.Error("the same files gave another report")
	}
}

// TestCheckFindsTypos: the command runs the checks that need data, and offers their fixes.
func TestCheckFindsTypos(t *testing.T) {
	in(t, map[string]string{"faulty.json": faulty})
	rolewalk("", "check", "--as", "identity", "faulty.json").wants(t, "typos", 1,
		"faulty.json:4:51: ERROR INVALID_ACTION: ", "s3:GetObject", "    Fix: Write s3:GetObject", "    According to "+
			"AWS's list of actions and condition keys, version ", "SUGGESTION REDUNDANT_ACTION: ", "    Fix: Delete "+
			"s3:GetObject",
		"SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE: ")
	rolewalk("", "check", "--format", "xml", "faulty.json").wants(t, "another format", 2,
		"--format must be one of text, json, sarif")
	rolewalk("", "check", "--account", "1234567890", "faulty.json").wants(t, "a short account", 2,
		"--account must be a 12-digit account")
}

// TestCheckAccount: whose the role is decides whether an account in its trust policy is another one.
func TestCheckAccount(t *testing.T) {
	trust := strings.Replace(trustsEC2, `"Service": "ec2.amazonaws.com"`, `"AWS": "111111111111"`, 1)
	in(t, map[string]string{"trust.json": trust})
	rolewalk("", "check", "--account", "222222222222", "trust.json").wants(t, "another account", 0, "TRUSTS_WHOLE_ACCOUNT")
	if got := rolewalk("", "check", "--account", "111111111111", "trust.json"); got != (ran{}) {
		t.Errorf("one's own account: %+v", got)
	}
}

// TestCheckEveryKind: a document that is valid as one kind, and its findings as another.
func TestCheckEveryKind(t *testing.T) {
	const all = `{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", ` +
		`"Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}, ` +
		`"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}}]}`
	in(t, map[string]string{"reads.json": readsS3, "denies.json": all, "trust.json": trustsEC2})
	for _, c := range []struct {
		as, file string
		code     int
		want     string
	}{
		{"boundary", "reads.json", 0, ""},
		{"session", "reads.json", 0, ""},
		{"scp", "reads.json", 0, ""},
		{"managed", "reads.json", 0, ""},
		{"rcp", "denies.json", 0, ""},
		{"rcp", "reads.json", 1, "RCP_SYNTAX_ERROR_ALLOW"},
		{"scp", "denies.json", 1, "SCP_SYNTAX_ERROR_PRINCIPAL"},
		{"boundary", "trust.json", 1, "UNSUPPORTED_PRINCIPAL"},
		{"session", "trust.json", 1, "UNSUPPORTED_PRINCIPAL"},
	} {
		got := rolewalk("", "check", "--as", c.as, c.file)
		got.wants(t, c.file+" as "+c.as, c.code, c.want)
		if c.code == 0 && got != (ran{}) {
			t.Errorf("%s as %s: %+v", c.file, c.as, got)
		}
	}
	rolewalk("", "check", "denies.json").wants(t, "what may be an rcp", 0,
		"checked as a resource policy; use --as rcp if it is one")
}

// TestCheckLintsWalks: the documents of a walk are looked at as what they are, each at its place in the file.
func TestCheckLintsWalks(t *testing.T) {
	walk := strings.Replace(passing, `"Action": "sts:AssumeRole", "Resource": "*"`,
		`"Action": ["sts:AssumeRole", "sts:AssumeRole", "s3:GetObjekt"], "Resource": "*"`, 1)
	in(t, map[string]string{"my.walk": walk})
	r, got := report(t, "my.walk")
	said := map[source.Code]checkFinding{}
	for _, f := range r.Findings {
		said[f.Code] = f
	}
	for _, code := range []source.Code{"REDUNDANT_ACTION", "INVALID_ACTION"} {
		if f := said[code]; f.Line != 4 || f.Document != "policy go of dev/alice" || f.Kind != "identity" ||
			len(f.Fixes) == 0 {
			t.Errorf("%s: %+v, exit %d", code, f, got.code)
		}
	}
}

// TestCheckSARIF holds the output to the official schema of SARIF 2.1.0, which the library carries, and to what the
// schema does not say: columns in the declared unit, rules that results point to, levels.
func TestCheckSARIF(t *testing.T) {
	in(t, map[string]string{"a policy.json": faulty, "broken.walk": broken, "good.json": readsS3})
	got := rolewalk("", "check", "--format", "sarif", "--as", "identity", "a policy.json", "broken.walk", "missing.json",
		"good.json")
	if got.code != 2 {
		t.Errorf("exit %d", got.code)
	}
	log := new(sarif.Report)
	decoder := json.NewDecoder(strings.NewReader(got.stdout))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(log); err != nil {
		t.Fatal(err)
	}
	if err := log.Validate(); err != nil {
		t.Error(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || *run.ColumnKind != "unicodeCodePoints" || *run.Tool.Driver.Name != "rolewalk" ||
		*run.Tool.Driver.Version == "" {
		t.Errorf("%+v", run.Tool.Driver)
	}
	if call := run.Invocations[0]; *call.ExecutionSuccessful || *call.ExitCode != 2 ||
		len(call.ToolExecutionNotifications) != 1 {
		t.Errorf("%+v", call)
	}
	levels := map[string]bool{}
	for _, r := range run.Results {
		levels[r.Level] = true
		rule := run.Tool.Driver.Rules[r.RuleIndex]
		if *rule.ID != *r.RuleID || rule.Help == nil || *rule.Help.Text == "" || *r.Message.Text == "" {
			t.Errorf("%s has the rule %s, %+v", *r.RuleID, *rule.ID, rule.Help)
		}
		place := r.Locations[0].PhysicalLocation
		if *r.RuleID == "INVALID_ACTION" {
			if g := place.Region; *g.StartLine != 4 || *g.StartColumn != 51 || *g.EndLine != 4 || *g.EndColumn != 65 ||
				*place.ArtifactLocation.URI != "a%20policy.json" {
				t.Errorf("%+v in %s", g, *place.ArtifactLocation.URI)
			}
			if edit := r.Fixes[0].ArtifactChanges[0].Replacements[0]; *edit.InsertedContent.Text != `"s3:GetObject"` ||
				*edit.DeletedRegion.StartColumn != 51 {
				t.Errorf("%+v", edit)
			}
		}
	}
	if !levels["error"] || !levels["warning"] || !levels["note"] {
		t.Errorf("levels %v", levels)
	}
	if again := rolewalk("", "check", "--format", "sarif", "--as", "identity", "a policy.json", "broken.walk",
		"missing.json", "good.json"); again.stdout != got.stdout {
		t.Error("the same files gave another log")
	}
	if none := rolewalk("", "check", "--format", "sarif", "--as", "identity", "good.json"); none.code != 0 ||
		!strings.Contains(none.stdout, `"results": []`) {
		t.Errorf("%+v", none)
	}
}
