package scenario_test

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// TestAttachmentQuota: managed policies are counted, up to the default of AWS's quotas and up to what an account can
// ask for.
func TestAttachmentQuota(t *testing.T) {
	for _, c := range []struct {
		kind string
		n    int
		want source.Type
		aws  string
	}{
		{"role", 15, "", ""},
		{"role", 20, "", ""},
		{"role", 21, source.Warning, ""},
		{"role", 25, source.Warning, ""},
		{"role", 26, source.Error, "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 25"},
		{"user", 10, "", ""},
		{"user", 11, source.Warning, ""},
		{"user", 21, source.Error, "LimitExceeded: Cannot exceed quota for PoliciesPerUser: 20"},
		{"group", 10, "", ""},
		{"group", 11, source.Error, "LimitExceeded: Cannot exceed quota for PoliciesPerGroup: 10"},
	} {
		var text strings.Builder
		text.WriteString("clock 2026-03-01T09:00:00Z\naccount 111122223333 dev {\n")
		for i := range c.n {
			fmt.Fprintf(&text, "managed-policy m%d {\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", "+
				"\"Action\": \"s3:GetObject\", \"Resource\": \"*\"}}\n", i)
		}
		fmt.Fprintf(&text, "%s Many {\n", c.kind)
		if c.kind == "role" {
			text.WriteString("trust {\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Principal\": " +
				"{\"AWS\": \"111122223333\"}, \"Action\": \"sts:AssumeRole\"}}\n")
		}
		for i := range c.n {
			fmt.Fprintf(&text, "attach m%d\n", i)
		}
		text.WriteString("}\n}\n")
		w := scenario.Parse("many.walk", text.String(), scenario.PageLimit)
		if len(w.Errors) > 0 {
			t.Fatalf("%d of a %s: %v", c.n, c.kind, w.Errors)
		}
		var got source.Type
		aws := ""
		for _, f := range w.Findings {
			if f.Code == scenario.AttachmentQuota {
				got, aws = f.Type, f.AWS
			}
		}
		if got != c.want || aws != c.aws {
			t.Errorf("%d of a %s: %q %q, want %q %q", c.n, c.kind, got, aws, c.want, c.aws)
		}
	}
}

// TestRemoveAttached: AWS deletes no managed policy that is attached, and the error names all that it is attached to,
// in the same order each time.
func TestRemoveAttached(t *testing.T) {
	text := "account 111122223333 dev {\n  managed-policy m unknown\n" +
		"  user carl { attach m }\n  user ana { boundary m }\n  group g { attach m }\n  user bob { attach m }\n}\n" +
		"change { remove managed-policy m of dev }\n"
	for range 20 {
		w := scenario.Parse("attached.walk", text, scenario.PageLimit)
		const want = "m is attached to dev/ana, dev/bob, dev/carl and dev/g, so AWS answers DeleteConflict"
		if len(w.Errors) != 1 || w.Errors[0].Message != want {
			t.Fatalf("got %v, want %q", w.Errors, want)
		}
	}
}
