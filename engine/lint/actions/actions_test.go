package actions_test

import (
	"bytes"
	"compress/flate"
	"sort"
	"strings"
	"testing"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/lint/actions/embedded"
)

// pack makes a file of a list.
func pack(t testing.TB, list string) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString(actions.Magic + "1.2.3\n")
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(list)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const small = "g\taws:PrincipalTag/*\tString\ng\taws:TagKeys\tString+\np\ts3\tsts\n" +
	"s\tsqs\nk\tsqs:A\tARN\nk\taws:ResourceTag/*\tString\n" +
	"r\tqueue\tarn:*:sqs:*:*:*\na\tSendMessage\tW\t+0\t0,1\na\tListQueues\tL\t\t\na\tOdd\tR\t7,x\t9\n" +
	"odd line\ns\tsts\na\tAssumeRole\tW\t\t\n"

func TestParse(t *testing.T) {
	d, err := actions.Parse(pack(t, small))
	if err != nil {
		t.Fatal(err)
	}
	if d.Version != "1.2.3" || strings.Join(d.Services, " ") != "sqs sts" || strings.Join(d.RCP, " ") != "s3 sts" {
		t.Errorf("%+v", d)
	}
	if k := d.Global("aws:principaltag/team"); k == nil || k.Multi || k.Kind != actions.String {
		t.Errorf("a tag: %+v", k)
	}
	if k := d.Global("aws:tagkeys"); k == nil || !k.Multi {
		t.Errorf("a set: %+v", k)
	}
	if d.Global("aws:principaltag/") != nil || d.Service("s3") != nil {
		t.Error("a tag without a name, or a service that is not there")
	}
	s := d.Service("SQS")
	if s == nil || s != d.Service("sqs") {
		t.Fatal("a service is read once, and its case does not count")
	}
	a := s.Action("sendmessage")
	if a == nil || a.Level != 'W' || len(a.Resources) != 1 || !a.Resources[0].Required ||
		s.Resources[a.Resources[0].Resource].Name != "queue" {
		t.Errorf("%+v", a)
	}
	if !s.Has(a, "aws:resourcetag/team") || s.Has(s.Action("ListQueues"), "sqs:a") || s.Key("sqs:b") != nil ||
		s.Action("Nothing") != nil {
		t.Error("keys of actions")
	}
	if odd := s.Action("Odd"); odd == nil || len(odd.Resources)+len(odd.Keys) != 0 {
		t.Errorf("indexes that are not there: %+v", odd)
	}
}

func TestParseRefuses(t *testing.T) {
	good := pack(t, small)
	for name, file := range map[string][]byte{
		"nothing":        nil,
		"another file":   []byte("PNG"),
		"another format": bytes.Replace(good, []byte("actions 1 "), []byte("actions 2 "), 1),
		"the first half": good[:len(good)/2],
		"no services":    pack(t, "g\taws:TagKeys\tString+\n"),
	} {
		if d, err := actions.Parse(file); err == nil || d != nil {
			t.Errorf("%s: %v, %v", name, d, err)
		}
	}
}

func TestKeyIs(t *testing.T) {
	for _, c := range []struct {
		name, key string
		want      bool
	}{
		{"aws:RequestTag/*", "aws:requesttag/team", true},
		{"aws:RequestTag/*", "aws:requesttag/", false},
		{"aws:SourceIp", "aws:sourceip", true},
		{"agent.*.buildkite.dev:build_branch", "agent.acme.buildkite.dev:build_branch", true},
		{"agent.*.buildkite.dev:build_branch", "agent.buildkite.dev:build_branch", false},
		{"a*b", "a1b2b", true},
		{"a*b", "a1b2", false},
	} {
		k := actions.Key{Name: c.name}
		if k.Is(c.key) != c.want {
			t.Errorf("%s is %s: %v", c.name, c.key, !c.want)
		}
	}
}

// TestEmbedded checks the embedded data against known facts.
func TestEmbedded(t *testing.T) {
	d, err := embedded.Load()
	if err != nil {
		t.Fatal(err)
	}
	if !sort.StringsAreSorted(d.Services) || len(d.Services) < 400 || len(d.Globals) < 50 || d.Version == "" {
		t.Errorf("%d services, %d global keys, version %q", len(d.Services), len(d.Globals), d.Version)
	}
	total := 0
	for _, name := range d.Services {
		total += len(d.Service(name).Actions)
	}
	if total < 20000 {
		t.Errorf("%d actions", total)
	}
	sts := d.Service("sts")
	role := sts.Action("AssumeRole")
	if role == nil || !sts.Has(role, "sts:externalid") || len(role.Resources) == 0 ||
		sts.Resources[role.Resources[0].Resource].ARN != "arn:*:iam::*:role/*" {
		t.Errorf("sts:AssumeRole: %+v", role)
	}
	if k := sts.Key("sts:transitivetagkeys"); k == nil || !k.Multi {
		t.Errorf("sts:TransitiveTagKeys: %+v", k)
	}
}

func BenchmarkParse(b *testing.B) {
	file := pack(b, strings.Repeat(small, 2000))
	for b.Loop() {
		if _, err := actions.Parse(file); err != nil {
			b.Fatal(err)
		}
	}
}
