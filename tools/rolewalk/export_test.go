package main

import (
	"strings"
	"testing"
)

func TestExport(t *testing.T) {
	in(t, map[string]string{
		"my.walk": passing, "broken.walk": "account {", "key.walk": passing + "\nnote \"AKIAIOSFODNN7EXAMPLE\"\n",
		"resource.walk": "account 111122223333 dev { resource arn:aws:s3:::logs { } }",
	})
	rolewalk("", "export", "--to", "cli", "my.walk").wants(t, "commands", exitOK, "# The accounts of the walk ",
		"\naws iam create-role ", "# To remove everything again")
	rolewalk("", "export", "--to", "terraform", "my.walk").wants(t, "Terraform", exitOK, "resource \"aws_iam_role\" ")
	if got := rolewalk(passing, "export", "--to", "cli", "-"); !strings.Contains(got.stdout, "aws iam create-role ") {
		t.Errorf("export -: %+v", got)
	}
	rolewalk("", "export", "--to", "cli", "resource.walk").wants(t, "what is left out", exitOK,
		"left out: The resource arn:aws:s3:::logs of dev, with its policy and its tags.\n")
	rolewalk("", "export", "my.walk").wants(t, "no form", exitBroken, "--to must be cli or terraform, not \"\"")
	rolewalk("", "export", "--to", "cli", "broken.walk").wants(t, "a broken walk", exitBroken, "broken.walk:1:", "ERROR")
	rolewalk("", "export", "--to", "cli", "key.walk").wants(t, "a walk with a key", exitBroken,
		"the walk holds a key or a token; remove it")
}
