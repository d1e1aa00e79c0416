package course

import (
	"embed"
	"html/template"
	"io"
	"sync"

	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

//go:embed templates/*.html
var templateFiles embed.FS

var templates = sync.OnceValue(func() *template.Template {
	return template.Must(prerender.Templates().ParseFS(templateFiles, "templates/*.html"))
})

// Shell is what every page has around its own.
type Shell struct {
	prerender.Options
	// Sections are the parts of the site beside the walks. Here is the Link.Href of the one that the page belongs to.
	Sections []Link
	Here     string
}

// Link leads to a page, from the site's root.
type Link struct {
	Title, Href string
	// Says is a line about the page; empty where it has none.
	Says string
}

// Lesson is a walk in a list.
type Lesson struct {
	Link
	// Name is the walk's name in the library.
	Name string
	// Level is from 1 to 3, Minutes how long it takes; 0 where the walk does not say it.
	Level, Minutes int
}

// World is a chapter of the course.
type World struct {
	// ID is its anchor.
	ID, Title string
	// Minutes is how long all of it takes, as far as its lessons say.
	Minutes int
	Lessons []Lesson
}

// Course is the page that lists the lessons.
type Course struct {
	Shell
	// First is where to begin.
	First  Link
	Worlds []World
	// Challenges are the walks that are one task as a whole.
	Challenges []Lesson
	// More are the parts of the site that go on from here.
	More []Link
}

// Write writes the HTML document. It fails only where w does.
func (c Course) Write(w io.Writer) error { return templates().ExecuteTemplate(w, "course", c) }

// Chapter is a page of the field guide, of the myths or of the reference.
type Chapter struct {
	Shell
	// Part is the list that the chapter stands in.
	Part Link
	// Head is the chapter's title.
	Head string
	Body template.HTML
	// Contents are its sections; a page with few has none here.
	Contents []Link
	// Before and After are its neighbours; nil at the ends.
	Before, After *Link
}

// Write writes the HTML document. It fails only where w does.
func (c Chapter) Write(w io.Writer) error { return templates().ExecuteTemplate(w, "chapter", c) }

// Index is the page that lists the chapters of a part.
type Index struct {
	Shell
	Head, Intro string
	Chapters    []Link
}

// Write writes the HTML document. It fails only where w does.
func (i Index) Write(w io.Writer) error { return templates().ExecuteTemplate(w, "index", i) }

// Glossary is the page that explains the words.
type Glossary struct {
	Shell
	Terms []view.Term
}

// Write writes the HTML document. It fails only where w does.
func (g Glossary) Write(w io.Writer) error { return templates().ExecuteTemplate(w, "glossary", g) }

// Teach is the teacher's page.
type Teach struct {
	Shell
	Worlds []TaughtWorld
}

// TaughtWorld is a chapter of the course with what to ask in it.
type TaughtWorld struct {
	ID, Title string
	Lessons   []Taught
}

// Taught is a lesson with what to ask.
type Taught struct {
	Lesson
	Questions []Question
	// Tasks are the titles of its tasks.
	Tasks []string
	// Remember is what to keep of it, as a tree.
	Remember []view.Note
}

// Question is what the reader of a step is asked, and its answer.
type Question struct {
	// Step is the number of the step.
	Step int
	// Asked is the question, Verdict the answer in a few words, Why its reason. Code in them is between backticks.
	Asked, Verdict, Why string
}

// Write writes the HTML document. It fails only where w does.
func (t Teach) Write(w io.Writer) error { return templates().ExecuteTemplate(w, "teach", t) }
