package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"rolewalk/engine/source"
)

// slip is a policy with one ERROR: the name of its action. Its place is that of the action in what has it.
const slip = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", ` +
	`"Action": "s3:GetObjekt", "Resource": "*"}]}`

var inURLs = strings.NewReplacer("{", "%7B", "}", "%7D", `"`, "%22", ":", "%3A")

// TestCheckForms: in every form that is read, the ERROR stands at its place in the source, and the document has the
// name that its source gives it.
func TestCheckForms(t *testing.T) {
	escaped, _ := json.Marshal(slip)
	for name, c := range map[string]struct{ file, body, where, document, path string }{
		"a statement": {"s.json", `[{"Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "*"}]`, "1:32", "", ""},
		"Markdown":    {"note.md", "# Notes\n```json\n" + slip + "\n```\n", "3:71", "", ""},
		"a URL":       {"u.txt", inURLs.Replace(slip), "1:107", "", ""},
		"an answer": {"a.json", `{"RoleName": "deploy", "PolicyName": "p",
  "PolicyDocument": ` + slip + `}`, "2:91", "role deploy, policy p", "PolicyDocument.Statement[0].Action"},
		"an answer with a string": {"a.json", `{"RoleName": "deploy", "PolicyName": "p",
  "PolicyDocument": ` + string(escaped) + `}`, "2:104", "role deploy, policy p", "PolicyDocument.Statement[0].Action"},
		"account details": {
			"a.json", `{"RoleDetailList": [{"RoleName": "a"}, {"RoleName": "b", "RolePolicyList": [
  {"PolicyName": "p", "PolicyDocument": ` + slip + `}]}]}`, "2:111", "role b, policy p",
			"RoleDetailList[1].RolePolicyList[0].PolicyDocument.Statement[0].Action",
		},
		"YAML": {"a.yaml", `RoleName: deploy
PolicyName: p
PolicyDocument:
  Version: '2012-10-17'
  Statement:
  - Effect: Allow
    Action: s3:GetObjekt
    Resource: '*'
`, "7:13", "role deploy, policy p", ""},
		"a template": {"t.yaml", `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: pol
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: ['s3:ListBucket', !Sub 's3:GetObjekt']
            Resource: "*"
`, "11:39", "managed policy pol", ""},
		"a template with text": {"t.yaml", `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: pol
      PolicyDocument: |
        {"Version": "2012-10-17",
         "Statement": [{"Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "*"}]}
`, "9:54", "managed policy pol", ""},
		"a template as JSON": {
			"t.json", `{"Resources": {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {
  "ManagedPolicyName": "pol", "PolicyDocument": ` + slip + `}}}}`, "2:119", "managed policy pol",
			"Resources.P.Properties.PolicyDocument.Statement[0].Action",
		},
		"a command": {
			"c.sh", "aws iam put-user-policy --user-name bob --policy-name p --policy-document '" + slip + "'\n",
			"1:146", "user bob, policy p", "",
		},
		"a session policy": {"c.sh", "aws sts assume-role --role-arn arn:aws:iam::111111111111:role/x " +
			"--role-session-name y --policy '" + slip + "'\n", "1:167", "session policy", ""},
		"a plan": {
			"plan.json", `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [
  {"address": "aws_iam_policy.p", "mode": "managed", "type": "aws_iam_policy", "name": "p",
   "values": {"name": "pol", "policy": ` + string(escaped) + `}}]}}}`, "3:123", "managed policy pol",
			"planned_values.root_module.resources[0].values.policy.Statement[0].Action",
		},
		"jsonencode": {"main.tf", `resource "aws_iam_user_policy" "p" {
  user = "bob"
  name = "p"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:ListBucket", "s3:GetObjekt"], Resource = "*" }]
  })
}
`, "6:65", "user bob, policy p", ""},
		"a data source": {"main.tf", `resource "aws_iam_policy" "p" {
  name   = "pol"
  policy = data.aws_iam_policy_document.d.json
}
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObjekt"]
    resources = ["*"]
  }
}
`, "7:18", "managed policy pol", ""},
		"a heredoc with an indent": {"main.tf", `resource "aws_iam_policy" "p" {
  name   = "pol"
  policy = <<-EOF
    ` + slip + "\n  EOF\n}\n", "4:75", "managed policy pol", ""},
		"another resource": {"main.tf", `resource "aws_ecr_repository_policy" "e" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:GetObjekt" }]
  })
}
`, "4:63", "policy of aws_ecr_repository_policy.e", ""},
	} {
		t.Run(name, func(t *testing.T) {
			in(t, map[string]string{c.file: c.body})
			rolewalk("", "check", c.file).wants(t, name, 1, c.file+":"+c.where+": ERROR INVALID_ACTION: ")
			r, _ := report(t, c.file)
			var at []checkFinding
			for _, f := range r.Findings {
				if f.Code == "INVALID_ACTION" {
					at = append(at, f)
				}
			}
			if len(at) != 1 || at[0].Document != c.document || at[0].Path != c.path {
				t.Fatalf("%+v", at)
			}
			piped := rolewalk(c.body, "check", "-")
			if !strings.HasSuffix(c.file, ".yaml") { // whose name says that it is YAML
				piped.wants(t, "standard input", 1, "stdin:"+c.where+": ERROR INVALID_ACTION: ")
			}
			for _, fix := range at[0].Fixes {
				e := fix.Edits[0]
				edit := source.Edit{At: source.Span{From: e.From, To: e.To}, New: e.New}
				fixed, ok := source.Apply(c.body, []source.Edit{edit})
				in(t, map[string]string{c.file: fixed})
				if got := rolewalk("", "check", c.file); !ok || strings.Contains(got.stdout, "INVALID_ACTION") {
					t.Errorf("the fix does not mend it:\n%s%s", fixed, got.stdout)
				}
			}
		})
	}
}

// TestCheckStatuses: 1 an ERROR, 3 a part that was not read, 2 nothing that is known, 0 else.
func TestCheckStatuses(t *testing.T) {
	const unknown = `resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = var.trust
}
`
	in(t, map[string]string{
		"good.json": trustsEC2, "open.tf": unknown, "both.tf": unknown + "\n" + mainTF(slip), "hello.txt": "hello\n",
		"error.txt": "An error occurred (AccessDenied) when calling the AssumeRole operation: User: " +
			"arn:aws:iam::111111111111:user/a is not authorized to perform: sts:AssumeRole on resource: " +
			"arn:aws:iam::222222222222:role/b",
		"make.sh":            "aws iam create-role --role-name r --assume-role-policy-document file://trust.json\n",
		"folder/README":      "Text.\n",
		"folder/trust.json":  trustsEC2,
		"folder/.git/x.json": slip,
	})
	const line = `open.tf:3:24: not read: assume_role_policy of aws_iam_role.r: its text is not known: var.trust`
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"good.json", 0, ""},
		{"error.txt", 0, ""},
		{"open.tf", 3, line},
		{"--allow-unread open.tf", 0, line},
		{"both.tf", 1, "ERROR"},
		{"--allow-unread both.tf", 1, "not read"},
		{"hello.txt", 2, "nothing was recognised"},
		{"good.json hello.txt", 3, "hello.txt:1:1: not read: nothing in it has a form that is known"},
		{"good.json open.tf", 3, line},
		{"missing.json open.tf", 2, line},
		{"make.sh", 3, "make.sh:1:65: not read: the policy in trust.json: bring that file too"},
		{"make.sh folder/trust.json", 0, ""},
		{"folder", 0, ""},
	} {
		rolewalk("", append([]string{"check"}, strings.Fields(c.args)...)...).wants(t, c.args, c.code, c.want)
	}
	rolewalk(slip, "check").wants(t, "a pipe", 1, "stdin:1:71: ERROR INVALID_ACTION")
	r, _ := report(t, "open.tf")
	if len(r.Unread) != 1 || r.Unread[0] != line || len(r.Findings) != 0 {
		t.Errorf("%+v", r)
	}
	log := new(sarif.Report)
	got := rolewalk("", "check", "--format", "sarif", "open.tf")
	if err := json.Unmarshal([]byte(got.stdout), log); err != nil {
		t.Fatal(err)
	}
	if err := log.Validate(); err != nil {
		t.Error(err)
	}
	call := log.Runs[0].Invocations[0]
	if len(call.ToolExecutionNotifications) != 1 || *call.ExitCode != 3 || got.code != 3 {
		t.Fatalf("%+v, exit %d", call, got.code)
	}
	n := call.ToolExecutionNotifications[0]
	if n.Level != "warning" || !strings.Contains(*n.Message.Text, "var.trust") ||
		*n.Locations[0].PhysicalLocation.Region.StartLine != 3 {
		t.Errorf("%+v", n)
	}
}

// TestCheckPacked: a zip and a file of gzip are read as what is in them.
func TestCheckPacked(t *testing.T) {
	var zipped, small bytes.Buffer
	archive := zip.NewWriter(&zipped)
	for _, name := range []string{"a/trust.json", "a/node_modules/x.json", "a/notes.txt"} {
		file, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = file.Write([]byte(slip))
	}
	_ = archive.Close()
	zipper := gzip.NewWriter(&small)
	_, _ = zipper.Write([]byte(slip))
	_ = zipper.Close()
	in(t, map[string]string{"x.zip": zipped.String(), "y.json.gz": small.String(), "plain.json": slip})
	got := rolewalk("", "check", "x.zip")
	got.wants(t, "a zip", 1, "x.zip/a/trust.json:1:71: ERROR INVALID_ACTION", "x.zip/a/notes.txt:1:71: ERROR")
	if strings.Contains(got.stdout, "node_modules") {
		t.Error(got.stdout)
	}
	rolewalk("", "check", "y.json.gz").wants(t, "gzip", 1, "y.json:1:71: ERROR INVALID_ACTION")
	body, err := os.ReadFile("x.zip")
	if err != nil {
		t.Fatal(err)
	}
	rolewalk(string(body), "check", "-").wants(t, "a zip on the standard input", 1, "a/trust.json:1:71: ERROR")
}

// TestCheckTogether: the files of a Terraform module are read together, and a document that two roles have is checked
// once.
func TestCheckTogether(t *testing.T) {
	const role = `resource "aws_iam_role_policy" "NAME" {
  role   = "NAME"
  policy = data.aws_iam_policy_document.d.json
}
`
	in(t, map[string]string{
		"a.tf": strings.ReplaceAll(role, "NAME", "one") + strings.ReplaceAll(role, "NAME", "two"),
		"b.tf": `locals { action = "s3:GetObjekt" }
data "aws_iam_policy_document" "d" {
  statement {
    actions   = [local.action]
    resources = ["*"]
  }
}
`,
	})
	r, got := report(t, "a.tf", "b.tf")
	if len(r.Findings) != 1 || r.Findings[0].File != "b.tf" || r.Findings[0].Line != 1 || got.code != 1 {
		t.Errorf("%+v", r.Findings)
	}
	folder, _ := report(t, ".")
	if len(folder.Findings) != 1 || folder.Findings[0].Line != 1 {
		t.Errorf("%+v", folder.Findings)
	}
}

// TestCheckExpressions: what hangs on an expression alone is not found, all else is. A placeholder keeps AWS's answer,
// and is to be filled in.
func TestCheckExpressions(t *testing.T) {
	const head = `variable "x" {}
resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [`
	const of = `{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = `
	for statement, code := range map[string]string{
		of + `var.x } }`:                                   "",
		of + `"arn:aws:iam::${var.x}:root" } }`:            "",
		of + `"arn:aws:iam::${var.x}:role/${var.x}" } }`:   "",
		of + `["arn:aws:iam::${var.x}:root", "12345"] } }`: "INVALID_PRINCIPAL_FORMAT",
		of + `"arn:aws:iam::<ACCOUNT_ID>:root" } }`:        "INVALID_PRINCIPAL_FORMAT",
		strings.Replace(of, ":AssumeRole", ":Assume", 1) + `"arn:aws:iam::${var.x}:root" } }`://
		"UNSUPPORTED_ACTION_IN_POLICY",
		strings.Replace(of, "Allow", "Alow", 1) + `"arn:aws:iam::${var.x}:root" } }`: "INVALID_EFFECT",
		`{ Effect = "Allow", Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/${var.x}" },
      Action = "sts:AssumeRoleWithWebIdentity", Condition = { StringEquals = {
        "${var.x}:aud" = "sts.amazonaws.com", "${var.x}:sub" = "system:serviceaccount:a:b" } } }`: "",
	} {
		in(t, map[string]string{"main.tf": head + statement + "]\n  })\n}\n"})
		r, got := report(t, "main.tf")
		var errors []string
		for _, f := range r.Findings {
			if f.Type == source.Error {
				errors = append(errors, string(f.Code))
			}
		}
		if open := strings.Contains(statement, "var.x"); open != (len(r.Notes) == 1) ||
			open && !strings.Contains(r.Notes[0], "the value of ${var.x} is not known here") {
			t.Errorf("%s: notes %q", statement, r.Notes)
		}
		if strings.Join(errors, " ") != code {
			t.Errorf("%s: %v, want %q\n%s", statement, errors, code, got.stdout)
		}
	}
	in(t, map[string]string{"t.json": strings.Replace(trustsEC2, `{"Service": "ec2.amazonaws.com"}`,
		`{"AWS": "arn:aws:iam::${AccountId}:root"}`, 1)})
	rolewalk("", "check", "t.json").wants(t, "a placeholder", 1, "INVALID_PRINCIPAL", "AWS would answer: ",
		"Instead: fill in")
}
