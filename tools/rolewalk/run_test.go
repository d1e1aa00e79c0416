package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ran is what a call of the command left.
type ran struct {
	code           int
	stdout, stderr string
}

// rolewalk calls the command with stdin.
func rolewalk(stdin string, args ...string) ran {
	var out, errs bytes.Buffer
	code := run(args, strings.NewReader(stdin), &out, &errs)
	return ran{code, out.String(), errs.String()}
}

// in makes a folder of these files the current one until the test ends.
func in(t *testing.T, files map[string]string) {
	t.Helper()
	folder := t.TempDir()
	for name, body := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
}

// wants fails where r has another code, or lacks one of the words in its output or its errors.
func (r ran) wants(t *testing.T, what string, code int, words ...string) {
	t.Helper()
	if r.code != code {
		t.Errorf("%s: exit %d, want %d\n%s%s", what, r.code, code, r.stdout, r.stderr)
	}
	for _, w := range words {
		if !strings.Contains(r.stdout+r.stderr, w) {
			t.Errorf("%s: no %q in\n%s%s", what, w, r.stdout, r.stderr)
		}
	}
}

// Small walks: one whose expectation holds, the same with the expectation turned, and one that does not parse.
const (
	passing = `title "Alice and the role"
account 111111111111 dev {
  user alice {
    policy go {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}
  }
  role Deploy {
    trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
      "Principal": {"AWS": "arn:aws:iam::111111111111:user/alice"}, "Action": "sts:AssumeRole"}]}
  }
}

step "Alice becomes Deploy" {
  dev/alice assumes dev/Deploy as ci
  expect allow
}
`
	broken = "account 111111111111 dev {\n  usr alice { }\n}\n"
)

var unmet = strings.Replace(passing, "expect allow", "expect deny by trust", 1)

func TestHelp(t *testing.T) {
	rolewalk("", "--help").wants(t, "--help", 0, "rolewalk test scenarios")
	rolewalk("", "completion", "bash").wants(t, "completion", 0, "bash")
	rolewalk("", "--version").wants(t, "--version", 0, "rolewalk ")
	for _, c := range newRoot().Commands() {
		if c.Name() == "help" || c.Name() == "completion" {
			continue
		}
		if c.Example == "" || c.Short == "" || c.Long == "" {
			t.Errorf("%s has no example, short or long text", c.Name())
		}
		rolewalk("", c.Name(), "--help").wants(t, c.Name()+" --help", 0, "Examples:")
	}
}

// TestCompletion: the values of the flags that have few are offered, and nothing else.
func TestCompletion(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"export", "--to", ""}, "cli\nterraform\n:4\n"},
		{[]string{"import", "--format", ""}, "text\njson\n:4\n"},
		{[]string{"check", "--format", ""}, "text\njson\nsarif\n:4\n"},
	} {
		if got := rolewalk("", append([]string{"__complete"}, c.args...)...); got.stdout != c.want {
			t.Errorf("%v: %q, want %q", c.args, got.stdout, c.want)
		}
	}
}

func TestMistyped(t *testing.T) {
	for _, args := range [][]string{
		{"tset"},
		{"test"},
		{"test", "--nope", "x"},
		{"trace"},
		{"trace", "a", "b"},
		{"trace", "--step", "two", "a"},
	} {
		rolewalk("", args...).wants(t, strings.Join(args, " "), 2, "rolewalk: ", "--help`")
	}
	rolewalk("", "tset").wants(t, "tset", 2, "Did you mean this?", "test")
}

func TestFilesThatCannotBeRead(t *testing.T) {
	in(t, map[string]string{
		"latin.walk": "title \"caf\xe9\"", "wide.walk": "\xff\xfet\x00", "folder/x.txt": "",
		"huge.walk": strings.Repeat("#", maxFile+1),
	})
	for _, command := range []string{"test", "trace", "check", "fmt", "share"} {
		rolewalk("", command, "gone.walk").wants(t, command, 2, "rolewalk: gone.walk: no such file or folder")
		rolewalk("", command, "latin.walk").wants(t, command, 2,
			"latin.walk:1:11: the byte 0xe9 is not UTF-8; save the file as UTF-8")
		rolewalk("", command, "wide.walk").wants(t, command, 2, "wide.walk: the file is UTF-16; save it as UTF-8")
		rolewalk("", command, "huge.walk").wants(t, command, 2, "huge.walk: the file is larger than 16 MiB")
	}
	for _, command := range []string{"trace", "fmt", "share"} {
		rolewalk("", command, "folder").wants(t, command, 2, "folder: is a directory")
	}
	rolewalk("", "test", "folder").wants(t, "test", 2, "folder: there is no .walk file in or below this folder",
		"0 passed, 0 failed\n")
}
