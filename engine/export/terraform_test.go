package export

import (
	"regexp"
	"strings"
	"testing"
)

// TestTerraform: what is written, and what is left out beside what the commands leave out.
func TestTerraform(t *testing.T) {
	walk := parse(given)
	text, left := Terraform(walk)
	_, leftByCLI := CLI(walk)
	if len(left) != len(leftByCLI)+1 || !strings.Contains(left[len(left)-1], "/Mutual, because it names roles") {
		t.Errorf("%q", left)
	}
	for _, lines := range []string{
		"provider \"aws\" {\n  alias   = \"dev\"\n  profile = \"dev\"\n  region  = \"us-east-1\"\n" +
			"  allowed_account_ids = [\"111122223333\"]\n}\n",
		"resource \"aws_iam_user\" \"dev_jane\" {\n  provider = aws.dev\n  name = \"jane\"\n  path = \"/\"\n" +
			"  permissions_boundary = \"arn:aws:iam::111122223333:policy/boundary-of-user-jane\"\n" +
			"  tags = {\n    \"a\" = \"b, 'c'\"\n  }\n  depends_on = [aws_iam_policy.dev_boundary-of-user-jane]\n}\n",
		"  saml_metadata_document = file(\"corp.xml\")\n",
		"data \"aws_organizations_organizational_unit\" \"Work_Eu\" {\n  provider  = aws.dev\n  name      = \"Eu\"\n" +
			"  parent_id = data.aws_organizations_organizational_unit.Work.id\n}\n",
		"  target_id = data.aws_organizations_organizational_unit.Work_Eu.id\n",
	} {
		if !strings.Contains(text, lines) {
			t.Errorf("there is no\n%s\nin\n%s", lines, text)
		}
	}
}

// TestLiteral: what begins a template of Terraform is escaped.
func TestLiteral(t *testing.T) {
	text, _ := Terraform(parse(`account 111122223333 dev { user a {
tags {"%{x}": "${y}\\\n\""}
policy p {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", 
"Resource": "arn:aws:s3:::home/${aws:username}/*"}]} } }`))
	for _, s := range []string{`"%%{x}" = "$${y}\\\u000a\""`, "home/$${aws:username}/*"} {
		if !strings.Contains(text, s) {
			t.Errorf("there is no %s in\n%s", s, text)
		}
	}
}

// references are addresses that a configuration names.
var (
	references = regexp.MustCompile(`(?m)(?:= |\[|, )(aws_\w+\.[\w-]+)`)
	made       = regexp.MustCompile(`(?m)^resource "(\w+)" "([^"]+)"`)
)

// TestReferences: each address is made once, and what is named is made.
func TestReferences(t *testing.T) {
	for path, walk := range corpus(t) {
		text, _ := Terraform(parse(walk))
		addresses := map[string]bool{}
		for _, m := range made.FindAllStringSubmatch(text, -1) {
			if address := m[1] + "." + m[2]; addresses[address] {
				t.Errorf("%s: %s is made twice", path, address)
			}
			addresses[m[1]+"."+m[2]] = true
		}
		for _, m := range references.FindAllStringSubmatch(text, -1) {
			if !addresses[m[1]] {
				t.Errorf("%s: there is no %s", path, m[1])
			}
		}
	}
}
