package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"rolewalk/tools/embed"
	webembed "rolewalk/web/embed"
)

func TestEmbed(t *testing.T) {
	in(t, map[string]string{"mine/rolewalk_fence.py": "# mine\n"})
	for target, file := range map[string]string{
		"hugo":       "layouts/_default/_markup/render-codeblock-walk.html",
		"mkdocs":     "rolewalk_fence.py",
		"docusaurus": "rolewalk/remark.mjs",
		"vitepress":  ".vitepress/rolewalk/markdown-it.mjs",
	} {
		for range 2 { // the second time nothing is in the way
			got := rolewalk("", "embed", "--for", target, "--site", "https://walks.example.com/sub", "--out", target)
			got.wants(t, target, 0, "wrote ")
			if strings.Contains(got.stdout, "@") {
				t.Errorf("%s: %s", target, got.stdout)
			}
		}
		text, err := os.ReadFile(target + "/" + file)
		if err != nil {
			t.Fatal(err)
		}
		const python = "SITE = \"https://walks.example.com/sub/\"\n"
		if target == "mkdocs" && !strings.Contains(string(text), python) {
			t.Errorf("no %q in %s", python, text)
		}
		if target == "hugo" || target == "mkdocs" {
			if !strings.Contains(string(text), `"https://walks.example.com/sub/`) || strings.Contains(string(text), "@SITE") {
				t.Errorf("%s does not name the site:\n%s", file, text)
			}
		}
	}
	rolewalk("", "embed", "--for", "mkdocs", "--out", "mine").wants(t, "another's file", 2, "with --force")
	if text, _ := os.ReadFile("mine/rolewalk_fence.py"); string(text) != "# mine\n" {
		t.Errorf("it was written over: %s", text)
	}
	rolewalk("", "embed", "--for", "mkdocs", "--out", "mine", "--force").wants(t, "force", 0, "wrote")
	rolewalk("", "embed", "--for", "sphinx").wants(t, "an unknown generator", 2, `not "sphinx"`)
	rolewalk("", "embed", "--for", "hugo", "--site", `https://x"onload=`).wants(t, "an address that is none", 2, "--site")
	rolewalk("", "embed", "--for", "hugo", "a.walk").wants(t, "a walk too many", 2, "takes no walk")
}

func TestEmbedLink(t *testing.T) {
	in(t, map[string]string{
		"my walk.walk": strings.Replace(passing, "Alice and the role", "Alice [and] *the* role", 1), "broken.walk": broken,
		"secret.walk": passing + "# AKIAQYLPMN5HFIQR7XYA wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzKEY\n",
	})
	got := rolewalk("", "embed", "--for", "link", "--site", "https://walks.example.com", "my walk.walk")
	got.wants(t, "a file", 0, `[![Alice \[and\] \*the\* role](my%20walk.svg)](https://walks.example.com/#w1.`)
	if card, err := os.ReadFile("my walk.svg"); err != nil || !strings.HasPrefix(string(card), "<svg") {
		t.Errorf("%v: %.40s", err, card)
	}
	for address, want := range map[string]string{
		"https://a.example/sub/walks/external-id/": "](https://a.example/sub/walks/external-id/card.svg)](https://a.example",
		"https://a.example/w/abcDEF_-123":          "](https://a.example/card/abcDEF_-123.svg)](https://a.example/w/",
	} {
		rolewalk("", "embed", "--for", "link", address).wants(t, address, 0, want)
	}
	for _, bad := range []string{
		"https://a.example/#w1.abc", "javascript:alert(1)", "https://a.example/w/x)y", "gone.walk",
	} {
		rolewalk("", "embed", "--for", "link", bad).wants(t, bad, 2)
	}
	rolewalk("", "embed", "--for", "link", "broken.walk").wants(t, "a broken walk", 2, "broken.walk:2:3")
	rolewalk("", "embed", "--for", "link", "secret.walk").wants(t, "a key", 2, "holds a key")
	rolewalk("", "embed", "--for", "link").wants(t, "no walk", 2, "takes one walk")
}

// TestOneListOfOptions holds that all programs that read a fence know the same options.
func TestOneListOfOptions(t *testing.T) {
	plugin, err := webembed.Files.ReadFile("options.mjs")
	if err != nil {
		t.Fatal(err)
	}
	element, err := os.ReadFile("../../web/embed/role-walk.mjs")
	if err != nil {
		t.Fatal(err)
	}
	list := func(text, form string) string {
		found := regexp.MustCompile(form).FindStringSubmatch(text)
		if found == nil {
			t.Fatalf("no %s", form)
		}
		return strings.Join(regexp.MustCompile(`[a-z]+`).FindAllString(found[1], -1), " ")
	}
	want := list(string(plugin), `(?s)known = \[(.*?)\]`)
	var fence strings.Builder
	for name := range strings.FieldsSeq(want) {
		fence.WriteString(" " + name + "=1")
	}
	var figure strings.Builder
	m := goldmark.New(goldmark.WithExtensions(embed.Extension{}))
	if err := m.Convert([]byte("```walk"+fence.String()+"\n```\n"), &figure); err != nil {
		t.Fatal(err)
	}
	written := regexp.MustCompile(`="1"`).ReplaceAllString(list(figure.String(), `<role-walk(.*?)>`), "")
	hugo := regexp.MustCompile(`Attributes\.([a-z]+)`).FindAllStringSubmatch(hugoHook, -1)
	var hooked []string
	for _, m := range hugo {
		hooked = append(hooked, m[1])
	}
	for name, got := range map[string]string{
		"goldmark": written,
		"hugo":     strings.Join(hooked, " "),
		"mkdocs":   list(mkdocsHook, `KNOWN = \((.*?)\)`),
		"element":  list(string(element), `(?s)OPTIONS = \[(.*?)\]`) + " height",
	} {
		if got != want {
			t.Errorf("%s knows %s, the plugins %s", name, got, want)
		}
	}
}

func TestEmbedHTML(t *testing.T) {
	in(t, map[string]string{"docs.md": fenced(unmet)})
	rolewalk("", "embed", "--for", "html", "--site", "https://walks.example.com", "docs.md").wants(t, "a file", 0,
		"<h1>Roles</h1>", `<figure class="role-walk">`, `data-outcome="allow">Allowed`,
		`<role-walk site="https://walks.example.com/" step="1">`,
		`<script src="https://walks.example.com/role-walk.js" async>`)
	rolewalk("# A\n", "embed", "--for", "html", "-").wants(t, "standard input", 0, "<h1>A</h1>")
	rolewalk("", "embed", "--for", "html").wants(t, "no file", 2, "takes one Markdown file")
}
