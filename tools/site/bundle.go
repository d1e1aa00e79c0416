package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entries are the scripts and the style sheets of the site, by how they are built. The page and the frame share most of
// their code, the editor above all, so they are built together and what they share is a chunk of its own. The worker
// and the theme are classic scripts: a worker of the module kind is younger than the browsers that can run the rest,
// and the theme must be known before the first paint.
var entries = []struct {
	format api.Format
	// chunk begins the names of scripts that several of the points need, or fetch later.
	chunk  string
	points []api.EntryPoint
}{
	{api.FormatESModule, chunk, []api.EntryPoint{
		{InputPath: "src/main.ts", OutputPath: "main"},
		{InputPath: "src/embed.ts", OutputPath: "embed"},
	}},
	{api.FormatESModule, courseChunk, []api.EntryPoint{{InputPath: "src/course/course.ts", OutputPath: "course"}}},
	{api.FormatIIFE, "", []api.EntryPoint{
		{InputPath: "src/worker.ts", OutputPath: "worker"},
		{InputPath: "src/theme.ts", OutputPath: "theme"},
		{InputPath: "src/sw.ts", OutputPath: "sw"},
		{InputPath: "src/moved.ts", OutputPath: "moved"},
		{InputPath: "embed/role-walk.mjs", OutputPath: "role-walk"},
	}},
	{api.FormatDefault, "", []api.EntryPoint{
		{InputPath: "css/index.css", OutputPath: "page"},
		{InputPath: "css/frame.css", OutputPath: "frame"},
		{InputPath: "css/course.css", OutputPath: "course"},
	}},
}

// chunk begins the names of scripts that entries share. Their names carry a hash, so those of an earlier build go
// first.
const chunk = "shared-"

// compileAhead has Chromium compile a script's functions while the script is read, beside the page's thread. Without it
// each is compiled on that thread when it first runs. See https://v8.dev/blog/explicit-compile-hints.
const compileAhead = "//# allFunctionsCalledOnLoad"

// courseChunk begins those of the pages beside the walks.
const courseChunk = "course-"

// bundle writes the scripts and the style sheet into out.
func (s *site) bundle() error {
	for _, begins := range []string{chunk, courseChunk} {
		old, err := filepath.Glob(filepath.Join(s.out, begins+"*.js"))
		if err != nil {
			return fmt.Errorf("looking for scripts of an earlier build: %w", err)
		}
		for _, file := range old {
			if err := os.Remove(file); err != nil {
				return fmt.Errorf("removing a script of an earlier build: %w", err)
			}
		}
	}
	for _, entry := range entries {
		options := s.options(entry.format, entry.points)
		options.ChunkNames = entry.chunk + "[hash]"
		if entry.chunk == chunk {
			options.Banner = map[string]string{"js": compileAhead}
			options.Plugins = append(options.Plugins, behindCore(filepath.Join(s.absolute(s.web), "src", "core.ts")))
		}
		result := api.Build(options)
		if len(result.Errors) > 0 {
			return errors.New(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), ""))
		}
		if err := s.readImports(result.Metafile); err != nil {
			return err
		}
		for _, file := range result.OutputFiles {
			if err := complete(file); err != nil {
				return err
			}
			if err := s.write(filepath.Base(file.Path), file.Contents); err != nil {
				return err
			}
		}
	}
	return nil
}

// readImports remembers the scripts that each script needs at once, those of its imports included.
func (s *site) readImports(metafile string) error {
	var made struct {
		Outputs map[string]struct {
			Imports []struct{ Path, Kind string }
		}
	}
	if err := json.Unmarshal([]byte(metafile), &made); err != nil {
		return fmt.Errorf("reading what the scripts import: %w", err)
	}
	var follow func(output string, seen *[]string)
	follow = func(output string, seen *[]string) {
		for _, i := range made.Outputs[output].Imports {
			if name := filepath.Base(i.Path); i.Kind == "import-statement" && !slices.Contains(*seen, name) {
				*seen = append(*seen, name)
				follow(i.Path, seen)
			}
		}
	}
	for output := range made.Outputs {
		var seen []string
		follow(output, &seen)
		slices.Sort(seen)
		s.imports[filepath.Base(output)] = seen
	}
	return nil
}

func (s *site) options(format api.Format, points []api.EntryPoint) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir:       s.absolute(s.web),
		EntryPointsAdvanced: points,
		Outdir:              s.absolute(s.out),
		Splitting:           format == api.FormatESModule,
		Bundle:              true,
		Metafile:            true,
		Define:              map[string]string{"process.env.NODE_ENV": `"production"`},
		Format:              format,
		Target:              api.ES2022,
		Platform:            api.PlatformBrowser,
		MinifyIdentifiers:   true,
		MinifySyntax:        true,
		MinifyWhitespace:    true,
		Charset:             api.CharsetUTF8,
		LegalComments:       api.LegalCommentsEndOfFile,
		Loader:              map[string]api.Loader{".walk": api.LoaderText, ".txt": api.LoaderText},
		Plugins:             []api.Plugin{adoptStyles, commandsAlone, carriedStyles},
		LogLevel:            api.LogLevelSilent,
	}
}

// leftOut begins the description of a symbol that stands for what is not in the build.
const leftOut = "left out of the build: "

// withoutTrees is what CodeMirror's commands get for its packages of syntax trees. A Backspace in front of a line takes
// an indent away, which is two blanks everywhere (web/src/editor/indent.ts).
var withoutTrees = map[string]string{
	"@codemirror/language": standIns("IndentContext", "getIndentation", "indentString", "indentUnit", "matchBrackets",
		"syntaxTree") + "export function getIndentUnit() { return 2 }\n",
	"@lezer/common": standIns("NodeProp"),
}

func standIns(names ...string) string {
	var source strings.Builder
	for _, name := range names {
		fmt.Fprintf(&source, "export const %s = /* @__PURE__ */ Symbol(%q);\n", name, leftOut+name)
	}
	return source.String()
}

// commandsAlone leaves the packages of syntax trees out of what CodeMirror's commands import: the page uses none of
// those that need them (web/src/editor/keys.ts), but esbuild splits by file, and would fetch them with the first
// script. complete refuses a build that uses one.
var commandsAlone = api.Plugin{
	Name: "commands-alone",
	Setup: func(build api.PluginBuild) {
		const namespace = "left-out"
		build.OnResolve(api.OnResolveOptions{Filter: `^@(codemirror/language|lezer/common)$`},
			func(args api.OnResolveArgs) (api.OnResolveResult, error) {
				if !strings.Contains(filepath.ToSlash(args.Importer), "/@codemirror/commands/") {
					return api.OnResolveResult{}, nil
				}
				return api.OnResolveResult{Path: args.Path, Namespace: namespace, SideEffects: api.SideEffectsFalse}, nil
			})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace},
			func(args api.OnLoadArgs) (api.OnLoadResult, error) {
				source := withoutTrees[args.Path]
				return api.OnLoadResult{Contents: &source, Loader: api.LoaderJS}, nil
			})
		build.OnLoad(api.OnLoadOptions{Filter: `@codemirror[/\\]commands[/\\]dist[/\\]index\.js$`}, withoutSegmenter)
	},
}

// segmenter is what CodeMirror's commands make when they are loaded, for moving by parts of a word alone.
var segmenter = regexp.MustCompile(`(?s)const segmenter = .*?;`)

// withoutSegmenter leaves it out: no key of the page moves so, and making it has the browser read its dictionaries
// before the first view is live. complete refuses a build that uses it.
func withoutSegmenter(args api.OnLoadArgs) (api.OnLoadResult, error) {
	source, err := os.ReadFile(args.Path)
	if err != nil {
		return api.OnLoadResult{}, fmt.Errorf("reading CodeMirror's commands: %w", err)
	}
	if n := len(segmenter.FindAll(source, -1)); n != 1 {
		return api.OnLoadResult{}, fmt.Errorf("the commands are not those that this build knows: %d segmenters", n)
	}
	text := segmenter.ReplaceAllLiteralString(string(source),
		fmt.Sprintf("const segmenter = /* @__PURE__ */ Symbol(%q);", leftOut+"segmenter"))
	return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
}

// behindCore lets all that is fetched later import the core, which is there by then. esbuild puts together what the
// same entries need: so the core is one script, and not one for each set of parts that share some of it.
func behindCore(core string) api.Plugin {
	const namespace = "behind-core"
	return api.Plugin{
		Name: namespace,
		Setup: func(build api.PluginBuild) {
			build.OnResolve(api.OnResolveOptions{Filter: `^\.`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
				if args.Kind != api.ResolveJSDynamicImport {
					return api.OnResolveResult{}, nil
				}
				return api.OnResolveResult{Path: filepath.Join(args.ResolveDir, args.Path), Namespace: namespace}, nil
			})
			build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace},
				func(args api.OnLoadArgs) (api.OnLoadResult, error) {
					source := fmt.Sprintf("import %q;\nexport * from %q;\n", core, args.Path)
					return api.OnLoadResult{Contents: &source, ResolveDir: filepath.Dir(args.Path), Loader: api.LoaderJS}, nil
				})
		},
	}
}

// carriedStyles puts a style sheet that a script imports as text into that script, with what the sheet itself imports.
var carriedStyles = api.Plugin{
	Name: "carried-styles",
	Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			if args.With["type"] != "text" {
				return api.OnLoadResult{}, nil
			}
			result := api.Build(api.BuildOptions{
				EntryPoints: []string{args.Path}, Bundle: true, Target: build.InitialOptions.Target,
				MinifyWhitespace: true, MinifySyntax: true, Charset: api.CharsetUTF8, LogLevel: api.LogLevelSilent,
			})
			if len(result.Errors) > 0 {
				return api.OnLoadResult{Errors: result.Errors}, nil
			}
			text := strings.TrimSpace(string(result.OutputFiles[0].Contents))
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, nil
		})
	},
}

// complete returns an error where a script uses what was left out.
func complete(file api.OutputFile) error {
	_, found, used := strings.Cut(string(file.Contents), leftOut)
	if !used {
		return nil
	}
	name, _, _ := strings.Cut(found, `"`)
	return fmt.Errorf("%s uses %s, which is left out of the build: see commandsAlone", filepath.Base(file.Path), name)
}

const (
	styleTagOnly  = "if (!root.head && root.adoptedStyleSheets && win.CSSStyleSheet) {"
	alwaysAdopted = "if (root.adoptedStyleSheets && win.CSSStyleSheet) {"
)

// adoptStyles makes CodeMirror's style-mod adopt a style sheet in documents too, as it does in shadow roots: its other
// way, a <style> element, is what the page's Content Security Policy forbids.
var adoptStyles = api.Plugin{
	Name: "adopt-styles",
	Setup: func(build api.PluginBuild) {
		module := api.OnLoadOptions{Filter: `style-mod[/\\]src[/\\]style-mod\.js$`}
		build.OnLoad(module, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source, err := os.ReadFile(args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			changed, err := adopting(string(source))
			return api.OnLoadResult{Contents: &changed, Loader: api.LoaderJS}, err
		})
	},
}

func adopting(source string) (string, error) {
	if n := strings.Count(source, styleTagOnly); n != 1 {
		return "", fmt.Errorf("style-mod is not the one that this build knows: it chooses its style sheet %d times", n)
	}
	return strings.Replace(source, styleTagOnly, alwaysAdopted, 1), nil
}

// copyModules takes the wasm modules from dir; a site without them shows its first views and says that it cannot
// decide.
func (s *site) copyModules(dir string) error {
	for _, name := range modules {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, os.ErrNotExist) {
			fmt.Fprintf(os.Stderr, "site: no %s in %q\n", name, dir)
			continue
		}
		if err != nil {
			return err
		}
		if err := s.write(name, content); err != nil {
			return err
		}
		if s.weights[strings.TrimSuffix(name, ".wasm")], err = megabytes(content); err != nil {
			return err
		}
	}
	return nil
}

// megabytes is how much of a file travels, as most hosts send it.
func megabytes(content []byte) (string, error) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(content); err != nil {
		return "", fmt.Errorf("weighing a module: %w", err)
	}
	if err := w.Close(); err != nil {
		return "", fmt.Errorf("weighing a module: %w", err)
	}
	return strconv.FormatFloat(float64(packed.Len())/1e6, 'f', 1, 64), nil
}

// address is a file of the site with its content's hash as a version, so that a cache may keep it for ever.
func (s *site) address(name string) string {
	version, ok := s.versions[name]
	if !ok {
		return name
	}
	return name + "?v=" + version
}

// write puts a file into the site and remembers its version.
func (s *site) write(name string, content []byte) error {
	path := filepath.Join(s.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	s.versions[name] = strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
	return os.WriteFile(path, content, 0o644)
}

func (s *site) absolute(path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return absolute
}
