package main

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"rolewalk/tools/prerender"
)

// TestAlone holds the page in one file to its policy: each script and style that runs is named by its hash, and nothing
// is addressed that is not within it.
func TestAlone(t *testing.T) {
	library, err := readLibrary("../../web/testdata")
	if err != nil {
		t.Fatal(err)
	}
	walk := library.walks()[0]
	alone := &prerender.Alone{
		Icon: "data:image/svg+xml;base64,AAAA", Style: `a > b { content: "<" }`, Theme: `let a = "1" + '2' < 3;`,
		Main:  `console.log("a" && "b", 1 < 2, "</" + "script>", /"/);`,
		Files: []prerender.Carried{carried("engine.wasm", "application/gzip", []byte{0xfb, 0xff, 0xfe})},
	}
	alone.Policy = embeddedPolicy(string(alone.Theme), string(alone.Main), string(alone.Style))
	var out strings.Builder
	o := prerender.Options{Text: walk.Text, Row: prerender.FirstStep(walk.Page), Root: "#", Alone: alone}
	if err := prerender.Write(&out, walk.Page, o); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	policy := html.UnescapeString(regexp.MustCompile(`Policy" content="([^"]*)"`).FindStringSubmatch(page)[1])
	inline := regexp.MustCompile(`(?s)<(?:style|script|script type="module")>(.*?)</(?:style|script)>`)
	found := inline.FindAllStringSubmatch(page, -1)
	if len(found) != 3 {
		t.Fatalf("%d scripts and styles, not 3", len(found))
	}
	for _, m := range found {
		if !strings.Contains(policy, hashOf(m[1])) {
			t.Errorf("the policy %q does not name %q", policy, m[1])
		}
	}
	if !strings.Contains(page, `id="rw-file-engine.wasm" data-type="application/gzip">+//+</script>`) {
		t.Error("the engine is not in it as it is")
	}
	for _, m := range regexp.MustCompile(`\s(?:src|href)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		inside := strings.HasPrefix(m[1], "#") || strings.HasPrefix(m[1], "data:")
		if !inside && !strings.HasPrefix(m[1], "https://docs.aws") {
			t.Errorf("it has the address %s", m[1])
		}
	}
}
