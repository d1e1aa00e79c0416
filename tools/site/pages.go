package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

//go:embed favicon.svg
var favicon []byte

// pages writes every page of the site.
func (s *site) pages(library *library) error {
	list, err := json.MarshalIndent(library, "", " ")
	if err != nil {
		return err
	}
	if err := s.write("library.json", append(list, '\n')); err != nil {
		return err
	}
	for _, walk := range library.walks() {
		if err := s.walkPages(walk, walk.Href); err != nil {
			return err
		}
		s.drawn = append(s.drawn, walk.Href)
	}
	if err := s.walkPages(library.home(), ""); err != nil {
		return err
	}
	return s.movedPages(library)
}

// walkPages writes a walk's page, its frame and its text under a folder of the site. The root's frame is at /embed too.
func (s *site) walkPages(walk *libraryWalk, folder string) error {
	frame := []string{folder + "embed.html"}
	if folder == "" {
		frame = append(frame, "embed/index.html")
	} else if err := s.besides(walk, folder); err != nil {
		return err
	}
	first := prerender.FirstStep(walk.Page)
	if err := s.walkPage(walk, folder+"index.html", first, false); err != nil {
		return err
	}
	for _, name := range frame {
		if err := s.walkPage(walk, name, first, true); err != nil {
			return err
		}
	}
	if s.steps && folder != "" {
		return s.stepPages(walk, folder)
	}
	return nil
}

// stepPages writes a walk's page at each of its steps, as step-1.html and so on.
func (s *site) stepPages(walk *libraryWalk, folder string) error {
	n := 0
	for i := range walk.Page.Rows {
		if walk.Page.Rows[i].Kind != view.RowStep {
			continue
		}
		n++
		if err := s.walkPage(walk, fmt.Sprintf("%sstep-%d.html", folder, n), i, false); err != nil {
			return err
		}
	}
	return nil
}

// walkPage writes the page of a walk, or its frame, at a row.
func (s *site) walkPage(walk *libraryWalk, name string, row int, frame bool) error {
	o := prerender.Options{
		Text: walk.Text, Row: row, Advice: walk.Advice, Root: strings.Repeat("../", strings.Count(name, "/")),
		Title: walk.Title, Description: describe(walk.Page), Asset: s.address, Walk: walk.Name, Frame: frame, Href: walk.Href,
		Weights: s.weights, Versions: s.releases, Offline: s.offline, Printed: s.printed,
	}
	script := "main.js"
	if frame {
		script = "embed.js"
	}
	o.Imports = s.imports[script]
	if row == prerender.FirstStep(walk.Page) {
		o.Suggested = walk.Suggestions
	}
	if !frame && strings.HasPrefix(name, walk.Href) {
		o.Discover = oembedName
	}
	if walk.next != nil && !frame {
		o.Next, o.NextTitle = walk.next.Href, walk.next.Title
	}
	if walk.previous != nil && !frame {
		o.Previous, o.PreviousTitle = walk.previous.Href, walk.previous.Title
	}
	var out bytes.Buffer
	if err := prerender.Write(&out, walk.Page, o); err != nil {
		return err
	}
	return s.write(name, out.Bytes())
}

// describe is the page's description for search engines: the first step's real reason, after the title.
func describe(page *view.Page) string {
	for i := range page.Rows {
		if step := page.Rows[i].Step; step != nil && !step.Predict {
			return strings.TrimSpace(page.Title + ". " + step.Sentence)
		}
	}
	return page.Title
}

// missingPage writes what an address that is none answers.
func (s *site) missingPage() error {
	var out bytes.Buffer
	err := prerender.WriteMissing(&out, prerender.Options{
		Title: "No page here", Description: "There is no page at this address", Asset: s.address,
	})
	if err != nil {
		return err
	}
	return s.write("404.html", out.Bytes())
}
