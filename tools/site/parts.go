package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"rolewalk/tools/chapter"
	"rolewalk/tools/course"
	"rolewalk/tools/printed"
	"rolewalk/tools/reference"
)

// part is a part of the course that is read: its chapters, and the page that lists them.
type part struct {
	// folder is its folder on the site and below scenarios/.
	folder string
	// title is that of its page, kind what one of its chapters is called.
	title, kind string
	intro       string
	chapters    []*chapter.Chapter
}

// address is the page of a chapter, from the site's root.
func (p *part) address(c *chapter.Chapter) string { return p.folder + "/" + c.Name + "/" }

// manyContents is from how many sections on a chapter lists them at its top.
const manyContents = 4

// chapterRoot leads from the page of a chapter to the site's root.
const chapterRoot = "../../"

// readParts reads the chapters. A part without any is left out.
func readParts(scenarios string) ([]*part, error) {
	var parts []*part
	for _, p := range []*part{
		{
			folder: "guide", title: "Field guide", kind: "Field guide",
			intro: "The errors that AWS prints: what each means, why it usually happens, and how to tell the causes apart.",
		},
		{
			folder: "myths", title: "Myths", kind: "Myth",
			intro: "Claims about roles that people repeat, each settled by a walk.",
		},
		{
			folder: "reference", title: "Reference", kind: "Reference",
			intro: "The walk language, the rules that are decided, the findings, operators and keys.",
		},
	} {
		var err error
		if p.chapters, err = chapter.Read(filepath.Join(scenarios, p.folder), chapterRoot); err != nil {
			return nil, err
		}
		if p.folder == "reference" {
			if err := p.addReference(); err != nil {
				return nil, err
			}
		}
		if len(p.chapters) > 0 {
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// addReference adds the chapters that are printed from Go values.
func (p *part) addReference() error {
	pages, err := reference.Pages()
	if err != nil {
		return err
	}
	for _, page := range pages {
		c, err := chapter.Parse(page.Name, page.Markdown, chapterRoot)
		if err != nil {
			return fmt.Errorf("the reference page %s: %w", page.Name, err)
		}
		p.chapters = append(p.chapters, c)
	}
	return nil
}

// partPages writes the chapters of the course, and the pages that list them.
func (s *site) partPages(parts []*part) error {
	for _, p := range parts {
		address := p.folder + "/"
		index := course.Index{
			Shell: s.shell(address, address, p.title, p.intro), Head: p.title, Intro: p.intro,
		}
		for i, c := range p.chapters {
			index.Chapters = append(index.Chapters,
				course.Link{Title: c.Title, Href: p.address(c), Says: firstSentences(c.Lead)})
			if err := s.chapterPage(p, i); err != nil {
				return err
			}
		}
		if err := s.draw(address, index); err != nil {
			return err
		}
	}
	return nil
}

func (s *site) chapterPage(p *part, i int) error {
	c := p.chapters[i]
	page := course.Chapter{
		Shell: s.shell(p.address(c), p.folder+"/", c.Title, cmp.Or(c.Lead, p.intro)),
		Part:  course.Link{Title: p.title, Href: p.folder + "/"}, Head: c.Title, Body: c.Body,
	}
	if len(c.Sections) >= manyContents {
		for _, section := range c.Sections {
			page.Contents = append(page.Contents, course.Link{Title: section.Title, Href: "#" + section.ID})
		}
	}
	if i > 0 {
		page.Before = p.neighbour(i - 1)
	}
	if i+1 < len(p.chapters) {
		page.After = p.neighbour(i + 1)
	}
	return s.draw(p.address(c), page)
}

func (p *part) neighbour(i int) *course.Link {
	return &course.Link{Title: p.chapters[i].Title, Href: p.address(p.chapters[i])}
}

// printedPages are the sentences of AWS's that have a page, each with it. A sentence has one page.
func printedPages(parts []*part) ([]printed.Page, error) {
	var pages []printed.Page
	of := map[string]string{}
	for _, p := range parts {
		for _, c := range p.chapters {
			for _, text := range c.Printed {
				page := printed.Page{Normal: printed.Normal(text), Code: printed.Code(text), Href: p.address(c)}
				if other, ok := of[page.Normal]; ok && other != page.Href {
					return nil, fmt.Errorf("%s and %s are both about what AWS prints as %q", other, page.Href, page.Normal)
				}
				of[page.Normal] = page.Href
				pages = append(pages, page)
			}
		}
	}
	return pages, nil
}

// checkLinks fails where a chapter links to what the site does not have.
func (s *site) checkLinks(parts []*part) error {
	for _, p := range parts {
		for _, c := range p.chapters {
			for _, link := range c.Links {
				name, _, _ := strings.Cut(link, "#")
				if name == "" || strings.HasSuffix(name, "/") {
					name += "index.html"
				}
				if _, ok := s.versions[name]; !ok {
					return fmt.Errorf("%s/%s.md links to /%s, which the site does not have", p.folder, c.Name, link)
				}
			}
		}
	}
	return nil
}

// sectionsOf lists the parts of the site beside the walks.
func sectionsOf(parts []*part) []course.Link {
	list := []course.Link{{Title: "Course", Href: "library/"}}
	for _, p := range parts {
		list = append(list, course.Link{Title: p.title, Href: p.folder + "/", Says: p.intro})
	}
	return append(list,
		course.Link{Title: "Glossary", Href: "glossary/", Says: "The words of IAM, each in a sentence."},
		course.Link{Title: "Teach", Href: "teach/", Says: "For teachers: how to hide the answers, and what to ask."})
}
