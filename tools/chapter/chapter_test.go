package chapter_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/view"
	"rolewalk/tools/chapter"
)

const text = "# What `it` means\n\nThe *first*\nparagraph.\n\n```error\nUser: x is not <authorized>\n```\n\n" +
	"## Why it happens\n\nSee [the lesson](/walks/both-sides/) and [AWS](https://docs.aws.amazon.com/x).\n\n" +
	"| a | b |\n| --- | --- |\n| c | d |\n\n```json\n{}\n```\n\n```walk\ntitle \"Small\"\n" +
	"account 111111111111 dev { user al { } }\n" +
	"step { dev/al calls s3:ListAllMyBuckets on * expect deny by identity }\n```\n\n## Why it happens\n\nMore.\n"

func TestParse(t *testing.T) {
	c, err := chapter.Parse("name", []byte(text), "../../")
	if err != nil {
		t.Fatal(err)
	}
	if c.Title != "What it means" || c.Lead != "The first paragraph." {
		t.Errorf("title %q, lead %q", c.Title, c.Lead)
	}
	want := []chapter.Section{{"why-it-happens", "Why it happens"}, {"why-it-happens-1", "Why it happens"}}
	if !slices.Equal(c.Sections, want) {
		t.Errorf("sections %v", c.Sections)
	}
	if !slices.Equal(c.Printed, []string{"User: x is not <authorized>"}) ||
		!slices.Equal(c.Links, []string{"walks/both-sides/"}) {
		t.Errorf("printed %q, links %q", c.Printed, c.Links)
	}
	for _, want := range []string{
		`<h2 id="why-it-happens"><a href="#why-it-happens" class="anchor">Why it happens</a></h2>`,
		`<figcaption>AWS prints</figcaption><blockquote>User: x is not &lt;authorized&gt;</blockquote>`,
		`<a href="../../walks/both-sides/">the lesson</a>`,
		`<a href="https://docs.aws.amazon.com/x" rel="noreferrer">AWS</a>`,
		`<div class="table" tabindex="0" role="group" aria-label="Table"><table>`,
		"<pre tabindex=\"0\"><code>{}\n</code></pre>",
		`<strong>Small</strong>`,
		`<b class="verdict-word" data-outcome="deny">Denied by the caller’s policies.</b>`,
		`<role-walk site="../../" height="440"><details><summary>The walk as text</summary>`,
		`<a data-rw="open-walk" href="../../#w1.`,
		`<a data-rw="own-policies" href="../../?start#w1.`,
	} {
		if !strings.Contains(string(c.Body), want) {
			t.Errorf("no %s in\n%s", want, c.Body)
		}
	}
	if strings.Contains(string(c.Body), "<h1") || strings.Contains(c.Text, "account") ||
		!strings.Contains(c.Text, "More.") {
		t.Errorf("body or text: %s\n%s", c.Body, c.Text)
	}
}

func TestFaults(t *testing.T) {
	for name, text := range map[string]string{
		"no title": "Text\n", "nothing": "", "a heading of another level": "## A\n", "two titles": "# A\n\n# B\n",
	} {
		if _, err := chapter.Parse("name", []byte(text), ""); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// What an author writes as HTML is not taken, and no walk becomes HTML.
func TestHostile(t *testing.T) {
	c, err := chapter.Parse("name", []byte("# A\n\n<script>alert(1)</script>\n\n[x](javascript:alert)\n\n"+
		"```walk\ntitle \"</code></pre></role-walk><script>alert(1)</script>\"\n```\n"), "../../")
	if err != nil {
		t.Fatal(err)
	}
	if body := string(c.Body); strings.Contains(body, "<script>") || strings.Contains(body, "javascript:") {
		t.Error(body)
	}
}

func TestRead(t *testing.T) {
	folder := t.TempDir()
	for name, body := range map[string]string{"b.md": "# B\n", "a.md": "# A\n", "c.txt": ""} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := chapter.Read(folder, "../../")
	if err != nil || len(list) != 2 || list[0].Name != "a" || list[1].Title != "B" {
		t.Errorf("%v, %v", list, err)
	}
	if list, err := chapter.Read(filepath.Join(folder, "gone"), ""); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
}

// TestGates shows that the picture leads to sections that are there, whatever signs their names have.
func TestGates(t *testing.T) {
	text := "# A\n\n```gates\n```\n"
	for _, title := range view.GateTitles() {
		text += "\n## " + title + "\n\n```gates\n" + title + "\n```\n"
	}
	c, err := chapter.Parse("name", []byte(text), "../../")
	if err != nil {
		t.Fatal(err)
	}
	for i, section := range c.Sections {
		if n := strings.Count(string(c.Body), `<a href="#`+section.ID+`">`); n < 2 {
			t.Errorf("%d links to %s", n, section.ID)
		}
		if want := fmt.Sprintf("Gate %d of %d refuses", i+1, len(c.Sections)); !strings.Contains(string(c.Body), want) {
			t.Errorf("no %q", want)
		}
	}
	c, err = chapter.Parse("name", []byte("# A\n\n```gates\nNowhere\n```\n"), "../../")
	if err != nil || !strings.Contains(string(c.Body), "There is no gate Nowhere.") {
		t.Errorf("%s, %v", c.Body, err)
	}
}
