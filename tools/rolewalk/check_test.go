package main

import (
	"strings"
	"testing"
)

const (
	trustsEC2 = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", ` +
		`"Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}`
	readsS3 = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", ` +
		`"Resource": "arn:aws:s3:::docs/*"}]}`
	ofABucket = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "111111111111"}, ` +
		`"Action": "s3:GetObject", "Resource": "arn:aws:s3:::docs/*"}]}`
)

// What a policy is checked as shows in what is found: each of these is right as what it is, and wrong as another.
func TestCheckGuesses(t *testing.T) {
	in(t, map[string]string{"trust.json": trustsEC2, "identity.json": readsS3, "resource.json": ofABucket})
	for _, name := range []string{"trust", "identity", "resource"} {
		got := rolewalk("", "check", name+".json")
		if said := name == "identity" && strings.HasPrefix(got.stderr,
			"rolewalk: identity.json:1:1: checked as an identity policy; use --as "); said != (got.stderr != "") ||
			got.code != 0 || got.stdout != "" {
			t.Errorf("%s.json: %+v", name, got)
		}
		if got := rolewalk("", "check", "--as", name, name+".json"); got != (ran{}) {
			t.Errorf("%s.json as %s: %+v", name, name, got)
		}
	}
	rolewalk("", "check", "--as", "identity", "trust.json").wants(t, "trust as identity", 1,
		"trust.json:1:61: ERROR UNSUPPORTED_PRINCIPAL: ", "AWS would answer: ", "Instead: ")
	rolewalk("", "check", "--as", "resource", "identity.json").wants(t, "identity as resource", 1, "ERROR", "Principal")
	rolewalk("", "check", "--as", "trust", "identity.json").wants(t, "identity as trust", 1, "ERROR")
	rolewalk("", "check", "--as", "friend", "trust.json").wants(t, "--as friend", 2,
		"--as must be one of trust, identity, resource")
	rolewalk(trustsEC2, "check", "-").wants(t, "stdin", 0)
	rolewalk("{\n oops\n}", "check", "-").wants(t, "no JSON", 1, "stdin:2:2: ERROR JSON_SYNTAX_ERROR: ")
}

func TestCheckWalks(t *testing.T) {
	in(t, map[string]string{
		"ok.walk": passing, "broken.walk": broken,
		"refused.walk": strings.Replace(passing, "2012-10-17", "2012-10-18", 1),
	})
	rolewalk("", "check", "ok.walk").wants(t, "a good walk", 0)
	rolewalk("", "check", "refused.walk").wants(t, "a refused policy", 1, "refused.walk:4:", ": ERROR INVALID_VERSION: ",
		"AWS would answer: ")
	rolewalk("", "check", "broken.walk", "ok.walk").wants(t, "a broken walk", 2, "broken.walk:2:3: ERROR ")
}

// mainTF is a Terraform file whose one heredoc holds body.
func mainTF(body string) string {
	return "resource \"aws_iam_role\" \"r\" {\n  assume_role_policy = <<EOF\n" + body + "\nEOF\n}\n"
}

func TestCheckTerraform(t *testing.T) {
	in(t, map[string]string{
		"good.tf":     mainTF(trustsEC2),
		"indented.tf": "resource \"x\" \"y\" {\n  policy = <<-POLICY\n    " + readsS3 + "\n    POLICY\n}\n",
		"bad.tf":      mainTF(strings.Replace(trustsEC2, "2012-10-17", "2012-10-18", 1)),
		"two.tf":      mainTF(trustsEC2) + mainTF("{\n  \"Version\": \"2008\"\n}"),
		"script.tf":   mainTF("#!/bin/sh\necho"),
		"open.tf":     strings.Replace(mainTF(trustsEC2), "\nEOF\n", "\n", 1),
		"encode.tf":   "resource \"x\" \"y\" {\n  policy = jsonencode({})\n}\n",
		"both.tf":     mainTF(trustsEC2) + "x = jsonencode({})\n",
		"filled.tf": mainTF(strings.Replace(trustsEC2, `{"Service": "ec2.amazonaws.com"}`,
			`{"AWS": "arn:aws:iam::${var.account}:root"}`, 1)),
		"outside.tf": mainTF(`{"Version": "2012-10-17", "Statement": ${jsonencode(local.s)}}`),
		"variable.tf": strings.Replace(mainTF(strings.Replace(readsS3, "docs/*", "docs/$${aws:username}/*", 1)),
			"assume_role_policy", "inline_policy {\n policy", 1) + "}\n",
	})
	check := func(name string) ran { return rolewalk("", "check", name) }
	check("good.tf").wants(t, "a good one", 0)
	check("indented.tf").wants(t, "an indented one", 0)
	check("bad.tf").wants(t, "a bad one", 1, "bad.tf:3:13: ERROR INVALID_VERSION: ",
		"In: role aws_iam_role.r, trust policy")
	check("two.tf").wants(t, "two", 1, "two.tf:9:14: ERROR ")
	check("script.tf").wants(t, "a script", 1, "script.tf:3:1: ERROR JSON_SYNTAX_ERROR")
	check("open.tf").wants(t, "no end", 3, "open.tf:5:1: not read: ", "unterminated template string")
	check("encode.tf").wants(t, "no policy", 2, "encode.tf:1:1: not read: nothing in it has a form that is known")
	check("both.tf").wants(t, "both", 0)
	check("filled.tf").wants(t, "a filled part", 0, "filled.tf:3:82: the value of ${var.account} is not known here")
	check("outside.tf").wants(t, "a filled statement", 3, "outside.tf:3:1: not read: assume_role_policy of "+
		"aws_iam_role.r: a part that its form hangs on is not known: ${local.s}")
	if got := check("variable.tf"); got != (ran{}) {
		t.Errorf("an escaped policy variable was checked as Terraform's: %+v", got)
	}
}
