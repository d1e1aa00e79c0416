package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"html/template"
	"strings"

	"rolewalk/engine/notes"
	"rolewalk/engine/view"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed favicon.svg
var favicon []byte

var templates = template.Must(template.ParseFS(templateFiles, "templates/*.html"))

// Shell is what every page of the site is made from.
type Shell struct {
	// Root leads from the page to the site's root: empty, or `../` as often as it is deep.
	Root        string
	Title       string
	Description string
	Groups      []Group
	site        *site
}

// Asset is the address of a file of the site, from the root.
func (s Shell) Asset(name string) string { return s.site.address(name) }

// WalkPage is the page of one walk, or its frame.
type WalkPage struct {
	Shell
	*First
	// Href is the walk's page from the site's root, where the frame leads out to.
	Href string
	// Next is the page of the walk after it, from the site's root; empty after the last, and in a frame.
	Next, NextTitle string

	SiteJSON, TextJSON, PageJSON, NotesJSON, WaysJSON, AdviceJSON template.JS
}

// pages writes every page of the site.
func (s *site) pages(library *Library) error {
	list, err := json.MarshalIndent(library, "", " ")
	if err != nil {
		return err
	}
	if err := s.write("library.json", append(list, '\n')); err != nil {
		return err
	}
	all := library.walks()
	for i, walk := range all {
		if i+1 < len(all) {
			walk.next = all[i+1]
		}
		if err := s.walkPages(walk, walk.Href); err != nil {
			return err
		}
	}
	if err := s.walkPages(all[0], ""); err != nil {
		return err
	}
	shell := Shell{Root: "../", Title: "Library", Description: "All walks of Rolewalk.", Groups: library.Groups, site: s}
	return s.render("library", "library/index.html", shell)
}

// walkPages writes a walk's page, its frame and its text under a folder of the site. The root's frame is at /embed too.
func (s *site) walkPages(walk *Walk, folder string) error {
	names := map[string]string{"index.html": "page", "embed.html": "embed"}
	if folder == "" {
		names["embed/index.html"] = "embed"
	} else if err := s.write(folder+"walk.txt", []byte(walk.Text)); err != nil {
		return err
	}
	for name, kind := range names {
		page, err := s.walkPage(walk, strings.Repeat("../", strings.Count(folder+name, "/")))
		if err != nil {
			return err
		}
		if kind == "embed" {
			page.Next = ""
		}
		if err := s.render(kind, folder+name, page); err != nil {
			return err
		}
	}
	return nil
}

func (s *site) walkPage(walk *Walk, root string) (*WalkPage, error) {
	page := &WalkPage{
		Shell: Shell{Root: root, Title: walk.Title, Description: describe(walk.Page), site: s},
		First: firstView(walk.Text, walk.Page, walk.Ways),
		Href:  walk.Href,
	}
	if walk.next != nil {
		page.Next, page.NextTitle = walk.next.Href, walk.next.Title
	}
	about := map[string]string{
		"root": root, "walk": walk.Name, "next": page.Next, "nextTitle": page.NextTitle,
		"worker": s.address("worker.js"), "engine": s.address("engine.wasm"), "companion": s.address("companion.wasm"),
	}
	for target, value := range map[*template.JS]any{
		&page.SiteJSON: about, &page.TextJSON: walk.Text, &page.PageJSON: walk.Page, &page.NotesJSON: noteTrees(walk.Page),
		&page.WaysJSON: walk.Ways, &page.AdviceJSON: walk.Advice,
	} {
		// json.Marshal writes <, > and & as escapes, so the text cannot end the element that it stands in.
		text, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		*target = template.JS(text)
	}
	return page, nil
}

func (s *site) render(kind, name string, data any) error {
	var out bytes.Buffer
	if err := templates.ExecuteTemplate(&out, kind, data); err != nil {
		return err
	}
	return s.write(name, out.Bytes())
}

// noteTrees are the trees of all Markdown of a page, by their text.
func noteTrees(page *view.Page) map[string][]view.Note {
	trees := map[string][]view.Note{}
	add := func(markdown string) {
		if markdown != "" {
			trees[markdown] = notes.Parse(markdown)
		}
	}
	add(page.About)
	for _, row := range page.Rows {
		add(row.Note)
	}
	if page.Goal != nil {
		add(page.Goal.Brief)
	}
	return trees
}

// describe is the page's description for search engines: the first step's real reason, after the title.
func describe(page *view.Page) string {
	for _, row := range page.Rows {
		if row.Step != nil && !row.Step.Predict {
			return strings.TrimSpace(page.Title + ". " + row.Step.Sentence)
		}
	}
	return page.Title
}
