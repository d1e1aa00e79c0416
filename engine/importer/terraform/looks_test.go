package terraform_test

import (
	"testing"

	"rolewalk/engine/importer/terraform"
)

// TestIsTerraform: Terraform's language is known by its blocks, and other languages are not taken for it.
func TestIsTerraform(t *testing.T) {
	for text, want := range map[string]bool{
		"resource \"aws_iam_role\" \"r\" {\n}\n":                         true,
		"\ufeff\r\n  data \"aws_caller_identity\" \"me\" {}\r\n":         true,
		"locals {\n  a = 1\n}\n":                                         true,
		"variable \"x\" {}":                                              true,
		"  assume_role_policy = jsonencode({\n":                          true,
		"policy = <<EOF\n{}\nEOF\n":                                      true,
		`{"resource": {"aws_iam_role": {"r": {"name": "r"}}}}`:           true,
		`{"Resource": "*", "Effect": "Allow"}`:                           false,
		`{"resource": "arn:aws:s3:::b"}`:                                 false,
		`{"Statement": [{"Effect": "Allow"}]}`:                           false,
		"Resources:\n  Role:\n    Type: AWS::IAM::Role\n":                false,
		"resource \"x\" is not a block":                                  false,
		"[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/x\n":   false,
		"aws iam create-role --assume-role-policy-document '{}' <<EOF\n": false,
		"": false,
	} {
		if got := terraform.IsTerraform(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
