package embed_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"rolewalk/tools/embed"
)

const walk = `title "Who may <b>deploy</b>?"
account 111111111111 dev {
  user alice { policy go {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
    "Action": "sts:AssumeRole", "Resource": "*"}} }
}
account 222222222222 prod {
  role Deploy { trust {"Version": "2012-10-17", "Statement": {"Effect": "Deny",
    "Principal": "*", "Action": "sts:AssumeRole"}} }
}
step { dev/alice assumes prod/Deploy as ci expect deny }
step { dev/alice assumes prod/Deploy as again expect deny }
`

func render(t *testing.T, markdown string) string {
	t.Helper()
	var out bytes.Buffer
	m := goldmark.New(goldmark.WithExtensions(embed.Extension{Site: "https://walks.example.com/"}))
	if err := m.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFigure(t *testing.T) {
	got := render(t, "Before\n\n```walk step=2 height=480 other=1\n"+walk+"```\n\n```json\n{}\n```\n")
	for _, want := range []string{
		"<p>Before</p>\n<figure class=\"role-walk\">\n<figcaption><strong>Who may &lt;b&gt;deploy&lt;/b&gt;?</strong>",
		`data-outcome="deny">Denied by the trust policy.</b>`,
		`<role-walk site="https://walks.example.com/" step="2" height="480"><pre><code class="language-walk">title &#34;`,
		"expect deny }\n</code></pre></role-walk>\n</figure>\n<pre><code class=\"language-json\">{}\n</code></pre>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// Where the reader is to predict, and where the walk cannot be read, no verdict is told.
func TestNoVerdict(t *testing.T) {
	for name, markdown := range map[string]string{
		"a fence that asks for a prediction": "```walk predict\n" + walk + "```\n",
		"a step that asks for a prediction": "```walk\n" +
			strings.Replace(walk, "expect deny }", "expect deny predict }", 1) + "```\n",
		"a walk that is broken": "```walk\nstep {\n```\n",
	} {
		if got := render(t, markdown); strings.Contains(got, "verdict") || !strings.Contains(got, "<role-walk ") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
	if got := render(t, "```walk\naccount 1 {\n```\n"); !strings.Contains(got, "This walk cannot be read. Line 1:") {
		t.Error(got)
	}
}

// A walk's text never becomes HTML, and no option becomes another attribute.
func TestHostile(t *testing.T) {
	hostile := `title "</code></pre></role-walk><script>alert(1)</script>"`
	got := render(t, "```walk theme=\"dark' onload=x\" onclick=alert(1) step=2>x pane=<b>\n"+hostile+"\n```\n")
	if strings.Contains(got, "<script>") || strings.Contains(got, " onload=x\"") && !strings.Contains(got, "&#39;") ||
		strings.Contains(got, "onclick") || strings.Contains(got, "<b>\"") {
		t.Error(got)
	}
}

// TestPlaced shows that each byte of a walk keeps its line and its column, wherever the fence stands.
func TestPlaced(t *testing.T) {
	for name, markdown := range map[string]string{
		"at the margin":   "# A\n\n```walk\nfirst\n  second\n```\n",
		"in a list":       "1. item\n\n   ~~~walk step=2\n   first\n     second\n   ~~~\n",
		"in a quotation":  "> ```walk\n> first\n>   second\n> ```\n",
		"with braces":     "``` {.walk step=2}\nfirst\n  second\n```",
		"carriage return": "a\r\n\r\n```walk\r\nfirst\r\n  second\r\n```\r\n",
		"unended":         "```walk\nfirst\n  second",
	} {
		fences := embed.Fences([]byte(markdown))
		if len(fences) != 1 {
			t.Errorf("%s: %d walks", name, len(fences))
			continue
		}
		for _, word := range []string{"first", "second"} {
			if got, want := place(fences[0].Placed, word), place(markdown, word); got != want {
				t.Errorf("%s: %s is at %s, not at %s", name, word, got, want)
			}
		}
		if body := strings.ReplaceAll(fences[0].Text, "\r", ""); strings.TrimSpace(body) != "first\n  second" {
			t.Errorf("%s: got %q", name, fences[0].Text)
		}
	}
	for _, other := range []string{"```walks\n```", "```json\n```", "```\nwalk\n```", "    ```walk\n    x\n    ```"} {
		if found := embed.Fences([]byte(other)); len(found) != 0 {
			t.Errorf("%q: %v", other, found)
		}
	}
}

func place(text, word string) string {
	before := text[:strings.Index(text, word)]
	return fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, len(before)-strings.LastIndex(before, "\n"))
}

func FuzzFences(f *testing.F) {
	f.Add("> 1. ```walk\n> \ttitle\n```\n")
	f.Add("```walk {step=2}\n" + walk + "```")
	f.Fuzz(func(t *testing.T, markdown string) {
		for _, fence := range embed.Fences([]byte(markdown)) {
			if strings.Count(fence.Placed, "\n") > strings.Count(markdown, "\n") {
				t.Errorf("%q has more lines than %q", fence.Placed, markdown)
			}
		}
	})
}
