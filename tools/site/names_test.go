package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNames holds that every name that a walk ever had leads to a walk, and that the addresses of today have no number.
func TestNames(t *testing.T) {
	library, err := readLibrary("../../scenarios")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{out: t.TempDir(), web: "../../web", versions: map[string]string{}, url: "https://walks.example.com/sub"}
	if err := s.pages(library); err != nil {
		t.Fatal(err)
	}
	list := read(t, "../../scenarios/"+namesFile)
	for line := range strings.Lines(list) {
		names := strings.Fields(line)
		page := read(t, filepath.Join(s.out, "walks", names[0], "index.html"))
		frame := read(t, filepath.Join(s.out, "walks", names[0], "embed.html"))
		if len(names) == 1 {
			if regexp.MustCompile(`\d{3}`).MatchString(names[0]) || !strings.Contains(page, `id="rw-text"`) {
				t.Errorf("%s is no walk's short name", names[0])
			}
			continue
		}
		for body, target := range map[string]string{page: "", frame: "embed.html"} {
			link := regexp.MustCompile(`<link rel="canonical" href="([^"]*)">`).FindStringSubmatch(body)
			if link == nil {
				t.Errorf("%s leads nowhere", names[0])
				continue
			}
			want := filepath.Join(s.out, "walks", names[1], target)
			if got := filepath.Join(s.out, "walks", names[0], link[1]); got != want {
				t.Errorf("%s leads to %s, not to %s", names[0], got, want)
			}
		}
	}
}

// TestNamesAreKept holds what a list of names may not say.
func TestNamesAreKept(t *testing.T) {
	walks := []*libraryWalk{{Href: "walks/a/"}, {Href: "walks/b/"}}
	for list, want := range map[string]string{
		"a\nb\nlessons/010-a a\n": "",
		"a\nb\nold gone\n":        "there is no walk at walks/gone/",
		"a\nb\ngone\n":            "there is no walk at walks/gone/",
		"a\nb\na b\n":             "walks/a/ is a walk's own address again",
		"a\n":                     "names.txt lacks b",
		"a b c\n":                 "is not a name, or two",
	} {
		root := t.TempDir()
		if err := os.WriteFile(filepath.Join(root, namesFile), []byte(list), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := readMoved(root, walks)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", list, err, want)
		}
	}
	if _, err := readMoved(t.TempDir(), append(walks, &libraryWalk{Href: "walks/a/"})); err == nil {
		t.Error("two walks have one address")
	}
}

// TestOEmbed shows the answer beside a walk's page, with the site's address and without.
func TestOEmbed(t *testing.T) {
	library, err := readLibrary("../../web/testdata")
	if err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]map[string]any{
		"": {"type": "link", "version": "1.0", "html": nil},
		"https://walks.example.com/sub": {
			"type": "rich", "version": "1.0", "provider_url": "https://walks.example.com/sub/",
			"thumbnail_url": "https://walks.example.com/sub/walks/cross-account/card.svg",
		},
	} {
		s := &site{out: t.TempDir(), web: "../../web", versions: map[string]string{}, url: url}
		if err := s.pages(library); err != nil {
			t.Fatal(err)
		}
		folder := filepath.Join(s.out, "walks/cross-account")
		var got map[string]any
		if err := json.Unmarshal([]byte(read(t, filepath.Join(folder, "oembed.json"))), &got); err != nil {
			t.Fatal(err)
		}
		for name, value := range want {
			if got[name] != value {
				t.Errorf("%q: %s is %v, want %v", url, name, got[name], value)
			}
		}
		frame := `<iframe src="https://walks.example.com/sub/walks/cross-account/embed.html" title="Rolewalk: `
		if html, _ := got["html"].(string); url != "" && !strings.HasPrefix(html, frame) {
			t.Errorf("the frame is %s", html)
		}
		const discover = `<link rel="alternate" type="application/json+oembed" href="oembed.json"`
		if !strings.Contains(read(t, filepath.Join(folder, "index.html")), discover) {
			t.Error("the page does not name its answer")
		}
		if !strings.HasPrefix(read(t, filepath.Join(folder, "card.svg")), "<svg") {
			t.Error("no card")
		}
	}
}
