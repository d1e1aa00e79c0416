package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/view"
	"rolewalk/tools/chapter"
	"rolewalk/tools/embed"
)

// around writes the pages around the walks of the fixture and the chapters of the course.
func around(t *testing.T, url string) *site {
	t.Helper()
	library, err := readLibrary("../../web/testdata")
	if err != nil {
		t.Fatal(err)
	}
	parts, err := readParts("../../scenarios")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{out: t.TempDir(), url: url, versions: map[string]string{}, sections: sectionsOf(parts)}
	// What chapters link to of the real library is not here.
	for _, p := range parts {
		for _, c := range p.chapters {
			for _, to := range c.Links {
				if strings.HasPrefix(to, "walks/") {
					s.versions[to+"index.html"] = "there"
				}
			}
		}
	}
	if err := s.pages(library); err != nil {
		t.Fatal(err)
	}
	if err := s.coursePages(library, parts); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestChaptersAreThere also holds every page to its own policy: no inline script or style, and no address that begins
// with a slash.
func TestChaptersAreThere(t *testing.T) {
	s := around(t, "")
	inline := regexp.MustCompile(`<style|\sstyle=|\son[a-z]+=|<script>|(?:src|href)="/`)
	for _, address := range s.drawn {
		page := read(t, filepath.Join(s.out, filepath.FromSlash(address), "index.html"))
		page = regexp.MustCompile(`(?s)<script type="application/json".*?</script>`).ReplaceAllString(page, "")
		if found := inline.FindString(page); found != "" {
			t.Errorf("%s has %q", address, found)
		}
		if strings.Contains(page, "This walk cannot be read") {
			t.Errorf("%s has a walk that does not parse", address)
		}
		if n := strings.Count(page, "<h1"); n != 1 {
			t.Errorf("%s has %d titles", address, n)
		}
	}
	for _, want := range []string{
		"library/", "guide/", "guide/chaining-one-hour/", "myths/any-wildcard-in-a-principal-arn/", "glossary/",
		"reference/how-aws-decides/", "reference/walk-language/", "reference/findings/", "reference/operators/",
		"reference/condition-keys/", "reference/providers/", "reference/rules/", "reference/assumptions/",
		"reference/not-modelled/",
	} {
		if !strings.Contains(" "+strings.Join(s.drawn, " ")+" ", " "+want+" ") {
			t.Errorf("no %s in %v", want, s.drawn)
		}
	}
	if _, err := os.Stat(filepath.Join(s.out, "sitemap.xml")); err == nil {
		t.Error("a site that does not know its address has a sitemap")
	}
}

func TestSiteMap(t *testing.T) {
	s := around(t, "https://walks.example.com/team/")
	text := read(t, filepath.Join(s.out, "sitemap.xml"))
	for _, want := range []string{
		`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`, "<loc>https://walks.example.com/team/</loc>",
		"<loc>https://walks.example.com/team/walks/cross-account/</loc>",
		"<loc>https://walks.example.com/team/guide/chaining-one-hour/</loc>",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func TestWorlds(t *testing.T) {
	walks := []*libraryWalk{
		{Name: "lessons/1", World: "Time"},
		{Name: "lessons/2"},
		{Name: "lessons/3", World: "Keys and roles"},
		{Name: "lessons/4", World: "Elsewhere"},
		{Name: "lessons/5", World: "Time"},
	}
	var got []string
	for _, w := range worldsOf(walks) {
		line := w.title + ":"
		for _, walk := range w.walks {
			line += " " + strings.TrimPrefix(walk.Name, "lessons/")
		}
		got = append(got, line)
	}
	if want := "Keys and roles: 3, Time: 1 5, Other lessons: 2 4"; strings.Join(got, ", ") != want {
		t.Errorf("got %v", got)
	}
}

// TestLibraryTellsTheLesson shows that what a walk says of itself as a lesson is in library.json, and is left out where
// it says nothing.
func TestLibraryTellsTheLesson(t *testing.T) {
	const account = "account 111111111111 dev { }\n"
	for text, want := range map[string]string{
		"title T\nworld Time\nlevel 2\nminutes 7\n" + account: `,"world":"Time","level":2,"minutes":7}`,
		"title T\n" + account: `"href":"walks/a/"}`,
	} {
		folder := t.TempDir()
		files := fstest.MapFS{"lessons/100-a.walk": {Data: []byte(text)}, "names.txt": {Data: []byte("a\n")}}
		if err := os.CopyFS(folder, files); err != nil {
			t.Fatal(err)
		}
		library, err := readLibrary(folder)
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(library.walks()[0])
		if err != nil || !strings.HasSuffix(string(body), want) {
			t.Errorf("%s, %v", body, err)
		}
	}
}

func TestSearchIndex(t *testing.T) {
	m := searchIndex([]searchable{
		{found{"Trust policies", "Lesson", "A trust, and a role", "a/"}, "trust"},
		{found{"Time", "Myth", "", "b/"}, "An hour"},
	})
	body, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"documentCount":2`, `"documentIds":{"0":0,"1":1}`, `"fieldIds":{"lead":1,"text":2,"title":0}`,
		`"fieldLength":{"0":[2,4,1],"1":[1,0,2]}`, `"averageFieldLength":[1.5,2,1.5]`,
		`["trust",{"0":{"0":1},"1":{"0":1},"2":{"0":1}}]`, `["a",{"1":{"0":2}}]`, `"serializationVersion":2`,
	} {
		if !strings.Contains(string(body), want) {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
}

func TestDeadLink(t *testing.T) {
	c, err := chapter.Parse("a", []byte("# A\n\n[b](/guide/gone/)\n"), chapterRoot)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{out: t.TempDir(), versions: map[string]string{}}
	err = s.checkLinks([]*part{{folder: "guide", chapters: []*chapter.Chapter{c}}})
	if err == nil || !strings.Contains(err.Error(), "guide/a.md links to /guide/gone/") {
		t.Error(err)
	}
}

func TestFirstSentences(t *testing.T) {
	long := strings.Repeat("Word ", 20) + "end. " + strings.Repeat("more ", 40)
	for text, want := range map[string]string{
		"Short.":                   "Short.",
		long:                       strings.Repeat("Word ", 20) + "end.",
		strings.Repeat("abc ", 60): strings.TrimSpace(strings.Repeat("abc ", 40)) + " …",
	} {
		if got := firstSentences(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	notes := []view.Note{
		{Kind: view.NoteParagraph, Sub: []view.Note{{Kind: view.NoteText, Text: "a"}}}, {Kind: view.NoteText, Text: "b"},
	}
	if got := plainNotes(notes); got != "a b" {
		t.Errorf("got %q", got)
	}
}

// TestEachGateRefuses shows that the walks of the page on how AWS decides are refused by the gates in their order, each
// by that one alone, and the last by none.
func TestEachGateRefuses(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/reference/how-aws-decides.md")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, fence := range embed.Fences(text) {
		page, _ := run(fence.Text)
		var last *view.Step
		for i := range page.Rows {
			if page.Rows[i].Kind == view.RowStep {
				last = page.Rows[i].Step
			}
		}
		refusing := "allowed"
		for _, gate := range last.Gates {
			if gate.Outcome == view.GateRefused {
				refusing = strings.TrimPrefix(refusing+", "+gate.Name, "allowed, ")
			}
		}
		got = append(got, refusing)
	}
	if want := append(view.GateTitles(), "allowed"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestChaptersSayWhatTheyShow: every step of a walk in a chapter has an expectation, which `rolewalk test` holds, and
// every page of the field guide has a sentence that AWS prints, which no other has.
func TestChaptersSayWhatTheyShow(t *testing.T) {
	files, err := filepath.Glob("../../scenarios/*/*.md")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		for i, fence := range embed.Fences([]byte(read(t, name))) {
			for _, item := range scenario.Parse(name, fence.Text, scenario.PageLimit).Items() {
				if step, ok := item.(*syntax.Step); ok && step.Expect == nil {
					t.Errorf("%s: a step of walk %d has no expect", name, i+1)
				}
			}
		}
	}
	parts, err := readParts("../../scenarios")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := printedPages(parts); err != nil {
		t.Error(err)
	}
	for _, c := range parts[0].chapters {
		if len(c.Printed) == 0 {
			t.Errorf("guide/%s has no sentence that AWS prints", c.Name)
		}
	}
	twice := []*part{{folder: "guide", chapters: []*chapter.Chapter{
		{Name: "a", Printed: []string{"Not 111111111111."}}, {Name: "b", Printed: []string{"not"}},
	}}}
	if _, err := printedPages(twice); err == nil {
		t.Error("two pages about one sentence")
	}
}
