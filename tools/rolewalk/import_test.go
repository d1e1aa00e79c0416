package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"rolewalk/engine/importer/shown"
)

const (
	accessDenied = "An error occurred (AccessDenied) when calling the AssumeRole operation: User: " +
		"arn:aws:sts::111111111111:assumed-role/ci-runner/build is not authorized to perform: sts:AssumeRole on resource: " +
		"arn:aws:iam::222222222222:role/prod-deployer"
	trustsRunner = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal":
		{"AWS": "arn:aws:iam::111111111111:role/ci-runner"}, "Action": "sts:AssumeRole"}]}`
	mayDeploy = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
		"Resource": "arn:aws:iam::222222222222:role/prod-deployer"}]}`
	trustsNone = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "333333333333"},
		"Action": "sts:AssumeRole"}]}`
)

// packed is a text as gzip has it.
func packed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// zipped is a zip of files.
func zipped(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, body := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestImport: the status says how much was read, and every door gives the same walk.
func TestImport(t *testing.T) {
	in(t, map[string]string{
		"error.txt": accessDenied, "trust.json": trustsRunner, "broken.json": `{"Version": "2012-10-17", "Statement": [`,
		"prose.txt": "nothing of ours", "all/error.txt": accessDenied, "all/.hidden/trust.json": trustsRunner,
		"all/.git/config.json": trustsNone, "all/node_modules/x/trust.json": trustsNone,
	})
	want := rolewalk("", "import", "error.txt", "trust.json")
	want.wants(t, "an error and a trust policy", exitOK, "role prod-deployer {",
		"trust.json:1:1: trust policy of prod-deployer")
	rolewalk("", "import", "error.txt", "broken.json").wants(t, "a broken part", exitUnmet, "broken.json:1:", "not read")
	rolewalk("", "import", "prose.txt").wants(t, "nothing", exitBroken, "Nothing was recognised.")
	for name, got := range map[string]ran{
		"the other order":    rolewalk("", "import", "trust.json", "error.txt"),
		"the standard input": rolewalk(accessDenied+"\n"+trustsRunner, "import"),
		"a folder":           rolewalk("", "import", "all"),
	} {
		if got.stdout != want.stdout {
			t.Errorf("%s: %d\n%s%s", name, got.code, got.stdout, got.stderr)
		}
	}
	for name, body := range map[string]string{
		"both.json.gz": packed(t, accessDenied+"\n"+trustsRunner),
		"both.zip": zipped(t, map[string]string{
			"error.txt": accessDenied, "trust.json": trustsRunner, ".git/trust.json": trustsNone,
		}),
	} {
		if err := os.WriteFile(name, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := rolewalk("", "import", name); got.stdout != want.stdout {
			t.Errorf("%s: %d\n%s%s", name, got.code, got.stdout, got.stderr)
		}
	}
}

// TestImportOptions: what the options ask for.
func TestImportOptions(t *testing.T) {
	in(t, map[string]string{"error.txt": accessDenied, "trust.json": trustsRunner, "my.walk": passing})
	rolewalk("", "import", "--out", "case.walk", "error.txt").wants(t, "a file", exitOK)
	if !strings.Contains(read(t, "case.walk"), "step ") {
		t.Error(read(t, "case.walk"))
	}
	var c shown.Case
	said := rolewalk("", "import", "--format", "json", "error.txt", "trust.json")
	err := json.Unmarshal([]byte(said.stdout), &c)
	if err != nil || len(c.Pieces) != 2 || c.Walk == "" || len(c.Commands) == 0 {
		t.Errorf("%v %+v", err, c)
	}
	other := rolewalk("", "import", "--anonymize", "error.txt", "trust.json")
	if strings.Contains(other.stdout, "prod-deployer") || strings.Contains(other.stdout, "222222222222") {
		t.Error(other.stdout)
	}
	settled := rolewalk("", "import", "--answer", "control-policies=none", "error.txt")
	if strings.Contains(settled.stdout, "control-policies unknown") {
		t.Error(settled.stdout)
	}
	if got := rolewalk("", "import", "my.walk"); got.stdout != passing {
		t.Errorf("a walk: %+v", got)
	}
	link := rolewalk("", "share", "my.walk")
	if got := rolewalk(link.stdout, "import", "-"); got.stdout != passing {
		t.Errorf("a link: %+v", got)
	}
	for _, args := range [][]string{
		{"import", "--nope"},
		{"import", "--format", "xml"},
		{"import", "--answer", "x", "error.txt"},
		{"import", "--anonymize", "--format", "json", "error.txt"},
		{"why", "--answer", "x", "error.txt"},
	} {
		rolewalk("", args...).wants(t, strings.Join(args, " "), exitUsage, "See `rolewalk "+args[0]+" --help`.")
	}
	rolewalk("", "import", "none.json").wants(t, "no such file", exitBroken, "none.json: no such file")
}

// TestWhy: the status follows the decision of the last step.
func TestWhy(t *testing.T) {
	in(t, map[string]string{
		"error.txt": accessDenied, "trust.json": trustsRunner, "none.json": trustsNone, "may.json": mayDeploy,
		"prose.txt": "nothing of ours", "broken.json": "{\"Statement\": [",
	})
	rolewalk("", "why", "error.txt").wants(t, "an error alone", exitUnknown,
		"arn:aws:sts::111111111111:assumed-role/ci-runner/build asks for sts:AssumeRole on ",
		"The refusal comes from what you have not brought", "aws iam get-role --role-name prod-deployer")
	rolewalk("", "why", "error.txt", "none.json", "broken.json").wants(t, "a refusal", exitUnmet,
		"Denied by the trust policy", "Not read: ")
	rolewalk("", "why", "--answer", "control-policies=none", "--answer", "more-policies=none", "trust.json", "may.json").
		wants(t, "all that there is", exitOK, "Allowed")
	rolewalk("", "why", "prose.txt").wants(t, "nothing", exitBroken, "Nothing was recognised.")
	rolewalk("", "why", "--answer", "nonsense=1", "error.txt").wants(t, "no question", exitUnknown,
		`there is no question "nonsense"`)
}
