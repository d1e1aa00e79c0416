package main

import (
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// noise is a file that does not compress.
func noise(size int) *fstest.MapFile {
	source := rand.New(rand.NewPCG(1, 2))
	data := make([]byte, size)
	for i := range data {
		data[i] = byte(source.Uint32())
	}
	return &fstest.MapFile{Data: data}
}

// front is a front page that names these files.
func front(names ...string) *fstest.MapFile {
	var page strings.Builder
	for _, name := range names {
		page.WriteString(`<script src="` + name + `?v=5XBC7Q2A"></script>`)
	}
	return &fstest.MapFile{Data: []byte(page.String())}
}

func TestBudgets(t *testing.T) {
	small := func(more fstest.MapFS) fstest.MapFS {
		site := fstest.MapFS{"index.html": front("a.js"), "engine.wasm": noise(1000), "a.js": noise(1000)}
		maps.Copy(site, more)
		return site
	}
	for name, c := range map[string]struct {
		site fstest.MapFS
		want string
	}{
		"within": {small(fstest.MapFS{"x/b.css": noise(1000)}), ""},
		"engine": {small(fstest.MapFS{"engine.wasm": noise(engineBudget + 1)}), "the engine is "},
		"hashed": {
			fstest.MapFS{
				"index.html": front("a.js"), "assets/engine-5XBC7Q2A.wasm": noise(engineBudget + 1), "a.js": noise(1),
			}, "the engine is ",
		},
		"importer": {small(fstest.MapFS{"importer-5XBC7Q2A.wasm": noise(importerBudget + 1)}), "the importer is "},
		"start":    {small(fstest.MapFS{"a.js": noise(startBudget)}), "at the start JavaScript and CSS are "},
		"start, in two": {
			small(fstest.MapFS{
				"index.html": front("a.js", "./b.css"), "a.js": noise(startBudget / 2), "b.css": noise(startBudget / 2),
			}), "at the start JavaScript and CSS are ",
		},
		"later": {small(fstest.MapFS{"later.js": noise(startBudget)}), ""},
		"page": {
			small(fstest.MapFS{"b.js": noise(pageBudget / 2), "x/b.css": noise(pageBudget / 2)}), "JavaScript and CSS are ",
		},
		"companion, large": {small(fstest.MapFS{"companion.wasm": noise(engineBudget + 1)}), ""},
	} {
		over, err := weigh(c.site, io.Discard)
		got := strings.Join(over, "; ")
		if err != nil || c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q (%v), want %q", name, got, err, c.want)
		}
	}
	for name, site := range map[string]fstest.MapFS{
		"nothing":       {},
		"no engine":     {"index.html": front("a.js"), "a.js": noise(1)},
		"no script":     {"index.html": front("a.js"), "engine.wasm": noise(1)},
		"none named":    {"index.html": front(), "engine.wasm": noise(1), "a.js": noise(1)},
		"no front page": {"engine.wasm": noise(1), "a.js": noise(1)},
	} {
		if over, err := weigh(site, io.Discard); err == nil {
			t.Errorf("%s: %v, and no error", name, over)
		}
	}
}

func TestWorkerBudget(t *testing.T) {
	for size, want := range map[int]int{1000: 1, workerBudget + 1: 2} {
		name := filepath.Join(t.TempDir(), "app.wasm")
		if err := os.WriteFile(name, noise(size).Data, 0o600); err != nil {
			t.Fatal(err)
		}
		over, err := weighWorker(name, io.Discard, []string{"the page"})
		if err != nil || len(over) != want {
			t.Errorf("%d bytes: %v (%v), want %d over", size, over, err, want)
		}
	}
	if _, err := weighWorker(filepath.Join(t.TempDir(), "none"), io.Discard, nil); err == nil {
		t.Error("there is no Worker, and no error")
	}
}
