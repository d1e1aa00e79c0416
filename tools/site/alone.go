package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"rolewalk/engine/link"
	"rolewalk/engine/managed/packs"
	"rolewalk/tools/prerender"
)

// buildAlone writes the page as one file, which opens from a disk and asks for nothing: it carries what a site has
// beside it. All walks are in it, the others as links.
func (s *site) buildAlone(scenarios, wasm, file string) error {
	library, err := readLibrary(scenarios)
	if err != nil {
		return err
	}
	if s.releases, err = releases(); err != nil {
		return err
	}
	walk := library.home()
	for _, walk := range library.walks() {
		walk.Href = strings.TrimPrefix(link.Fragment(walk.Text, 0), "#")
	}
	alone, err := s.carry(library, wasm)
	if err != nil {
		return err
	}
	o := prerender.Options{
		Text: walk.Text, Row: prerender.FirstStep(walk.Page), Suggested: walk.Suggestions, Advice: walk.Advice,
		Root: "#", Title: walk.Title, Description: describe(walk.Page), Walk: walk.Name,
		Weights: s.weights, Versions: s.releases, Alone: alone,
	}
	if walk.next != nil {
		o.Next, o.NextTitle = walk.next.Href, walk.next.Title
	}
	if walk.previous != nil {
		o.Previous, o.PreviousTitle = walk.previous.Href, walk.previous.Title
	}
	var out bytes.Buffer
	if err := prerender.Write(&out, walk.Page, o); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}

// carry gathers what the page has within itself.
func (s *site) carry(library *library, wasm string) (*prerender.Alone, error) {
	scripts := map[string]string{}
	for _, part := range []struct {
		name, input string
		format      api.Format
	}{
		{"main", "src/main.ts", api.FormatESModule},
		{"worker", "src/worker.ts", api.FormatIIFE},
		{"theme", "src/theme.ts", api.FormatIIFE},
		{"style", "css/index.css", api.FormatDefault},
	} {
		options := s.options(part.format, []api.EntryPoint{{InputPath: part.input, OutputPath: part.name}})
		options.Splitting, options.Write = false, false
		result := api.Build(options)
		if len(result.Errors) > 0 {
			return nil, errors.New(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), ""))
		}
		if err := complete(result.OutputFiles[0]); err != nil {
			return nil, err
		}
		scripts[part.name] = string(result.OutputFiles[0].Contents)
	}
	list, err := json.Marshal(library)
	if err != nil {
		return nil, err
	}
	alone := &prerender.Alone{
		Icon:  template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(favicon)),
		Style: template.CSS(scripts["style"]), Theme: template.JS(scripts["theme"]), Main: template.JS(scripts["main"]),
		Files: []prerender.Carried{
			carried("worker.js", "text/javascript", []byte(scripts["worker"])),
			carried("library.json", "application/json", list),
		},
	}
	alone.Policy = embeddedPolicy(scripts["theme"], scripts["main"], scripts["style"])
	for _, add := range []func(*prerender.Alone) error{
		func(a *prerender.Alone) error { return s.carryModules(a, wasm) },
		carryPacks,
	} {
		if err := add(alone); err != nil {
			return nil, err
		}
	}
	return alone, nil
}

// modules are the page's modules, the one that decides first.
var modules = []string{"engine.wasm", "companion.wasm", "importer.wasm", "files.wasm", "terraform.wasm"}

func (s *site) carryModules(alone *prerender.Alone, dir string) error {
	for _, name := range modules {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		var packed bytes.Buffer
		w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(content); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		alone.Files = append(alone.Files, carried(name, "application/gzip", packed.Bytes()))
		if s.weights[strings.TrimSuffix(name, ".wasm")], err = megabytes(content); err != nil {
			return err
		}
	}
	return nil
}

// carryPacks adds the packs of AWS-managed policies, which are compressed as they are.
func carryPacks(alone *prerender.Alone) error {
	names, err := packs.Names()
	if err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		body, err := packs.File(name)
		if err != nil {
			return err
		}
		alone.Files = append(alone.Files, carried("managed/"+name, "application/octet-stream", body))
	}
	return nil
}

func carried(name, kind string, body []byte) prerender.Carried {
	// Base64 has no character that HTML reads otherwise.
	return prerender.Carried{
		Name: name, Type: kind, Body: template.HTML(base64.StdEncoding.EncodeToString(body)),
	}
}

// embeddedPolicy is the Content Security Policy of the page in one file.
func embeddedPolicy(theme, main, style string) string {
	return fmt.Sprintf("default-src 'none'; script-src %s %s 'wasm-unsafe-eval'; style-src %s; worker-src blob:; "+
		"connect-src blob:; img-src data:; base-uri 'none'; form-action 'none'", hashOf(theme), hashOf(main), hashOf(style))
}

// hashOf is how a policy names an inline script or style.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
