package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestImportMissing: the standard error says what is missing, and the walk alone is on the standard output.
func TestImportMissing(t *testing.T) {
	got := rolewalk(accessDenied, "import")
	got.wants(t, "the standard input", 0, "the text:1:73: the error: ci-runner → prod-deployer",
		"--answer more-policies=…", "aws iam get-role --role-name prod-deployer")
	if !strings.HasPrefix(got.stdout, "title ") || strings.Contains(got.stdout, "--answer") {
		t.Errorf("%s", got.stdout)
	}
	var told struct{ Pieces []struct{ Where string } }
	if err := json.Unmarshal([]byte(rolewalk(accessDenied, "import", "--format", "json").stdout), &told); err != nil {
		t.Fatal(err)
	}
	if len(told.Pieces) != 1 || told.Pieces[0].Where != "the text:1:73" {
		t.Errorf("%+v", told)
	}
}

// TestImportPackedWithin: what is packed within a zip is read.
func TestImportPackedWithin(t *testing.T) {
	archive := zipped(t, map[string]string{"error.txt.gz": packed(t, accessDenied), ".hidden/trust.json": trustsRunner})
	in(t, map[string]string{"error.txt": accessDenied, ".hidden/trust.json": trustsRunner})
	if got, want := rolewalk(archive, "import", "-"), rolewalk("", "import", "."); got.stdout != want.stdout {
		t.Errorf("%d %s%s\nwant\n%s", got.code, got.stdout, got.stderr, want.stdout)
	}
}

// TestImportLink: a link is a walk however it is written, and one that is damaged is named.
func TestImportLink(t *testing.T) {
	const short = "account 111111111111 dev { user ana {} }\n"
	in(t, map[string]string{"my.walk": short})
	link := rolewalk("", "share", "my.walk").stdout
	if got := rolewalk(link, "import"); got.code != 0 || got.stdout != short {
		t.Errorf("%d %s%s", got.code, got.stdout, got.stderr)
	}
	cut := link[:len(link)-9]
	rolewalk(cut, "import").wants(t, "a link that is cut off", 2, "a link of Rolewalk: it does not open")
}

// TestWhyLeftOut: what was not read and what was left out is said with its place, and changes no status.
func TestWhyLeftOut(t *testing.T) {
	const granted = `{"Credentials": {"AccessKeyId": "ASIAEXAMPLEEXAMPLE00", "SecretAccessKey": ` +
		`"examplekeyexamplekeyexamplekeyexamplekey", "SessionToken": "exampletokenexampletokenexampletoken"}}`
	in(t, map[string]string{
		"error.txt": accessDenied, "none.json": trustsNone, "keys.json": granted, "broken.json": `{"Statement": [`,
	})
	got := rolewalk("", "why", "error.txt", "none.json", "keys.json", "broken.json")
	got.wants(t, "keys and what is broken", 1, "Not read: broken.json:1:15: JSON that is broken",
		"Left out: keys.json:1:34: an access key ID. It is not kept.")
	for _, key := range []string{"ASIAEXAMPLE", "examplekey", "exampletoken"} {
		if strings.Contains(got.stdout+got.stderr, key) {
			t.Errorf("%s is printed:\n%s", key, got.stdout)
		}
	}
}
