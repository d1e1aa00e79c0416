package insert_test

import (
	"strings"
	"testing"

	"rolewalk/engine/insert"
	"rolewalk/engine/source"
)

// TestMends: a role without a trust policy gets one, or an unknown one. A path in a name gets its own statement, and
// the names in the rest of the walk follow. Each text that a fix gives has the finding no more.
func TestMends(t *testing.T) {
	const rest = "step { dev/deploy/X assumes dev/deploy/X as s1 }\n"
	const trust = `"Principal": {"AWS": "arn:aws:iam::111111111111:root"},`
	for _, c := range []struct{ text, part, other string }{
		{"account 111111111111 dev {\n  role X {\n    max-session 2h\n  }\n}\n", "    max-session 2h\n    trust {\n", trust},
		{"account 111111111111 dev { role X { } }\n", trust, "trust unknown"},
		{"account 111111111111 dev {\r\n  role X {\r\n  }\r\n}\r\n", "{\r\n    trust {\r\n", trust},
		{
			"account 111111111111 dev { role deploy/X { trust unknown } }\n" + rest,
			"role X { path /deploy/ trust unknown } }\nstep { dev/X assumes dev/X as s1 }", "",
		},
		{
			"account 111111111111 dev {\n  role /deploy/X {\n    trust unknown\n  }\n}\n",
			"role X {\n    path /deploy/\n    trust unknown\n", "",
		},
		{"account 111111111111 dev { user \"a/b/c\" { } }\n", "user c { path /a/b/ }", ""},
		{"account 111111111111 dev { user /c { } }\n", "user c { }", ""},
	} {
		w := parse(c.text)
		mends := insert.Mends(w)
		if len(mends) != 1 || len(mends[0].Fixes) == 0 {
			t.Errorf("%q: %+v", c.text, mends)
			continue
		}
		all := ""
		for _, fix := range mends[0].Fixes {
			with, ok := source.Apply(c.text, fix.Edits)
			all += with
			if again := parse(with); !ok || len(again.Errors) > 0 || len(insert.Mends(again)) > 0 {
				t.Errorf("%q: %v", with, again.Errors)
			}
		}
		if !strings.Contains(all, c.part) || !strings.Contains(all, c.other) {
			t.Errorf("%q gives %q, want %q and %q", c.text, all, c.part, c.other)
		}
	}
	for _, text := range []string{"", "account {", small, "account 111111111111 dev { user x/ { } user \"a b\" { } }"} {
		if got := insert.Mends(parse(text)); len(got) > 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
