package main

import (
	"io"
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

func TestBudgets(t *testing.T) {
	for name, c := range map[string]struct {
		site fstest.MapFS
		want string
	}{
		"within": {fstest.MapFS{"engine.wasm": noise(1000), "a.js": noise(1000), "x/b.css": noise(1000)}, ""},
		"engine": {fstest.MapFS{"engine.wasm": noise(engineBudget + 1), "a.js": noise(1)}, "the engine is "},
		"hashed": {
			fstest.MapFS{"assets/engine-5XBC7Q2A.wasm": noise(engineBudget + 1), "a.js": noise(1)}, "the engine is ",
		},
		"importer": {
			fstest.MapFS{
				"engine.wasm": noise(1), "a.js": noise(1), "importer-5XBC7Q2A.wasm": noise(importerBudget + 1),
			}, "the importer is ",
		},
		"page": {
			fstest.MapFS{"engine.wasm": noise(1), "a.js": noise(pageBudget / 2), "x/b.css": noise(pageBudget / 2)},
			"JavaScript and CSS are ",
		},
		"companion, large": {
			fstest.MapFS{"engine.wasm": noise(1), "a.js": noise(1), "companion.wasm": noise(engineBudget + 1)}, "",
		},
	} {
		over, err := weigh(c.site, io.Discard)
		got := strings.Join(over, "; ")
		if err != nil || c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q (%v), want %q", name, got, err, c.want)
		}
	}
	for name, site := range map[string]fstest.MapFS{
		"nothing": {}, "no engine": {"a.js": noise(1)}, "no script": {"engine.wasm": noise(1)},
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
