package packs

import (
	"strings"
	"testing"

	"rolewalk/engine/managed"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// mostBytes is how large a pack may be, because the page fetches one for a single policy.
const mostBytes = 150_000

// TestPacks: every policy is in the pack of its name, as a text that IAM would save, and no pack is too large.
func TestPacks(t *testing.T) {
	names, err := Names()
	if err != nil {
		t.Fatal(err)
	}
	policies, built := 0, 0
	for _, file := range names {
		body, err := File(file)
		if err != nil || len(body) > mostBytes {
			t.Errorf("%s has %d bytes: %v", file, len(body), err)
		}
		pack := strings.TrimSuffix(file, managed.PackSuffix)
		for name, text := range unpack(pack) {
			policies++
			if managed.PackOf(name) != pack {
				t.Errorf("%s is in the pack %s", name, pack)
			}
			doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: policy.Identity})
			if !doc.Saved() {
				t.Errorf("%s: %s", name, doc.Refusal.Message)
			}
			if _, ok := managed.Text(name); ok {
				built++
			}
		}
	}
	if policies < 1500 || built != len(managed.BuiltIn) {
		t.Errorf("%d policies, %d of them built in", policies, built)
	}
	if !strings.Contains(managed.Version, " of 20") {
		t.Errorf("the version is %q", managed.Version)
	}
}

// TestLibrary: a policy is found by its name with its path, and by no other.
func TestLibrary(t *testing.T) {
	var l Library
	text, ok := l.Text("service-role/AmazonECSTaskExecutionRolePolicy")
	if !ok || !strings.Contains(text, "ecr:GetAuthorizationToken") {
		t.Errorf("%v %s", ok, text)
	}
	for _, name := range []string{"AmazonECSTaskExecutionRolePolicy", "service-role/", "", "é", "NoSuchPolicy", "9"} {
		if text, ok := l.Text(name); ok {
			t.Errorf("%s: %s", name, text)
		}
	}
	if got := l.Elsewhere("AmazonECSTaskExecutionRolePolicy"); got != "service-role/AmazonECSTaskExecutionRolePolicy" {
		t.Errorf("elsewhere: %q", got)
	}
	if got := l.Elsewhere("service-role/AmazonECSTaskExecutionRolePolicy") + l.Elsewhere("None"); got != "" {
		t.Errorf("elsewhere: %q", got)
	}
	if _, err := File("none"); err == nil {
		t.Error("a pack that is not there can be read")
	}
}
