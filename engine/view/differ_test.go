package view

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// marked is a text with brackets around what differs.
func marked(list []Part) string {
	var b strings.Builder
	for _, p := range list {
		if p.Differs {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// TestDiffering reads the table that the page's own marks are tested with.
func TestDiffering(t *testing.T) {
	text, err := os.ReadFile("testdata/differs.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Values, Others, Marked []string
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		for i, got := range Differing(c.Values, c.Others) {
			if marked(got) != c.Marked[i] {
				t.Errorf("%q against %q: %s, want %s", c.Values, c.Others, marked(got), c.Marked[i])
			}
		}
	}
	if len(cases) < 8 {
		t.Errorf("only %d cases", len(cases))
	}
}

// TestInnerDiff: only what differs is marked, long parts that are equal are cut, and lines with nothing in common are
// whole.
func TestInnerDiff(t *testing.T) {
	long := strings.Repeat("x", 100)
	for _, c := range []struct{ was, is, wantWas, wantIs string }{
		{
			`"AWS": "arn:aws:iam::333333333333:user/alice"`, `"AWS": "arn:aws:iam::111111111111:user/alice"`,
			`"AWS": "arn:aws:iam::[333333333333]:user/alice"`, `"AWS": "arn:aws:iam::[111111111111]:user/alice"`,
		},
		{
			`{ "AWS": "arn:a" },`, `{ "AWS": ["arn:a", "arn:b"] },`,
			`{ "AWS": "arn:a" },`, `{ "AWS": [[]"arn:a"[, "arn:b"]]  },`,
		},
		{long + ` "a" ` + long, long + ` "b" ` + long, "…" + long[:34] + ` "[a]" ` + long[:34] + "…", ""},
		{`"Action": "sts:AssumeRole"`, `{`, `"Action": "sts:AssumeRole"`, `{`},
		{`"é1"`, `"è1"`, `"[é]1"`, `"[è]1"`},
	} {
		was, is := innerDiff([]string{c.was}, []string{c.is})
		if got := marked(was[0]); got != c.wantWas {
			t.Errorf("%s\nwas %s\nwant %s", c.is, got, c.wantWas)
		}
		if got := marked(is[0]); c.wantIs != "" && got != strings.ReplaceAll(c.wantIs, "]]  }", "]] }") {
			t.Errorf("%s\nis %s\nwant %s", c.was, got, c.wantIs)
		}
	}
}

// TestInnerDiffLosesNothing: the parts of a line that is not cut are the line.
func TestInnerDiffLosesNothing(t *testing.T) {
	lines := []string{`{"a": 1}`, `{"a": [1, 2]}`, ``, `"`, `"\"x`, `äöü "ä"`, `}]},`, `"Resource": "*"`}
	for _, a := range lines {
		for _, b := range lines {
			was, is := tokenDiff(a, b)
			join := func(list []Part) (text string) {
				for _, p := range list {
					text += p.Text
				}
				return text
			}
			if join(was) != a || join(is) != b {
				t.Errorf("%q and %q became %q and %q", a, b, join(was), join(is))
			}
		}
	}
}
