package prerender_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

func page(t *testing.T, path string) (string, *view.Page) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	walk := scenario.Parse(filepath.Base(path), string(text), scenario.PageLimit)
	return string(text), view.Build(walk.Run(scenario.Options{Trace: true}))
}

func write(t *testing.T, p *view.Page, o prerender.Options) string {
	t.Helper()
	var out strings.Builder
	if err := prerender.Write(&out, p, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestWayToTheTask finds the way to the task on a page that has one, and hidden where there is none.
func TestWayToTheTask(t *testing.T) {
	hidden := regexp.MustCompile(`<a class="skip"[^>]* data-rw="to-task" hidden>`)
	for path, want := range map[string]bool{
		"../../scenarios/lessons/205-both-sides.walk": false,
		"../../web/src/starter.walk":                  true,
	} {
		text, p := page(t, path)
		if html := write(t, p, prerender.Options{Text: text}); hidden.MatchString(html) != want {
			t.Errorf("%s: hidden is %t", path, !want)
		}
	}
}

// TestReferences draws every lesson at every row: what a drawing refers to is in the document, and no id is there
// twice.
func TestReferences(t *testing.T) {
	paths, err := filepath.Glob("../../scenarios/lessons/*.walk")
	if err != nil || len(paths) == 0 {
		t.Fatal("no lessons", err)
	}
	ids := regexp.MustCompile(` id="([^"]+)"`)
	refers := regexp.MustCompile(`(?:href="#|aria-controls="|aria-labelledby=")([^"]+)"`)
	found := 0
	for _, path := range paths {
		text, p := page(t, path)
		for row := range p.Rows {
			for _, frame := range []bool{false, true} {
				html := write(t, p, prerender.Options{Text: text, Row: row, Frame: frame})
				has := map[string]bool{"dialog-title": true} // stands in the dialog once it is open
				for _, m := range ids.FindAllStringSubmatch(html, -1) {
					if has[m[1]] {
						t.Errorf("%s, row %d: two elements are %s", path, row, m[1])
					}
					has[m[1]] = true
				}
				for _, m := range refers.FindAllStringSubmatch(html, -1) {
					found++
					if !has[m[1]] {
						t.Errorf("%s, row %d: there is no %s", path, row, m[1])
					}
				}
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d references", found)
	}
}

// TestTextStaysText: nothing that a walk says becomes an element or an attribute.
func TestTextStaysText(t *testing.T) {
	const hostile = `"><script>alert(1)</script><img onerror=x>`
	const now = "2026-03-01T09:00:00Z"
	p := &view.Page{
		Title: hostile, About: hostile, From: "2026-03-01T09:00:00Z", Until: "2026-03-01T10:00:00Z",
		Findings:  []view.Finding{{Type: view.FindingError, Message: hostile, See: "javascript:alert(1)"}},
		Documents: []view.Document{{Name: hostile, Label: hostile, UntilRow: 1}},
		Accounts:  []view.Account{{ID: hostile, Nodes: []view.Node{{ID: hostile, Name: hostile, ARN: hostile}}}},
		Lanes:     []view.Lane{{Kind: view.LaneRefused, Session: hostile, From: now, Until: now}},
		Rows: []view.Row{{Kind: view.RowStep, Title: hostile, Note: hostile, Time: now, Step: &view.Step{
			Outcome: view.OutcomeDeny, Word: hostile, Sentence: hostile, AWS: hostile,
			Edge: view.Edge{From: hostile, To: hostile},
			Gates: []view.Gate{{Name: hostile, Summary: hostile, Outcome: view.GateRefused, Trace: []view.Trace{
				{Kind: view.TraceCondition, Key: hostile, Wanted: []string{hostile}, Sentence: hostile, Decides: true},
			}}},
		}}},
	}
	view.Draw(p)
	html := write(t, p, prerender.Options{Title: hostile, Text: hostile, Walk: hostile})
	data := regexp.MustCompile(`(?s)<script type="application/json".*?</script>`)
	for _, never := range []string{"<script>alert", "<img", "javascript:alert"} {
		if strings.Contains(data.ReplaceAllString(html, ""), never) {
			t.Errorf("the document has %s", never)
		}
	}
	if n := strings.Count(html, "&lt;script&gt;alert"); n < 15 {
		t.Errorf("the text is there %d times", n)
	}
}

// TestEmpty: a walk without steps and without documents is drawn.
func TestEmpty(t *testing.T) {
	p := &view.Page{From: "2026-03-01T09:00:00Z", Until: "2026-03-01T09:00:00Z"}
	view.Draw(p)
	html := write(t, p, prerender.Options{Row: prerender.FirstStep(p)})
	for _, says := range []string{
		"This walk has no step yet.", "step – of 0", "No credentials have been requested yet.", "No problems found",
	} {
		if !strings.Contains(html, says) {
			t.Errorf("it does not say %q", says)
		}
	}
}

// TestDrawsWithoutABundler: a service draws with this package, so nothing of esbuild may come with it.
func TestDrawsWithoutABundler(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", "rolewalk/tools/prerender").Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(list), "rolewalk/engine/view\n") {
		t.Fatalf("not a list of packages: %s", list)
	}
	for _, name := range strings.Fields(string(list)) {
		if strings.Contains(name, "esbuild") || name == "net/http" {
			t.Errorf("it needs %s", name)
		}
	}
}
