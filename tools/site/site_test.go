package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"rolewalk/engine/view"
)

func TestAdopting(t *testing.T) {
	got, err := adopting("a\n" + styleTagOnly + "\nb")
	if err != nil || got != "a\n"+alwaysAdopted+"\nb" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := adopting("if (something else) {"); err == nil {
		t.Error("a style-mod that this build does not know must fail it")
	}
}

// built writes the pages of the fixture walk without bundles, which need what npm installs.
func built(t *testing.T) string {
	t.Helper()
	library, err := readLibrary("../../web/testdata")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{out: t.TempDir(), web: "../../web", versions: map[string]string{}}
	if err := s.pages(library); err != nil {
		t.Fatal(err)
	}
	return s.out
}

func TestPages(t *testing.T) {
	out := built(t)
	for _, name := range []string{
		"index.html", "embed.html", "embed/index.html", "library.json",
		"walks/cross-account/index.html", "walks/cross-account/embed.html",
		"walks/cross-account/walk.txt",
	} {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Error(err)
		}
	}
	page := read(t, filepath.Join(out, "index.html"))
	for _, hook := range []string{
		`<html lang="en" data-engine="loading" data-evaluated="0">`,
		`data-rw="verdict" data-outcome="deny"`,
		`data-rw="step" data-outcome="hidden" data-expected="held"`,
		`data-rw="gate" data-gate="trust" data-outcome="refused"`,
		`data-rw="tab" data-document="trust of prod/Deploy" aria-controls="editor" aria-selected="true"`,
		`data-rw="lane" data-session="ci" data-from="2026-03-01T09:05:00Z" data-until="2026-03-01T10:05:00Z"`,
		`<strong>another</strong>`,
	} {
		if !strings.Contains(page, hook) {
			t.Errorf("no %s", hook)
		}
	}
}

// TestPagesKeepToTheirPolicy holds every page to what its Content Security Policy allows, and its addresses to relative
// ones.
func TestPagesKeepToTheirPolicy(t *testing.T) {
	out := built(t)
	inline := regexp.MustCompile(`<style|\sstyle=|\son[a-z]+=|<script>|<script type="module">`)
	address := regexp.MustCompile(`(?:src|href)="([^"]*)"`)
	err := filepath.WalkDir(out, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		page := read(t, path)
		markup := regexp.MustCompile(`(?s)<script type="application/json".*?</script>`).ReplaceAllString(page, "")
		if found := inline.FindString(markup); found != "" {
			t.Errorf("%s has %s", path, found)
		}
		for _, m := range address.FindAllStringSubmatch(markup, -1) {
			other := strings.Contains(m[1], ":") && !strings.HasPrefix(m[1], "https://docs.aws.amazon.com/")
			if strings.HasPrefix(m[1], "/") || other {
				t.Errorf("%s leads to %s", path, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestDataCannotEndItsElement shows that a walk's text may hold what would end the element that it travels in.
func TestDataCannotEndItsElement(t *testing.T) {
	s := &site{out: t.TempDir(), versions: map[string]string{}}
	text := `</script><script src="//x">` + "\u2028"
	walk := &libraryWalk{
		Name:  "lessons/x",
		Title: text,
		Text:  text,
		Href:  "walks/lessons/x/",
		Page:  &view.Page{Title: text},
	}
	if err := s.walkPages(walk, ""); err != nil {
		t.Fatal(err)
	}
	page := read(t, filepath.Join(s.out, "index.html"))
	if strings.Contains(page, `<script src="//x">`) {
		t.Error("the text became an element")
	}
	data := regexp.MustCompile(`(?s)id="rw-text">(.*?)</script>`).FindStringSubmatch(page)
	var back string
	if err := json.Unmarshal([]byte(data[1]), &back); err != nil || back != text {
		t.Errorf("got %q, %v", back, err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	out, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestComplete(t *testing.T) {
	for source, want := range map[string]string{
		`var a="left out";export{a}`:                                  "",
		standIns("indentString", "syntaxTree") + "export const a = 1": "shared-A.js uses indentString, which is left out",
	} {
		err := complete(api.OutputFile{Path: "out/shared-A.js", Contents: []byte(source)})
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", source, err, want)
		}
	}
}
