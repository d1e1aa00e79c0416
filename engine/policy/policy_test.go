package policy

import (
	"strings"
	"testing"

	"rolewalk/engine/source"
)

// trust, identity and resource wrap a statement into a document of their kind.
func wrap(statement string) string {
	return `{"Version": "2012-10-17", "Statement": [` + statement + `]}`
}

const (
	people = `"Principal": {"AWS": "111122223333"}`
	assume = `"Action": "sts:AssumeRole"`
	star   = `"Resource": "*"`
)

// TestFindings has every fault of a document: the code, what it points at, and whether AWS saves the document. What AWS
// answers is from the pages and messages that codes.go and answers.go name.
func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name string
		kind Kind
		text string
		// want is `CODE what it points at`, "" for no finding. A finding for which AWS does not save begins with !.
		want string
	}{
		{"a plain trust", Trust, wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `}`), ""},
		{
			"one statement without brackets", Trust,
			`{"Version": "2012-10-17", "Statement": {"Effect": "Allow", ` + people + `, ` + assume + `}}`, "",
		},
		{"a plain permission", Identity, wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `}`), ""},
		{"an empty condition", Trust, wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `, "Condition": {}}`), ""},
		{
			"an empty Sid", Trust,
			wrap(`{"Sid": "", "Effect": "Allow", ` + people + `, ` + assume + `}, {"Sid": "", "Effect": "Allow", ` +
				people + `, ` + assume + `}`),
			"",
		},
		{
			"numbers and booleans unquoted", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"Bool": {"aws:SecureTransport": true}, ` +
				`"NumericLessThan": {"aws:MultiFactorAuthAge": 3600}}}`),
			"",
		},

		{"not JSON", Trust, `{"Version" "2012-10-17"}`, `!JSON_SYNTAX_ERROR "`},
		{"a trailing comma", Identity, `{"Version": "2012-10-17",}`, "!JSON_SYNTAX_ERROR ,"},
		{"a missing comma", Identity, `{"Version": "2012-10-17" "Id": ""}`, `!JSON_SYNTAX_ERROR "`},
		{"typographic quotes", Identity, `{“Version”: "2012-10-17"}`, "!UNSUPPORTED_CHARACTER “"},
		{"single quotes", Identity, `{'Version': '2012-10-17'}`, "!JSON_SYNTAX_ERROR '"},
		{"no quotes", Identity, `{Version: "2012-10-17"}`, "!JSON_SYNTAX_ERROR Version"},
		{"a list", Identity, `[]`, "!JSON_SYNTAX_ERROR []"},
		{"more after the end", Identity, `{} {}`, "!JSON_SYNTAX_ERROR {"},
		{
			"a name twice", Trust,
			`{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": {"Effect": "Allow", ` + people + `, ` +
				assume + `}}`,
			`!DUPLICATE_NAME "Version"`,
		},
		{
			"a name twice within", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"AWS": "111122223333", "AWS": "444455556666"}, ` + assume + `}`),
			`!DUPLICATE_NAME "AWS"`,
		},
		{
			"an unknown element", Identity,
			`{"Version": "2012-10-17", "Statements": [], "Statement": {"Effect": "Allow", ` + assume + `, ` + star + `}}`,
			`!INVALID_POLICY_ELEMENT "Statements"`,
		},
		{
			"an unknown statement element", Identity,
			wrap(`{"Effect": "Allow", "Actions": "s3:*", ` + assume + `, ` + star + `}`), `!INVALID_POLICY_ELEMENT "Actions"`,
		},
		{
			"an Id in an identity policy", Identity,
			`{"Version": "2012-10-17", "Id": "x", "Statement": {"Effect": "Allow", ` + assume + `, ` + star + `}}`,
			`!INVALID_POLICY_ELEMENT "Id"`,
		},
		{
			"a word outside Latin-1", Identity, wrap(`{"Sid": "a", "Effect": "Allow", "Action": "s3:Get–Object", ` + star + `}`),
			"!UNSUPPORTED_CHARACTER –",
		},

		{
			"en dashes in the version", Trust,
			strings.ReplaceAll(wrap(`{"Effect": "Allow", `+people+`, `+assume+`}`), "2012-10-17", "2012–10–17"),
			`!INVALID_VERSION "2012–10–17"`,
		},
		{
			"a version of today", Identity,
			strings.ReplaceAll(wrap(`{"Effect": "Allow", `+assume+`, `+star+`}`), "2012-10-17", "2026-01-01"),
			`!INVALID_VERSION "2026-01-01"`,
		},
		{"no version", Identity, `{"Statement": {"Effect": "Allow", ` + assume + `, ` + star + `}}`, "MISSING_VERSION {"},
		{
			"the old version", Trust,
			strings.ReplaceAll(wrap(`{"Effect": "Allow", `+people+`, `+assume+`}`), "2012-10-17", "2008-10-17"),
			`OLDER_VERSION "2008-10-17"`,
		},
		{
			"a version that is a number", Identity,
			`{"Version": 2012, "Statement": {"Effect": "Allow", ` + assume + `, ` + star + `}}`, "!DATA_TYPE_MISMATCH 2012",
		},
		{
			"a variable under 2008", Identity,
			`{"Version": "2008-10-17", "Statement": {"Effect": "Allow", ` + assume + `, "Resource": ` +
				`"arn:aws:s3:::${aws:username}"}}`,
			`OLDER_VERSION "2008-10-17"; VARIABLE_UNSUPPORTED_IN_VERSION "arn:aws:s3:::${aws:username}"`,
		},
		{"no statement", Identity, `{"Version": "2012-10-17"}`, `!MISSING_STATEMENT {"Version": "2012-10-17"}`},
		{"an empty list of statements", Trust, wrap(""), "!MISSING_STATEMENT []"},
		{"a statement that is a string", Identity, wrap(`"x"`), `!DATA_TYPE_MISMATCH "x"`},

		{
			"a Sid with blanks", Identity, wrap(`{"Sid": "User-1 may", "Effect": "Allow", ` + assume + `, ` + star + `}`),
			`!UNSUPPORTED_SID "User-1 may"`,
		},
		{
			"a Sid with blanks on a bucket", Resource,
			wrap(`{"Sid": "User-1 may", "Effect": "Allow", ` + people + `, ` + assume + `, ` + star + `}`), "",
		},
		{
			"a Sid twice", Identity,
			wrap(`{"Sid": "A", "Effect": "Allow", ` + assume + `, ` + star + `}, {"Sid": "A", "Effect": "Allow", ` +
				assume + `, ` + star + `}`),
			`!UNIQUE_SIDS_REQUIRED "A"`,
		},
		{"no effect", Identity, wrap(`{` + assume + `, ` + star + `}`), `!MISSING_EFFECT {` + assume + `, ` + star + `}`},
		{"a small effect", Identity, wrap(`{"Effect": "allow", ` + assume + `, ` + star + `}`), `!INVALID_EFFECT "allow"`},

		{
			"no action", Identity, wrap(`{"Effect": "Allow", ` + star + `}`),
			`!MISSING_ACTION {"Effect": "Allow", ` + star + `}`,
		},
		{"an empty list of actions", Identity, wrap(`{"Effect": "Allow", "Action": [], ` + star + `}`), "!MISSING_ACTION []"},
		{
			"both action and its negation", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, "NotAction": "s3:*", ` + star + `}`),
			`!UNSUPPORTED_ELEMENT_COMBINATION "NotAction"`,
		},
		{
			"an action without a service", Identity, wrap(`{"Effect": "Allow", "Action": "AssumeRole", ` + star + `}`),
			`!INVALID_ACTION "AssumeRole"`,
		},
		{
			"an action with two colons", Identity, wrap(`{"Effect": "Allow", "Action": "sts:a:b", ` + star + `}`),
			`!INVALID_ACTION "sts:a:b"`,
		},
		{
			"a wildcard in the service", Identity, wrap(`{"Effect": "Allow", "Action": "s*:Get", ` + star + `}`),
			`!INVALID_ACTION "s*:Get"`,
		},
		{
			"an action of another service in a trust", Trust,
			wrap(`{"Effect": "Allow", ` + people + `, "Action": "s3:GetObject"}`),
			`!UNSUPPORTED_ACTION_IN_POLICY "s3:GetObject"`,
		},
		{
			"a bare star in a trust", Trust, wrap(`{"Effect": "Allow", ` + people + `, "Action": "*"}`),
			`!UNSUPPORTED_ACTION_IN_POLICY "*"`,
		},
		{
			"an origin access identity on a bucket", Resource, wrap(`{"Effect": "Allow", "Principal": {"AWS": ` +
				`"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC"}, "Action": "s3:GetObject", ` +
				`"Resource": "arn:aws:s3:::site/*"}`), "",
		},
		{
			"another user of cloudfront on a bucket", Resource, wrap(`{"Effect": "Allow", "Principal": {"AWS": ` +
				`"arn:aws:iam::cloudfront:user/x"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*"}`),
			`!INVALID_PRINCIPAL_FORMAT "arn:aws:iam::cloudfront:user/x"`,
		},
		{
			"an origin access identity in a trust", Trust, wrap(`{"Effect": "Allow", "Principal": {"AWS": ` +
				`"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"}, "Action": "sts:AssumeRole"}`),
			`!INVALID_PRINCIPAL_FORMAT "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"`,
		},
		{
			"a service misspelled", Resource, wrap(`{"Effect": "Allow", "Principal": {"Service": "cloudfont.amazonaws.com"}, ` +
				`"Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*"}`),
			`!INVALID_SERVICE_PRINCIPAL_FORMAT "cloudfont.amazonaws.com"`,
		},
		{
			"sts:* in a trust", Trust, wrap(`{"Effect": "Allow", ` + people + `, "Action": "sts:*"}`),
			`!UNSUPPORTED_ACTION_IN_POLICY "sts:*"`,
		},
		{
			"a pattern in a trust", Trust, wrap(`{"Effect": "Allow", ` + people + `, "Action": ["sts:Assume*"]}`),
			`!UNSUPPORTED_ACTION_IN_POLICY "sts:Assume*"`,
		},
		{
			"an action in capitals in a trust", Trust, wrap(`{"Effect": "Allow", ` + people + `, "Action": "STS:AssumeRole"}`),
			`!UNSUPPORTED_ACTION_IN_POLICY "STS:AssumeRole"`,
		},
		{
			"an action in small letters in a Deny", Trust,
			wrap(`{"Effect": "Deny", ` + people + `, "Action": "sts:assumerole"}`),
			`!UNSUPPORTED_ACTION_IN_POLICY "sts:assumerole"`,
		},
		{
			"an action misspelled in a trust", Trust,
			wrap(`{"Effect": "Allow", ` + people + `, "Action": ["sts:AssumeRole", "sts:TagSessions"]}`),
			`!UNSUPPORTED_ACTION_IN_POLICY "sts:TagSessions"`,
		},
		{
			"an action that serves no trust", Trust,
			wrap(`{"Effect": "Allow", ` + people + `, "Action": ["sts:AssumeRole", "sts:GetSessionToken"]}`),
			`!UNSUPPORTED_ACTION_IN_POLICY "sts:GetSessionToken"`,
		},
		{"all six actions in a trust", Trust, wrap(`{"Effect": "Allow", ` + people + `, "Action": ["sts:AssumeRole", ` +
			`"sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity", ` +
			`"sts:SetContext"]}`), ""},

		{
			"a resource in a trust", Trust, wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `, ` + star + `}`),
			`!ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE "Resource"`,
		},
		{
			"NotResource in a trust", Trust, wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `, "NotResource": "*"}`),
			`!ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE "NotResource"`,
		},
		{
			"no resource", Identity, wrap(`{"Effect": "Allow", ` + assume + `}`),
			`!MISSING_RESOURCE {"Effect": "Allow", ` + assume + `}`,
		},
		{
			"a resource that is a name", Identity, wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "Deploy"}`),
			`!INVALID_ARN "Deploy"`,
		},
		{
			"a resource with four parts", Identity, wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "arn:aws:s3:x"}`),
			`!INVALID_ARN "arn:aws:s3:x"`,
		},
		{
			"a wildcard service in a resource", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "arn:aws:*:::x"}`), `!INVALID_ARN "arn:aws:*:::x"`,
		},
		{
			"a partition that is none", Identity, wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "arn:amazon:s3:::x"}`),
			`!INVALID_PARTITION "arn:amazon:s3:::x"`,
		},
		{
			"a region in an IAM resource", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "arn:aws:iam:eu-west-1:111122223333:role/x"}`),
			`!INVALID_ARN "arn:aws:iam:eu-west-1:111122223333:role/x"`,
		},
		{
			"an IAM path that is none", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "arn:aws:iam::111122223333:u*"}`),
			`!INVALID_ARN "arn:aws:iam::111122223333:u*"`,
		},
		{
			"ten digits in a resource", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "arn:aws:iam::1111111111:role/x"}`),
			"INVALID_ARN_ACCOUNT 1111111111",
		},
		{
			"a placeholder for an account", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "arn:aws:iam::YOURACCOUNT:role/x"}`),
			"INVALID_ARN_ACCOUNT YOURACCOUNT",
		},
		{
			"a placeholder for a bucket", Identity,
			wrap(`{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::MYBUCKET/*"}`), "PLACEHOLDER MYBUCKET",
		},

		{
			"a principal in an identity policy", Identity,
			wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `, ` + star + `}`), `!UNSUPPORTED_PRINCIPAL "Principal"`,
		},
		{
			"a principal in an SCP", SCP, wrap(`{"Effect": "Deny", "Principal": "*", ` + assume + `, ` + star + `}`),
			`!SCP_SYNTAX_ERROR_PRINCIPAL "Principal"`,
		},
		{
			"no principal", Trust, wrap(`{"Effect": "Allow", ` + assume + `}`),
			`!MISSING_PRINCIPAL {"Effect": "Allow", ` + assume + `}`,
		},
		{"an empty principal", Trust, wrap(`{"Effect": "Allow", "Principal": {}, ` + assume + `}`), "!MISSING_PRINCIPAL {}"},
		{
			"a bare star as principal", Trust, wrap(`{"Effect": "Allow", "Principal": "*", ` + assume + `}`),
			`!ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL "*"`,
		},
		{
			"a bare star of a bucket", Resource, wrap(`{"Effect": "Allow", "Principal": "*", "Action": "s3:*", ` + star + `}`),
			"",
		},
		{"everyone in a trust", Trust, wrap(`{"Effect": "Allow", "Principal": {"AWS": "*"}, ` + assume + `}`), ""},
		{
			"NotPrincipal in a trust", Trust,
			wrap(`{"Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"}, ` + assume + `}`),
			`!ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL "NotPrincipal"`,
		},
		{
			"Allow with NotPrincipal", Resource,
			wrap(`{"Effect": "Allow", "NotPrincipal": {"AWS": "111122223333"}, "Action": "s3:*", ` + star + `}`),
			`ALLOW_WITH_NOTPRINCIPAL "NotPrincipal": {"AWS": "111122223333"}`,
		},
		{
			"a key of Principal that is none", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"Aws": "111122223333"}, ` + assume + `}`), `!INVALID_PRINCIPAL_KEY "Aws"`,
		},
		{
			"a wildcard in a principal", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/*"}, ` + assume + `}`),
			`!UNSUPPORTED_WILDCARD_IN_PRINCIPAL "arn:aws:iam::111122223333:role/*"`,
		},
		{
			"ten digits in a principal", Trust, wrap(`{"Effect": "Allow", "Principal": {"AWS": "1111111111"}, ` + assume + `}`),
			`!INVALID_PRINCIPAL_FORMAT "1111111111"`,
		},
		{
			"a group", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:group/devs"}, ` + assume + `}`),
			`!INVALID_PRINCIPAL_FORMAT "arn:aws:iam::111122223333:group/devs"`,
		},
		{
			"a service under AWS", Trust, wrap(`{"Effect": "Allow", "Principal": {"AWS": "ec2.amazonaws.com"}, ` + assume + `}`),
			`!INVALID_PRINCIPAL_FORMAT "ec2.amazonaws.com"`,
		},
		{
			"a service without its end", Trust, wrap(`{"Effect": "Allow", "Principal": {"Service": "ec2"}, ` + assume + `}`),
			`!INVALID_SERVICE_PRINCIPAL_FORMAT "ec2"`,
		},
		{
			"a provider by its address", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"Federated": ` +
				`"arn:aws:iam::111122223333:oidc-provider/https://idp.acme.example"}, "Action": "sts:AssumeRoleWithWebIdentity"}`),
			`!INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY ` +
				`"arn:aws:iam::111122223333:oidc-provider/https://idp.acme.example"`,
		},
		{
			"a provider that is none", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"Federated": "token.actions.githubusercontent.com"}, "Action": ` +
				`"sts:AssumeRoleWithWebIdentity"}`),
			`!INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY "token.actions.githubusercontent.com"`,
		},
		{
			"Cognito without a condition", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": ` +
				`"sts:AssumeRoleWithWebIdentity"}`),
			`!MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL "cognito-identity.amazonaws.com"`,
		},
		{
			"one of several principals", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"AWS": ["111122223333", "x"]}, ` + assume + `}`),
			`!INVALID_PRINCIPAL_FORMAT "x"`,
		},
		{
			"an RCP with AWS", RCP, wrap(`{"Effect": "Deny", "Principal": {"AWS": "*"}, ` + assume + `, ` + star + `}`), "",
		},
		{
			"an RCP with a list", RCP, wrap(`{"Effect": "Deny", "Principal": {"AWS": ["*"]}, ` + assume + `, ` + star + `}`),
			`!RCP_SYNTAX_ERROR_PRINCIPAL "Principal": {"AWS": ["*"]}`,
		},
		{
			"an RCP with a bare list", RCP, wrap(`{"Effect": "Deny", "Principal": ["*"], ` + assume + `, ` + star + `}`),
			`!RCP_SYNTAX_ERROR_PRINCIPAL "Principal": ["*"]`,
		},
		{
			"an RCP with an account", RCP,
			wrap(`{"Effect": "Deny", "Principal": {"AWS": "111122223333"}, ` + assume + `, ` + star + `}`),
			`!RCP_SYNTAX_ERROR_PRINCIPAL "Principal": {"AWS": "111122223333"}`,
		},
		{
			"an RCP of a service without them", RCP,
			wrap(`{"Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sns:*"], ` + star + `}`),
			`!RCP_UNSUPPORTED_SERVICE "sns:*"`,
		},
		{
			"an RCP with NotResource, a prefix in capitals and no action of the service", RCP,
			wrap(`{"Effect": "Deny", "Principal": "*", "Action": ["S3:*", "sqs:Nothing"], "NotResource": "arn:aws:s3:::a"}`), "",
		},
		{
			"an RCP that allows", RCP, wrap(`{"Effect": "Allow", "Principal": "*", ` + assume + `, ` + star + `}`),
			`!RCP_SYNTAX_ERROR_ALLOW "Allow"`,
		},
		{
			"an RCP for every service", RCP, wrap(`{"Effect": "Deny", "Principal": "*", "Action": ["s3:*", "*"], ` + star + `}`),
			`!RCP_SYNTAX_ERROR_ACTION "*"`,
		},
		{
			"an RCP with NotAction", RCP, wrap(`{"Effect": "Deny", "Principal": "*", "NotAction": "s3:*", ` + star + `}`),
			`!RCP_SYNTAX_ERROR_NOTACTION "NotAction"`,
		},

		{
			"an operator that is none", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"StringEqual": {"aws:username": "x"}}}`),
			`!INVALID_CONDITION_OPERATOR "StringEqual"`,
		},
		{
			"an operator in small letters", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"stringequals": {"aws:username": "x"}}}`),
			`!INVALID_CONDITION_OPERATOR "stringequals"`,
		},
		{
			"Null with IfExists", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"NullIfExists": {"aws:username": "true"}}}`),
			`!NULL_WITH_IF_EXISTS "NullIfExists"`,
		},
		{
			"a key without a prefix", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"StringEquals": {"username": "x"}}}`),
			`!INVALID_CONDITION_KEY_FORMAT "username"`,
		},
		{
			"no value", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"StringEquals": {"aws:username": []}}}`),
			"EMPTY_ARRAY_CONDITION []",
		},
		{
			"null as a value", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"StringEquals": {"aws:username": null}}}`),
			"!DATA_TYPE_MISMATCH null",
		},
		{
			"a date that is none", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"DateLessThan": {"aws:CurrentTime": ` +
				`"soon"}}}`),
			`!INVALID_DATE_VALUE "soon"`,
		},
		{
			"a number that is none", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, ` + star + `, "Condition": {"NumericLessThan": ` +
				`{"aws:MultiFactorAuthAge": "soon"}}}`),
			`TYPE_MISMATCH "soon"`,
		},
		{
			"a broken variable", Identity,
			wrap(`{"Effect": "Allow", ` + assume + `, "Resource": "arn:aws:s3:::${aws:username"}`),
			`INVALID_VARIABLE "arn:aws:s3:::${aws:username"`,
		},
		{
			"a trust beyond the quota", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"AWS": [` + strings.Repeat(`"111122223333", `, 140) + `"111122223333"]},` +
				` ` + assume + `}`),
			"POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA {",
		},
		{
			"a trust beyond the maximum", Trust,
			wrap(`{"Effect": "Allow", "Principal": {"AWS": [` + strings.Repeat(`"111122223333", `, 600) + `"111122223333"]},` +
				` ` + assume + `}`),
			"!POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA {",
		},
		{
			"white space does not count", Trust,
			wrap(strings.Repeat(" ", 9000) + `{"Effect": "Allow", ` + people + `, ` + assume + `}`), "",
		},
		{
			"white space counts in an SCP", SCP,
			wrap(strings.Repeat(" ", 12000) + `{"Effect": "Deny", ` + assume + `, ` + star + `}`),
			"POLICY_SIZE_EXCEEDS_SCP_QUOTA {",
		},
	} {
		d := Parse(c.text, source.Span{To: len(c.text)}, Options{Kind: c.kind})
		if got := shown(c.text, d); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if d.Saved() == strings.Contains("; "+c.want, "; !") {
			t.Errorf("%s: Saved() = %v", c.name, d.Saved())
		}
	}
}

func shown(text string, d *Document) string {
	var list []string
	for _, f := range d.Findings {
		mark := ""
		if f.AWS != "" {
			mark = "!"
		}
		list = append(list, mark+string(f.Code)+" "+text[f.At.From:f.At.To])
	}
	return strings.Join(list, "; ")
}

// TestManaged: a managed policy is saved as 2012-10-17 alone, and up to its own length.
func TestManaged(t *testing.T) {
	statement := `{"Effect": "Allow", ` + assume + `, ` + star + `}`
	for text, saved := range map[string]bool{
		wrap(statement):                                      true,
		`{"Statement": ` + statement + `}`:                   false,
		wrap(strings.Repeat(statement+",", 120) + statement): false,
	} {
		if d := Parse(text, source.Span{To: len(text)}, Options{Kind: Identity, Managed: true}); d.Saved() != saved {
			t.Errorf("managed policy of %d bytes: Saved() = %v, want %v", len(text), d.Saved(), saved)
		}
	}
}

// TestFixes makes every fix that a finding offers, and looks whether the finding is gone.
func TestFixes(t *testing.T) {
	for _, text := range []string{
		wrap(`{"Effect": "allow", ` + people + `, ` + assume + `}`),
		wrap(`{"Sid": "a b", "Effect": "Allow", ` + people + `, ` + assume + `}`),
		wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `, ` + star + `}`),
		wrap(`{` + star + `, "Effect": "Allow", ` + people + `, ` + assume + `}`),
		wrap(`{"Effect": "Allow", "Principal": {"Aws": "111122223333"}, ` + assume + `}`),
		wrap(`{"Effect": "Allow", "Principal": {"Federated": ` +
			`"arn:aws:iam::111122223333:oidc-provider/https://idp.acme.example"}, "Action": "sts:AssumeRoleWithWebIdentity"}`),
		wrap(`{"Effect": "Allow", ` + people + `, "Action": "*"}`),
		wrap(`{"Effect": "Allow", ` + people + `, "Action": ["sts:AssumeRole", "s3:GetObject"]}`),
		wrap(`{"Effect": "Allow", ` + people + `, "Action": ["s3:GetObject", "sts:AssumeRole", "sts:TagSession"]}`),
		wrap(`{"Effect": "Allow", ` + people + `, "Effect": "Allow", ` + assume + `}`),
		wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `,}`),
		wrap(`{"Effect": "Allow",, ` + people + `, ` + assume + `}`),
		wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `} {"Effect": "Allow", ` + people + `, ` + assume + `}`),
		strings.ReplaceAll(wrap(`{"Effect": "Allow", `+people+`, `+assume+`}`), "2012-10-17", "2012–10–17"),
		`{"Statement": {"Effect": "Allow", ` + people + `, ` + assume + `}}`,
		wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `, "Condition": {"ForAnyValue:StringLik": {"aws:TagKeys": ` +
			`"x"}}}`),
		wrap(`{"Effect": "Allow", ` + people + `, ` + assume + `, "Condition": {"NullIfExists": {"aws:TagKeys": "true"}}}`),
	} {
		d := Parse(text, source.Span{To: len(text)}, Options{Kind: Trust})
		if len(d.Findings) != 1 || len(d.Findings[0].Fixes) == 0 {
			t.Errorf("%s: %s, want one finding with a fix", text, shown(text, d))
			continue
		}
		mended, ok := source.Apply(text, d.Findings[0].Fixes[0].Edits)
		if !ok {
			t.Errorf("%s: the fix cannot be made", text)
		}
		if again := Parse(mended, source.Span{To: len(mended)}, Options{Kind: Trust}); len(again.Findings) > 0 {
			t.Errorf("%s: mended to %s, which has %s", text, mended, shown(mended, again))
		}
	}
}

// TestCodes: every code has its documentation, and every documented code is reported by some document above.
func TestCodes(t *testing.T) {
	seen := map[source.Code]bool{}
	for _, c := range Codes {
		if seen[c.Code] || c.Text == "" || !strings.HasPrefix(c.See, "https://docs.aws.amazon.com/") {
			t.Errorf("%s: documented twice, or without words or page", c.Code)
		}
		seen[c.Code] = true
	}
}

// TestSpans: every span of a document lies in the text, at an offset into a larger text too.
func TestSpans(t *testing.T) {
	text := wrap(
		`{"Sid": "A\u0041", "Effect": "Allow", "Principal": {"AWS": ["111122223333", ` +
			`"arn:aws:iam::111122223333:role/a/b"]}, ` + assume + `, "Condition": {"StringEquals": {"sts:ExternalId": ["a", ` +
			`"b"], "aws:username": "c"}}}`,
	)
	before := "step { ünïcode "
	d := Parse(before+text+" tail", source.Span{From: len(before), To: len(before) + len(text)}, Options{Kind: Trust})
	body := before + text + " tail"
	slice := func(s source.Span) string { return body[s.From:s.To] }
	s := d.Statements[0]
	for got, want := range map[string]string{
		slice(s.Sid.Span):                    `"A\u0041"`,
		slice(s.EffectSpan):                  `"Allow"`,
		slice(s.Principal.Values[1].Span):    `"arn:aws:iam::111122223333:role/a/b"`,
		slice(s.Action.Span):                 assume,
		slice(s.Condition[0].Span):           `"StringEquals": {"sts:ExternalId": ["a", "b"]`,
		slice(s.Condition[1].Span):           `"aws:username": "c"`,
		slice(s.Condition[0].Values[1].Span): `"b"`,
		slice(d.Span):                        text,
	} {
		if got != want {
			t.Errorf("span holds %q, want %q", got, want)
		}
	}
	if s.Sid.Value != "AA" || s.Principal.Values[1].Name != "b" {
		t.Errorf("Sid = %q, name = %q", s.Sid.Value, s.Principal.Values[1].Name)
	}
}

func TestCodeAndText(t *testing.T) {
	for answer, want := range map[string][2]string{
		"MalformedPolicyDocument: Syntax errors in policy.": {"MalformedPolicyDocument", "Syntax errors in policy."},
		"LimitExceeded: Cannot exceed quota: 2":             {"LimitExceeded", "Cannot exceed quota: 2"},
		"The policy is: wrong":                              {"", "The policy is: wrong"},
		"":                                                  {},
	} {
		if code, text := CodeAndText(answer); code != want[0] || text != want[1] {
			t.Errorf("%q: %q, %q", answer, code, text)
		}
	}
}
