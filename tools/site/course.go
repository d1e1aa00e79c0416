package main

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"rolewalk/tools/course"
	"rolewalk/tools/lesson"
	"rolewalk/tools/prerender"
)

// otherLessons is the heading of the lessons that belong to no world.
const otherLessons = "Other lessons"

// shell is what a page of the course has around its own, at an address that ends in a slash. Here is the part of the
// site that it belongs to.
func (s *site) shell(address, here, title, description string) course.Shell {
	return course.Shell{
		Here: here, Sections: s.sections,
		Options: prerender.Options{
			Root: strings.Repeat("../", strings.Count(address, "/")), Title: title, Description: description,
			Asset: s.address, Href: address,
		},
	}
}

// coursePages writes the pages around the walks.
func (s *site) coursePages(library *library, parts []*part) error {
	for _, step := range []func() error{
		func() error { return s.searchData(library, parts) },
		func() error { return s.coursePage(library) },
		s.glossaryPage,
		func() error { return s.teachPage(library) },
		func() error { return s.partPages(parts) },
		func() error { return s.checkLinks(parts) },
		s.siteMap,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// coursePage writes the page that lists the lessons.
func (s *site) coursePage(library *library) error {
	const address = "library/"
	page := course.Course{
		Shell: s.shell(address, address, "Course",
			"Lessons and challenges on AWS roles and AssumeRole, each a walk that you can change."),
	}
	first := library.walks()[0]
	page.First = course.Link{Title: first.Title, Href: first.Href}
	for _, w := range worldsOf(library.lessons()) {
		world := course.World{ID: anchor(w.title), Title: w.title}
		for _, walk := range w.walks {
			world.Lessons = append(world.Lessons, listed(walk))
			world.Minutes += walk.Minutes
		}
		page.Worlds = append(page.Worlds, world)
	}
	for _, walk := range library.group("challenges") {
		page.Challenges = append(page.Challenges, listed(walk))
	}
	page.More = s.sections[1:]
	return s.draw(address, page)
}

// drawn is a page that writes itself.
type drawn interface{ Write(io.Writer) error }

// draw writes a page at an address that ends in a slash.
func (s *site) draw(address string, page drawn) error {
	var out bytes.Buffer
	if err := page.Write(&out); err != nil {
		return fmt.Errorf("drawing %s: %w", address, err)
	}
	s.drawn = append(s.drawn, address)
	return s.write(address+"index.html", out.Bytes())
}

// listed is a walk as an entry of a list.
func listed(walk *libraryWalk) course.Lesson {
	return course.Lesson{
		Link: course.Link{Title: walk.Title, Href: walk.Href},
		Name: walk.Name, Level: walk.Level, Minutes: walk.Minutes,
	}
}

// world is the lessons of one chapter.
type world struct {
	title string
	walks []*libraryWalk
}

// worldsOf sorts lessons into their worlds, in the order in which these are taught. Lessons of no world, or of one that
// is not in the list, come last.
func worldsOf(walks []*libraryWalk) []world {
	var worlds []world
	for _, title := range append(slices.Clone(lesson.Worlds), otherLessons) {
		w := world{title: title}
		for _, walk := range walks {
			of := walk.World
			if !slices.Contains(lesson.Worlds, of) {
				of = otherLessons
			}
			if of == title {
				w.walks = append(w.walks, walk)
			}
		}
		if len(w.walks) > 0 {
			worlds = append(worlds, w)
		}
	}
	return worlds
}

// between are the signs that an anchor has hyphens for.
var between = regexp.MustCompile(`[^a-z0-9]+`)

// anchor is a title as the name of a place on a page.
func anchor(title string) string {
	return strings.Trim(between.ReplaceAllString(strings.ToLower(title), "-"), "-")
}
