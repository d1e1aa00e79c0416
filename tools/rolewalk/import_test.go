package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"
)

// What a person has: an error, and the two policies beside it.
const (
	refusal = "An error occurred (AccessDenied) when calling the AssumeRole operation: User: " +
		"arn:aws:iam::111111111111:user/ana is not authorized to perform: sts:AssumeRole on resource: " +
		"arn:aws:iam::222222222222:role/reader\n"
	letsAna = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", ` +
		`"Principal": {"AWS": "arn:aws:iam::111111111111:user/ana"}}]}`
	letsBo = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", ` +
		`"Principal": {"AWS": "arn:aws:iam::111111111111:user/bo"}}]}`
	reads = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", ` +
		`"Resource": "arn:aws:iam::222222222222:role/reader"}]}`
	granted = `{"Credentials": {"AccessKeyId": "ASIAEXAMPLEEXAMPLE00", "SecretAccessKey": ` +
		`"examplekeyexamplekeyexamplekeyexamplekey", "SessionToken": "exampletokenexampletokenexampletoken"}}`
)

// TestImportStatus: the status says whether all was read, and wrong arguments have one of their own.
func TestImportStatus(t *testing.T) {
	in(t, map[string]string{"error.txt": refusal, "broken.json": `{"Statement": [`, "prose.txt": "Good morning.\n"})
	for _, c := range []struct {
		what string
		args []string
		code int
		says string
	}{
		{"all read", []string{"error.txt"}, 0, `step "ana → reader"`},
		{"a part that was not", []string{"error.txt", "broken.json"}, 1, "broken.json:1:15: not read: JSON that is broken"},
		{"nothing", []string{"prose.txt"}, 2, "Nothing was recognised."},
		{"no such file", []string{"gone.txt"}, 2, "gone.txt: no such file or folder"},
		{"a flag that is not there", []string{"--odd", "error.txt"}, 64, "unknown flag: --odd"},
		{"a format that is not there", []string{"--format", "xml", "error.txt"}, 64, "--format must be text or json"},
		{"an answer without a value", []string{"--answer", "mfa", "error.txt"}, 64, `--answer must be NAME=VALUE, not "mfa"`},
		{"JSON with other names", []string{"--format", "json", "--anonymize", "error.txt"}, 64, "leave --format out"},
	} {
		rolewalk("", append([]string{"import"}, c.args...)...).wants(t, c.what, c.code, c.says)
	}
}

// TestImportMissing: the standard error says what is missing, and the walk alone is on the standard output.
func TestImportMissing(t *testing.T) {
	got := rolewalk(refusal, "import")
	got.wants(t, "the standard input", 0, "the text:1:73: the error: ana → reader", "--answer more-policies=…",
		"aws iam get-role --role-name reader")
	if !strings.HasPrefix(got.stdout, "title ") || strings.Contains(got.stdout, "--answer") {
		t.Errorf("%s", got.stdout)
	}
	in(t, nil)
	rolewalk(refusal, "import", "--out", "case.walk").wants(t, "--out", 0)
	if written := read(t, "case.walk"); written != got.stdout {
		t.Errorf("--out writes\n%s\nand not\n%s", written, got.stdout)
	}
	var told struct {
		Walk   string
		Pieces []struct{ Title, Where string }
	}
	if err := json.Unmarshal([]byte(rolewalk(refusal, "import", "--format", "json").stdout), &told); err != nil {
		t.Fatal(err)
	}
	if told.Walk != got.stdout || len(told.Pieces) != 1 || told.Pieces[0].Where != "the text:1:73" {
		t.Errorf("%+v", told)
	}
	other := rolewalk(refusal, "import", "--anonymize")
	if other.code != 0 || strings.Contains(other.stdout, "111111111111") || strings.Contains(other.stdout, "ana") {
		t.Errorf("%d %s", other.code, other.stdout)
	}
}

// TestImportPacked: a folder, a zip with packed files in it, and gzip give the walk of the plain files.
func TestImportPacked(t *testing.T) {
	in(t, map[string]string{
		"plain/error.txt": refusal, "plain/.hidden/trust.json": letsAna, "plain/.git/odd.json": letsBo,
	})
	want := rolewalk("", "import", "plain/error.txt", "plain/.hidden/trust.json")
	var packed, archive bytes.Buffer
	gz := gzip.NewWriter(&packed)
	_, _ = gz.Write([]byte(refusal))
	_ = gz.Close()
	z := zip.NewWriter(&archive)
	for name, body := range map[string]string{
		"error.txt.gz": packed.String(), ".hidden/trust.json": letsAna, "node_modules/odd.json": letsBo,
	} {
		file, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = file.Write([]byte(body))
	}
	_ = z.Close()
	for what, got := range map[string]ran{
		"a folder": rolewalk("", "import", "plain"), "a zip": rolewalk(archive.String(), "import", "-"),
	} {
		if got.stdout != want.stdout || !strings.Contains(got.stdout, "user/ana") {
			t.Errorf("%s: %d %s\nwant\n%s", what, got.code, got.stdout, want.stdout)
		}
	}
	rolewalk(packed.String(), "import").wants(t, "gzip", 0, "step \"ana → reader\"")
}

// TestImportLink: a link is the walk that it holds, and one that is damaged is named.
func TestImportLink(t *testing.T) {
	in(t, map[string]string{"my.walk": passing})
	link := rolewalk("", "share", "my.walk").stdout
	if got := rolewalk(link, "import"); got.code != 0 || got.stdout != passing {
		t.Errorf("%d %s%s", got.code, got.stdout, got.stderr)
	}
	cut := link[:len(link)-9]
	rolewalk(cut, "import").wants(t, "a link that is cut off", 2, "a link of Rolewalk: it does not open")
}

// TestWhyStatus: the status follows the last step.
func TestWhyStatus(t *testing.T) {
	in(t, map[string]string{"error.txt": refusal, "ana.json": letsAna, "bo.json": letsBo, "identity.json": reads})
	settled := []string{"--answer", "more-policies=none", "--answer", "control-policies=none"}
	for _, c := range []struct {
		what string
		args []string
		code int
		says string
	}{
		{"refused", []string{"error.txt", "bo.json"}, 1, "Denied by the trust policy"},
		{"unknown", []string{"ana.json"}, 3, "Allowed, as far as you brought it"},
		{"refused elsewhere", []string{"error.txt"}, 3, "The refusal comes from what you have not brought"},
		{"allowed", append(settled, "ana.json", "identity.json"), 0, "Allowed"},
		{"no request", []string{"--answer", "x=y"}, 2, "Nothing was recognised."},
		{"wrong arguments", []string{"--answer", "=", "error.txt"}, 64, "--answer must be NAME=VALUE"},
	} {
		rolewalk("", append([]string{"why"}, c.args...)...).wants(t, c.what, c.code, c.says)
	}
}

// TestWhyLeftOut: what was not read and what was left out is said with its place, and changes no status.
func TestWhyLeftOut(t *testing.T) {
	in(t, map[string]string{
		"error.txt": refusal, "bo.json": letsBo, "keys.json": granted, "broken.json": `{"Statement": [`,
	})
	got := rolewalk("", "why", "error.txt", "bo.json", "keys.json", "broken.json")
	got.wants(t, "keys and what is broken", 1, "Not read: broken.json:1:15: JSON that is broken",
		"Left out: keys.json:1:34: an access key ID. It is not kept.")
	for _, key := range []string{"ASIAEXAMPLE", "examplekey", "exampletoken"} {
		if strings.Contains(got.stdout+got.stderr, key) {
			t.Errorf("%s is printed:\n%s", key, got.stdout)
		}
	}
}
