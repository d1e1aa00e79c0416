package main

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	webembed "rolewalk/web/embed"
)

//go:embed embedfiles/hugo.html
var hugoHook string

//go:embed embedfiles/mkdocs.py
var mkdocsHook string

// generator is a program that makes a site of Markdown, and what it needs to show walks.
type generator struct {
	name string
	// files are written, by their names from the site's folder. plugins are those of them that are the npm package's.
	files, plugins map[string]string
	// say is what is left to do by hand. @SITE@ stands for the address of the Rolewalk site, as in the files.
	say string
}

var generators = []generator{
	{
		name:  "hugo",
		files: map[string]string{"layouts/_default/_markup/render-codeblock-walk.html": hugoHook},
		say:   "Options of a fence stand in braces: ```walk {step=2 predict=true height=480}\n",
	},
	{
		name:  "mkdocs",
		files: map[string]string{"rolewalk_fence.py": mkdocsHook},
		say:   "Add to mkdocs.yml (MkDocs 1.4 or later, with pymdown-extensions):\n\nhooks:\n  - rolewalk_fence.py\n",
	},
	{
		name:    "docusaurus",
		plugins: map[string]string{"rolewalk/remark.mjs": "remark.mjs", "rolewalk/options.mjs": "options.mjs"},
		say: `Add to docusaurus.config.js:

import remarkWalk from "./rolewalk/remark.mjs";

  scripts: [{ src: "@SITE@role-walk.js", async: true }],
  // … in the options of docs, blog and pages:
  remarkPlugins: [[remarkWalk, { site: "@SITE@" }]],
`,
	},
	{
		name: "vitepress",
		plugins: map[string]string{
			".vitepress/rolewalk/markdown-it.mjs": "markdown-it.mjs", ".vitepress/rolewalk/options.mjs": "options.mjs",
		},
		say: `Add to .vitepress/config.mjs:

import walkFences from "./rolewalk/markdown-it.mjs";

  head: [["script", { src: "@SITE@role-walk.js", async: "" }]],
  markdown: { config: (md) => walkFences(md, { site: "@SITE@" }) },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "role-walk" } } },
`,
	},
}

// embedding is what the command was told.
type embedding struct {
	target, site, out string
	force             bool
}

func embedCommand() *cobra.Command {
	var e embedding
	c := &cobra.Command{
		Use:   "embed --for GENERATOR [WALK]",
		Short: "Write what a documentation site needs to show walks",
		Long: `Write what a site made by hugo, mkdocs, docusaurus or vitepress needs to show fences of the language walk live,
and print what is left to add to its configuration. A file that has another content is left alone without --force.

With --for link, print a Markdown image link, for GitHub and wikis, which run no scripts. WALK is a file, whose picture
is written as an SVG file into --out, or the address of a walk. With --for html, print a Markdown file as HTML, in which
each walk has its verdict in words too.`,
		Example: `  rolewalk embed --for hugo --site https://walks.example.com/ --out our-docs
  rolewalk embed --for link --site https://walks.example.com/ my.walk
  rolewalk embed --for link https://walks.example.com/walks/external-id/`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			site, err := siteAddress(e.site)
			if err != nil {
				return err
			}
			e.site = site
			switch e.target {
			case "link":
				return e.link(c, args)
			case "html":
				return e.html(c, args)
			}
			return e.write(c, args)
		},
	}
	c.Flags().StringVar(&e.target, "for", "", "hugo, mkdocs, docusaurus, vitepress, html or link")
	c.Flags().StringVar(&e.site, "site", defaultBase, "the address of a Rolewalk site, which readers load frames from")
	c.Flags().StringVar(&e.out, "out", ".", "the folder of the documentation site")
	c.Flags().BoolVar(&e.force, "force", false, "write over files that have another content")
	return c
}

// siteAddress is the address with a slash at its end.
func siteAddress(site string) (string, error) {
	address, err := url.Parse(site)
	if err != nil || address.Scheme != "http" && address.Scheme != "https" || address.Host == "" ||
		strings.ContainsAny(site, "#?\"'<>\\` {}") {
		return "", fmt.Errorf("--site must be the address of a Rolewalk site, such as %s, not %q", defaultBase, site)
	}
	return strings.TrimSuffix(site, "/") + "/", nil
}

// write writes the files of a generator.
func (e *embedding) write(c *cobra.Command, args []string) error {
	i := slices.IndexFunc(generators, func(g generator) bool { return g.name == e.target })
	if i < 0 {
		return fmt.Errorf("--for must be hugo, mkdocs, docusaurus, vitepress, html or link, not %q", e.target)
	}
	if len(args) > 0 {
		return fmt.Errorf("--for %s takes no walk: walks are fences in the Markdown files", e.target)
	}
	g := generators[i]
	files := map[string]string{}
	for name, text := range g.files {
		files[name] = strings.ReplaceAll(text, "@SITE@", e.site)
	}
	for name, plugin := range g.plugins {
		text, err := webembed.Files.ReadFile(plugin)
		if err != nil {
			return trouble(err.Error())
		}
		files[name] = string(text)
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := e.file(c, name, files[name]); err != nil {
			return err
		}
	}
	_, err := fmt.Fprint(c.OutOrStdout(), "\n"+strings.ReplaceAll(g.say, "@SITE@", e.site))
	return err
}

// file writes one file, unless that would lose what another person wrote.
func (e *embedding) file(c *cobra.Command, name, text string) error {
	path := filepath.Join(e.out, filepath.FromSlash(name))
	old, err := os.ReadFile(path)
	switch {
	case err == nil && string(old) != text && !e.force:
		return trouble(path + " is there with another content: move it away, or write over it with --force")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return trouble(reason(path, err))
	}
	err = cmp.Or(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644))
	if err != nil {
		return trouble(reason(path, err))
	}
	c.Println("wrote " + path)
	return nil
}
