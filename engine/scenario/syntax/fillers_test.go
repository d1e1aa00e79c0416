package syntax

import (
	"testing"

	"rolewalk/engine/source"
)

// TestFillers: a word of English before a clause is left out by the fix, and the clause is read; before an actor it is
// none.
func TestFillers(t *testing.T) {
	const head = "account 111111111111 a { role R { trust {} } }\nstep { a/R assumes a/R as s1 "
	for _, c := range []struct{ clause, want string }{
		{"with ExternalId acme", "external-id acme"},
		{"with mfa for 1h", "mfa for 1h"},
		{`using external-id "acme"`, `external-id "acme"`},
		{"with soap", ""},
		{"dev/alice mfa", ""},
	} {
		body := head + c.clause + " }"
		file := Parse(source.NewText("", body), PageLimit)
		got := ""
		if len(file.Errors) > 0 && len(file.Errors[0].Fixes) == 1 {
			got, _ = source.Apply(body, file.Errors[0].Fixes[0].Edits)
		}
		if want := head + c.want + " }"; c.want != "" && got != want || c.want == "" && got != "" {
			t.Errorf("%s: %q, want %q (%v)", c.clause, got, want, file.Errors)
		}
		if c.want != "" && len(file.Errors) != 1 {
			t.Errorf("%s: %v", c.clause, file.Errors)
		}
	}
	file := Parse(source.NewText("", "An error occurred"), PageLimit)
	if len(file.Errors) == 0 || len(file.Errors[0].Fixes) > 0 {
		t.Errorf("%v", file.Errors)
	}
}
