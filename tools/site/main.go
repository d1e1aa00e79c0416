package main

import (
	"flag"
	"fmt"
	"os"

	"rolewalk/tools/course"
	"rolewalk/tools/printed"
)

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func command(args []string) error {
	if len(args) > 0 && args[0] == "types" {
		return writeTypes()
	}
	flags := flag.NewFlagSet("site", flag.ContinueOnError)
	out := flags.String("out", "dist", "the folder that the site is written to")
	scenarios := flags.String("scenarios", "scenarios", "the folder with lessons/ and challenges/")
	web := flags.String("web", "web", "the folder with the page's sources and its node_modules")
	wasm := flags.String("wasm", "dist", "the folder with engine.wasm and companion.wasm")
	steps := flags.Bool("steps", false, "write each walk at each of its steps too, as step-1.html and so on")
	offline := flags.Bool("offline", true,
		"let the page work without a network; false ends what earlier versions installed")
	alone := flags.String("single", "", "write the page as this one file instead, which needs no server")
	url := flags.String("url", "", "the address that the site will have, for programs that ask with oEmbed")
	squeezed := flags.Bool("compress", false, "write each file with brotli and gzip too")
	if err := flags.Parse(args); err != nil {
		return err
	}
	s := &site{
		out: *out, web: *web, url: *url, steps: *steps, offline: *offline, squeezed: *squeezed,
		versions: map[string]string{}, weights: map[string]string{},
		imports: map[string][]string{},
	}
	if *alone != "" {
		return s.buildAlone(*scenarios, *wasm, *alone)
	}
	return s.build(*scenarios, *wasm)
}

// writeTypes writes what the page's TypeScript takes from the engine's Go.
func writeTypes() error {
	for _, file := range []struct {
		name  string
		write func() ([]byte, error)
	}{
		{"view.ts", func() ([]byte, error) { return typeScript("engine/view") }},
		{"case.ts", func() ([]byte, error) { return typeScript("engine/importer/shown") }},
		{"drawing.ts", drawingTypeScript},
		{"keys.ts", keysTypeScript},
		{"terms.ts", termsTypeScript},
		{"forms.ts", formsTypeScript},
		{"about.ts", aboutTypeScript},
	} {
		text, err := file.write()
		if err != nil {
			return err
		}
		if err := os.WriteFile("web/src/gen/"+file.name, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// site is one build.
type site struct {
	out, web string
	// url is the address that the site will have; empty where that is not known.
	url string
	// steps says that each walk is written at each of its steps too.
	steps bool
	// offline says that the page may register its service worker; squeezed, that files get compressed copies.
	offline, squeezed bool
	// versions are the hashes of the files written so far, by name.
	versions map[string]string
	// weights are what modules weigh that are fetched when they are first needed, in megabytes by name.
	weights map[string]string
	// imports are the scripts that a script needs at once, by its name.
	imports map[string][]string
	// printed are the pages about what AWS prints.
	printed []printed.Page
	// sections are the parts of the site beside the walks, drawn the addresses of their pages.
	sections []course.Link
	drawn    []string
	// releases are the versions of Rolewalk and of its data, for the page to name.
	releases map[string]string
}

func (s *site) build(scenarios, wasm string) error {
	library, err := readLibrary(scenarios)
	if err != nil {
		return err
	}
	if s.releases, err = releases(); err != nil {
		return err
	}
	parts, err := readParts(scenarios)
	if err != nil {
		return err
	}
	s.sections = sectionsOf(parts)
	if s.printed, err = printedPages(parts); err != nil {
		return err
	}
	for _, step := range []func() error{
		s.bundle,
		s.copyManaged,
		func() error { return s.copyModules(wasm) },
		func() error { return s.write("favicon.svg", favicon) },
		s.manifest,
		func() error { return s.pages(library) },
		func() error { return s.coursePages(library, parts) },
		s.missingPage,
		s.serviceWorker,
		s.shareManifest,
		s.sums,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if s.squeezed {
		return s.compress()
	}
	return nil
}
