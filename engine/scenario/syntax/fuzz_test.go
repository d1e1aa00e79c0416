package syntax

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"rolewalk/engine/source"
)

// seeds are short walks, good and broken, from which the fuzzers start.
var seeds = []string{
	"", "}", "{", "\"\"\"", "step", "account 1 a {", "title step", "note \"\"\"a\n b\"\"\"\n",
	"account 111111111111 dev {\n  role trust { trust {\"a\": [1]} }\n user step { member-of role }\n}\n",
	"step { for calls a:B on * for 1h expect deny by scp }\r\n\r\n\r\nwait 1m",
	"step { a assumes b as\n expect\n expect allow }",
	"change { create user a/b { policy p {} } set policy of of x {} remove policy of arn:aws:s3:::b }",
	"account 1 dev {\n  role R {\n    trust {\n  }\n}\nstep { }\n",
	"challenge \"c\" { brief \"b\" edit trust of r solution { set trust of r {} } }",
	"organization o { scp a on ou x/y {} rcp b on root {} detach c on account d }",
	`step { a calls b:C on * context {"a": [1.5e+3, "\u00e9", true, 1e], "b": {"c": ["d"]}} transitive ["x", ] }`,
	"expect finding X on session-policy of step 1\n# end", "\ufeffwait 1h", "role Deploy\ntrust {}",
	"step x y { a calls b on c }",
}

// TestSeeds: the seeds reach what the fuzzers check: tokens and blocks, items with spans, errors with fixes, and
// walks that are formatted.
func TestSeeds(t *testing.T) {
	tokens, items, errors, fixes, formatted := 0, 0, 0, 0, 0
	for _, s := range seeds {
		file := Parse(source.NewText("s", s), PageLimit)
		tokens, items, errors = tokens+len(file.tokens), items+len(file.Items), errors+len(file.Errors)
		for _, e := range file.Errors {
			fixes += len(e.Fixes)
		}
		if len(file.Errors) == 0 && len(file.Items) > 0 {
			formatted++
		}
	}
	if tokens < 120 || items < 14 || errors < 15 || fixes < 2 || formatted < 8 {
		t.Errorf("%d tokens, %d items, %d errors, %d fixes, %d formatted walks", tokens, items, errors, fixes, formatted)
	}
}

// FuzzLex: tokens come in order, inside the text, and blocks balance.
func FuzzLex(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		o := newOutline(body, &report{}, &report{})
		o.run()
		at, depth := 0, 0
		for _, p := range o.tokens {
			if p.from < at || p.to < p.from || p.to > len(body) {
				t.Fatalf("token %v after offset %d", p, at)
			}
			at = p.to
			switch p.kind {
			case kindOpen:
				depth++
			case kindClose:
				depth--
			}
			if depth < 0 {
				t.Fatalf("a block closes that never opened, at %d", p.from)
			}
		}
		if depth != 0 {
			t.Fatalf("%d blocks stay open", depth)
		}
	})
}

// FuzzMemory: a text that is read after another one is read as it is alone.
func FuzzMemory(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, s+"\nwait 1h")
		f.Add("title t\n"+s, "title u\n"+s)
		f.Add(strings.Replace(s, "role", "user", 1), s)
	}
	f.Fuzz(func(t *testing.T, before, body string) {
		m := &Memory{}
		m.Parse(source.NewText("f", before), PageLimit)
		text := source.NewText("f", body)
		if !reflect.DeepEqual(m.Parse(text, PageLimit), Parse(text, PageLimit)) {
			t.Fatal("it is read in another way")
		}
	})
}

// FuzzParse: no panic, every span inside the text and inside its parent, and no statement that fits a form but not the
// grammar.
func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		file := Parse(source.NewText("f", body), PageLimit)
		whole := source.Span{To: len(body)}
		for _, e := range file.Errors {
			if !whole.Holds(e.At) || e.At.To < e.At.From {
				t.Fatalf("%s at %v", e.Code, e.At)
			}
			if e.Code == Unreadable {
				t.Fatalf("form and grammar differ: %s", file.Text.Report(e))
			}
			for _, fix := range e.Fixes {
				if _, ok := source.Apply(body, fix.Edits); !ok {
					t.Fatalf("fix %q of %s does not apply", fix.Title, e.Code)
				}
			}
		}
		for _, item := range file.Items {
			checkSpans(t, item, whole)
		}
	})
}

func checkSpans(t *testing.T, x Spanned, outer source.Span) {
	t.Helper()
	at := x.Span()
	if !outer.Holds(at) || at.To < at.From {
		t.Fatalf("%T at %v is not inside %v", x, at, outer)
	}
	walk(x, func(inner Spanned) bool {
		if inner == x {
			return true
		}
		checkSpans(t, inner, at)
		return false
	})
}

// FuzzFormat: formatting twice changes nothing more, and changes no token.
func FuzzFormat(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		once, errors := Format(source.NewText("f", body), PageLimit)
		if len(errors) > 0 {
			if once != body {
				t.Fatal("a walk with errors was changed")
			}
			return
		}
		twice, errors := Format(source.NewText("f", once), PageLimit)
		if len(errors) > 0 || twice != once {
			t.Fatalf("not stable: %q, then %q %v", once, twice, errors)
		}
		if a, b := tokensOf(body), tokensOf(once); a != b {
			t.Fatalf("tokens changed from %q to %q", a, b)
		}
	})
}

// tokensOf is the token sequence of a walk, as written, with its comments.
func tokensOf(body string) string {
	o := newOutline(body, &report{}, &report{})
	o.run()
	var b strings.Builder
	at := 0
	for _, p := range o.tokens {
		b.WriteString(strings.Join(strings.Fields(body[at:p.from]), " ") + "\x00" + body[p.from:p.to] + "\x00")
		at = p.to
	}
	b.WriteString(strings.Join(strings.Fields(body[at:]), " "))
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	body, err := os.ReadFile("testdata/every-form.walk")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(source.NewText("every-form.walk", string(body)), PageLimit)
	}
}
