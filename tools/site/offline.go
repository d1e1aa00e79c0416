package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

// swName is the service worker's script. It stands at the site's root, because a worker has the pages below its own
// address.
const swName = "sw.js"

// precached is a file that the service worker keeps from the first visit on. Revision is the hash of a file whose
// address does not carry one; nil where it does.
type precached struct {
	URL      string  `json:"url"`
	Revision *string `json:"revision"`
}

// endWorker takes the place of the service worker on a site that wants none: it ends those that were registered.
const endWorker = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
`

// serviceWorker gives the service worker the list of what it keeps, or ends it.
func (s *site) serviceWorker() error {
	if !s.offline {
		return s.write(swName, []byte(endWorker))
	}
	script, err := os.ReadFile(filepath.Join(s.out, swName))
	if err != nil {
		return fmt.Errorf("reading the service worker: %w", err)
	}
	plan := struct {
		Files   []precached `json:"files"`
		Later   []string    `json:"later"`
		Fetched []string    `json:"fetched"`
	}{}
	for _, name := range s.first() {
		plan.Files = append(plan.Files, s.precached(name))
	}
	plan.Later = s.known("companion.wasm", "importer.wasm", "course.css", "course.js", "search.json")
	plan.Fetched = s.known("files.wasm", "terraform.wasm")
	for _, name := range slices.Sorted(maps.Keys(s.versions)) {
		if strings.HasPrefix(name, courseChunk) && filepath.Ext(name) == ".js" {
			plan.Later = append(plan.Later, name) // imported by the name that it has
		}
	}
	list, err := json.Marshal(plan)
	if err != nil {
		return err
	}
	return s.write(swName, append([]byte("self.rolewalk="+string(list)+";\n"), script...))
}

// known are the addresses of those of the names that the site has.
func (s *site) known(names ...string) []string {
	addresses := []string{}
	for _, name := range names {
		if _, ok := s.versions[name]; ok {
			addresses = append(addresses, s.address(name))
		}
	}
	return addresses
}

// first are the files without which the page is not shown, or does not decide.
func (s *site) first() []string {
	var names []string
	for name := range s.versions {
		switch filepath.Ext(name) {
		case ".js", ".css", ".svg", ".webmanifest":
			if !elsewhere[name] && !strings.HasPrefix(name, courseChunk) {
				names = append(names, name)
			}
		}
	}
	for _, name := range []string{"index.html", "library.json", "engine.wasm"} {
		if _, ok := s.versions[name]; ok {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// elsewhere are the scripts of frames, of other pages and of addresses that walks had.
var elsewhere = map[string]bool{
	swName: true, "embed.js": true, "frame.css": true, "role-walk.js": true, "moved.js": true,
	"course.js": true, "course.css": true,
}

// versioned are the files that pages name with their hash.
var versioned = map[string]bool{
	"main.js": true, "page.css": true, "theme.js": true, "worker.js": true, "engine.wasm": true,
}

func (s *site) precached(name string) precached {
	if versioned[name] {
		return precached{URL: s.address(name)}
	}
	revision := s.versions[name]
	if name == "index.html" {
		name = "./"
	}
	return precached{URL: name, Revision: &revision}
}

// manifest is what a browser needs to install the page. What another program shares with it is posted to its service
// worker, and goes to no server.
func (s *site) manifest() error {
	return s.write("manifest.webmanifest", []byte(`{
  "name": "Rolewalk",
  "short_name": "Rolewalk",
  "description": "Why AWS allows or denies AssumeRole, decided in your browser.",
  "start_url": "./",
  "scope": "./",
  "display": "standalone",
  "background_color": "#ffffff",
  "theme_color": "#2f4fb8",
  "icons": [{"src": "favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
  "share_target": {
    "action": "share-target",
    "method": "POST",
    "enctype": "multipart/form-data",
    "params": {"title": "title", "text": "text", "url": "url"}
  }
}
`))
}
