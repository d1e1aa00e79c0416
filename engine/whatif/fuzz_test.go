package whatif_test

import (
	"os"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/whatif"
)

// FuzzAsk: whatever is written into the fields, an ask is decided as the step that keeps it, or its fault is told.
func FuzzAsk(f *testing.F) {
	text, err := os.ReadFile("testdata/everything.walk")
	if err != nil {
		f.Fatal(err)
	}
	w := scenario.Parse("everything", string(text), scenario.PageLimit)
	r := w.Run(scenario.Options{})
	f.Add(uint8(0), "dev/alice", "prod/Deploy", "acme-1", "203.0.113.9", "1h", "10:00", "{}", true, "")
	f.Add(uint8(3), "oidc token.actions.githubusercontent.com", "dev/Runner", "", "", "", "", `{"sub": "x"}`, false, "")
	f.Add(uint8(9), "run", "\"", "}", "::1", "900", "2026-03-01T11:30:00Z", "} step {", false, "s # }")
	f.Fuzz(func(t *testing.T, row uint8, caller, role, id, ip, duration, at, claims string, mfa bool, as string) {
		agree(t, "everything", r, int(row)%len(r.Rows), whatif.Ask{
			Caller: caller, Role: role, ExternalID: id, SourceIP: ip, Duration: duration, Time: at, Claims: claims, MFA: mfa,
			As: as,
		})
	})
}
