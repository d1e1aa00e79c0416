package notes

import (
	"strings"
	"testing"

	"rolewalk/engine/view"
)

// shown writes a tree as nested words.
func shown(list []view.Note) string {
	var out []string
	for _, n := range list {
		word := string(n.Kind)
		if n.Text != "" {
			word += "'" + n.Text + "'"
		}
		if n.Href != "" {
			word += "<" + n.Href + ">"
		}
		if len(n.Sub) > 0 {
			word += "(" + shown(n.Sub) + ")"
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	for markdown, want := range map[string]string{
		"": "",
		"Why **both** must *agree*.": "paragraph(text'Why ' strong(text'both') text' must ' emphasis(text'agree') " +
			"text'.')",
		"one\ntwo":                          "paragraph(text'one two')",
		"one  \ntwo":                        "paragraph(text'one' break text'two')",
		"# Head\n\n---":                     "heading(text'Head') rule",
		"- a\n- `b`":                        "list(item(text'a') item(code'b'))",
		"1. a":                              "ordered(item(text'a'))",
		"> said":                            "quote(paragraph(text'said'))",
		"```json\n{\n}\n```":                "codeblock'{\n}'",
		"[AWS](https://aws.amazon.com/a)":   "paragraph(link<https://aws.amazon.com/a>(text'AWS'))",
		"<https://aws.amazon.com>":          "paragraph(link<https://aws.amazon.com>(text'https://aws.amazon.com'))",
		"<a@example.org>":                   "paragraph(link<mailto:a@example.org>(text'a@example.org'))",
		"[x](javascript:alert(1))":          "paragraph(text'x')",
		"[x](data:text/html,a) [y](/here)":  "paragraph(text'x y')",
		"![a picture](https://x.org/p.png)": "paragraph(text'a picture')",
		"<script>alert(1)</script>":         "paragraph(text'<script>alert(1)</script>')",
		"a <b>c</b>":                        "paragraph(text'a <b>c</b>')",
		`\*not\* &amp; so`:                  "paragraph(text'*not* & so')",
		"arn:aws:iam::*:role/a_b_c":         "paragraph(text'arn:aws:iam::*:role/a_b_c')",
	} {
		if got := shown(Parse(markdown)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", markdown, got, want)
		}
	}
}

// FuzzParse: the result has no address with another scheme, and no nil list, which JSON would write as null.
func FuzzParse(f *testing.F) {
	f.Add("[a](JavaScript:b) **c** <d> &#x6A;")
	f.Fuzz(func(t *testing.T, markdown string) { check(t, Parse(markdown)) })
}

func check(t *testing.T, list []view.Note) {
	t.Helper()
	if list == nil {
		t.Fatal("a nil list")
	}
	for _, n := range list {
		href := strings.ToLower(n.Href)
		if href != "" && !strings.HasPrefix(href, "http://") && !strings.HasPrefix(href, "https://") &&
			!strings.HasPrefix(href, "mailto:") {
			t.Fatalf("a link to %q", n.Href)
		}
		check(t, n.Sub)
	}
}
