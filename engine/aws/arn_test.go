package aws

import (
	"strings"
	"testing"
)

// TestARN: an ARN that is read and written again is the same text, and its kind and name are what it says.
func TestARN(t *testing.T) {
	for _, c := range []struct {
		text string
		kind Kind
		name string
	}{
		{"arn:aws:iam::111122223333:root", KindRoot, "root"},
		{"arn:aws:iam::111122223333:user/ana", KindUser, "ana"},
		{"arn:aws-cn:iam::111122223333:user/eng/ana", KindUser, "ana"},
		{"arn:aws:iam::111122223333:group/eng", KindGroup, "eng"},
		{"arn:aws:iam::111122223333:role/a/b/Deploy", KindRole, "Deploy"},
		{"arn:aws:iam::aws:policy/job-function/Billing", KindPolicy, "Billing"},
		{"arn:aws:iam::111122223333:saml-provider/Okta", KindSAMLProvider, "Okta"},
		{"arn:aws:iam::111122223333:oidc-provider/oidc.example/", KindOIDCProvider, ""},
		{"arn:aws:sts::111122223333:assumed-role/Deploy/ci", KindSession, "ci"},
		{"arn:aws:sts::111122223333:federated-user/kim", KindFederatedUser, "kim"},

		{"arn:aws:iam::111122223333:root/x", "", "x"},
		{"arn:aws:iam::111122223333:user/", "", ""},
		{"arn:aws:iam::111122223333:user", "", "user"},
		{"arn:aws:iam::111122223333:role/a/", "", ""},
		{"arn:aws:sts::111122223333:role/Deploy", "", "Deploy"},
		{"arn:aws:iam::111122223333:assumed-role/Deploy/ci", "", "ci"},
		{"arn:aws:sts::111122223333:assumed-role/Deploy", "", "Deploy"},
		{"arn:aws:s3:::bucket/user/ana", "", "ana"},
		{"arn:aws:lambda:eu-west-1:111122223333:function:f:7", "", "arn"},
	} {
		a, ok := ParseARN(c.text)
		if !ok || a.String() != c.text {
			t.Errorf("%s: read as %+v, %v; written as %s", c.text, a, ok, a)
		}
		if a.Kind() != c.kind {
			t.Errorf("%s: kind %q, want %q", c.text, a.Kind(), c.kind)
		}
		if c.name != "arn" && a.Name() != c.name {
			t.Errorf("%s: name %q, want %q", c.text, a.Name(), c.name)
		}
	}
	for _, text := range []string{
		"", "arn", "arn:aws:iam::111122223333", "ARN:aws:iam::111122223333:root", "111122223333",
	} {
		if a, ok := ParseARN(text); ok || a != (ARN{}) {
			t.Errorf("%q is read as %+v, %v", text, a, ok)
		}
	}
}

// TestMakers: each maker writes an ARN of its own kind, which reads back as what it was made of.
func TestMakers(t *testing.T) {
	const partition, account = "aws-us-gov", "111122223333"
	for kind, arn := range map[Kind]string{
		KindRoot:          RootARN(partition, account),
		KindUser:          EntityARN(KindUser, partition, account, "", "x"),
		KindGroup:         EntityARN(KindGroup, partition, account, "/eng/", "x"),
		KindRole:          EntityARN(KindRole, partition, account, "/a/b/", "x"),
		KindPolicy:        EntityARN(KindPolicy, partition, account, "/", "x"),
		KindSession:       SessionARN(partition, account, "Deploy", "x"),
		KindFederatedUser: FederatedUserARN(partition, account, "x"),
		KindOIDCProvider:  OIDCProviderARN(partition, account, "x"),
		KindSAMLProvider:  SAMLProviderARN(partition, account, "x"),
	} {
		a, ok := ParseARN(arn)
		if !ok || a.Kind() != kind || a.Partition != partition || a.Account != account {
			t.Errorf("%s is read as %+v, kind %q; want %q", arn, a, a.Kind(), kind)
		}
		if got, _ := PartitionOf(arn); got != partition {
			t.Errorf("%s: partition %q", arn, got)
		}
		if kind != KindRoot && a.Name() != "x" {
			t.Errorf("%s: name %q", arn, a.Name())
		}
	}
	a, _ := ParseARN(SessionARN(partition, account, "Deploy", "ci"))
	if role, session := a.Session(); role != "Deploy" || session != "ci" {
		t.Errorf("the session %s of the role %s", session, role)
	}
}

func TestSpecialARNs(t *testing.T) {
	for text, want := range map[string][3]bool{ // service-linked role, KMS key, AWS-managed policy
		"arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS": {true, false, false},
		"arn:aws:iam::111122223333:role/AWSServiceRoleForECS":                                    {},
		"arn:aws:s3:::role/aws-service-role/x":                                                   {},
		"arn:aws:kms:eu-west-1:111122223333:key/1234":                                            {false, true, false},
		"arn:aws:kms:eu-west-1:111122223333:alias/x":                                             {},
		"arn:aws:iam::aws:policy/ReadOnlyAccess":                                                 {false, false, true},
		"arn:aws-cn:iam::aws:policy/service-role/X":                                              {false, false, true},
		"arn:aws:iam::111122223333:policy/X":                                                     {},
		"arn:aws-mars:iam::aws:policy/X":                                                         {},
	} {
		a, _ := ParseARN(text)
		_, managed := ManagedByAWS(text)
		if got := [3]bool{a.IsServiceLinkedRole(), a.IsKMSKey(), managed}; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestIdentifiers(t *testing.T) {
	for text, want := range map[string]bool{
		"111122223333": true, "11112222333": false, "1111222233334": false, "11112222333x": false, "": false,
	} {
		if IsAccountID(text) != want {
			t.Errorf("account number %q: %v", text, !want)
		}
	}
	for text, want := range map[string]bool{
		"AIDACKCEVSQ6C2EXAMPLE": true, "AROADBQP57FF2AEXAMPLE": true, "AIDA": false, "AIDAx": false,
		"ASIACKCEVSQ6C2EXAMPLE": false, "AROA-1": false,
	} {
		if IsUniqueID(text) != want {
			t.Errorf("unique ID %q: %v", text, !want)
		}
	}
	for text, want := range map[string]bool{
		"ec2.amazonaws.com": true, "ec2.amazonaws.com.cn": true, "ec2.amazonaws.eu": true,
		"delivery.logs.amazonaws.com": true,
		".amazonaws.com":              false, "ec2.amazonaws.org": false, "e c2.amazonaws.com": false, "ec2": false,
	} {
		if IsServicePrincipal(text) != want {
			t.Errorf("service principal %q: %v", text, !want)
		}
	}
}

// TestNames: the lengths and the characters of each kind of name, counted as AWS counts.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		rule *NameRule
		name string
		fits bool
	}{
		{&UserName, "a", true},
		{&UserName, "", false},
		{&UserName, strings.Repeat("a", 64), true},
		{&UserName, strings.Repeat("a", 65), false},
		{&UserName, "a_+=,.@-Z9", true},
		{&UserName, "a b", false},
		{&UserName, "a/b", false},
		{&GroupName, strings.Repeat("a", 128), true},
		{&RoleSessionName, "a", false},
		{&RoleSessionName, "ci", true},
		{&FederatedUserName, strings.Repeat("a", 33), false},
		{&ExternalID, "a:b/c", true},
		{&ExternalID, "a b", false},
		{&SourceIdentity, "ana@example.com", true},
	} {
		if c.rule.Fits(c.name) != c.fits {
			t.Errorf("%s %q fits: %v, want %v", c.rule.Parameter, c.name, !c.fits, c.fits)
		}
	}
	if n := Length("a😀"); n != 3 {
		t.Errorf("a character beyond 16 bits makes the length %d, want 3", n)
	}
}
