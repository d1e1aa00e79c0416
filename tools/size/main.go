package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"text/tabwriter"

	"github.com/andybalholm/brotli"
)

// The budgets, in bytes.
const (
	engineBudget   = 1_350_000 // engine.wasm, brotli
	importerBudget = 900_000   // importer.wasm, brotli
	workerBudget   = 3 << 20   // the Worker's module, gzip; see https://developers.cloudflare.com/workers/platform/limits/
	startBudget    = 150_000   // JavaScript and CSS that the front page names, gzip
	pageBudget     = 320_000   // all JavaScript and CSS together, those of parts that are opened later too, gzip
)

// modules are the modules that have a budget. The others are printed with what they weigh.
var modules = []struct {
	name   string
	budget int
}{{"engine", engineBudget}, {"importer", importerBudget}}

func main() {
	dist := flag.String("dist", "dist", "the built site")
	worker := flag.String("worker", "bin/worker/app.wasm", "the Worker's module")
	flag.Parse()
	over, err := weigh(os.DirFS(*dist), os.Stdout)
	if err == nil {
		over, err = weighWorker(*worker, os.Stdout, over)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
	for _, o := range over {
		fmt.Fprintln(os.Stderr, "size:", o)
	}
	if len(over) > 0 {
		os.Exit(1)
	}
}

// weight is what one file, or several together, weigh in bytes.
type weight struct{ raw, gzip, brotli int }

func (w weight) with(other weight) weight {
	return weight{w.raw + other.raw, w.gzip + other.gzip, w.brotli + other.brotli}
}

// weigh prints the weight of every script, style and module of site, and returns what is over its budget. A site
// without an engine or without scripts is an error: a budget that holds for nothing holds always.
func weigh(site fs.FS, out io.Writer) (over []string, err error) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "raw\tgzip\tbrotli\t ")
	weights, start, page, err := weighAll(site, table)
	if err != nil {
		return nil, err
	}
	row(table, start, "JavaScript and CSS at the start")
	row(table, page, "all JavaScript and CSS")
	if err := table.Flush(); err != nil {
		return nil, err
	}
	if weights["engine"].raw == 0 || start.raw == 0 {
		return nil, fmt.Errorf("there is no engine, or no script that the front page names: make site builds them")
	}
	for _, m := range modules {
		if w := weights[m.name]; w.brotli > m.budget {
			over = append(over, tooLarge("the "+m.name+" is", w.brotli, "brotli", m.budget))
		}
	}
	if start.gzip > startBudget {
		over = append(over, tooLarge("at the start JavaScript and CSS are", start.gzip, "gzip", startBudget))
	}
	if page.gzip > pageBudget {
		over = append(over, tooLarge("JavaScript and CSS are", page.gzip, "gzip", pageBudget))
	}
	return over, nil
}

// weighAll prints every script, style and module. It returns the modules by their names without what follows a hyphen,
// and the scripts and styles together: those at the start, and all.
func weighAll(site fs.FS, table io.Writer) (weights map[string]weight, start, page weight, err error) {
	named, err := atStart(site)
	if err != nil {
		return nil, start, page, err
	}
	weights = map[string]weight{}
	err = fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		ending := path.Ext(name)
		if err != nil || entry.IsDir() || ending != ".wasm" && ending != ".js" && ending != ".css" {
			return err
		}
		body, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		w := weighOne(body)
		row(table, w, name)
		if ending == ".wasm" {
			module, _, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ending), "-")
			weights[module] = w
			return nil
		}
		page = page.with(w)
		if named[name] {
			start = start.with(w)
		}
		return nil
	})
	return weights, start, page, err
}

// script is a script or a style sheet that a page names; what follows ? is its version.
var script = regexp.MustCompile(`(?:src|href|data-worker)="([^"?]+\.(?:js|css))["?]`)

// atStart returns the scripts and style sheets that the front page names: with its imports, all that it needs to the
// first edit.
func atStart(site fs.FS) (map[string]bool, error) {
	page, err := fs.ReadFile(site, "index.html")
	if err != nil {
		return nil, fmt.Errorf("reading the front page: %w", err)
	}
	named := map[string]bool{}
	for _, found := range script.FindAllSubmatch(page, -1) {
		named[path.Clean(string(found[1]))] = true
	}
	return named, nil
}

// weighWorker prints what the Worker weighs, and adds to what is over its budget.
func weighWorker(name string, out io.Writer, over []string) ([]string, error) {
	body, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading the Worker, which make worker builds: %w", err)
	}
	size := gzipped(body)
	fmt.Fprintf(out, "the Worker: %d, gzip %d\n", len(body), size)
	if size > workerBudget {
		over = append(over, tooLarge("the Worker is", size, "gzip", workerBudget))
	}
	return over, nil
}

// gzipped is what a body weighs in gzip.
func gzipped(body []byte) int {
	var packed bytes.Buffer
	// Writing to a buffer does not fail, and the level is one of gzip's.
	zipper, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	_, _ = zipper.Write(body)
	_ = zipper.Close()
	return packed.Len()
}

func tooLarge(what string, size int, packed string, budget int) string {
	return fmt.Sprintf("%s %d bytes in %s, over the budget of %d", what, size, packed, budget)
}

func row(table io.Writer, w weight, name string) {
	fmt.Fprintf(table, "%d\t%d\t%d\t  %s\n", w.raw, w.gzip, w.brotli, name)
}

func weighOne(body []byte) weight {
	var b bytes.Buffer
	brotler := brotli.NewWriterLevel(&b, brotli.BestCompression)
	_, _ = brotler.Write(body)
	_ = brotler.Close()
	return weight{raw: len(body), gzip: gzipped(body), brotli: b.Len()}
}
