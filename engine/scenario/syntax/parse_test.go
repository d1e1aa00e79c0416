package syntax

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rolewalk/engine/source"
)

func parse(t *testing.T, body string) *File {
	t.Helper()
	f := Parse(source.NewText("t", body), PageLimit)
	if len(f.Errors) > 0 {
		t.Fatalf("%s\n%s", body, report1(f))
	}
	return f
}

// TestPieces shows how a walk is cut: which kind each token is, names that are keywords among them.
func TestPieces(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a role called trust", `account 111111111111 a { role trust { trust {"a": {}} } }`, "w w w { w w { w json } }"},
		{
			"a user called step in a group called role",
			`account 111111111111 a { user step { member-of role } group role { } }`,
			"w w w { w w { w w } w w { } }",
		},
		{
			"a policy called tags",
			`account 111111111111 a { user u { policy tags {} tags {} } }`,
			"w w w { w w { w w json w json } }",
		},
		{"a step called change", `step change { "my session" calls a:B on * }`, "w w { w w w w w }"},
		{"a title that is a keyword", "title step", "w w"},
		{"an actor called for", "step { for calls a:B on * }", "w { w w w w w }"},
		{
			"create opens a block, set takes JSON",
			"change { set policy create of user {} create user a/b { } }",
			"w { w w w w w json w w w { } }",
		},
		{"text", "note \"\"\"a { b\n\"\"\" # { not this\nwait 1h", "w t w w"},
		{"words touch braces", `account 111111111111 a{user b{tags{"a":"}"}}}`, "w w w { w w { w json } }"},
		{"a string with quotes inside", `note "a \" { b"`, "w s"},
	}
	short := map[kind]string{
		kindWord: "w", kindActor: "w", kindString: "s", kindText: "t", kindJSON: "json", kindOpen: "{", kindClose: "}",
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parse(t, tt.in)
			o := newOutline(tt.in, &report{}, &report{})
			o.run()
			var got []string
			for _, p := range o.tokens {
				got = append(got, short[p.kind])
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.in, strings.Join(got, " "), tt.want)
			}
		})
	}
}

func TestEveryForm(t *testing.T) {
	text := readWalk(t, "testdata/every-form.walk")
	f := Parse(text, PageLimit)
	if len(f.Errors) > 0 || f.Lost {
		t.Fatal(report1(f))
	}
	kinds := map[string]int{}
	for _, item := range f.Items {
		kinds[fmt.Sprintf("%T", item)]++
		checkSpans(t, item, source.Span{To: len(text.Body)})
	}
	want := map[string]int{
		"*syntax.Title": 1, "*syntax.About": 1, "*syntax.Clock": 1, "*syntax.Organization": 1, "*syntax.Account": 3,
		"*syntax.Note": 1, "*syntax.Step": 25, "*syntax.Wait": 1, "*syntax.At": 1, "*syntax.Change": 3,
		"*syntax.ExpectFinding": 1,
	}
	if fmt.Sprint(kinds) != fmt.Sprint(want) {
		t.Errorf("items %v, want %v", kinds, want)
	}
}

func TestStep(t *testing.T) {
	f := parse(t, `step "All" {
  note """
    Two
      lines
  """
  expect explicit deny by scp
  dev/step assumes prod/Deploy as ci for 1h30m
  context {"a": ["x", 2], "b": true} tags {"t": "\u00e9"} hint h from 2001:db8::1
}
`)
	s := f.Items[0].(*Step)
	act := s.Act.(*Assume)
	a, b := s.Context.Members[0], s.Context.Members[1]
	for what, pair := range map[string][2]any{
		"title":        {s.Title.Value, "All"},
		"note":         {s.Notes[0].Text.Value, "Two\n  lines"},
		"items":        {len(s.Items), 8},
		"actor":        {act.Actor.Value, "dev/step"},
		"role":         {act.Role.Value, "prod/Deploy"},
		"session":      {act.Session.Value, "ci"},
		"act at":       {f.Text.Slice(act.Span()), "dev/step assumes prod/Deploy as ci"},
		"for":          {s.For.Value, 90 * time.Minute},
		"from":         {s.From.Value.String(), "2001:db8::1"},
		"hint":         {s.Hints[0].Value, "h"},
		"outcome":      {s.Expect.Outcome, ExplicitDeny},
		"gate":         {s.Expect.Gate.Value, "scp"},
		"expect at":    {f.Text.Slice(s.Expect.Span()), "expect explicit deny by scp"},
		"tag":          {s.Tags.Tags[0].Value, "é"},
		"tag key at":   {f.Text.Slice(s.Tags.Tags[0].KeyAt), `"t"`},
		"context":      {len(s.Context.Members), 2},
		"second value": {a.Value.Items[1].Text, "2"},
		"kind":         {b.Value.Kind, BooleanValue},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %v, want %v", what, pair[0], pair[1])
		}
	}
}

func TestExpectForms(t *testing.T) {
	for in, want := range map[string]string{
		"allow":                  "allow - -",
		"deny":                   "deny - -",
		"deny by session-policy": "deny session-policy -",
		"explicit deny by rcp":   "explicit rcp -",
		"expired":                "expired - -",
		"error NoSuchSession":    "error - NoSuchSession",
		"unknown":                "unknown - -",
		"allow note n":           "allow - -",
	} {
		e := parse(t, "step { a calls b:C on * expect "+in+" }").Items[0].(*Step).Expect
		gate, code := "-", "-"
		if e.Gate != nil {
			gate = e.Gate.Value
		}
		if e.Code != nil {
			code = e.Code.Value
		}
		if got := fmt.Sprint(e.Outcome, " ", gate, " ", code); got != want {
			t.Errorf("expect %s: %s, want %s", in, got, want)
		}
	}
}

func TestTimes(t *testing.T) {
	f := parse(t, "clock 2026-03-01T10:00:00+01:00")
	if got := f.Items[0].(*Clock).Time.Value; got.Format(time.RFC3339) != "2026-03-01T09:00:00Z" {
		t.Errorf("clock %v", got)
	}
}

// TestKeptAfterErrors: what is right around an error reaches the tree.
func TestKeptAfterErrors(t *testing.T) {
	f := Parse(readWalk(t, "testdata/errors/unclosed-json.walk"), PageLimit)
	var names []string
	for _, item := range f.Items {
		if a, ok := item.(*Account); ok {
			for _, e := range a.Entities {
				names = append(names, a.Alias.Value+"/"+e.Name.Value)
			}
		}
	}
	if got := strings.Join(names, " "); got != "dev/R dev/S prod/Last test/R" {
		t.Errorf("entities %s", got)
	}
}

func TestLimits(t *testing.T) {
	if f := Parse(source.NewText("t", ""), PageLimit); len(f.Errors) > 0 || len(f.Items) > 0 {
		t.Errorf("an empty walk: %v", f.Errors)
	}
	f := Parse(source.NewText("t", strings.Repeat("#", 300_000)), PageLimit)
	if len(f.Errors) != 1 || f.Errors[0].Message != "the walk is 300,000 bytes; links and the page take at most 262,144" {
		t.Errorf("too large: %v", f.Errors)
	}
	f = Parse(source.NewText("t", strings.Repeat("} ", 3000)), PageLimit)
	n := len(f.Errors)
	last := f.Errors[n-1]
	if n != mostErrors+1 || last.Code != TooManyErrors || !strings.Contains(last.Message, "2,500 more errors") {
		t.Errorf("too many: %d, %v", n, last)
	}
}

// TestLinear: four times the walk takes about four times the work, whether it is right, wrong in every statement or
// lacks a brace in every item.
func TestLinear(t *testing.T) {
	for name, unit := range map[string]string{
		"good":        "  role Role { trust {\"a\": [1, 2]} max-session 2h }\n",
		"bad":         "  role Role { trust max-sesion 2h nonsense }\n",
		"no end":      "  role Role { trust {\n",
		"no head":     "  role\n",
		"no brace":    "  role R {\n    trust {\n  }\n",
		"one line":    "role a b ",
		"retaken":     "  user u { member-of\n path\n tags {} {} ] }\n",
		"other block": "  mfa {} wait 1h trust {}\n",
		"text":        "note \"\"\"\n",
		"wrong tags":  "  user u { tags {\"a\": {}, \"b\": {}} }\n",
	} {
		work := func(n int) (read int, allocs float64) {
			body := "account 111111111111 dev {\n" + strings.Repeat(unit, n) + "}\n"
			o := newOutline(body, &report{}, &report{})
			o.run()
			return o.scan.read, testing.AllocsPerRun(1, func() { Parse(source.NewText("t", body), CommandLimit) })
		}
		read, allocs := work(200)
		if read < 300 || allocs < 100 {
			t.Errorf("%s: only %d looks and %v allocations for 200 statements", name, read, allocs)
		}
		if read4, allocs4 := work(800); read4 > 5*read || allocs4 > 5*allocs {
			t.Errorf("%s: %d looks and %v allocations for 200 statements, %d and %v for 800", name, read, allocs, read4, allocs4)
		}
	}
}
