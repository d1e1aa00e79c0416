package lint

import (
	"strings"
	"testing"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// fixedBy applies the first fix of the finding with the code; empty if it has none.
func fixedBy(t *testing.T, code source.Code, kind policy.Kind, text string) string {
	t.Helper()
	for _, f := range all(t, text, kind) {
		if f.Code != code {
			continue
		}
		if len(f.Fixes) == 0 {
			return ""
		}
		fixed, ok := source.Apply(text, f.Fixes[0].Edits)
		if !ok {
			t.Errorf("%s: the fix %q cannot be applied", code, f.Fixes[0].Title)
		}
		return fixed
	}
	t.Fatalf("%s is not found in %s", code, text)
	return ""
}

// TestFixForms has forms that the examples do not have: text on several lines, an existing block, a list. If a fix is
// not certain, there is none.
func TestFixForms(t *testing.T) {
	for _, c := range []struct {
		name     string
		code     source.Code
		kind     policy.Kind
		text     string
		contains string // empty for no fix
	}{
		{
			"a Condition on lines of its own", "SAML_AUDIENCE_UNCHECKED", policy.Trust,
			"{\"Version\": \"2012-10-17\", \"Statement\": {\n  \"Effect\": \"Allow\",\n  \"Principal\": {\"Federated\": " +
				"\"arn:aws:iam::111122223333:saml-provider/Corp\"},\n  \"Action\": \"sts:AssumeRoleWithSAML\",\n" +
				"  \"Condition\": {\n    \"Bool\": {\"aws:SecureTransport\": \"true\"}\n  }\n}}",
			"\"true\"},\n    \"StringEquals\": {\"SAML:aud\": \"https://signin.aws.amazon.com/saml\"}\n  }\n}}",
		},
		{
			"a block of the operator", "SAML_AUDIENCE_UNCHECKED", policy.Trust,
			whole(`{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"}, ` +
				`"Action": "sts:AssumeRoleWithSAML", "Condition": {"StringEquals": {"SAML:sub_type": ["persistent"]}}}`),
			`"StringEquals": {"SAML:sub_type": ["persistent"], "SAML:aud": "https://signin.aws.amazon.com/saml"}`,
		},
		{
			"no Condition, on lines", "SAML_AUDIENCE_UNCHECKED", policy.Trust,
			"{\"Version\": \"2012-10-17\", \"Statement\": {\n\t\"Effect\": \"Allow\",\n\t\"Principal\": {\"Federated\": " +
				"\"arn:aws:iam::111122223333:saml-provider/Corp\"},\n\t\"Action\": \"sts:AssumeRoleWithSAML\"\n}}",
			"SAML\",\n\t\"Condition\": {\"StringEquals\": {\"SAML:aud\": \"https://signin.aws.amazon.com/saml\"}}\n}}",
		},
		{
			"another partition's sign-in", "SAML_AUDIENCE_UNCHECKED", policy.Trust,
			whole(`{"Effect": "Allow", "Principal": {"Federated": "arn:aws-cn:iam::111122223333:saml-provider/Corp"}, ` +
				`"Action": "sts:AssumeRoleWithSAML"}`), "",
		},
		{
			"a list of buckets", "S3_OBJECT_ACTION_ON_BUCKET", policy.Identity,
			whole(`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::acme"]}`),
			`["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"]`,
		},
		{
			"a key that is there already", "INVALID_GLOBAL_CONDITION_KEY", policy.Identity,
			whole(`{` + mayAssume + `, "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24", ` +
				`"aws:SourceIpp": "192.0.2.0/24"}}}`), "",
		},
		{
			"a statement with a Condition of its own", "REDUNDANT_STATEMENT", policy.Identity,
			whole(`{` + mayAssume + `}, {` + mayAssume + `, "Condition": {"Bool": {"aws:SecureTransport": "true"}}}`), "",
		},
		{
			"a statement that is there twice", "REDUNDANT_STATEMENT", policy.Identity,
			whole(`{` + mayAssume + `}, {` + mayAssume + `}`), whole(`{` + mayAssume + `}`),
		},
		{
			"a service that has the action before one that is nearer", "INVALID_SERVICE_IN_ACTION", policy.Identity,
			whole(`{"Effect": "Allow", "Action": "sta:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy"}`),
			`"sts:AssumeRole"`,
		},
		{
			"a set operator that hides a typo in the key", "FORALLVALUES_WITH_SINGLE_VALUED_KEY", policy.Trust,
			whole(`{` + githubTrust + `, "Condition": {"StringEquals": {` + githubAud + `, ` +
				`"token.actions.githubusercontent.com:sub": "repo:acme/shop:environment:prod"}, ` +
				`"ForAllValues:StringLike": {"token.action.githubusercontent.com:sub": "repo:acme/shop:environment:*"}}}`), "",
		},
		{
			"no service like it has the action", "INVALID_SERVICE_IN_ACTION", policy.Identity,
			whole(`{"Effect": "Allow", "Action": "dynamobd:AssumeRole", "Resource": "*"}`), "",
		},
	} {
		got := fixedBy(t, c.code, c.kind, c.text)
		if (c.contains == "") != (got == "") || !strings.Contains(got, c.contains) {
			t.Errorf("%s: %s becomes\n%s", c.name, c.text, got)
		}
	}
}

// TestVendors: an account has twelve digits and a name.
func TestVendors(t *testing.T) {
	for account, vendor := range vendorAccounts {
		if !isAccount(account) || vendor == "" {
			t.Errorf("%q is the account of %q", account, vendor)
		}
	}
}
