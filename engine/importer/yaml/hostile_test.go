package yaml

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rolewalk/engine/tree"
)

// Hostile texts are answered soon, with a sentence, and what is readable of them is read.
func TestHostile(t *testing.T) {
	laughs := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 20; i++ {
		nine := strings.Repeat(fmt.Sprintf(", *a%d", i-1), 9)
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, nine[2:])
	}
	merges := "a0: &a0 {b: c}\n"
	for i := 1; i < 5000; i++ {
		merges += fmt.Sprintf("a%d: &a%d {<<: [*a%d, *a%d], k%d: v}\n", i, i, i-1, i-1, i)
	}
	nested := ""
	for i := range 100 {
		nested += strings.Repeat(" ", i) + "a:\n"
	}
	for _, c := range []struct{ name, body, want string }{
		{"billion laughs", laughs, "the aliases of this text stand for more than 100000 values"},
		{"merges of merges", merges, "the aliases of this text stand for more than 100000 values"},
		{"deep brackets", "a: " + strings.Repeat("[", 100_000), "this is nested too deep"},
		{"deep enough brackets", "a: " + strings.Repeat("[", 100) + strings.Repeat("]", 100), "more than 64 levels"},
		{"deep blocks", nested, "more than 64 levels"},
		{"deep lists", strings.Repeat("- ", 5000) + "x", "more than 64 levels"},
		{"deep aliases", "a: &a [[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]\nb: &b " +
			"[[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]\nc: &c [[[[[[[[[[[[[[[[[[[[*b]]]]]]]]]]]]]]]]]]]]\n" +
			"d: [[[[[[[[[[[[[[[[[[[[*c]]]]]]]]]]]]]]]]]]]]\n", "more than 64 levels"},
		{"a large scalar", "a: " + strings.Repeat("x", 1<<20) + "\nb: |\n  " + strings.Repeat("y ", 1<<19) + "\n", ""},
		{"a large quoted scalar", "a: \"" + strings.Repeat("\\u00e9\t", 1<<17) + "\"\n", ""},
		{"many tabs", "a: b" + strings.Repeat("\t", 1<<20) + "\n", ""},
		{"many comments", strings.Repeat("# c\n", 1<<18) + "a: b\n", ""},
		{"many keys", strings.Repeat("k: v\n", 1<<17), "there are more faults"},
		{"many broken lines", strings.Repeat("k: v: w\n", 1<<15), "there are more faults"},
		{"one long line of JSON", "[" + strings.Repeat(`{"a":"é"},`, 1<<15) + "1]", ""},
		{"many documents", strings.Repeat("---\na: b\n", 1<<14), "more than 5000 documents"},
		{"many anchors", strings.Repeat("- &a [b, c]\n- *a\n", 1<<12), ""},
		{"too large", strings.Repeat("a: b\n", maxSize/5+1), "more than 16 MiB"},
	} {
		docs, faults := Read(c.body, 0)
		said := ""
		for _, f := range faults {
			said += f.Message + "\n"
		}
		if c.want == "" && said != "" || !strings.Contains(said, c.want) {
			t.Errorf("%s: %d documents, %.200q, want %q", c.name, len(docs), said, c.want)
		}
	}
}

// check fails where a place of the tree lies outside what holds it, or the tree is deeper than trees are.
func check(t *testing.T, body string, n *tree.Node, depth int, faults []Fault) {
	t.Helper()
	if n.Span.From < 0 || n.Span.To < n.Span.From || n.Span.To > len(body) {
		t.Fatalf("%q: the place %v of %s", body, n.Span, short(n))
	}
	written := body[n.Span.From:n.Span.To]
	odd := func(r rune) bool {
		return !allowed(r) || r == utf8.RuneError || strings.ContainsRune("\"'|>\r\n\u0085\u2028\u2029", r)
	}
	plain := written != "" && !strings.ContainsFunc(written, odd)
	// Of a value with a part that is not read, or read as something else, the rest is what the text has.
	touched := slices.ContainsFunc(faults, func(f Fault) bool {
		return f.Span.From < n.Span.To && n.Span.From < f.Span.To
	})
	if (n.Kind == '"' || n.Kind == '0') && plain && !touched && written != n.Text &&
		(faults == nil || !strings.HasPrefix(n.Text, written)) {
		t.Fatalf("%q: the place of %q has %q", body, n.Text, written)
	}
	if n.Kind == '{' || n.Kind == '[' {
		depth++
	}
	if depth > tree.MaxDepth+1 {
		t.Fatalf("%q: %d levels", body, depth)
	}
	for i := range n.Items {
		check(t, body, &n.Items[i], depth, faults)
	}
	for i := range n.Members {
		m := &n.Members[i]
		if s := m.Name.Span; s.From < 0 || s.To < s.From || s.To > len(body) {
			t.Fatalf("%q: the place %v of the name %q", body, s, m.Name.Value)
		}
		check(t, body, &m.Value, depth, faults)
	}
}

func FuzzYAML(f *testing.F) {
	for _, body := range []string{
		"a: b\n", "a: &x [b, *x]\n<<: *x\n", "- !GetAtt é.Arn\n- !Sub |\n  ${x}\n", "%YAML 1.2\n---\n? a\n: {b, c: }\n...\n",
		"\ufeffa:\r\n- 'it''s'\r\n- \"\\u00e9\\\n  x\"\r\n",
		"a: [b\nc: \"d\n e: f\n\tg: @\n", "a: {{ b }}\n*c : d\n", "a: >2-\n   b\n\n  c\n",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(body, "\ufffd") // as brought.Decode gives it
		docs, faults := Read(body, 0)
		for i := range docs {
			check(t, body, &docs[i], 0, faults)
		}
		for _, f := range faults {
			if f.Message == "" || f.Span.From < 0 || f.Span.To < f.Span.From || f.Span.To > len(body) {
				t.Fatalf("%q: the fault %v", body, f)
			}
		}
	})
}
